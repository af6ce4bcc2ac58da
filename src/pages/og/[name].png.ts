/** Pictures for links that are shared: one for each article that runs, and the first of them for the book. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { known } from '../../components/explorations.ts';
import { allArticles } from '../../components/facts/entries.ts';
import { openText, readingOf } from '../../components/islands/run.ts';
import { pictureOf } from '../../components/social/picture.ts';

export async function getStaticPaths() {
  return (await allArticles()).flatMap(({ id, data }) =>
    data.case === null ? [] : [{ params: { name: id }, props: { kb: id, title: data.title, name: data.case } }],
  );
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { kb, title, name } }) => {
  const { schedule, findings } = known({ case: name });
  const { drawing } = readingOf(openText(schedule, name).run.trace);
  const png = await pictureOf({
    kicker: `Hangbook · ${kb}`,
    title,
    drawing,
    noReturn: findings.report?.noReturn ?? null,
    symptoms: findings.report?.symptoms ?? [],
  });
  return new Response(png as BodyInit, { headers: { 'content-type': 'image/png' } });
};
