/**
 * What an article of the archive says, in the shape of this book's content. `npm run article` writes it into a new file, and
 * `npm run audit` holds the files that we have to it: what the two take for a fact cannot differ.
 */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import type { FootField } from '../../src/archive/foot.ts';
import { type ListedProduct, readProduct } from '../../src/archive/products.ts';
import type { CorrectedIn } from '../../src/archive/statuses.ts';
import type { FileRow, PrintedRow } from '../../src/archive/tables.ts';
import type { Book } from '../../src/content/joins.ts';
import { DRIVERS, type ProductLine, type Section } from '../../src/content/lists.ts';
import { holds, sectionOf } from './wording.ts';

/** The entries of this book that an article's names can mean. */
export type Names = Pick<Book, 'products' | 'packs'>;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** The product line that a heading or a product's name means; null where this book follows none of that name. */
export function lineOf(name: string): ProductLine | null {
  if (/Terminal Server/i.test(name)) return 'tse';
  if (/Windows 2000/i.test(name)) return 'w2k';
  const [, version = ''] = /Windows NT[^.]*?\b(\d\.\d+)/i.exec(name) ?? [];
  return ({ '4.0': 'nt4', '4.00': 'nt4', '3.51': 'nt351' } as const)[version] ?? null;
}

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

export const CELLS = ['name', 'date', 'time', 'size', 'version', 'platform'] as const satisfies (keyof PrintedRow)[];

/** A row's cells as printed, in the order of this book. */
export const cellsOf = (row: PrintedRow): PrintedRow =>
  Object.fromEntries(CELLS.map((cell) => [cell, row[cell]])) as unknown as PrintedRow;

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

/** The pack of this book that a sentence names; null where this book does not follow it. */
export function packOf({ product, pack }: CorrectedIn, { packs }: Names): string | null {
  const line = lineOf(product);
  return packs.find(({ data }) => data.line === line && data.short.toLowerCase() === `sp${pack}`)?.id ?? null;
}

/**
 * Packs that a keyword of an article marks. One keyword stands for the packs of one number, and is named after that of
 * Windows NT 4.0: in an article about Terminal Server Edition alone it means that product's.
 */
function packsByKeyword(article: ArchiveArticle, names: Names): readonly string[] {
  const keywords = recordOf(article).keywords.map((keyword) => keyword.toLowerCase());
  const lines = unique(article.products.map(({ printed }) => lineOf(printed)));
  const marks = names.packs.filter(({ data }) => keywords.includes(data.fixKeyword?.toLowerCase() ?? ''));
  return marks.flatMap(({ id, data }) => {
    if (lines.includes(data.line)) return [id];
    return names.packs
      .filter((one) => one.data.short === data.short && lines.includes(one.data.line))
      .map((one) => one.id);
  });
}

/** Whether the text, or a part of it, names a pack by its number, however long: Service Pack 6a, SP6a, or in the name of a folder. */
export function namesPack(article: ArchiveArticle, id: string, { packs }: Names, section?: Section): boolean {
  const [, number] = /^SP(\w+)$/.exec(packs.find((pack) => pack.id === id)?.data.short ?? '') ?? [];
  return (
    number !== undefined &&
    (holds(article, `Service Pack ${number}`, section) || holds(article, `SP${number}`, section))
  );
}

/** Packs named as the first with the correction, by sentence or by keyword, and the parts that say so. */
export function firstCorrectedIn(article: ArchiveArticle, names: Names) {
  const said = article.statuses.flatMap(({ part, line, firstCorrectedIn }) =>
    firstCorrectedIn.flatMap((corrected) => {
      const pack = packOf(corrected, names);
      return pack === null ? [] : [{ pack, section: sectionOf({ part }), line }];
    }),
  );
  const marked = packsByKeyword(article, names).map((pack) => ({
    pack,
    section: 'footer' as Section,
    line: lineOfField(article, 'keywords'),
  }));
  const all = [...said, ...marked];
  return unique(all.map(({ pack }) => pack)).map((pack) => {
    const mentions = all.filter((mention) => mention.pack === pack);
    return { pack, sections: unique(mentions.map(({ section }) => section)), line: mentions[0]?.line ?? 1 };
  });
}
