/** Title and line of every article, for the previews of links to them: see public/previews.js. */
import { book } from '../book/entries.ts';

export async function GET(): Promise<Response> {
  const { articles, briefs, absent } = await book();
  const lines = [
    ...[...articles, ...briefs].map(({ id, data }) => [id, [data.title, data.summary]]),
    ...absent.map(({ id, data }) => [id, [data.title ?? id, data.says]]),
  ];
  return Response.json(Object.fromEntries(lines));
}
