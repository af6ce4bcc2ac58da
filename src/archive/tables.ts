/**
 * The rows of an article's file tables.
 *
 * A table is no more than rows near each other: a quarter of the articles with rows print no header. A row is taken for what
 * its own cells say; header, neighbours and the text above help where a cell is missing. A line that looks like a row and
 * cannot be read as one is told, never dropped.
 */
import { type Cell, wordsOf } from './cells.ts';
import { type Header, readHeader } from './header.ts';
import type { Said } from './lines.ts';
import { type PlatformName, readName } from './names.ts';
import { type Row, readRow, readRows } from './rows.ts';
import type { Part, Placed } from './sections.ts';

/** Every cell exactly as printed; null where the row has none. */
export interface PrintedRow {
  readonly name: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly size: string | null;
  readonly version: string | null;
  readonly platform: string | null;
}

export interface FileRow extends PrintedRow {
  readonly line: number;
  readonly part: Part | null;
  /** The nearest heading below that of the part: mostly a product line. */
  readonly under: string | null;
  /** The day, as yyyy-mm-dd, in the order of day and month that the whole table is printed in. */
  readonly day: string | null;
  /** Whether another order of day and month would be a day too, and nothing in the table decides. */
  readonly eitherOrder: boolean;
  readonly time24: string | null;
  readonly bytes: number | null;
  /** Processor families, from the row's own cell or carried down to it. */
  readonly platforms: readonly PlatformName[];
  /** The row from which the platform is carried down; null where it is the row's own, or there is none. */
  readonly platformFrom: number | null;
  /** The file, without folders: its own cell, or the name that the text above the table gives. */
  readonly file: string | null;
  /** The line above the table that names the file; null where the row itself does. */
  readonly fileFrom: number | null;
  readonly folder: string | null;
  /** Words of the row that are no cell of these. */
  readonly others: readonly string[];
}

/** Something that could not be read, in words that go on after "line 12". */
export interface Problem {
  readonly line: number;
  readonly says: string;
}

export interface Tables {
  readonly rows: readonly FileRow[];
  readonly problems: readonly Problem[];
}

/** A row while its table is still being read. */
interface Draft {
  readonly at: Placed;
  readonly row: Row;
  readonly header: Header | null;
  /** Counts the runs of rows that no other text parts. */
  readonly table: number;
  /** Counts the runs of rows that no blank line parts. */
  readonly group: number;
  /** Lines below it that hold nothing but the rest of its last cell. */
  readonly below: string[];
}

/** What has been seen above the line at hand. */
interface Above {
  readonly header: Header | null;
  readonly last: Draft | null;
}

/** Words that make a sentence and stand in no cell. */
const SENTENCE =
  /(?:^|\s)(?:the|a|an|is|are|was|were|be|has|have|had|this|that|these|you|your|it|will|should|must|can|may|if|when|then|because|or|later)(?=\s|$)/i;

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const restText = (row: Row): string => row.rest.map(({ printed }) => printed).join(' ');

/** Whether what stands between the cells is running text. Columns of free text are short. */
function isProse(row: Row, header: Header | null): boolean {
  const rest = restText(row);
  if (/^NOTE\b/i.test(rest)) return true;
  const free = header?.columns.some((column) => column === 'platform' || column === 'other') ?? false;
  return wordCount(rest) > (free ? 12 : 6) || (wordCount(rest) > 1 && !free && SENTENCE.test(rest));
}

/** Whether a row has no more cells than the two or three that it is known by. */
const isBare = (row: Row): boolean => row.rest.length === 0;

/** A row of `dir`: nothing but its cells, or one word before them, the name of a file that has no ending. */
const isListed = ({ rest }: Row): boolean => rest.length === 0 || (rest.length === 1 && rest[0]?.at === 0);

/** A line that whoever wrote it may have meant as a row. */
const looksLikeRow = (row: Row): boolean =>
  row.date !== null && ((row.size !== null && !row.size.doubtful) || row.name?.known === true);

/** Whether a line is a row, given what stands above it. */
function isRow(row: Row, { header, last }: Above): boolean {
  if (isProse(row, header)) return false;
  const inTable = header !== null || last !== null;
  if (row.date && row.size && row.name) return true;
  if (row.date && row.size) return inTable || (isListed(row) && row.time !== null);
  if (row.date && row.name) return inTable || (isBare(row) && row.name.known);
  if (row.name && row.size) return inTable || (isBare(row) && row.name.known && !row.size.doubtful);
  return row.name !== null && row.version !== null && header !== null && row.name.known;
}

/** Whether a line holds only the rest of a cell that began on the row above: free text, far to the right. */
function isContinuation(row: Row, text: string, last: Draft | null): boolean {
  if (last === null || row.rest.length !== 1 || row.date || row.size || row.name || row.version) return false;
  const [rest] = row.rest;
  const cells = [last.row.platform, ...last.row.rest].filter((cell) => cell !== null);
  return (
    rest !== undefined && /^[\s|]+/.test(text) && cells.some((cell) => Math.abs(cell.at - rest.at) <= 2 && cell.at > 8)
  );
}

const DATE_OR_SIZE = /\d[-/.]\w|\w[-/.]\d|\d,\d{3}|\d ?[km]b\b/i;
/** Whether a line can be a row at all: cheap, because most lines of the archive are prose. */
const mayBeRow = (text: string): boolean => /\d/.test(text) && DATE_OR_SIZE.test(text);

const isRuler = (text: string): boolean => /^[-+=_|~*.\s]+$/.test(text);

/** The last file that a line of running text names. */
function nameIn({ text, line }: Placed): Said | null {
  const words = wordsOf(text);
  const names = words.map((_, index) => readName(words, index)?.cell).filter((name) => name?.known);
  const last = names.at(-1);
  return last ? { text: last.name, line } : null;
}

/** The file that the text above a table names last, under the same heading. */
function nameAbove(lines: readonly Placed[], first: Placed): Said | null {
  for (let index = lines.indexOf(first) - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || line.heading) return null;
    const said = nameIn(line);
    if (said) return said;
  }
  return null;
}

/** Reads line by line, and keeps what has been seen of the table it is in. */
class TableReader {
  readonly drafts: Draft[] = [];
  readonly problems: Problem[] = [];
  private above: Above = { header: null, last: null };
  private table = 0;
  private group = 0;

  read(at: Placed): void {
    const { text } = at;
    if (text.trim() === '') this.group++;
    else if (at.heading) this.end();
    else if (!isRuler(text)) this.readText(at);
  }

  private readText(at: Placed): void {
    const header = readHeader(at.text);
    if (header) {
      this.table++;
      this.above = { header, last: null };
      return;
    }
    const inTable = this.above.last !== null || this.above.header !== null;
    if (!inTable && !mayBeRow(at.text)) {
      this.end();
      return;
    }
    const rows = readRows(at.text);
    const [row] = rows;
    if (row === undefined) return;
    if (rows.every((each) => isRow(each, this.above))) for (const each of rows) this.add(at, each);
    else if (isContinuation(row, at.text, this.above.last))
      this.above.last?.below.push(at.text.replace(/\|/g, ' ').trim());
    else {
      if (looksLikeRow(row)) this.problems.push({ line: at.line, says: whyNoRow(row, at.text) });
      this.end();
    }
  }

  private add(at: Placed, row: Row): void {
    const { header } = this.above;
    const more = looksLikeRow(readRow(restText(row)));
    if (more) this.problems.push({ line: at.line, says: `holds more than one row: "${at.text.trim()}"` });
    const draft = { at, row, header, table: this.table, group: this.group, below: [] };
    this.drafts.push(draft);
    this.above = { header, last: draft };
  }

  /** Other text ends a table. */
  private end(): void {
    if (this.above.last !== null || this.above.header !== null) this.table++;
    this.above = { header: null, last: null };
  }
}

function whyNoRow(row: Row, text: string): string {
  const { date, size, name } = row;
  const has = size && !size.doubtful ? `a size (${size.printed})` : `a file name (${name?.printed})`;
  const why = isProse(row, null) ? 'reads as a sentence' : 'stands in no table';
  return `has a date (${date?.printed}) and ${has}, and ${why}: "${text.trim()}"`;
}

/** A name without an ending, as Ntldr, is the one word left in a row whose neighbours have a name there. */
function plainName({ row, header }: Draft): Cell | null {
  const [word, ...others] = row.rest;
  if (row.name || !word || others.length > 0 || /\s/.test(word.printed)) return null;
  return header && !header.columns.includes('name') ? null : word;
}

/** The platform cell as printed, and the cells of free text that make it up. */
interface PlatformText {
  readonly text: string | null;
  readonly from: readonly Cell[];
}

const oneSpaceBetween = (one: Cell, other: Cell): boolean =>
  other.at === one.at + one.printed.length + 1 || one.at === other.at + other.printed.length + 1;

/**
 * In a column of platforms free text is a platform too, Windows 98, and one space before or behind a processor it belongs to
 * it, PPC (Debug). In any other table free text is none.
 */
function platformText({ row, header, below }: Draft, name: Cell | null): PlatformText {
  const free = header?.columns.includes('platform') ? row.rest.filter((cell) => cell !== name) : [];
  const own = row.platform ? free.filter((cell) => oneSpaceBetween(cell, row.platform as Cell)) : free.slice(-1);
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
  readonly named: Said | null;
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
function settledTable(table: readonly Draft[], lines: readonly Placed[]): readonly FileRow[] {
  const [first] = table;
  const nameless = first !== undefined && table.some(({ row }) => row.name === null);
  const common = { order: orderOf(table), named: nameless ? nameAbove(lines, first.at) : null };
  let last: Draft | null = null;
  return table.map((draft) => {
    if (last?.group !== draft.group) last = null;
    const own = platformText(draft, plainName(draft)).text !== null;
    const row = settled(draft, common, own ? null : last);
    if (draft.row.platform) last = draft;
    return row;
  });
}

/** Reads every file table of an article's text. */
export function readTables(lines: readonly Placed[]): Tables {
  const reader = new TableReader();
  for (const line of lines) reader.read(line);
  const tables: Draft[][] = [];
  for (const draft of reader.drafts) {
    if (tables.at(-1)?.at(-1)?.table === draft.table) tables.at(-1)?.push(draft);
    else tables.push([draft]);
  }
  const rows = tables.flatMap((table) => settledTable(table, lines));
  const nameless = rows
    .filter(({ file }) => file === null)
    .map(({ line }) => ({ line, says: 'is a row that names no file' }));
  return { rows, problems: [...reader.problems, ...nameless].toSorted((one, other) => one.line - other.line) };
}
