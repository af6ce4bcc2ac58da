import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const PAGE = '/kb/297/Q297040/';

test('a schedule is taken away as sentences that end with its verdict and its link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('alert')).toContainText('is copied');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  const steps = Number(await page.getByRole('slider', { name: 'Step' }).getAttribute('max'));
  expect(lines[0]).toContain('Q297040');
  expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(steps);
  expect(lines.at(-2)).toContain('Hang');
  expect(lines.at(-1)).toMatch(/#A~Q297040~/);
});

test('the figure is taken away as a file that a browser draws by itself, words and colours and all', async ({
  page,
}) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download figure' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^Q297040-step-\d+\.svg$/);
  const svg = readFileSync(await file.path(), 'utf8');
  expect(svg).toContain('KeAcquireSpinLock');
  expect(svg).not.toContain('class=');
  const size = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, svg);
  expect(Math.min(...size)).toBeGreaterThan(300);
});

test('space runs the machine and stops it, and the question mark tells the keys', async ({ page }) => {
  await page.goto(PAGE);
  const machine = page.locator('.machine');
  await page.getByRole('button', { name: 'Start over' }).click();
  await machine.focus();
  await page.keyboard.press('?');
  await expect(page.getByText('run, or stop where it is')).toBeVisible();
  await page.keyboard.press('Escape');
  await machine.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('slider', { name: 'Step' })).not.toHaveValue('0');
});
