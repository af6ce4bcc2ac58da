/** How the figure of the first page moves: worked out from the figure, since a page may carry no style of its own. */
import type { APIRoute } from 'astro';
import { runningCss } from '../components/home/running.ts';
import { firstScene } from '../components/home/scene.ts';

export const GET: APIRoute = async () =>
  new Response(runningCss(await firstScene()), { headers: { 'content-type': 'text/css' } });
