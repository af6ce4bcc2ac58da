/** The pages of articles on which nothing runs: at length, known by their facts, only named, and the list of them all. */
import { expect, test } from '@playwright/test';
import { LOOKS_OF_PAGES, looksWell } from '../support/looks.ts';

const PAGES = {
  'the list': '/kb/',
  'an article at length': '/kb/142/Q142641/',
  'an article known by its facts': '/kb/304/Q304413/',
  'an article with many files': '/kb/238/Q238329/',
  'an article that is only named': '/kb/120/Q120642/',
};

for (const [what, path] of Object.entries(PAGES))
  for (const look of LOOKS_OF_PAGES)
    test(`${what} at ${look.width} pixels in ${look.colorScheme}: nothing that axe or the console objects to, and it fits`, async ({
      page,
    }) => {
      await looksWell(page, path, look);
    });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a cite leads to the section on the page of its article, and the section shows that it was meant', async ({
    page,
  }) => {
    await page.goto('/kb/177/Q177245/');
    await page.getByRole('region', { name: 'What it takes' }).getByRole('link', { name: 'Cause' }).first().click();
    await expect(page).toHaveURL('/kb/177/Q177245/#in-cause');
    const cause = page.locator('#in-cause');
    await expect(cause).toBeInViewport();
    await expect(cause).toContainText('both at the same moment');
    expect(await cause.evaluate((section) => getComputedStyle(section).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)');
  });

  test('a mark tells its sentence and links to where it stands', async ({ page }) => {
    await page.goto('/kb/142/Q142641/');
    const marks = page.locator('.column .basis');
    await marks.getByRole('button', { name: 'documented' }).first().click();
    const place = marks.getByRole('link', { name: 'Cause' }).first();
    await expect(place).toBeVisible();
    await place.click();
    await expect(page).toHaveURL('/kb/142/Q142641/#in-cause');
  });

  test('who has a dead machine before them finds its probes, its needs and what breaks on one page', async ({
    page,
  }) => {
    await page.goto('/kb/304/Q304413/');
    const symptoms = page.locator('#in-symptoms');
    await expect(symptoms).toContainText('Ping works.');
    await expect(symptoms).toContainText('Ctrl+Alt+Del dead.');
    const facts = page.getByRole('complementary', { name: 'Facts' });
    await expect(facts).toContainText('two threads wait for each other');
    await expect(facts).toContainText('high network load');
  });

  test('every file that an article prints is there, with the line that prints it and the build it belongs to', async ({
    page,
  }) => {
    await page.goto('/kb/238/Q238329/');
    const rows = page.locator('#files ~ .scroll tbody tr');
    await expect(rows).toHaveCount(7);
    await expect(rows.first()).toContainText('150,800');
    await expect(rows.first().getByRole('link')).toHaveAttribute('href', '/builds/nt4-1999-08-14/');
    await expect(rows.last()).toContainText('Windows 95 (all versions)');
  });

  test('the list names every article once under what breaks in it, and leads to each', async ({ page }) => {
    await page.goto('/kb/');
    const spin = page.getByRole('region', { name: 'Spin deadlock' });
    await expect(spin.getByRole('link')).toHaveText(['Spin deadlock', 'Q132694', 'Q171181']);
    await spin.getByRole('link', { name: 'Q171181' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deadlock in TCP/IP on Multiprocessor Computers');
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Articles' }).click();
    await expect(page).toHaveURL('/kb/');
  });

  test('how long a half-open connection is held stands in a table, reckoned for every number of repetitions', async ({
    page,
  }) => {
    await page.goto('/kb/142/Q142641/');
    const table = page.getByRole('table', { name: /^How long a half-open connection is held/ });
    await expect(table.locator('td:last-child')).toHaveText(['189', '45', '21', '9', '3']);
  });
});

test('on paper a mark’s sentence and its place stand in the text, without a link’s address', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/kb/142/Q142641/');
  const place = page.locator('.column .why .place').first();
  await expect(place).toBeVisible();
  // “of Q142641” is for the ear: a list of links is heard without what stands around them.
  await expect(place).toHaveText('Q142641, Cause of Q142641');
});
