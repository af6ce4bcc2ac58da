/**
 * What a reader finds on a page, taken the same way in every browser. These functions run in the page, by themselves:
 * each has all that it needs within it.
 */

/** Wakes every island, and gives all words of the page's main part. */
export async function readWords(): Promise<string> {
  for (const island of document.querySelectorAll('astro-island'))
    island.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  while (document.querySelector('astro-island[ssr]')) await new Promise((later) => setTimeout(later, 20));
  return (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Everything that the machines of a page show: at every step of the run that each opens with, and of other settings. */
export async function readMachines() {
  const words = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const until = async (what: string, holds: () => unknown): Promise<void> => {
    const end = Date.now() + 60_000;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`This page never came to it: ${what}`);
      await new Promise((later) => setTimeout(later, 5));
    }
  };
  const rendered = (): Promise<void> => new Promise((later) => setTimeout(later));
  // Most of the machine follows a step a frame after the figure.
  const settled = (): Promise<void> =>
    new Promise((later) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(later, 20))));
  const set = (control: HTMLInputElement | HTMLSelectElement, value: string): void => {
    control.value = value;
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  for (const island of document.querySelectorAll('astro-island'))
    island.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  await until('every island is awake', () => !document.querySelector('astro-island[ssr]'));

  const readings = [];
  for (const machine of document.querySelectorAll<HTMLElement>('section.machine')) {
    const slider = machine.querySelector<HTMLInputElement>('input[type="range"]') as HTMLInputElement;
    const part = (name: string): string => words(machine.querySelector(name));
    const moments = [];
    const last = slider.disabled ? 0 : Number(slider.max);
    for (let step = 0; step <= last; step++) {
      if (last > 0) set(slider, String(step));
      await until(`step ${step}`, () => slider.getAttribute('aria-valuetext')?.startsWith(`step ${step} `));
      await settled();
      moments.push({
        said: part('.said'),
        threads: part('.threads'),
        locks: part('.locks'),
        processors: part('.processors'),
        data: part('.data'),
        lanes: [...machine.querySelectorAll('svg.lanes :is(.outline, .veil)')].map(
          (drawn) => `${drawn.getAttribute('y')} ${drawn.getAttribute('height')}`,
        ),
      });
    }
    const schedule = location.hash;
    const verdict = part('.verdict');
    const table = [...machine.querySelectorAll('details.all tr')].map(words);
    const figure = [...machine.querySelectorAll('svg.lanes')].map((drawn) => drawn.innerHTML.length);
    // Another setting has not been explored by the build: its verdict comes from the worker.
    const others: string[] = [];
    for (let at = 0; at < machine.querySelectorAll('select').length; at++) {
      const chosen = () => machine.querySelectorAll('select')[at] as HTMLSelectElement;
      const usual = chosen().value;
      const other = [...chosen().options].find(({ value, disabled }) => value !== usual && !disabled)?.value;
      if (other === undefined) continue;
      for (const value of [other, usual]) {
        set(chosen(), value);
        await rendered();
        await until(`a verdict with ${value}`, () => machine.querySelector('.verdict:not(.searching)'));
        // The address is written once what it names is painted.
        await settled();
        others.push(`${value}: ${part('.verdict')} ${location.hash}`);
      }
    }
    readings.push({ schedule, verdict, moments, table, figure, others });
  }

  const explored: string[] = [];
  for (const explore of document.querySelectorAll('section.explore')) {
    const start = explore.querySelector<HTMLButtonElement>('button.main') as HTMLButtonElement;
    await settled();
    await until('the last search is over', () => !start.disabled);
    start.click();
    await until('every schedule is explored', () => words(explore).includes('The search has ended.'));
    // Other readings are searched last; a part without any has no room for them.
    const others = explore.querySelector('.readings');
    await until('other readings are searched', () => others?.textContent !== '');
    explored.push(words(explore));
  }
  return { readings, explored };
}
