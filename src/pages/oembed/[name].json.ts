/** What another page needs to take in one of ours that runs: an article, or a concept. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { oembedOf } from '../../embed/oembed.ts';
import { PLACES } from '../../embed/places.ts';
import { titleOf } from '../../embed/titles.ts';
import { path } from '../../paths.ts';

export function getStaticPaths() {
  return PLACES.filter(({ view }) => view === 'machine').map((place) => ({
    params: { name: place.case },
    props: { place },
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { place }, site }) => {
  const full = (inside: string): string => new URL(inside, site).href;
  const { title, page } = await titleOf(place);
  const answer = oembedOf(full(path('')), full(path('embed/v1/')), { place, title, page: full(page) });
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
};
