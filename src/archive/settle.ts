/** Rows of one table settle each other: the order of day and month, a platform carried down, a file named above. */
import { type TableCell, wordsOf } from './cells.ts';
import type { FileRow } from './fileRow.ts';
import type { TableHeader } from './header.ts';
import type { LineSaid } from './lines.ts';
import { readName } from './nameCells.ts';
import type { ArchiveRow } from './rows.ts';
import type { PlacedLine } from './sections.ts';

/** A row while its table is still being read. */
export interface Draft {
  readonly at: PlacedLine;
  readonly row: ArchiveRow;
  readonly header: TableHeader | null;
  /** Counts the runs of rows that no other text parts. */
  readonly table: number;
  /** Counts the runs of rows that no blank line parts. */
  readonly group: number;
  /** Lines below it that hold nothing but the rest of its last cell. */
  readonly below: string[];
}

/** The last file that a line of running text names. */
function nameIn({ text, line }: PlacedLine): LineSaid | null {
  const words = wordsOf(text);
  const names = words.map((_, index) => readName(words, index)?.cell).filter((name) => name?.known);
  const last = names.at(-1);
  return last ? { text: last.name, line } : null;
}

/** The file that the text above a line names last, under the same heading; null where it names none. */
export type NameAbove = (line: PlacedLine) => LineSaid | null;

/** Looks upwards in these lines, and never twice over the same ones: an article may hold as many tables as lines. */
export function namesAbove(lines: readonly PlacedLine[]): NameAbove {
  const places = new Map(lines.map((line, index) => [line, index]));
  const above = new Map<number, LineSaid | null>();
  return (first) => {
    const from = places.get(first) ?? 0;
    let said: LineSaid | null = null;
    let index = from;
    while (!said && index > 0 && !above.has(index)) {
      const line = lines[index - 1];
      if (!line || line.heading) break;
      said = nameIn(line);
      // What stands above the line that names a file is another matter.
      if (!said) index--;
    }
    said ??= above.get(index) ?? null;
    for (let place = index; place <= from; place++) above.set(place, said);
    return said;
  };
}

/** A name without an ending, as Ntldr, is the one word left in a row whose neighbours have a name there. */
function plainName({ row, header }: Draft): TableCell | null {
  const [word, ...others] = row.rest;
  if (row.name || !word || others.length > 0 || /\s/.test(word.printed)) return null;
  return header && !header.columns.includes('name') ? null : word;
}

/** The platform cell as printed, and the cells of free text that make it up. */
interface PlatformText {
  readonly text: string | null;
  readonly from: readonly TableCell[];
}

const oneSpaceBetween = (one: TableCell, other: TableCell): boolean =>
  other.at === one.at + one.printed.length + 1 || one.at === other.at + other.printed.length + 1;

/**
 * In a column of platforms free text is a platform too, Windows 98, and one space before or behind a processor it belongs to
 * it, PPC (Debug). In any other table free text is none.
 */
function platformText({ row, header, below }: Draft, name: TableCell | null): PlatformText {
  const free = header?.columns.includes('platform') ? row.rest.filter((cell) => cell !== name) : [];
  const own = row.platform ? free.filter((cell) => oneSpaceBetween(cell, row.platform as TableCell)) : free.slice(-1);
  const cells = [row.platform, ...own].filter((cell) => cell !== null).toSorted((one, other) => one.at - other.at);
  const text = [...cells.map(({ printed }) => printed), ...(cells.length > 0 ? below : [])]
    .join(' ')
    .replace(/\s+/g, ' ');
  return { text: text === '' ? null : text, from: own };
}

/** Which of day and month a table prints first; null where none of its dates decides. */
function orderOf(table: readonly Draft[]): 'day' | 'month' | null {
  let order: 'month' | null = null;
  for (const { row } of table) {
    const [, first = 0, second = 0] = /^(\d{1,2})[-/](\d{1,2})[-/]/.exec(row.date?.printed ?? '')?.map(Number) ?? [];
    if (first > 12 && second <= 12) return 'day';
    if (second > 12) order = 'month';
  }
  return order;
}

/** What a whole table settles for each of its rows. */
interface Common {
  readonly order: 'day' | 'month' | null;
  /** The file that the text above names, for rows that name none. */
  readonly named: LineSaid | null;
}

function settled(draft: Draft, { order, named }: Common, carried: Draft | null): FileRow {
  const { at, row } = draft;
  const plain = plainName(draft);
  const name = row.name ?? plain;
  const above = name || (row.rest.length > 0 && !draft.header) ? null : named;
  const days = row.date?.days ?? [];
  const platform = platformText(draft, plain);
  return {
    line: at.line,
    part: at.part,
    under: at.under,
    name: name?.printed ?? null,
    date: row.date?.printed ?? null,
    time: row.time?.printed ?? null,
    size: row.size?.printed ?? null,
    version: row.version?.printed ?? null,
    platform: platform.text,
    day: (order === 'day' ? days.at(-1) : days[0]) ?? null,
    eitherOrder: days.length > 1 && order === null,
    time24: row.time?.time24 ?? null,
    bytes: row.size?.bytes ?? null,
    platforms: (row.platform ?? carried?.row.platform)?.platforms ?? [],
    platformFrom: carried?.at.line ?? null,
    file: row.name?.name ?? plain?.printed ?? above?.text ?? null,
    fileFrom: above?.line ?? null,
    folder: row.folder?.printed ?? null,
    others: row.rest.filter((cell) => cell !== plain && !platform.from.includes(cell)).map(({ printed }) => printed),
  };
}

/** A whole table: the order of its dates is one, and a platform stands for the rows below it, down to a blank line. */
export function settledTable(table: readonly Draft[], nameAbove: NameAbove): readonly FileRow[] {
  const [first] = table;
  const nameless = first !== undefined && table.some(({ row }) => row.name === null);
  const common = { order: orderOf(table), named: nameless ? nameAbove(first.at) : null };
  let last: Draft | null = null;
  return table.map((draft) => {
    if (last?.group !== draft.group) last = null;
    const own = platformText(draft, plainName(draft)).text !== null;
    const row = settled(draft, common, own ? null : last);
    if (draft.row.platform) last = draft;
    return row;
  });
}
