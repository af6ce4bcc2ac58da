/** What is printed: by file name, the page it is printed from and what it is called. */

import { readBook } from '../../src/content/book.ts';
import { folderOf } from '../../src/paths.ts';

export const FORMATS = ['A4', 'Letter'] as const;
export type Format = (typeof FORMATS)[number];

export interface Document {
  /** Of the file, without sheet and ending. */
  readonly name: string;
  /** Its page, inside the site. */
  readonly page: string;
  readonly title: string;
  readonly kind: 'book' | 'article' | 'card';
  /** The numbers that its sheets bear at their head: one of these on each. */
  readonly heads: readonly string[];
}

/** The book first, then every article, then the field card of each case. */
export function documents(): readonly Document[] {
  const { articles, briefs } = readBook();
  const all = [...articles, ...briefs];
  return [
    {
      name: 'Hangbook',
      page: 'print/book/',
      title: 'Hangbook',
      kind: 'book',
      heads: articles.map(({ id }) => id),
    },
    ...all.map(({ id, data }) => ({
      name: id,
      page: `kb/${folderOf(id)}/${id}/`,
      title: `${id}: ${data.title}`,
      kind: 'article' as const,
      heads: [id],
    })),
    ...articles
      .filter(({ data }) => data.case !== null)
      .map(({ id, data }) => ({
        name: `card-${id}`,
        page: `print/card-${id}/`,
        title: `Field card for ${id}: ${data.title}`,
        kind: 'card' as const,
        heads: [id],
      })),
  ];
}

/** `Q177245-A4.pdf` */
export const fileOf = ({ name }: Pick<Document, 'name'>, format: Format): string => `${name}-${format}.pdf`;
