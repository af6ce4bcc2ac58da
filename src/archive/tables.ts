/**
 * The rows of an article's file tables.
 *
 * A table is no more than rows near each other: a quarter of the articles with rows print no header. A row is taken for what
 * its own cells say; header, neighbours and the text above help where a cell is missing. A line that looks like a row and
 * cannot be read as one is told, never dropped.
 */
import type { FileRow } from './fileRow.ts';
import { readHeader, type TableHeader } from './header.ts';
import { isContinuation, isProse, isRow, isRuler, looksLikeRow, mayBeRow, restText } from './isRow.ts';
import { type ArchiveRow, readRow, readRows } from './rows.ts';
import type { PlacedLine } from './sections.ts';
import { type Draft, namesAbove, settledTable } from './settle.ts';

/** Something that could not be read, in words that go on after "line 12". */
export interface Problem {
  readonly line: number;
  readonly says: string;
}

export interface Tables {
  readonly rows: readonly FileRow[];
  readonly problems: readonly Problem[];
}

/** Why a line that looks like a row is none, in words that go on after "line 12". */
function whyNoRow(row: ArchiveRow, text: string): string {
  const { date, size, name } = row;
  const has = size && !size.doubtful ? `a size (${size.printed})` : `a file name (${name?.printed})`;
  const why = isProse(row, null) ? 'reads as a sentence' : 'stands in no table';
  return `has a date (${date?.printed}) and ${has}, and ${why}: "${text.trim()}"`;
}

/** Reads line by line, and keeps what has been seen of the table it is in. */
class TableReader {
  readonly drafts: Draft[] = [];
  readonly problems: Problem[] = [];
  private header: TableHeader | null = null;
  private last: Draft | null = null;
  private table = 0;
  private group = 0;

  read(at: PlacedLine): void {
    const { text } = at;
    if (text.trim() === '') this.group++;
    else if (at.heading) this.end();
    else if (!isRuler(text)) this.readText(at);
  }

  private readText(at: PlacedLine): void {
    const header = readHeader(at.text);
    if (header) {
      this.end();
      this.header = header;
    } else if (this.header || this.last || mayBeRow(at.text)) this.readCells(at);
    else this.end();
  }

  private readCells(at: PlacedLine): void {
    const above = { header: this.header, last: this.last?.row ?? null };
    const rows = readRows(at.text);
    const [row] = rows;
    if (rows.every((each) => isRow(each, above))) for (const each of rows) this.add(at, each);
    else if (row && isContinuation(row, at.text, above.last)) this.last?.below.push(at.text.replace(/\|/g, ' ').trim());
    else {
      if (row && looksLikeRow(row)) this.problems.push({ line: at.line, says: whyNoRow(row, at.text) });
      this.end();
    }
  }

  private add(at: PlacedLine, row: ArchiveRow): void {
    const more = looksLikeRow(readRow(restText(row)));
    if (more) this.problems.push({ line: at.line, says: `holds more than one row: "${at.text.trim()}"` });
    this.last = { at, row, header: this.header, table: this.table, group: this.group, below: [] };
    this.drafts.push(this.last);
  }

  /** Other text ends a table, and so does the header of the next. */
  private end(): void {
    this.table++;
    this.header = null;
    this.last = null;
  }
}

/** Reads every file table of an article's text. */
export function readTables(lines: readonly PlacedLine[]): Tables {
  const reader = new TableReader();
  for (const line of lines) reader.read(line);
  const tables: Draft[][] = [];
  for (const draft of reader.drafts) {
    if (tables.at(-1)?.at(-1)?.table === draft.table) tables.at(-1)?.push(draft);
    else tables.push([draft]);
  }
  const nameAbove = namesAbove(lines);
  const rows = tables.flatMap((table) => settledTable(table, nameAbove));
  const nameless = rows
    .filter(({ file }) => file === null)
    .map(({ line }) => ({ line, says: 'is a row that names no file' }));
  return { rows, problems: [...reader.problems, ...nameless].toSorted((one, other) => one.line - other.line) };
}
