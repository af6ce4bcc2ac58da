/** The scripts of frames and their host, under addresses that stay: see src/embed/bundle.ts. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { bundled, partsOf, SCRIPTS } from '../../../embed/bundle.ts';
import { momentsOf, panelOf } from '../../../embed/drawn.ts';
import { PLACES } from '../../../embed/places.ts';

export async function getStaticPaths() {
  const machines = PLACES.filter(({ view }) => view === 'machine').map((place) => place.case);
  const all = [
    ...(await Promise.all(SCRIPTS.map(bundled))),
    ...(await Promise.all(PLACES.map(partsOf))).flat(),
    ...(await Promise.all(machines.map(panelOf))),
    ...(await Promise.all(machines.map(momentsOf))).flatMap(({ parts }) => parts),
  ];
  // Two places may share a script.
  const bundles = new Map(all.map((one) => [one.file, one]));
  return [...bundles.values()].map(({ file, code }) => ({
    params: { script: file.replace(/\.js$/, '') },
    props: { code },
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(props.code, { headers: { 'content-type': 'text/javascript' } });
