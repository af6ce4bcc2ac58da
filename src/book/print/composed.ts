/**
 * A part of the site as a chapter of the book: nothing in it runs, its ids are its own, and a link leads to the place in
 * the book where there is one, else to the site.
 */

/** What its figures are called, by the class of their frame. */
const FIGURES: Readonly<Record<string, string>> = {
  figure: 'the shortest schedule',
  odds: 'how likely it is',
  window: 'how far apart two requests may start',
  waits: 'who waits for whom',
  strip: 'the minutes afterwards',
};

export interface NumberedFigure {
  readonly id: string;
  readonly name: string;
}

export interface BookPlace {
  /** Of the site, with its path and a slash at the end. */
  readonly address: string;
  /** Articles that have a chapter, by number. */
  readonly chapters: ReadonlySet<string>;
  /** Articles that have a line. */
  readonly lines: ReadonlySet<string>;
  /** Builds in its table. */
  readonly builds: ReadonlySet<string>;
}

/** Of a path inside the site: the place in the book, or null. */
function placeIn({ chapters, lines, builds }: BookPlace, inside: string): string | null {
  const [, kb, at] = /^kb\/\d{3}\/(Q\d+)\/(?:#(.+))?$/.exec(inside) ?? [];
  if (kb !== undefined && chapters.has(kb)) return `#${kb}${at ? `-${at}` : ''}`;
  if (kb !== undefined) return lines.has(kb) ? `#${kb}` : null;
  const [, word] = /^concepts\/#(.+)$/.exec(inside) ?? [];
  if (word !== undefined) return `#words-${word}`;
  const [, number] = /^model\/#([AK]\d+)$/.exec(inside) ?? [];
  if (number !== undefined) return `#${number}`;
  // What follows from other readings is told with each assumption, where the site has a table besides.
  if (inside === 'model/#readings') return '#assumptions';
  const [, build] = /^builds\/([\w-]+)\/$/.exec(inside) ?? [];
  return build !== undefined && builds.has(build) ? `#build-${build}` : null;
}

const IDS = /\s(id|for|popovertarget|aria-labelledby|aria-describedby|headers)="([^"]+)"/g;

const still = (html: string): string =>
  html
    .replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
    .replaceAll(/<\/?astro-island\b[^>]*>/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '');

/** @param own what its ids begin with: the article's number @param page the chapter's own page, inside the site */
export function compose(html: string, own: string, page: string, place: BookPlace): string {
  const root = new URL(place.address).pathname;
  const led = (href: string): string => {
    const here = href.startsWith('#') && html.includes(`id="${href.slice(1)}"`);
    if (here) return `#${own}-${href.slice(1)}`;
    if (href.startsWith('#')) return `${place.address}${page}${href}`;
    if (!href.startsWith(root)) return href;
    const inside = href.slice(root.length);
    return placeIn(place, inside) ?? `${place.address}${inside}`;
  };
  return still(html)
    .replaceAll(IDS, (_, name: string, ids: string) => {
      const all = ids.split(' ').map((id) => `${own}-${id}`);
      return ` ${name}="${all.join(' ')}"`;
    })
    .replaceAll(/\shref="([^"]+)"/g, (_, href: string) => {
      const to = led(href);
      // The site's own addresses are not printed behind each link: one is on the cover.
      return ` href="${to}"${to.startsWith(place.address) ? ' data-on-site' : ''}`;
    })
    .replaceAll(
      /<(?:figure|div) class="(figure|odds|window|waits|strip)"/g,
      (frame, is: string) => `<p class="figure-name">${own}: ${FIGURES[is]}</p>${frame}`,
    );
}

/** The chapters with their figures numbered through, and what those are called. */
export function numbered(html: string): { readonly html: string; readonly figures: readonly NumberedFigure[] } {
  const figures: NumberedFigure[] = [];
  const counted = html.replaceAll(/<p class="figure-name">([^<]*)<\/p>/g, (_, name: string) => {
    const number = figures.length + 1;
    figures.push({ id: `figure-${number}`, name });
    return `<p class="figure-name" id="figure-${number}"><strong>Figure ${number}.</strong> ${name}</p>`;
  });
  return { html: counted, figures };
}
