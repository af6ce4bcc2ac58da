/** New articles, for those who follow the book: only what is at length is news. */
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { allArticles, pathOf } from '../book/entries.ts';
import { path } from '../paths.ts';

export const GET: APIRoute = async ({ site }) => {
  const articles = (await allArticles()).toSorted(
    (one, other) => other.data.published.getTime() - one.data.published.getTime(),
  );
  return rss({
    title: 'Hangbook',
    description: 'Documented hangs in the drivers of Windows NT 4.0, each of which runs.',
    site: new URL(path(''), site),
    trailingSlash: true,
    items: articles.map(({ id, data }) => ({
      title: `${id}: ${data.title}`,
      description: data.summary,
      link: pathOf(id),
      pubDate: data.published,
      categories: data.driver ? [data.driver] : [],
    })),
    customData: '<language>en</language>',
  });
};
