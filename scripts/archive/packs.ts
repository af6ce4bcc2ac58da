/** Service packs that an article names: as the first to carry its correction, or as what must be installed. */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import type { CorrectedIn } from '../../src/archive/statuses.ts';
import type { ProductLine, Section } from '../../src/content/lists.ts';
import { lineOfField, type Names, recordOf, unique } from './facts.ts';
import { holds, sectionOf } from './wording.ts';

/** The product line that a heading or a product's name means; null where this book follows none of that name. */
export function lineOf(name: string): ProductLine | null {
  if (/Terminal Server/i.test(name)) return 'tse';
  if (/Windows 2000/i.test(name)) return 'w2k';
  const [, version = ''] = /Windows NT[^.]*?\b(\d\.\d+)/i.exec(name) ?? [];
  return ({ '4.0': 'nt4', '4.00': 'nt4', '3.51': 'nt351' } as const)[version] ?? null;
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
