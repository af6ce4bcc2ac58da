/** The figure of a machine as a file of its own: what the page's style sheets say of it is written into it. */

/** Everything that styles the figure, by the names that SVG has for it. */
const STYLED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
] as const;

/** @returns the text of an SVG file that looks as the figure does now, in the theme that is shown, on its own ground. */
export function fileOf(figure: SVGSVGElement): string {
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const [shown, written] = [figure, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  for (const [at, element] of (shown ?? []).entries()) {
    const style = getComputedStyle(element);
    const twin = written?.[at];
    for (const name of STYLED) twin?.setAttribute(name, style.getPropertyValue(name));
    twin?.removeAttribute('class');
  }
  const { width, height } = figure.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({
    width,
    height,
    fill: getComputedStyle(figure).getPropertyValue('--card'),
  }))
    ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Gives the reader a file to keep. */
export function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has its own hold on what it saves.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
