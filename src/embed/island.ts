/**
 * An island of a frame: its markup as the server draws it, and beside it what it opens with. It is asleep until frame.js
 * finds a reason to wake it. A data block is no script: no browser runs it, and no policy has to allow it.
 */

/** What it opens with, for a data block, which ends where any markup would end it. */
export const dataOf = (opens: unknown): string => JSON.stringify(opens).replaceAll('<', '\\u003c');

/** What the files of its moments have in their names, and how many steps there are. */
export interface MomentFiles {
  readonly mark: string;
  readonly steps: number;
}

/**
 * @param is under which name a part of the frame's scripts knows it
 * @param markup of the view as it opens
 */
export function islandOf(is: string, markup: string, opens: unknown, moments?: MomentFiles): string {
  const drawn = moments ? ` data-moments="${moments.mark}" data-steps="${moments.steps}"` : '';
  return `<div data-island="${is}"${drawn}>${markup}</div><script type="application/json">${dataOf(opens)}</script>`;
}
