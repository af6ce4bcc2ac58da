/** Ways to a page: the search, the lists, the articles beside an article, and what a link shows of where it leads. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, type Route, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';

const results = (page: Page) => page.locator('.found > li');
const first = (page: Page) => results(page).first().getByRole('heading').getByRole('link');
const status = (page: Page) => page.getByRole('status');

async function search(page: Page, text: string): Promise<void> {
  await page.goto(`/search/?${new URLSearchParams({ q: text })}`);
  await expect(status(page)).toHaveText(/found/);
}

test.describe('what is typed is found as it is typed', () => {
  for (const [typed, title] of [
    ['Q177245', /^Q177245: /],
    ['177245', /^Q177245: /],
    ['kb297040', /^Q297040: /],
    ['4.0.1381.7109', /Hotfix, 15 Nov 2001/],
    ['modified teardrop', /^Q179129: /],
    ['120642', /^Q120642: /],
    ['IRQL', /^IRQL: interrupt request level/],
  ] as const) {
    test(`${typed} leads to ${title.source}`, async ({ page }) => {
      await search(page, typed);
      await expect(first(page)).toHaveText(title);
    });
  }

  test('a size is found with its comma and without, and no other size for it', async ({ page }) => {
    for (const typed of ['147,920', '147920']) {
      await search(page, typed);
      await expect(results(page).filter({ hasText: 'Q177245: ' })).toHaveCount(1);
      await expect(page.locator('.found mark', { hasText: '147,920' }).first()).toBeVisible();
    }
    await search(page, '147,921');
    await expect(status(page)).toHaveText('Nothing found: no page has “147,921”.');
    await expect(page.getByRole('link', { name: 'by your Tcpip.sys' })).toBeVisible();
  });

  test('a stop code has the same answers in full, short, and with the word stop before it', async ({ page }) => {
    const answers: string[] = [];
    for (const typed of ['0x0000001E', '0x1e', '1E', 'STOP: 0x0000001E (0xC0000005, 0xFDE38AF9)']) {
      await search(page, typed);
      answers.push(await status(page).innerText());
    }
    expect(new Set(answers).size).toBe(1);
    await expect(first(page)).toHaveText(/0x0000001E/i);
  });

  test('a registry value and a keyword of the archive are found in small letters too', async ({ page }) => {
    for (const typed of ['SynAttackProtect', 'synattackprotect']) {
      await search(page, typed);
      await expect(results(page).filter({ hasText: 'Q297040: ' })).toHaveCount(1);
    }
    await search(page, 'kbwinnt400sp4fix');
    await expect(results(page).filter({ hasText: 'Q200770: ' })).toHaveCount(1);
  });
});

test('typing finds, the address keeps what was typed, arrows walk along the results, and one kind can be asked for', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('/search/');
  const field = page.getByLabel('Look for');
  await expect(field).toBeFocused();
  await field.pressSequentially('teardrop');
  await expect(status(page)).toHaveText(/\d+ pages found/);
  await expect(page).toHaveURL('/search/?q=teardrop');

  await page.keyboard.press('ArrowDown');
  await expect(first(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();

  await page.getByLabel('Among').selectOption('Driver files');
  await expect(page.locator('.kind', { hasNotText: 'Driver file' })).toHaveCount(0);
  await expect(page).toHaveURL('/search/?q=teardrop&kind=build');
  await page.reload();
  await expect(first(page)).toHaveText(/hotfix/i);
  await first(page).click();
  await expect(page).toHaveURL(/\/builds\//);
  await page.goBack();
  await expect(page.getByLabel('Among')).toHaveValue('build');
  expect(complaints).toEqual([]);
});

test('results come ten at a time, and the count says how many there are', async ({ page }) => {
  await search(page, 'Tcpip.sys');
  const [many = 0] = ((await status(page).innerText()).match(/\d+/) ?? []).map(Number);
  expect(many).toBeGreaterThan(20);
  await expect(results(page)).toHaveCount(10);
  await page.getByRole('button', { name: 'Show 10 more' }).click();
  await expect(results(page)).toHaveCount(20);
});

test('what cannot be looked for is answered by a sentence, whatever the address says', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('/search/?q=%3F%21%2A');
  await expect(page.getByText('There is no letter and no digit in this')).toBeVisible();
  await page.goto('/search/?q=%E0%A4%A&kind=constructor');
  await expect(status(page)).toHaveText(/found|^$/i);
  await expect(page.getByLabel('Among')).toHaveValue('');
  await page.goto(`/search/?q=${'lock+'.repeat(1500)}`);
  await expect(page.getByText('the first 120 are looked for')).toBeVisible();
  await expect(status(page)).toHaveText(/found/);
  await search(page, '<b>lock</b> <script>');
  expect(await page.locator('.search b, .search script').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('nothing of the search is sent for before something is looked for', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/search/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
  await page.getByLabel('Look for').fill('lock');
  await expect(status(page)).toHaveText(/found/);
  expect(asked.filter((path) => path.startsWith('/pagefind/')).length).toBeGreaterThan(3);
});

/** Each part of the index that a search needs, and what may become of it on its way. */
const PARTS = [
  'pagefind.js',
  'pagefind-entry.json*',
  'wasm.en.pagefind',
  '*.pf_meta',
  'index/*',
  'fragment/*',
  'filter/*',
];
const FATES: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'does not arrive': (route) => route.abort(),
  'is a page that says that it is missing': (route) =>
    route.fulfill({ status: 404, contentType: 'text/html', body: '<!doctype html><p>No such page.' }),
  'is cut off': async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, body: body.subarray(0, body.length / 2) });
  },
};

test.describe('what could not be looked up is not told as nothing found, and can be tried again', () => {
  for (const part of PARTS)
    test(`${part}, whatever becomes of it on its way`, async ({ page, context }) => {
      // A word that is on pages, among one kind of them, for which every part is needed.
      const address = '/search/?q=deadlock&kind=article';
      for (const [fate, meet] of Object.entries(FATES)) {
        await context.route(`**/pagefind/${part}`, meet);
        await page.goto('about:blank');
        await page.goto(address);
        await expect(status(page), fate).toHaveText(
          'The index could not be loaded, so nothing was looked up. The lists below need no index.',
        );
        await expect(page.locator('.search .nothing')).toHaveCount(0);
        await context.unrouteAll();
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(status(page), fate).toHaveText(/^\d+ pages found\.$/);
        await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
      }
    });

  test('the network comes back: the search looks again by itself', async ({ page, context }) => {
    await page.goto('/search/');
    await context.setOffline(true);
    await page.getByLabel('Look for').fill('deadlock');
    await expect(status(page)).toContainText('could not be loaded');
    await context.setOffline(false);
    await expect(status(page)).toHaveText(/^\d+ pages found\.$/);
  });

  test('the script of the search itself: a sentence, and the next touch tries again', async ({ page }) => {
    await page.route('**/Search.*.js*', (route) => route.abort());
    await page.goto('/search/?q=deadlock');
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await page.unrouteAll();
    await page.getByLabel('Look for').click();
    await expect(status(page)).toHaveText(/^\d+ pages found\.$/);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('its worker: a sentence, and a new one', async ({ page }) => {
    await page.route('**/index.worker*.js*', (route) => route.abort());
    await page.goto('/search/?q=deadlock');
    await expect(status(page)).toContainText('could not be loaded');
    await page.unrouteAll();
    await page.getByLabel('Look for').fill('deadlocks');
    await expect(status(page)).toHaveText(/found/);
  });

  test('more of what was found: what is there stays, and the rest can be asked for again', async ({
    page,
    context,
  }) => {
    await page.goto('/search/?q=windows');
    await expect(page.locator('.found > li')).toHaveCount(10);
    await context.route('**/pagefind/fragment/*', (route) => route.abort());
    const more = page.getByRole('button', { name: /^Show 10 more/ });
    await more.click();
    await expect(page.getByRole('alert')).toHaveText(
      'The other pages could not be loaded. Try again once you are connected.',
    );
    await expect(page.locator('.found > li')).toHaveCount(10);
    await context.unrouteAll();
    await more.click();
    await expect(page.locator('.found > li')).toHaveCount(20);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('from any page a word is looked for with Enter; on a phone a link leads to the search', async ({ page }) => {
  await page.goto('/kb/177/Q177245/');
  await page.getByLabel('Look for').fill('297040');
  await page.keyboard.press('Enter');
  await expect(first(page)).toHaveText(/^Q297040: /);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/kb/177/Q177245/');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(page.getByLabel('Look for')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the search in ${colorScheme}: nothing that axe, the policy or the console objects to`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ colorScheme });
    await search(page, 'SynAttackProtect');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await search(page, 'zzzz');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.content()).not.toContain('unsafe-');
    expect(complaints).toEqual([]);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search says what it needs, and its lists lead to every article', async ({ page }) => {
    await page.goto('/search/?q=lock');
    await expect(page.getByText('The search needs scripts')).toBeVisible();
    await expect(page.getByLabel('Look for')).toBeHidden();
    await page.getByRole('main').getByRole('link', { name: 'Articles', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Q177245' }).first()).toBeVisible();
  });
});

test('an article leads to its class, its stop code and its keywords, and each leads back', async ({ page }) => {
  const back = () => page.getByRole('main').getByRole('link', { name: 'Q177983' });
  const article = '/kb/177/Q177983/';
  await page.goto(article);
  await page.getByLabel('Breadcrumb').getByRole('link', { name: 'raised and never lowered' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leaked IRQL');
  await expect(page.getByRole('link', { name: 'A leaked lock' })).toBeVisible();
  await back().click();
  // A preview of the page, which may stand under the pointer, has the same link.
  await page.getByRole('complementary').getByRole('link', { name: '0x0000000A' }).first().click();
  const stop = page.getByRole('region', { name: '0x0000000A IRQL_NOT_LESS_OR_EQUAL' });
  await expect(stop.getByRole('heading')).toBeInViewport();
  await expect(stop).toContainText('(fee3b797, 00000002, fee3b797, ff1e82e8)');
  await stop.getByRole('link', { name: 'Q177983' }).click();
  await page.getByRole('link', { name: 'kbWinNT400sp4fix' }).click();
  const keyword = page.getByRole('region', { name: 'kbWinNT400sp4fix' });
  await expect(keyword.getByRole('heading')).toBeInViewport();
  await expect(keyword).toContainText('First corrected in Windows NT 4.0 Service Pack 4. 687 articles');
  await keyword.getByRole('link', { name: 'Q177983' }).click();
  await expect(page).toHaveURL(article);
});

test('what a ping says stands with every article that speaks of one, what works before what is dead', async ({
  page,
}) => {
  await page.goto('/symptoms/');
  const ping = page.getByRole('region', { name: 'Ping' });
  await expect(ping.locator('.answer')).toHaveText(['works', 'works', 'works', 'dead', 'dead']);
  await expect(ping.getByRole('link', { name: 'Q177245', exact: true })).toBeVisible();
});

for (const path of ['/classes/', '/classes/leaked-spin-lock/', '/symptoms/', '/keywords/'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} in ${colorScheme}: nothing to object to, and nothing reaches past the edge of a phone`, async ({
      page,
    }) => {
      const complaints = complaintsOf(page);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(path);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(complaints).toEqual([]);
    });
  }
}

test('before and after an article at length stand those at length, and a brief stands among all', async ({ page }) => {
  await page.goto('/kb/177/Q177245/');
  await page.locator('[rel="next"]').click();
  await expect(page).toHaveURL('/kb/179/Q179129/');
  await page.locator('[rel="prev"]').click();
  await expect(page).toHaveURL('/kb/177/Q177245/');
  await page.goto('/kb/177/Q177983/');
  await expect(page.locator('[rel="prev"]')).toHaveText(/Q177245: /);
  await page.goto('/kb/114/Q114541/');
  await expect(page.locator('[rel="prev"]')).toHaveCount(0);
});

test.describe('a link to an article shows what it leads to', () => {
  const preview = (page: Page) => page.getByRole('tooltip');
  const link = (page: Page) => page.locator('.facts').getByRole('link', { name: 'Q179129' });

  test('under the pointer: it can be pointed at itself, goes with Escape, and moves nothing', async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto('/kb/177/Q177245/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const before = await page.locator('h1').boundingBox();
    await link(page).hover();
    await expect(preview(page)).toContainText('Modified Teardrop Attack');
    expect(asked).toEqual(['/previews.json']);
    await expect(link(page)).toHaveAccessibleDescription(/Overlapping fragments/);
    expect(await page.locator('h1').boundingBox()).toEqual(before);

    await preview(page).hover();
    await page.waitForTimeout(500);
    await expect(preview(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(preview(page)).toBeHidden();

    await link(page).hover();
    await expect(preview(page)).toBeVisible();
    await page.mouse.move(5, 500);
    await expect(preview(page)).toBeHidden();
    expect(complaints).toEqual([]);
  });

  test('by keyboard, as long as the link has the focus, and within the window', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto('/kb/177/Q177245/');
    await link(page).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(preview(page)).toBeVisible();
    await expect(preview(page)).toBeInViewport({ ratio: 1 });
    expect((await new AxeBuilder({ page }).include('#preview').analyze()).violations).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(preview(page)).toBeHidden();
  });

  test('not where the same line stands beside it, and not where it leads back to its own page', async ({ page }) => {
    await page.goto('/kb/');
    await page.getByRole('main').getByRole('link', { name: 'Q179129' }).first().hover();
    await page.waitForTimeout(700);
    await expect(preview(page)).toHaveCount(0);
  });

  test.describe('with a finger', () => {
    test.use({ hasTouch: true });

    test('a tap follows the link', async ({ page }) => {
      await page.goto('/kb/177/Q177245/');
      await link(page).tap();
      await expect(page).toHaveURL('/kb/179/Q179129/');
    });
  });
});
