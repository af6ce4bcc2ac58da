/** An article of the archive, read: every fact that its form gives away, each with its line. */

import type { FileRow } from './fileRow.ts';
import { type Foot, type FootField, readFoot } from './foot.ts';
import { type Head, readHead } from './head.ts';
import { readHeader } from './header.ts';
import { type LineSaid, type PrintedPage, pageOf } from './lines.ts';
import { type PrintedStop, readStops } from './printedStops.ts';
import { type ListedProduct, readApplies } from './productList.ts';
import { type Reference, readReferences } from './references.ts';
import { type Resolution, readResolutions } from './resolutions.ts';
import { type PlacedLine, place } from './sections.ts';
import { readStatuses, type Status } from './statuses.ts';
import { type Problem, readTables } from './tables.ts';

export interface ArchiveArticle extends Head {
  readonly form: PrintedPage['form'];
  readonly products: readonly ListedProduct[];
  /** The text between the list of products and the foot. */
  readonly text: readonly PlacedLine[];
  readonly rows: readonly FileRow[];
  readonly references: readonly Reference[];
  readonly stops: readonly PrintedStop[];
  readonly resolutions: readonly Resolution[];
  readonly statuses: readonly Status[];
  /** Words added for the search of the time; null where the line is missing. */
  readonly queryWords: LineSaid | null;
  readonly fields: ReadonlyMap<FootField, LineSaid>;
  /** What could not be read, by line. */
  readonly problems: readonly Problem[];
  /** The line of the file at hand that holds a line of the TXT form. */
  readonly inFile: (line: number) => number;
}

/** What the form of an article promises and this one does not keep. */
function missing(
  page: PrintedPage,
  fields: readonly string[],
  foot: Foot | null,
  products: readonly unknown[],
): readonly Problem[] {
  const last = page.body.at(-1)?.line ?? page.head.length;
  return [
    ...fields.map((field) => ({ line: 1, says: `lacks ${field}` })),
    ...(products.length === 0 ? [{ line: 1, says: 'lists no product' }] : []),
    ...(foot ? [] : [{ line: last, says: 'ends before its foot' }]),
  ];
}

/** @returns the article in a text, TXT or MD; null where the text is no article of the archive. Never throws. */
export function readArticle(file: string): ArchiveArticle | null {
  const page = pageOf(file);
  const found = readHead(page);
  if (!found) return null;
  const { head } = found;
  const { products, until } = readApplies(page.body);
  const foot = readFoot(page.body);
  const end = foot?.from ?? Number.POSITIVE_INFINITY;
  const lines = page.body.filter(({ line }) => line > until && line < end);
  const text = place(lines, (line) => readHeader(line) !== null);
  const { rows, problems } = readTables(text);
  const references = readReferences(text, head.kb);
  const titled = new Set(references.flatMap(({ title, line }) => (title === null ? [] : [line])));
  return {
    ...head,
    form: page.form,
    products,
    text,
    rows,
    references,
    stops: readStops(head.title.text, text),
    resolutions: readResolutions(text),
    statuses: readStatuses(text),
    queryWords: foot?.queryWords ?? null,
    fields: foot?.fields ?? new Map(),
    problems: [...missing(page, found.missing, foot, products), ...problems.filter(({ line }) => !titled.has(line))],
    inFile: page.inFile,
  };
}
