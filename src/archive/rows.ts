/**
 * A line as a row of a file table: a line of the archive, of `dir`, or only a date and a size.
 *
 * A row is a set of cells in any order, each there or not. What is none of them is kept as it stands, so that whoever asks
 * can say what was not understood.
 */
import { type Cell, type Found, type Reader, type Word, wordsOf } from './cells.ts';
import { type DateCell, readDate, readTime, type TimeCell } from './dates.ts';
import {
  isEnding,
  type NameCell,
  type PlatformCell,
  readFolder,
  readName,
  readPlatform,
  readVersion,
  type VersionCell,
} from './names.ts';
import { readSize, type SizeCell } from './sizes.ts';

export interface Row {
  readonly date: DateCell | null;
  readonly time: TimeCell | null;
  readonly size: SizeCell | null;
  readonly version: VersionCell | null;
  readonly name: NameCell | null;
  readonly platform: PlatformCell | null;
  readonly folder: Cell | null;
  /** What is none of these, in its order, each run of words as it stands between the cells. */
  readonly rest: readonly Cell[];
}

type Kind = Exclude<keyof Row, 'rest'>;
type Candidate = Found<Cell> & { readonly kind: Kind; readonly from: number };

const READERS: Readonly<Record<Kind, Reader<Cell>>> = {
  date: readDate,
  time: readTime,
  size: readSize,
  version: readVersion,
  name: readName,
  platform: readPlatform,
  folder: readFolder,
};
const KINDS = Object.keys(READERS) as Kind[];

/** How surely the shape of a size means a size. */
function trustInSize({ bytes, doubtful, printed }: SizeCell): number {
  if (!doubtful) return bytes === null ? 7 : 9;
  if (/^\d+$/.test(printed)) return 2;
  return printed.split(/\D/).length > 2 ? 6 : 3;
}

/** How surely the shape of a cell means its kind: the surest cells choose their words first. */
const TRUST: { readonly [K in Kind]: (cell: never) => number } = {
  date: () => 10,
  time: () => 10,
  size: trustInSize,
  version: ({ parts }: VersionCell) => 2 * parts.length - 1,
  name: ({ known }: NameCell) => (known ? 8 : 4),
  platform: () => 8,
  folder: () => 8,
};
const trust = ({ kind, cell }: Candidate): number => TRUST[kind](cell as never);

function candidatesIn(words: readonly Word[]): readonly Candidate[] {
  const all = words.flatMap((_, from) =>
    KINDS.flatMap((kind) => {
      const found = READERS[kind](words, from);
      return found ? [{ ...found, kind, from }] : [];
    }),
  );
  return all.toSorted((one, other) => trust(other) - trust(one) || one.from - other.from);
}

/** A line that holds only signs is a ruler, and a lone hyphen says that a cell is empty. */
const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** The runs of words that no cell has taken, as they stand in the line. */
function restOf(line: string, words: readonly Word[], taken: ReadonlySet<number>): readonly Cell[] {
  const runs: { at: number; end: number; last: number }[] = [];
  words.forEach(({ at, text }, index) => {
    if (taken.has(index)) return;
    const run = runs.at(-1);
    if (run?.last === index - 1 && !line.slice(run.end, at).includes('|'))
      Object.assign(run, { end: at + text.length, last: index });
    else runs.push({ at, end: at + text.length, last: index });
  });
  return runs
    .map(({ at, end }) => ({ printed: line.slice(at, end).replace(/[\s(]+$/, ''), at }))
    .filter(({ printed }) => !isBlank(printed));
}

/** An old `dir` parts the ending from the name, TCPIP    SYS, at the start of the line. */
function partedName(words: readonly Word[], taken: ReadonlySet<number>): Found<NameCell> | null {
  const [first, second] = words;
  if (!first || !second || taken.has(0) || taken.has(1)) return null;
  if (!/^[\w$~-]{1,8}$/.test(first.text) || !isEnding(second.text)) return null;
  const name = `${first.text}.${second.text}`;
  return { cell: { printed: name, at: first.at, name, known: true }, words: 2 };
}

/** Reads a line. It always comes back: what the line does not hold is null, and what it holds besides is in `rest`. */
export function readRow(line: string): Row {
  const words = wordsOf(line);
  const taken = new Set<number>();
  const cells: Partial<Record<Kind, Cell>> = {};
  const take = (kind: Kind, from: number, { cell, words: count }: Found<Cell>) => {
    const places = Array.from({ length: count }, (_, index) => from + index);
    if (cells[kind] || places.some((place) => taken.has(place))) return;
    for (const place of places) taken.add(place);
    cells[kind] = cell;
  };
  for (const candidate of candidatesIn(words)) take(candidate.kind, candidate.from, candidate);
  const parted = partedName(words, taken);
  if (parted) take('name', 0, parted);
  const none = { date: null, time: null, size: null, version: null, name: null, platform: null, folder: null };
  return { ...none, ...cells, rest: restOf(line, words, taken) } as Row;
}
