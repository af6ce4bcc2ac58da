/** The book's entries, fetched and checked against each other: no page renders from a book that does not hold together. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { whyMisfits } from '../../content/joins.ts';
import { BUILD_IDS } from '../../sim/builds/index.ts';
import { CASE_NAMES } from '../../sim/cases/index.ts';
import { path } from '../paths.ts';

/** Where an article stands on the site: the archive's own scheme, the first three digits of the number padded to six. */
export const folderOf = (kb: string) => kb.slice(1).padStart(6, '0').slice(0, 3);

export const pathOf = (kb: string) => path(`kb/${folderOf(kb)}/${kb}/`);

/** Oldest number first, which is about the order in which the articles were written. */
const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id, 'en', { numeric: true });

export async function allArticles(): Promise<CollectionEntry<'articles'>[]> {
  const [articles, builds] = await Promise.all([getCollection('articles'), getCollection('builds')]);
  const misfits = whyMisfits(articles, builds, CASE_NAMES, BUILD_IDS);
  if (misfits.length > 0) throw new Error(`The content does not fit together:\n- ${misfits.join('\n- ')}`);
  return articles.toSorted(byId);
}

export async function articleOf(kb: string): Promise<CollectionEntry<'articles'>['data']> {
  const articles = await allArticles();
  const article = articles.find(({ id }) => id === kb);
  if (article === undefined)
    throw new Error(`No article ${kb}: expected one of ${articles.map(({ id }) => `"${id}"`).join('|')}`);
  return article.data;
}

const dayOf = ({ data }: CollectionEntry<'builds'>) => {
  const days = [...data.files, ...data.released].map(({ day }) => day.getTime());
  return days.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...days);
};

/** Oldest first; a build that no source dates comes last. */
export async function allBuilds(): Promise<CollectionEntry<'builds'>[]> {
  return (await getCollection('builds')).toSorted(
    (one, other) => Math.sign(dayOf(one) - dayOf(other)) || byId(one, other),
  );
}

/** As a person writes it, from a date that has no hour. */
export const inWords = (day: Date) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day);
