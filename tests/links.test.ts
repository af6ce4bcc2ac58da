import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownBy } from './support/shown.ts';

/**
 * Links that the book has written, each with what it showed on the day it was written. Rows are added and never
 * changed: somebody has put such a link into a ticket, a mail or another page.
 */
const GALLERY = readFileSync(join(import.meta.dirname, 'links/version-A.tsv'), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.split('\t') as [link: string, shows: string]);

/**
 * Links of the gallery whose moment a later model no longer has. Each must say in a sentence which of its steps is
 * gone, and stands here with the reason.
 */
const GONE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'A~interrupt~lctrl-alt-del~5e00.17',
    'A~interrupt~p2~lctrl-alt-del~f5100af0.17@11',
    'A~interrupt~p2~lctrl-alt-del~50f010b11101e.17',
  ].map((link) => [
    link,
    'Winlogon looked at its event a second time when it ran; in NT the set has satisfied its wait',
  ]),
);

/** What is shown, whatever the order in which it is told. */
const parts = (shows: string): ReadonlySet<string> => new Set(shows.split(' | '));

/** What is told otherwise than on the day a link was written, though the moment is the same one. */
const TOLD_NOW: readonly (readonly [then: string, now: string])[] = [
  // The values of a place have the names under which lines test and assign them.
  ['ao->Connections = empty', 'ao->Connections = NULL'],
  ['Item = an item', 'Item = NewItem'],
  // An assignment tells what is assigned.
  ['writes back one more than it read.', 'sets Count to value + 1.'],
  ['finds A closing.', 'finds the other closing.'],
  ['finds B closing.', 'finds the other closing.'],
  // A processor is given a thread, in a sentence as on its button.
  [' is given to ', ' is given '],
];
const toldNow = (shows: string): string => TOLD_NOW.reduce((text, [then, now]) => text.replace(then, now), shows);

describe('a link that the book has written', () => {
  it('there is one from every page that writes them, for every case and concept', () => {
    expect(GALLERY.length).toBeGreaterThan(500);
    expect(new Set(GALLERY.map(([link]) => link)).size).toBe(GALLERY.length);
  });

  it('reopens the moment that it showed, or says which of its steps no longer exists', () => {
    const wrong = GALLERY.flatMap(([link, shows]): readonly object[] => {
      const now = shownBy(link);
      if (Object.hasOwn(GONE, link))
        return /step \d+/.test(now.problem ?? '') ? [] : [{ link, expected: GONE[link], now: now.problem }];
      return now.problem === null && parts(now.shows).symmetricDifference(parts(toldNow(shows))).size === 0
        ? []
        : [{ link, expected: shows, now }];
    });
    expect(wrong).toEqual([]);
  });
});
