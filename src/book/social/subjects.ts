/** What has a picture of its own: each article that runs, the first of them for the whole book, and each concept. */
import { runnableName } from '../../sim/library/index.ts';
import { allArticles, book } from '../entries.ts';

/** The picture of every page that has none of its own: the book's first hang. */
export const DEFAULT_PICTURE = 'Q177245';

export interface Subject {
  /** The picture's own name: og/Q177245.png. */
  readonly id: string;
  /** Above the title. */
  readonly kicker: string;
  readonly title: string;
  /** What runs, and the runs of it that an author has chosen. */
  readonly name: string;
  readonly runs: readonly string[];
}

export async function subjects(): Promise<readonly Subject[]> {
  const articles = (await allArticles()).flatMap(({ id, data: { title, case: name } }) =>
    name === null ? [] : [{ id, kicker: id, title, name, runs: [] }],
  );
  const concepts = (await book()).concepts.map(({ id, data: { title, runs } }) => ({
    id,
    kicker: 'Concepts',
    title,
    name: runnableName(id),
    runs,
  }));
  return [...articles, ...concepts];
}
