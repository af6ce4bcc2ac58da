/** The scripts of frames and their host, under addresses that stay: see src/embed/bundle.ts. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { bundled, partsOf, SCRIPTS } from '../../../embed/bundle.ts';
import { exploredPanel } from '../../../embed/panel.ts';
import { PLACES } from '../../../embed/places.ts';

export async function getStaticPaths() {
  const parts = await Promise.all(PLACES.map(partsOf));
  const machines = PLACES.filter(({ view }) => view === 'machine');
  const panels = await Promise.all(machines.map((place) => exploredPanel(place.case)));
  const bundles = new Map(
    [...(await Promise.all(SCRIPTS.map(bundled))), ...parts.flat(), ...panels].map((one) => [one.file, one]),
  );
  return [...bundles.values()].map(({ file, code }) => ({
    params: { script: file.replace(/\.js$/, '') },
    props: { code },
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(props.code, { headers: { 'content-type': 'text/javascript' } });
