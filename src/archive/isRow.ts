/** Whether a line is a row of a file table, by what it holds and by what stands above it. */
import type { TableHeader } from './header.ts';
import type { ArchiveRow } from './rows.ts';

/** What has been seen above a line of the table that it may belong to. */
export interface Above {
  readonly header: TableHeader | null;
  readonly last: ArchiveRow | null;
}

/** Words that make a sentence and stand in no cell. */
const SENTENCE =
  /(?:^|\s)(?:the|a|an|is|are|was|were|be|has|have|had|this|that|these|you|your|it|will|should|must|can|may|if|when|then|because|or|later)(?=\s|$)/i;

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
export const restText = (row: ArchiveRow): string => row.rest.map(({ printed }) => printed).join(' ');

/** Whether what stands between the cells is running text. Columns of free text are short. */
export function isProse(row: ArchiveRow, header: TableHeader | null): boolean {
  const rest = restText(row);
  if (/^NOTE\b/i.test(rest)) return true;
  const free = header?.columns.some((column) => column === 'platform' || column === 'other') ?? false;
  return wordCount(rest) > (free ? 12 : 6) || (wordCount(rest) > 1 && !free && SENTENCE.test(rest));
}

/** Whether a row has no more cells than the two or three that it is known by. */
const isBare = (row: ArchiveRow): boolean => row.rest.length === 0;

/** A row of `dir`: nothing but its cells, or one word before them, the name of a file that has no ending. */
const isListed = ({ rest }: ArchiveRow): boolean => rest.length === 0 || (rest.length === 1 && rest[0]?.at === 0);

/** A line that whoever wrote it may have meant as a row. */
export const looksLikeRow = (row: ArchiveRow): boolean =>
  row.date !== null && ((row.size !== null && !row.size.doubtful) || row.name?.known === true);

/** Whether a line is a row, given what stands above it. */
export function isRow(row: ArchiveRow, { header, last }: Above): boolean {
  if (isProse(row, header)) return false;
  const inTable = header !== null || last !== null;
  if (row.date && row.size && row.name) return true;
  if (row.date && row.size) return inTable || (isListed(row) && row.time !== null);
  if (row.date && row.name) return inTable || (isBare(row) && row.name.known);
  if (row.name && row.size) return inTable || (isBare(row) && row.name.known && !row.size.doubtful);
  return row.name !== null && row.version !== null && header !== null && row.name.known;
}

/** Whether a line holds only the rest of a cell that began on the row above: free text, far to the right. */
export function isContinuation(row: ArchiveRow, text: string, last: ArchiveRow | null): boolean {
  if (last === null || row.rest.length !== 1 || row.date || row.size || row.name || row.version) return false;
  const [rest] = row.rest;
  const cells = [last.platform, ...last.rest].filter((cell) => cell !== null);
  return (
    rest !== undefined && /^[\s|]+/.test(text) && cells.some((cell) => Math.abs(cell.at - rest.at) <= 2 && cell.at > 8)
  );
}

const DATE_OR_SIZE = /\d[-/.]\w|\w[-/.]\d|\d,\d{3}|\d ?[km]b\b/i;
/** Whether a line can be a row at all: cheap, because most lines of the archive are prose. */
export const mayBeRow = (text: string): boolean => /\d/.test(text) && DATE_OR_SIZE.test(text);

export const isRuler = (text: string): boolean => /^[-+=_|~*.\s]+$/.test(text);
