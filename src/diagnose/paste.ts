/** What somebody pasted of a driver file, read: lines of `dir`, a property sheet, or only a date and a size. */
import type { TableCell } from '../archive/cells.ts';
import type { DateCell, TimeCell } from '../archive/dateCells.ts';
import type { NameCell, PlatformCell, VersionCell } from '../archive/nameCells.ts';
import { type ArchiveRow, readRow } from '../archive/rows.ts';
import type { SizeCell } from '../archive/sizes.ts';
import { clipped, MOST_PASTED } from '../sim/outside.ts';
import { figure } from '../sim/sentences.ts';

/** A file as far as the paste tells it. A cell that it does not have is null. */
export interface FileSeen {
  readonly date: DateCell | null;
  readonly time: TimeCell | null;
  readonly size: SizeCell | null;
  readonly name: NameCell | null;
  readonly version: VersionCell | null;
  readonly platform: PlatformCell | null;
}

export interface Pasted {
  readonly files: readonly FileSeen[];
  /** What was not understood, or not read, in sentences. */
  readonly notes: readonly string[];
}

/** A listing of all drivers has some hundred lines; nothing is gained by reading a book. */
const MOST_LINES = 1_000;

/** Of the days that a property sheet shows, only the last one tells the build: a copy is created anew, and every look is an access. */
const OTHER_DAY = /^\W*(created|accessed|size on disk)\b/i;

const WANTED =
  'Paste a line of dir, such as 07/21/99 05:13p 147,920 Tcpip.sys, the lines of a property sheet, or only a date and a size.';

const isFile = ({ date, size }: ArchiveRow): boolean => date !== null && size !== null;

/** The first of each kind of cell among rows. */
function together(rows: readonly ArchiveRow[]): FileSeen {
  const first = <C extends TableCell>(of: (row: ArchiveRow) => C | null): C | null => {
    for (const row of rows) if (of(row)) return of(row);
    return null;
  };
  return {
    date: first(({ date }) => date),
    time: first(({ time }) => time),
    size: first(({ size }) => size),
    name: first(({ name }) => name),
    version: first(({ version }) => version),
    platform: first(({ platform }) => platform),
  };
}

/** Sentences about cells that have the shape of a date or a time and are none. */
export function impossible({ date, time }: FileSeen): readonly string[] {
  const notes: string[] = [];
  if (date && date.days.length === 0)
    notes.push(`${date.printed} has the shape of a date, and the calendar has no such day.`);
  if (time && time.time24 === null) notes.push(`${time.printed} has the shape of a time, and no clock shows it.`);
  return notes;
}

/**
 * Reads a paste. Lines with both a date and a size are a file each; where there is none, all lines together are one file.
 *
 * Never throws. Where nothing is understood there are no files, and a note says what was expected.
 */
export function readPaste(text: string): Pasted {
  if (text.trim() === '') return { files: [], notes: text === '' ? [] : [`There is nothing in it. ${WANTED}`] };
  const notes: string[] = [];
  const lines = text
    .slice(0, MOST_PASTED)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const read = lines.slice(0, MOST_LINES);
  if (text.length > MOST_PASTED || lines.length > MOST_LINES) {
    const how = lines.length > MOST_LINES ? `${figure(MOST_LINES)} lines` : `${figure(MOST_PASTED)} characters`;
    notes.push(`It is long: the first ${how} were read, and the rest was not. Paste the line of the driver alone.`);
  }
  const told = read.filter((line) => !OTHER_DAY.test(line));
  const rows = told.map(readRow);
  const files = rows.filter(isFile).map((row) => together([row]));
  if (files.length > 0) return { files, notes };
  const sheet = together(rows);
  if (sheet.date || sheet.size) return { files: [sheet], notes };
  const other =
    told.length < read.length
      ? ' The day on which a file was created or last looked at does not tell its build: “Modified” does.'
      : '';
  return {
    files: [],
    notes: [...notes, `“${clipped(read[0]?.trim() ?? '', 60)}” has neither a date nor a size in it.${other} ${WANTED}`],
  };
}
