/** The builder: what is chosen is seen, what is seen is what the lines make, and both by keyboard alone. */
import { expect, type Page, test } from '@playwright/test';
import { MEASURED } from '../../src/embed/heights.ts';
import { openTwoOrigins } from '../../tools/twoOrigins.ts';
import { complaintsOf } from '../support/complaints.ts';
import { amiss, atStep, framesOf } from '../support/widgets.ts';

const lines = (page: Page, nth: number) => page.locator('.lines pre').nth(nth);
const preview = (page: Page) => page.frameLocator('.preview iframe');

test('what is chosen is in the preview and in both lines, and nothing that holds anyway', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('/embed/');
  await expect(lines(page, 1)).toContainText(`<nt-hang case="Q177245" height="${MEASURED['Q177245']?.[600]}">`);
  await page.getByLabel('Which hang').selectOption({ label: 'A spin lock on one processor and on two' });
  await expect(preview(page).locator('#spin-lock')).toBeVisible();
  await page.getByLabel('the lines that run').uncheck();
  await page.getByLabel('dark', { exact: true }).check();
  await page.getByText('Another driver file, load, run or step').click();
  await page.getByLabel('Open at step').fill('3');
  await expect(preview(page).locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(preview(page).locator('.listings')).toBeHidden();
  await expect(preview(page).getByRole('slider')).toHaveAttribute('aria-valuetext', 'step 3 of 12');
  await expect(lines(page, 0)).toContainText('/embed/v1/spin-lock/#step=3&amp;panels=figure,table&amp;theme=dark"');
  await expect(lines(page, 1)).toContainText('case="spin-lock" step="3" panels="figure,table" theme="dark"');
  const height = await page.locator('.preview iframe').getAttribute('height');
  await expect(lines(page, 0)).toContainText(`height="${height}"`);
  expect(complaints).toEqual([]);
});

test('a link of one’s own opens its run; one that cannot be read is told of, and the lines stay whole', async ({
  page,
}) => {
  await page.goto('/embed/#case=Q177245');
  await page.getByText('Another driver file, load, run or step').click();
  const field = page.getByLabel('A run of your own');
  await field.fill('https://example.org/kb/177/Q177245/#A~Q177245~a00000f1111111111.28@9');
  await expect(lines(page, 1)).toContainText('schedule="A~Q177245~a00000f1111111111.28@9"');
  await atStep(
    (await page
      .locator('.preview iframe')
      .elementHandle()
      .then((one) => one?.contentFrame())) as never,
    9,
  );
  await field.fill('https://example.org/');
  await expect(page.locator('.fields [role="alert"]')).toContainText('does not begin like a schedule');
  await expect(lines(page, 1)).not.toContainText('schedule');
});

test('every setting, view and width that can be chosen gives lines that work on a page elsewhere', async ({ page }) => {
  const two = await openTwoOrigins();
  await page.goto('/embed/#case=Q297040');
  await page.getByText('Another driver file, load, run or step').click();
  await page.getByLabel('SynAttackProtect').selectOption('0');
  await page.getByRole('combobox', { name: 'Processors' }).selectOption('2');
  await page.getByLabel('what each processor can do next').check();
  for (const width of ['a phone', 'a whole page']) {
    await page.getByLabel(width).check();
    await expect(preview(page).locator('.machine .verdict')).toContainText('No hang.');
    // It is told a moment after it is so.
    const seen = () =>
      preview(page)
        .locator('.frame')
        .evaluate((one) => Math.ceil(one.getBoundingClientRect().height));
    await expect.poll(async () => (await lines(page, 1).innerText()).includes(`height="${await seen()}"`)).toBe(true);
    const text = await lines(page, 1).innerText();
    const written = Number(/height="(\d+)"/.exec(text)?.[1]);
    const other = await page.context().newPage();
    await other.setViewportSize({ width: width === 'a phone' ? 376 : 1016, height: 800 });
    const moved = text.replaceAll(/http:\/\/[^/]+/g, 'OURS');
    await other.goto(two.put({ html: `<!doctype html><html lang="en"><title>A host</title><body>${moved}` }));
    const [inside] = await framesOf(other, two);
    await expect(inside.locator('.machine .verdict')).toContainText('No hang.');
    await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
    const height = await inside.evaluate(() => document.querySelector('.frame')?.getBoundingClientRect().height ?? 0);
    expect(Math.abs(height - written)).toBeLessThanOrEqual(1);
    await other.close();
  }
  two.close();
});

test('by keyboard alone: another view, and its line copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/embed/');
  await page.getByLabel('Which hang').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(lines(page, 1)).toContainText('view="compare"');
  await page.getByRole('button', { name: 'Copy the frame' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/embed/v1/Q177245/compare/');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the lines for the first hang stand there to be copied by hand', async ({ page }) => {
    await page.goto('/embed/');
    await expect(lines(page, 0)).toContainText('<iframe src=');
    await expect(lines(page, 1)).toContainText('<nt-hang case="Q177245"');
    await expect(page.locator('.fields')).toBeHidden();
  });
});
