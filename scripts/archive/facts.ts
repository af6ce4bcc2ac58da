/**
 * What an article of the archive says, in the shape of this book's content. `npm run article` writes it into a new file, and
 * `npm run audit` holds the files that we have to it: what the two take for a fact cannot differ.
 */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import type { FileRow, PrintedCells } from '../../src/archive/fileRow.ts';
import type { FootField } from '../../src/archive/foot.ts';
import { type ListedProduct, readProduct } from '../../src/archive/productList.ts';
import type { Book } from '../../src/content/joins.ts';
import { DRIVERS, type Section } from '../../src/content/lists.ts';
import { sectionOf } from './wording.ts';

/** The entries of this book that an article's names can mean. */
export type Names = Pick<Book, 'products' | 'packs'>;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
export const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

const keyOf = (name: string, version: string, edition: string | null) => [name, version, edition ?? ''].join('|');

/** Products of this book by what a product list prints for them. */
function meaningsOf({ products }: Names): ReadonlyMap<string, string> {
  return new Map(
    products.flatMap(({ id, data }) =>
      data.printed.map((printed) => {
        const { name, versions, edition } = readProduct(printed);
        return [keyOf(name, versions[0] ?? '', edition), id] as const;
      }),
    ),
  );
}

/** The products that a line of the list means: one for each version, whatever its service packs. */
function meansOf({ name, versions, edition }: ListedProduct, meanings: ReadonlyMap<string, string>): string[] {
  const bare = versions.length === 0 ? [''] : versions.map((version) => version.replace(/ SP\w+$/, ''));
  return unique(bare.flatMap((version) => meanings.get(keyOf(name, version, edition)) ?? []));
}

export const productsOf = (article: ArchiveArticle, names: Names) => {
  const meanings = meaningsOf(names);
  return article.products.map((product) => ({
    means: meansOf(product, meanings),
    printed: product.printed,
    versions: [...product.versions],
    edition: product.edition,
    line: product.line,
  }));
};

/** The value of a field at the foot; null where the foot has no such field, or nothing in it. */
const fieldOf = ({ fields }: ArchiveArticle, name: FootField): string | null => fields.get(name)?.text || null;

/** Every field around the text. `category` is null where the form does not keep it. */
export const recordOf = (article: ArchiveArticle) => ({
  category: article.category,
  product: article.product.text,
  versions: article.versions.text,
  version: fieldOf(article, 'Version'),
  operatingSystems: article.operatingSystems.text,
  keywords: words(fieldOf(article, 'Keywords') ?? ''),
  technology: words(fieldOf(article, 'Technology') ?? ''),
  hardware: words(fieldOf(article, 'Hardware') ?? ''),
  component: fieldOf(article, 'Component'),
  issueTypes: words(fieldOf(article, 'Issue type') ?? ''),
  solutionTypes: words(fieldOf(article, 'Solution Type') ?? ''),
  queryWords: article.queryWords?.text ?? '',
  lastModified: article.lastModified,
});
export type ArchiveRecord = ReturnType<typeof recordOf>;

/** The line that a field of the record stands on. */
export function lineOfField(article: ArchiveArticle, field: keyof ArchiveRecord): number {
  const foot: Partial<Record<keyof ArchiveRecord, FootField>> = {
    version: 'Version',
    keywords: 'Keywords',
    technology: 'Technology',
    hardware: 'Hardware',
    component: 'Component',
    issueTypes: 'Issue type',
    solutionTypes: 'Solution Type',
  };
  const name = foot[field];
  if (name !== undefined) return article.fields.get(name)?.line ?? article.fields.get('Keywords')?.line ?? 1;
  if (field === 'product' || field === 'versions' || field === 'operatingSystems') return article[field].line;
  return field === 'queryWords' ? (article.queryWords?.line ?? 1) : 1;
}

/** Whether a row is of a driver whose rows this book keeps with its builds. */
export const isOfDriver = ({ file }: Pick<FileRow, 'file'>): boolean =>
  DRIVERS.some((driver) => driver.toLowerCase() === file?.toLowerCase());

export const CELLS = ['name', 'date', 'time', 'size', 'version', 'platform'] as const satisfies (keyof PrintedCells)[];

/** A row's cells as printed, in the order of this book. */
export const cellsOf = (row: PrintedCells): PrintedCells =>
  Object.fromEntries(CELLS.map((cell) => [cell, row[cell]])) as unknown as PrintedCells;

/** Rows of other files than those that builds keep. */
export const filesOf = ({ rows }: ArchiveArticle) =>
  rows.filter((row) => !isOfDriver(row)).map((row) => ({ line: row.line, ...cellsOf(row) }));

export interface NamedArticle {
  readonly kb: string;
  /** Every title printed for it, in their order; empty where only the number is given. */
  readonly titles: readonly string[];
  readonly sections: readonly Section[];
  readonly line: number;
}

/** Other articles that an article names, each once. */
export function namedBy({ references }: ArchiveArticle): readonly NamedArticle[] {
  return unique(references.map(({ kb }) => kb)).map((kb) => {
    const mentions = references.filter((reference) => reference.kb === kb);
    return {
      kb,
      titles: unique(mentions.flatMap(({ title }) => title ?? [])),
      sections: unique(mentions.map(sectionOf)),
      line: mentions[0]?.line ?? 1,
    };
  });
}
