/** An archive of any size, made up: every shape of table in turn, between lines of prose, in as many articles as wanted. */
import { join } from 'node:path';
import { asTxt, madeUp } from './archive.ts';
import { TABLES } from './archiveTables.ts';

const WORDS =
  'the lamp in a room goes out when its switch is turned by somebody who wants it to be dark and comes on again'.split(
    ' ',
  );

/** The same numbers for the same seed: a linear congruence, good enough to vary the length of prose. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

const prose = (line: number): string =>
  Array.from({ length: 12 }, (_, word) => WORDS[(line * 7 + word * 5) % WORDS.length]).join(' ');

export interface MadeUpFile {
  /** Below the archive's folder, as the archive names it: 100/Q100007.TXT. */
  readonly path: string;
  readonly text: string;
  /** How many rows it prints. */
  readonly rows: number;
}

/** Articles from Q100000 on; one in `every` prints a table, the archive's own share being about one in thirty. */
export function* manyArticles(count: number, every = 30, seed = 1): Generator<MadeUpFile> {
  const random = numbers(seed);
  for (let index = 0; index < count; index++) {
    const kb = `Q${100_000 + index}`;
    const table = index % every === 0 ? TABLES[(index / every) % TABLES.length] : undefined;
    const lines = Array.from({ length: 15 + ((random.next().value as number) % 40) }, (_, line) => prose(index + line));
    const article = madeUp({
      kb,
      title: `Lamp ${index} Goes Out`,
      parts: [
        ['SYMPTOMS', lines],
        ['RESOLUTION', ['', ...(table?.lines ?? []), '', `   Q${100_000 + ((index * 7) % count)} Another Lamp`]],
        ['STATUS', ['Microsoft has confirmed this to be a problem in lamps.']],
      ],
    });
    yield { path: join(kb.slice(1, 4), `${kb}.TXT`), text: asTxt(article), rows: table?.rows.length ?? 0 };
  }
}
