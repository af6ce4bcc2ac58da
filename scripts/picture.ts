/** Takes the README's picture, docs/article.png, from the built site: `npm run build && node scripts/picture.ts`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'astro';
import { findBrowser } from '../tools/browser.ts';

const ROOT = join(import.meta.dirname, '..');
const SIZE = { width: 1280, height: 1100 };
/** Both closes have judged, one sleeps already: the moment at which most of the page has something to show. */
const MOMENT = 'kb/177/Q177245/#A~Q177245~a00000f1111111111.28@24';

const server = await preview({ root: ROOT, logLevel: 'error', server: { port: 0 } });
const browser = await chromium.launch({ executablePath: await findBrowser() });
const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce' });
await page.goto(`http://localhost:${server.port}/${MOMENT}`, { waitUntil: 'networkidle' });
await page.getByRole('slider', { name: 'Step' }).and(page.locator('[aria-valuetext^="step 24 "]')).waitFor();
await page.evaluate(() => {
  const top = document.querySelector('#run-it')?.getBoundingClientRect().top ?? 0;
  window.scrollBy({ top: top - 24, behavior: 'instant' });
});
await page.evaluate(() => document.fonts.ready);
await mkdir(join(ROOT, 'docs'), { recursive: true });
await page.screenshot({ path: join(ROOT, 'docs/article.png') });
await browser.close();
await server.stop();
