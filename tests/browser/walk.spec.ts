import { expect, test } from '@playwright/test';

const PAGE = '/kb/177/Q177245/';

test('a walk moves the machine from turn to turn, and the browser’s back goes with it', async ({ page }) => {
  await page.goto(PAGE);
  const stops = page.getByRole('list', { name: 'A walk through the hang' }).getByRole('link');
  const bar = page.getByRole('navigation', { name: 'Walk' });
  const step = page.getByRole('slider', { name: 'Step' });
  await expect(bar).toBeHidden();
  await stops.first().click();
  await expect(bar).toContainText(`1 of ${await stops.count()}`);
  await expect(stops.first()).toHaveAttribute('aria-current', 'step');
  const began = await step.inputValue();
  await bar.getByRole('link', { name: 'Next' }).click();
  await expect(bar).toContainText('2 of');
  expect(Number(await step.inputValue())).toBeGreaterThan(Number(began));
  await page.goBack();
  await expect(bar).toContainText('1 of');
  await expect(step).toHaveValue(began);
});

test('a phrase of the prose moves the machine to the step that does what it says', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('link', { name: 'leaves to its own close' }).click();
  await expect(page.locator('.machine').getByText('finds the connection closing and leaves it').first()).toBeVisible();
});

test('whoever steps on by hand has left the walk', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('list', { name: 'A walk through the hang' }).getByRole('link').first().click();
  const bar = page.getByRole('navigation', { name: 'Walk' });
  await expect(bar).toBeVisible();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(bar).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the walk is a list of sentences with their steps, and nothing in it can be pressed in vain', async ({
    page,
  }) => {
    await page.goto(PAGE);
    const walk = page.getByRole('list', { name: 'A walk through the hang' });
    await expect(walk.getByText(/^step \d+$/).first()).toBeVisible();
    await expect(walk.getByRole('link').first()).toHaveCSS('pointer-events', 'none');
  });
});
