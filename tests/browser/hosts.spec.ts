/** Widgets on pages as hosts really have them: the gallery in tests/hosts. */
import { expect, test } from '@playwright/test';
import { heightOf } from '../../src/embed/heights.ts';
import { onePageOfEachKind } from '../../tools/builtPages.ts';
import { openTwoOrigins, type TwoOrigins } from '../../tools/twoOrigins.ts';
import { complaintsOf } from '../support/complaints.ts';
import { headersOf } from '../support/hostFiles.ts';
import { amiss, aPage, atStep, frame, framesOf, host, slider } from '../support/widgets.ts';

let two: TwoOrigins;
test.beforeAll(async () => {
  two = await openTwoOrigins();
});
test.afterAll(() => two.close());

test('a plain page: the frame stands between two paragraphs and steps', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(two.put({ html: host('plain') }));
  const [inside] = await framesOf(page, two);
  await inside.getByRole('button', { name: 'Back' }).click();
  await atStep(inside, 27);
  await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  expect(complaints).toEqual([]);
});

test('a page whose policy trusts nobody, with a frame and an element: both run, and nothing is refused', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.setViewportSize({ width: 1000, height: 4000 });
  await page.goto(two.put({ html: host('strict') }));
  for (const inside of await framesOf(page, two, 2)) {
    await inside.getByRole('button', { name: 'Start over' }).click();
    await atStep(inside, 0);
    await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  }
  expect(complaints).toEqual([]);
});

test('slides: the widget begins when its slide comes, takes the keys while it has the focus and gives them back', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const place = { case: 'spin-lock', view: 'machine' } as const;
  await page.goto(two.put({ html: host('slides', { place, said: { panels: 'figure', step: '0' } }) }));
  await expect(page.locator('.reveal.ready')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const [inside] = await framesOf(page, two);
  await atStep(inside, 0, 12);
  await slider(inside).focus();
  await page.keyboard.press('ArrowRight');
  await atStep(inside, 1, 12);
  await expect(page.getByRole('heading', { name: 'The fix' })).toBeHidden();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'The fix' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a blog that takes in an address: the narrowest sandbox, its own script, and the height that it is told', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(two.put({ html: host('wordpress') }));
  const [inside] = await framesOf(page, two);
  await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  await expect(inside.locator('html')).toHaveAttribute('data-theme', 'light');
  await inside.getByRole('button', { name: 'Start over' }).click();
  await atStep(inside, 0, 12);
  expect(complaints).toEqual([]);
});

test('a wiki whose style sheet tells everything how to look: the widget looks as it does anywhere', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(two.put({ html: host('wiki') }));
  const [inside] = await framesOf(page, two);
  await expect(inside.getByRole('button', { name: 'Start over' })).toBeVisible();
  await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  const look = await inside.locator('.said').evaluate((one) => {
    const { fontSize, textTransform, letterSpacing } = getComputedStyle(one);
    return { fontSize, textTransform, letterSpacing };
  });
  expect(look).toEqual({ fontSize: '14px', textTransform: 'none', letterSpacing: 'normal' });
  const box = await page.locator('nt-hang').boundingBox();
  expect(box?.width).toBeGreaterThan(900);
  expect(complaints).toEqual([]);
});

test('a page that isolates itself takes the frame in where our host sends the headers that the site comes with', async ({
  page,
}) => {
  const own = await openTwoOrigins(headersOf('_headers'));
  const complaints = complaintsOf(page);
  const headers = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' };
  await page.goto(own.put({ html: host('plain', { said: { panels: 'explore' } }), headers }));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const [inside] = await framesOf(page, own);
  await inside.getByRole('button', { name: 'Explore all schedules' }).click();
  await expect(inside.locator('.explore')).toContainText('Explored here, in your browser.');
  expect(complaints).toEqual([]);
  own.close();
});

test('with the headers that the site comes with, a page of every kind works as before, and nobody may take it into a frame', async ({
  page,
}) => {
  test.slow();
  const own = await openTwoOrigins(headersOf('_headers'));
  const complaints = complaintsOf(page);
  for (const { path } of onePageOfEachKind()) {
    const answer = await page.goto(`${own.book}${path}`);
    const headers = answer?.headers() ?? {};
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    // Where there is no page a host shows its own for that, at whatever address.
    if (path !== '/404.html') expect(headers['content-security-policy'], path).toBe("frame-ancestors 'none'");
    await page.evaluate(() => {
      for (const island of document.querySelectorAll('astro-island'))
        island.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    });
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  }
  await page.goto(`${own.book}/kb/177/Q177245/`);
  await page.getByRole('button', { name: 'Explore all schedules' }).click();
  await expect(page.locator('.explore')).toContainText('Explored here, in your browser.');
  expect(complaints).toEqual([]);

  await page.goto(own.put({ html: aPage('<iframe src="OURS/kb/177/Q177245/"></iframe>') }));
  await expect.poll(() => complaints.join()).toContain("frame-ancestors 'none'");
  own.close();
});

test('a plain frame for what there is not says so and what there is, wherever the site’s page for what is missing is shown', async ({
  page,
}) => {
  const lines = frame({ said: { theme: 'dark' } }).replace('/Q177245/', '/nonsense/');
  await page.goto(two.put({ html: aPage(lines) }));
  const [inside] = await framesOf(page, two);
  await expect(inside.getByRole('alert')).toContainText('There is no frame "nonsense"; there is Q177245, ');
  await expect(inside.locator('html')).toHaveAttribute('data-theme', 'dark');
  await inside.getByRole('button', { name: 'Back' }).click();
  await atStep(inside, 27);
});

test('oEmbed: the link in the head of an article leads to an answer whose frame runs', async ({ page }) => {
  await page.goto(`${two.book}/kb/177/Q177245/`);
  const link = page.locator('link[type="application/json+oembed"]');
  await expect(link).toHaveAttribute('title', /^Q177245: /);
  const address = new URL((await link.getAttribute('href')) ?? '').pathname;
  const answer = await page.evaluate(async (from) => (await fetch(from)).json(), address);
  expect(answer).toMatchObject({
    version: '1.0',
    type: 'rich',
    provider_name: 'Hangbook',
    width: 600,
    height: heightOf({ case: 'Q177245', view: 'machine' }, 600),
  });
  const html = String(answer.html).replaceAll(new URL(answer.provider_url).origin, 'OURS');
  await page.goto(two.put({ html: `<!doctype html><html lang="en"><title>A consumer</title><body>${html}` }));
  const [inside] = await framesOf(page, two);
  await inside.getByRole('button', { name: 'Back' }).click();
  await atStep(inside, 27);
});
