/**
 * An island of a frame: its markup as the server draws it, and beside it what it opens with. It is asleep until frame.js
 * finds a reason to wake it. A data block is no script: no browser runs it, and no policy has to allow it.
 */

/** What it opens with, for a data block, which ends where any markup would end it. */
export const dataOf = (opens: unknown): string => JSON.stringify(opens).replaceAll('<', '\\u003c');

/** The same as Island.astro, as text. `markup`: of the view as it opens. */
export const islandOf = (is: string, markup: string, opens: unknown): string =>
  `<div data-island="${is}">${markup}</div><script type="application/json">${dataOf(opens)}</script>`;
