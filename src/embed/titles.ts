/** What a place is called, and which page of the book it is a part of. */
import { book, pathOf, pathOfConcept } from '../book/entries.ts';
import type { WidgetPlace } from './places.ts';
import { VIEWS } from './views.ts';

export interface Titled {
  /** `Q177245: Simultaneous TDI Close Calls …`, or a concept's name. */
  readonly title: string;
  /** What is shown of it, to stand behind its title. */
  readonly shows: string;
  /** The page of the book. */
  readonly page: string;
  /** The article's number, or the concept's name. */
  readonly short: string;
}

/** @throws Error where the book has no page for what runs, which stops the build. */
export async function titleOf({ case: name, view }: WidgetPlace): Promise<Titled> {
  const { articles, concepts } = await book();
  const article = articles.find(({ id }) => id === name);
  const shows = VIEWS[view];
  if (article) return { title: `${name}: ${article.data.title}`, shows, page: pathOf(name), short: name };
  const concept = concepts.find(({ id }) => id === name);
  if (!concept) throw new Error(`${name} runs and has no page in the book.`);
  return { title: concept.data.title, shows, page: pathOfConcept(name), short: concept.data.title };
}
