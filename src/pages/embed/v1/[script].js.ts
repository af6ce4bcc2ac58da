/** The scripts of frames and their host, under addresses that stay: see src/embed/bundle.ts. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { bundled, SCRIPTS } from '../../../embed/bundle.ts';

export async function getStaticPaths() {
  const bundles = await Promise.all(SCRIPTS.map(bundled));
  return bundles.map(({ file, code }) => ({ params: { script: file.replace(/\.js$/, '') }, props: { code } }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(props.code, { headers: { 'content-type': 'text/javascript' } });
