import { expect, type Page, test } from '@playwright/test';

const ARTICLES = ['/kb/177/Q177245/', '/kb/297/Q297040/'];

for (const path of ARTICLES) {
  test(`${path}: every section that the contents promise is there, and every part of the record`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    for (const link of await links.all()) {
      const heading = page.locator((await link.getAttribute('href')) ?? '');
      await expect(heading).toHaveText((await link.textContent()) ?? '');
    }
    const record = page.locator('#record + dl');
    for (const field of ['Versions', 'Operating systems', 'Keywords', 'Technology', 'Hardware', 'Query words']) {
      await expect(record.getByText(field, { exact: true })).toBeVisible();
    }
  });
}

test('the fixed files stand as printed, and the margin says for which product line', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/kb/177/Q177245/');
  const files = page.getByRole('table', { name: /or later/ });
  await expect(files.getByRole('row', { name: '07/21/99 05:13p 147,920 Tcpip.sys x86' })).toBeVisible();
  await expect(files.getByRole('row', { name: '07/21/99 04:05p 269,648 Tcpip.sys Alpha' })).toBeVisible();
  const margin = page.getByRole('complementary', { name: 'Facts' });
  await expect(margin).toContainText('Fixed file, Terminal Server');
  await expect(margin).toContainText('no service pack named, Terminal Server');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a mark opens the sentence behind it, from the keyboard, and Escape closes it', async ({ page }) => {
    await page.goto('/kb/297/Q297040/');
    const mark = page.locator('main').getByRole('button', { name: 'documented' }).first();
    const sentence = page.locator(`[id="${await mark.getAttribute('popovertarget')}"]`);
    await expect(sentence).toBeHidden();
    await mark.focus();
    await page.keyboard.press('Enter');
    await expect(sentence).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(sentence).toBeHidden();
  });
});

test('on paper the sentence behind a mark stands in the text, for paper cannot be pressed', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/kb/297/Q297040/');
  const mark = page.locator('main').getByRole('button', { name: 'ours' }).first();
  await expect(page.locator(`[id="${await mark.getAttribute('popovertarget')}"]`)).toBeVisible();
});

test.describe('a figure says what every step did, interrupts too', () => {
  /** Words of figures that a rule of this page hides, though the figure itself is shown. */
  const hiddenWords = (page: Page): Promise<string[]> =>
    page
      .locator('svg.lanes text')
      .evaluateAll((words) =>
        words.filter((word) => getComputedStyle(word).display === 'none').map(({ textContent }) => textContent ?? ''),
      );

  test('on paper', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto('/kb/297/Q297040/');
    expect(await page.locator('svg.lanes text', { hasText: 'The clock ends the wait' }).count()).toBeGreaterThan(0);
    expect(await hiddenWords(page)).toEqual([]);
  });

  test('in a frame without panels', async ({ page }) => {
    await page.goto('/embed/v1/Q297040/');
    expect(await page.locator('svg.lanes text', { hasText: 'The clock ends the wait' }).count()).toBeGreaterThan(0);
    expect(await hiddenWords(page)).toEqual([]);
  });

  test.describe('and where there are no scripts', () => {
    test.use({ javaScriptEnabled: false });
    test('on the article', async ({ page }) => {
      await page.goto('/kb/297/Q297040/');
      const words = page.locator('svg.lanes text', { hasText: 'The clock ends the wait' });
      await expect(words.filter({ visible: true })).not.toHaveCount(0);
    });
  });
});
