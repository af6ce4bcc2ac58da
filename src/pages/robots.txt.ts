/** Everything may be read by machines too; this says where the list of pages is. */
import type { APIRoute } from 'astro';
import { path } from '../paths.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(path('sitemap-index.xml'), site)}\n`);
