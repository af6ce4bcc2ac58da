/**
 * A line as a row of a file table: a line of the archive, of `dir`, or only a date and a size.
 *
 * A row is a set of cells in any order, each there or not. What is none of them is kept as it stands, so that whoever asks
 * can say what was not understood.
 */
import { type CellReader, type CellWord, type FoundCell, type TableCell, withoutEnd, wordsOf } from './cells.ts';
import { type DateCell, readDate, readTime, type TimeCell } from './dateCells.ts';
import {
  type NameCell,
  type PlatformCell,
  readFolder,
  readName,
  readPartedName,
  readPlatform,
  readVersion,
  type VersionCell,
} from './nameCells.ts';
import { readSize, type SizeCell } from './sizes.ts';

export interface ArchiveRow {
  readonly date: DateCell | null;
  readonly time: TimeCell | null;
  readonly size: SizeCell | null;
  readonly version: VersionCell | null;
  readonly name: NameCell | null;
  readonly platform: PlatformCell | null;
  readonly folder: TableCell | null;
  /** What is none of these, in its order, each run of words as it stands between the cells. */
  readonly rest: readonly TableCell[];
}

type RowKind = Exclude<keyof ArchiveRow, 'rest'>;
type RowCandidate = FoundCell<TableCell> & { readonly kind: RowKind; readonly from: number };

const READERS: Readonly<Record<RowKind, CellReader<TableCell>>> = {
  date: readDate,
  time: readTime,
  size: readSize,
  version: readVersion,
  name: readName,
  platform: readPlatform,
  folder: readFolder,
};
const KINDS = Object.keys(READERS) as RowKind[];

/** How surely the shape of a size means a size. */
function trustInSize({ bytes, doubtful, printed }: SizeCell): number {
  if (!doubtful) return bytes === null ? 7 : 9;
  if (/^\d+$/.test(printed)) return 2;
  return printed.split(/\D/).length > 2 ? 6 : 3;
}

/** How surely the shape of a cell means its kind: the surest cells choose their words first. */
const TRUST: { readonly [K in RowKind]: (cell: never) => number } = {
  date: () => 10,
  time: () => 10,
  size: trustInSize,
  version: ({ parts }: VersionCell) => 2 * parts.length - 1,
  name: ({ known }: NameCell) => (known ? 8 : 4),
  platform: () => 8,
  folder: () => 8,
};
const trust = ({ kind, cell }: RowCandidate): number => TRUST[kind](cell as never);

/** What each word of a line may begin, the surest first. */
const candidatesOf = (words: readonly CellWord[]): readonly (readonly RowCandidate[])[] =>
  words.map((_, from) =>
    KINDS.flatMap((kind) => {
      const found = READERS[kind](words, from);
      return found ? [{ ...found, kind, from }] : [];
    }).toSorted((one, other) => trust(other) - trust(one)),
  );

/** A line that holds only signs is a ruler, and a lone hyphen says that a cell is empty. */
const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** The runs of words that no cell has taken, as they stand in the line. */
function restOf(line: string, words: readonly CellWord[], from: number, to: number, taken: ReadonlySet<number>) {
  const runs: { at: number; end: number; last: number }[] = [];
  for (let index = from; index < to; index++) {
    const { at, text } = words[index] as CellWord;
    const run = runs.at(-1);
    if (taken.has(index)) continue;
    if (run?.last === index - 1 && !line.slice(run.end, at).includes('|'))
      Object.assign(run, { end: at + text.length, last: index });
    else runs.push({ at, end: at + text.length, last: index });
  }
  return runs
    .map(({ at, end }) => ({ printed: withoutEnd(line.slice(at, end), ' \t('), at }))
    .filter(({ printed }) => !isBlank(printed));
}

/** Whether a row holds enough to be about one file. */
const isWhole = ({ date, size, name }: ArchiveRow): boolean => date !== null && (size !== null || name !== null);

/** A line once looked at: its words and what each may be. */
class RowReading {
  private readonly line: string;
  private readonly words: readonly CellWord[];
  private readonly candidates: readonly (readonly RowCandidate[])[];

  constructor(line: string) {
    this.line = line;
    this.words = wordsOf(line);
    this.candidates = candidatesOf(this.words);
  }

  /** The row that these words make, each cell taken by the surest of its kind. */
  row(from = 0, to = this.words.length): ArchiveRow {
    const taken = new Set<number>();
    const cells: Partial<Record<RowKind, TableCell>> = {};
    const take = ({ kind, from: at, cell, words: count }: RowCandidate) => {
      const places = Array.from({ length: count }, (_, index) => at + index);
      if (cells[kind] || places.some((place) => place >= to || taken.has(place))) return;
      for (const place of places) taken.add(place);
      cells[kind] = cell;
    };
    const parted = readPartedName(this.words, from);
    const all = this.candidates.slice(from, to).flat();
    if (parted && !all.some(({ kind, cell }) => kind === 'name' && (cell as NameCell).known))
      take({ ...parted, kind: 'name', from });
    for (const candidate of all.toSorted((one, other) => trust(other) - trust(one))) take(candidate);
    const none = { date: null, time: null, size: null, version: null, name: null, platform: null, folder: null };
    return { ...none, ...cells, rest: restOf(this.line, this.words, from, to, taken) } as ArchiveRow;
  }

  /** The rows of files side by side; one row where there are none. */
  rows(): readonly ArchiveRow[] {
    const rows: ArchiveRow[] = [];
    for (let from = 0; from < this.words.length; ) {
      const next = this.nextFile(from);
      rows.push(this.row(from, next));
      from = next;
    }
    return rows.length > 1 && rows.every(isWhole) ? rows : [this.row()];
  }

  /** Where the next of several files begins: behind the last cell before one whose kind there has been since `start`. */
  private nextFile(start: number): number {
    const seen = new Set<RowKind>();
    let behind = start;
    for (let from = start; from < this.words.length; ) {
      const [surest] = this.candidates[from] ?? [];
      if (surest && seen.has(surest.kind)) return behind;
      if (surest) seen.add(surest.kind);
      from += surest?.words ?? 1;
      if (surest) behind = from;
    }
    return this.words.length;
  }
}

/** Reads a line. It always comes back: what the line does not hold is null, and what it holds besides is in `rest`. */
export const readRow = (line: string): ArchiveRow => new RowReading(line).row();

/** Reads a line that may print several files side by side. There is always one row at least. */
export const readRows = (line: string): readonly ArchiveRow[] => new RowReading(line).rows();
