/** How the figure of the first page moves: worked out from the figure, since a page may carry no style of its own. */
import type { APIRoute } from 'astro';
import { firstScene } from '../book/homeScene.ts';
import { runningCss } from '../views/running/scenes.ts';

export const GET: APIRoute = async () =>
  new Response(runningCss(await firstScene()), { headers: { 'content-type': 'text/css' } });
