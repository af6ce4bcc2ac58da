/**
 * `client:touch`: an island that sleeps, complete as it was served, until the reader first touches it.
 *
 * Pointing at it, coming to it by keyboard and pressing in it are all a touch. Until then none of its script is on
 * its way, and what the reader does while it is on its way is kept and done again: no click is lost. Once one island
 * of a page is awake the others wake as they come into view, for they may have to follow it.
 *
 * `client:touch={{ fragment: '~' }}`: it wakes, and is scrolled to, also where the address has this behind its `#`, or
 * one of several such.
 *
 * `client:touch={{ now: true }}`: it wakes at once. Its scripts may fail to arrive all the same, and then it says so, as the others do.
 *
 * `client:touch={{ paper: 'as served' }}`: whatever the reader does to it, it is printed as it was served. A copy is kept before
 * its script touches it, and stands in its place while the page is printed.
 *
 * Astro writes this file into the page as one script and names it in the page's policy, so it imports nothing.
 */
import type { ClientDirective } from 'astro';

const TOUCHES = ['pointerover', 'pointerdown', 'focusin', 'keydown', 'click', 'input', 'change'];
/** Of these, the ones that an island answers, and that would be lost on one asleep. */
const ANSWERED = ['keydown', 'click', 'input', 'change'];
const FAILED =
  'What moves this part of the page could not be loaded. Once you are connected again touch it a second time, or load the page anew.';
/** A browser that could not load a script which others import does not ask for it twice on one page. */
const FAILED_AGAIN =
  'What moves this part of the page could not be loaded once more. Once you are connected again load the page anew.';

let tellOthers: () => void;
const firstAwake = new Promise<void>((resolve) => {
  tellOthers = resolve;
});

interface KeptDeed {
  /** What was chosen stands chosen again: an island that wakes shows what it was served with. */
  readonly restore: () => void;
  readonly repeat: () => void;
}

/** The way to do again what was just done. What the browser itself does with it, it has done already. */
function deedOf(event: Event, island: HTMLElement): KeptDeed {
  const target = event.target as HTMLInputElement;
  const { value, checked } = target;
  const again = new (event.constructor as typeof Event)(event.type, event);
  const restore = (): void => {
    if (event.type === 'input' || event.type === 'change') Object.assign(target, { value, checked });
  };
  return {
    restore,
    repeat: () => {
      restore();
      island.addEventListener(event.type, (own) => own.preventDefault(), { capture: true, once: true });
      target.dispatchEvent(again);
    },
  };
}

/** Keeps what was served for paper: shown by print alone, and there only as long as something prints. */
function keepForPaper(island: HTMLElement): void {
  const served = document.createElement('div');
  served.className = 'as-served';
  served.append(...[...island.children].map((part) => part.cloneNode(true)));
  addEventListener('beforeprint', () => island.before(served));
  addEventListener('afterprint', () => served.remove());
}

const touch: ClientDirective = (load, options, island) => {
  const { fragment, now, paper } = options.value as unknown as {
    readonly now?: true;
    readonly fragment?: string | readonly string[];
    readonly paper?: 'as served';
  };
  const awake = new AbortController();
  const { signal } = awake;
  const kept: KeptDeed[] = [];
  let failed = false;
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'alert';

  const wake = async (): Promise<void> => {
    if ('waking' in island.dataset) return;
    island.dataset['waking'] = '';
    const hydrate = await load();
    // What the reader does while its scripts are read in is answered before the island is woken.
    await new Promise((answered) => setTimeout(answered));
    if (paper !== undefined) keepForPaper(island);
    await hydrate();
    delete island.dataset['waking'];
  };
  for (const type of TOUCHES)
    island.addEventListener(
      type,
      (event) => {
        // What the notice has pushed under a mouse that lies still is not pointed at.
        if (failed && type === 'pointerover') return;
        if (ANSWERED.includes(type)) kept.push(deedOf(event, island));
        wake();
      },
      { signal, capture: true },
    );

  island.addEventListener(
    'astro:hydrate',
    async () => {
      awake.abort();
      // Not sooner: what is pressed would move away between the press and the click.
      notice.remove();
      tellOthers();
      // All at once, so that nobody sees it undone for as long as it takes to do it again.
      for (const { restore } of kept) restore();
      for (const { repeat } of kept) {
        repeat();
        // The next was done to what this one left behind.
        await new Promise((shown) => setTimeout(shown));
      }
    },
    { once: true },
  );
  island.addEventListener('astro:hydration-error', () => {
    kept.length = 0;
    notice.textContent = failed ? FAILED_AGAIN : FAILED;
    failed = true;
    island.before(notice);
  });

  const sight = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) wake();
  });
  signal.addEventListener('abort', () => sight.disconnect());
  firstAwake.then(() => {
    if (!signal.aborted) for (const part of island.children) sight.observe(part);
  });

  if (now) wake();
  if (fragment === undefined) return;
  const asked = (): boolean => [fragment].flat().some((one) => location.hash.includes(one));
  addEventListener('hashchange', () => asked() && wake(), { signal });
  if (!asked()) return;
  wake();
  const show = (): void => island.firstElementChild?.scrollIntoView();
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', show);
  else show();
};

export default touch;
