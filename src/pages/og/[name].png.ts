/** Pictures for links that are shared. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { known } from '../../book/explorations.ts';
import { pictureOf } from '../../book/social/picture.ts';
import { subjects } from '../../book/social/subjects.ts';
import { openText, readingOf } from '../../islands/machine/run.ts';
import { runnable } from '../../sim/library/index.ts';

export async function getStaticPaths() {
  return (await subjects()).map(({ id, ...props }) => ({ params: { name: id }, props }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { kicker, title, name, runs } = props;
  const { schedule, findings, course } = known({ case: name }, runs);
  const { drawing } = readingOf(openText(runnable(name), schedule).run.trace);
  const png = await pictureOf({
    kicker: `Hangbook · ${kicker}`,
    title,
    drawing,
    noReturn: course?.noReturn || null,
    verdict: findings.verdict,
    symptoms: findings.report?.symptoms ?? [],
    stop: findings.verdict === 'stop' ? (findings.stops[0]?.code ?? null) : null,
  });
  return new Response(png as BodyInit, { headers: { 'content-type': 'image/png' } });
};
