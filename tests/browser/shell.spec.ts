import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';

const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const PAPER = { light: 'rgb(251, 250, 246)', dark: 'rgb(20, 23, 28)' };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['/', '/404.html']) {
    test(`${path} in ${colorScheme}: nothing that axe, the policy or the console objects to`, async ({ page }) => {
      const complaints = complaintsOf(page);
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await groundOf(page)).toBe(PAPER[colorScheme]);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('only the theme stands before the policy, and the policy makes no exception', async ({ request }) => {
  for (const path of ['/', '/404.html']) {
    const html = await (await request.get(path)).text();
    const [before = '', after] = html.split('http-equiv="content-security-policy"');
    expect(after).toBeDefined();
    expect(before.match(/<script[^>]*>/g)).toEqual(['<script src="/theme.js">']);
    expect(before).not.toContain('rel="stylesheet"');
    expect(html).not.toContain('style="');
    expect(html).not.toContain('unsafe-');
  }
});

test('the policy is in force: a script that the build did not write does not run', async ({ page }) => {
  await page.goto('/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    return 'intruder' in window;
  });
  expect(ran).toBe(false);
});

test('an address that leads nowhere is answered with 404 and a way back', async ({ page }) => {
  const answer = await page.goto('/kb/000/Q000000/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page).toHaveURL('/');
});

test('a chosen theme wins over the system, outlives the page and reaches the next one unflashed', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const theme = page.getByLabel('Theme');
  await theme.selectOption('Dark');
  expect(await groundOf(page)).toBe(PAPER.dark);

  await page.goto('/404.html', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // Until the sheet is there nothing is painted; the first ground that is must be the chosen one.
  await expect.poll(() => groundOf(page)).not.toBe('rgba(0, 0, 0, 0)');
  expect(await groundOf(page)).toBe(PAPER.dark);
  await expect(theme).toHaveValue('dark');

  await theme.selectOption('System theme');
  expect(await groundOf(page)).toBe(PAPER.light);
  await page.reload();
  await expect(theme).toHaveValue('system');
});

test('a stored theme that is none counts as none: the menu says what the page shows', async ({ page }) => {
  for (const kept of ['solarized', '', '[object Object]', 'x'.repeat(10_000), 'DARK']) {
    await page.goto('/');
    await page.evaluate((theme) => localStorage.setItem('hangbook-theme', theme), kept);
    await page.reload();
    await expect(page.getByLabel('Theme')).toHaveValue('system');
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  }
});

test('a page whose script does not arrive says so once, and what needs no script is there', async ({ page }) => {
  for (const path of ['/builds/', '/404.html']) {
    await page.route(/_astro\/.*\.js/, (route) => route.abort());
    await page.goto(path);
    await expect(page.getByRole('alert')).toHaveText(/^A script of this page could not be loaded, .*\.$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.unrouteAll();
    await page.reload();
    await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  }
});

test('where storage is forbidden the theme still changes, without an error', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await page.goto('/');
  await page.getByLabel('Theme').selectOption('Dark');
  expect(await groundOf(page)).toBe(PAPER.dark);
  expect(complaints).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the page is ${colorScheme} as the system is, and offers no switch that does nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('/');
      expect(await groundOf(page)).toBe(PAPER[colorScheme]);
      await expect(page.getByLabel('Theme')).toBeHidden();
    });
  }
});

test('the first Tab reaches a link that skips to the text', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

for (const width of [390, 1440]) {
  test(`${width} pixels wide, nothing reaches past the edge, and Plex moves nothing when it arrives`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const shift = entry as PerformanceEntry & { readonly value: number };
          document.documentElement.dataset['shift'] = String(
            Number(document.documentElement.dataset['shift'] ?? 0) + shift.value,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const shift = await page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0));
    expect(shift).toBeLessThan(0.01);
  });
}

test('on paper the ground is white, the chrome is gone, and a dark theme is not printed', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('/');
  expect(await groundOf(page)).toBe('rgb(255, 255, 255)');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
});

test('a word that is explained while it is pointed at is let go by Escape, until it is pointed at again', async ({
  page,
}) => {
  await page.goto('/kb/297/Q297040/');
  const button = page.locator('main .term').filter({ hasText: 'IRQL' }).first().getByRole('button');
  const meaning = page.locator('.meaning').filter({ hasText: 'interrupt request level' }).first();
  await button.hover();
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await page.mouse.move(0, 0);
  await button.hover();
  await expect(meaning).toBeVisible();
});
