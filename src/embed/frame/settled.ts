/** A setting that was not served may have to be searched before the island is as high as it will be. */

/** Milliseconds after which it is shown as it is. Most settings are searched in a third of a second. */
const LONGEST = 2000;

/** What is on its way: a verdict, and whether the hang can still be avoided. */
const COMING = '.searching, .asking';

/** Ends once nothing below `root` is on its way any more, or after a while; at once where all is asleep. */
export const settled = (root: HTMLElement): Promise<void> =>
  new Promise((done) => {
    if (!root.querySelector('[data-awake]')) return done();
    const end = (): void => {
      observer.disconnect();
      done();
    };
    // What was found is drawn in two goes: where one looks, and then the rest.
    let last: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(last);
      if (!root.querySelector(COMING)) last = setTimeout(end, 50);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    // Whoever was just woken says so in its next drawing.
    setTimeout(look);
    setTimeout(end, LONGEST);
  });
