/** The classes of bug, each with the articles that have it. */
import { MECHANISMS } from '../content/lists.ts';
import { book, byId } from './entries.ts';

export type ClassName = keyof typeof MECHANISMS;

/** Those that some article has, in the order of the list; articles by number. */
export async function classesOf() {
  const { articles, briefs } = await book();
  const known = [...articles, ...briefs].toSorted(byId);
  return (Object.keys(MECHANISMS) as ClassName[])
    .map((name) => ({ name, entries: known.filter(({ data }) => data.mechanism?.is === name) }))
    .filter(({ entries }) => entries.length > 0);
}
