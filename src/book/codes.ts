/** The words of the archive's own fields, and what each means, as far as anybody knows. */
import { listed } from '../sim/sentences.ts';
import { figure } from '../views/counts.ts';
import { book, byId } from './entries.ts';

/** What each code of a field means: those of products, those of packs, the rest. A code may mean several. */
export async function meaningsOf(field: 'Technology' | 'Keywords'): Promise<ReadonlyMap<string, readonly string[]>> {
  const { codes, products, packs } = await book();
  const nameOf = (product: string) => products.find(({ id }) => id === product)?.data.name ?? product;
  const meanings = new Map<string, string[]>();
  const mean = (code: string, means: string) => meanings.set(code, [...(meanings.get(code) ?? []), means]);
  if (field === 'Technology') {
    for (const { data } of products) for (const code of data.technology) mean(code, data.name);
    for (const { data } of packs.filter(({ data }) => data.order > 0))
      for (const { product, code } of data.technology) mean(code, `${nameOf(product)} with ${data.short}`);
  } else for (const { data } of packs) if (data.fixKeyword) mean(data.fixKeyword, `First corrected in ${data.name}`);
  for (const { id, data } of codes) if (data.field === field && data.says !== null) mean(id, data.says);
  return meanings;
}

/** How many articles of the whole archive carry a code; null where nobody counted. */
export const countOf = async (code: string): Promise<number | null> =>
  (await book()).codes.find(({ id }) => id === code)?.data.articles ?? null;

/** What is known of a keyword, in a sentence or two; empty where nothing is. */
async function sayKeyword(keyword: string): Promise<string> {
  const means = listed((await meaningsOf('Keywords')).get(keyword) ?? []);
  const counted = await countOf(keyword);
  return [means && `${means}.`, counted && `${figure(counted)} articles of the archive carry it.`]
    .filter(Boolean)
    .join(' ');
}

/** Every keyword that an article of the book carries, as a dictionary has them, with the articles that do. */
export async function keywordsUsed() {
  const { articles, briefs } = await book();
  const known = [...articles, ...briefs].toSorted(byId);
  const keywords = [...new Set(known.flatMap(({ data }) => data.record.keywords))].toSorted((one, other) =>
    one.localeCompare(other, 'en', { numeric: true, ignorePunctuation: true }),
  );
  return Promise.all(
    keywords.map(async (keyword) => ({
      keyword,
      says: await sayKeyword(keyword),
      entries: known.filter(({ data }) => data.record.keywords.includes(keyword)),
    })),
  );
}
