import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';

/** Pages as built, by the path at which a host serves them. */
const DIST = join(import.meta.dirname, '../../dist');
const PAGES = globSync('**/index.html', { cwd: DIST }).map((file) => `/${file.replace(/index\.html$/, '')}`);
const textOf = (file: string): string => readFileSync(join(DIST, file), 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, one]) => one ?? '');
const pathIn = (address: string): string => new URL(address).pathname;

test('the map of the site has every page but those that ask not to be found, once', () => {
  const mapped = all(textOf('sitemap-0.xml'), /<loc>([^<]+)<\/loc>/g).map(pathIn);
  const findable = PAGES.filter((page) => !textOf(`${page.slice(1)}index.html`).includes('content="noindex"'));
  expect(mapped.toSorted()).toEqual(findable.toSorted());
});

test('every page says where it belongs, and its picture is there and of the promised size', () => {
  for (const page of PAGES) {
    const html = textOf(`${page.slice(1)}index.html`);
    if (html.includes('content="noindex"')) continue;
    expect(all(html, /<link rel="canonical" href="([^"]+)"/g).map(pathIn)).toEqual([page]);
    const [picture = ''] = all(html, /<meta property="og:image" content="([^"]+)"/g).map(pathIn);
    const png = readFileSync(join(DIST, relative('/', picture)));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], page).toEqual([1200, 630]);
  }
});

test('no space before or behind a link, a name of code or a stressed word has been lost between two lines of the source', () => {
  const lost = PAGES.flatMap((page) =>
    all(textOf(`${page.slice(1)}index.html`), /<p\b[^>]*>([\s\S]*?)<\/p>/g).flatMap((text) =>
      all(text, /([a-z,;:]<(?:a|code|em)\b[^>]*>[^<]*|<\/(?:a|code|em)>[a-z]{2,})/g).map(
        (where) => `${page}: ${where}`,
      ),
    ),
  );
  expect(lost).toEqual([]);
});

test('the feed tells of every article that is at length, newest first, and a reader of feeds can read it', async ({
  page,
}) => {
  await page.goto('/');
  const items = await page.evaluate((xml) => {
    const feed = new DOMParser().parseFromString(xml, 'application/xml');
    if (feed.querySelector('parsererror')) throw new Error('The feed is not well-formed.');
    return [...feed.querySelectorAll('item')].map((item) => ({
      link: item.querySelector('link')?.textContent ?? '',
      at: Date.parse(item.querySelector('pubDate')?.textContent ?? ''),
    }));
  }, textOf('rss.xml'));
  expect(items.length).toBeGreaterThanOrEqual(2);
  for (const { link } of items) expect(existsSync(join(DIST, pathIn(link), 'index.html')), link).toBe(true);
  expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((one, other) => other - one));
});

for (const [asked, meant] of [
  ['/kb/177/q177245/', 'Q177245'],
  ['/Q297040/', 'Q297040'],
  ['/kb/297040.html', 'Q297040'],
  ['/builds/NT4-SP6A/', 'NT 4.0 SP6a'],
] as const) {
  test(`the page for ${asked}, which is nowhere, points to ${meant}`, async ({ page }) => {
    const answer = await page.goto(asked);
    expect(answer?.status()).toBe(404);
    const link = page.getByText('Perhaps you meant').getByRole('link');
    await expect(link).toContainText(meant);
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('No such page');
  });
}

test('an address that resembles nothing gets the articles that run, and no guess', async ({ page }) => {
  await page.goto('/nothing/of/the/kind/');
  await expect(page.getByText('Perhaps you meant')).toBeHidden();
  await expect(page.getByRole('link', { name: /^Q177245/ })).toBeVisible();
});
