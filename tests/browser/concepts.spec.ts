/** The concepts as a newcomer uses them: machines to run, words to point at, and all of it there without scripts. */
import { expect, type Page, test } from '@playwright/test';
import { loadIn } from '../../src/sim/computer/setting.ts';
import { CONCEPT_NAMES, runnable, settingOf } from '../../src/sim/library/index.ts';
import { explore } from '../../tools/explored.ts';
import { complaintsOf } from '../support/complaints.ts';
import { LOOKS_OF_PAGES, looksWell } from '../support/looks.ts';

const pathOf = (name: string): string => `/concepts/${name}/`;
const countOf = (name: string, processors?: number): string =>
  explore(settingOf({ case: name, processors })).space.states.toLocaleString('en-US');
const machineOf = (page: Page, name: string) => page.getByRole('region', { name: `The machine of ${name}` });

for (const look of LOOKS_OF_PAGES) {
  for (const path of ['/concepts/', pathOf('two-orders'), pathOf('preemption'), pathOf('double-free')]) {
    test(`${path} at ${look.width} pixels in ${look.colorScheme}: axe objects to nothing, and nothing reaches past the edge`, async ({
      page,
    }) => {
      await looksWell(page, path, look);
    });
  }
}

test('the list of concepts leads to each, and says how many states it has', async ({ page }) => {
  await page.goto('/concepts/');
  for (const name of CONCEPT_NAMES) {
    const card = page.getByRole('article').filter({ has: page.locator(`a[href="${pathOf(name)}"]`) });
    await expect(card).toContainText(`${countOf(name)} states`);
  }
});

for (const name of CONCEPT_NAMES) {
  test(`${name}: its machine runs from the start to its end, and every setting is in the table`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(pathOf(name));
    const machine = machineOf(page, name);
    await expect(machine.locator('.verdict')).toContainText(`${countOf(name)} states`);
    const slider = machine.getByRole('slider', { name: 'Step' });
    const last = await slider.inputValue();
    await machine.getByRole('button', { name: 'Start over' }).click();
    await expect(slider).toHaveValue('0');
    await machine.getByRole('button', { name: /^Run (it|the (hang|loop|stop))$/ }).click();
    await expect(slider).toHaveValue(last);
    const { loads, processors } = runnable(name);
    const table = page.getByRole('table', { name: 'What makes the difference' });
    for (const load of loads) {
      const row = table.getByRole('row').filter({ hasText: load.title });
      for (const [at, count] of processors.choices.entries()) {
        const { space } = explore(settingOf({ case: name, load: load.name, processors: count }));
        await expect(row.first().getByRole('cell').nth(at)).toContainText(`${space.states} states`);
      }
    }
    expect(complaints).toEqual([]);
  });
}

test('a setting of the table is run in the machine above, and the machine comes into sight', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(pathOf('two-orders'));
  const machine = machineOf(page, 'two-orders');
  await page.getByRole('link', { name: 'Run it (in two orders, 1 processor)' }).click();
  await expect(machine.locator('.verdict')).toContainText('No hang.');
  await expect(machine.getByRole('combobox', { name: 'Processors' })).toHaveValue('1');
  await expect(machine.getByRole('region', { name: /^Processor \d$/ })).toHaveCount(1);
  await expect(machine.getByRole('slider', { name: 'Step' })).toBeInViewport();
});

test('a machine without a driver asks for no driver, no registry value, and no choice of one load', async ({
  page,
}) => {
  await page.goto(pathOf('spin-lock'));
  const settings = machineOf(page, 'spin-lock').getByRole('group', { name: 'Settings' });
  await expect(settings.getByRole('combobox')).toHaveCount(1);
  await expect(settings.getByRole('combobox', { name: 'Processors' })).toHaveValue('2');
});

test('a load can be chosen, and is searched as an article’s is', async ({ page }) => {
  await page.goto(pathOf('lost-wake-up'));
  const machine = machineOf(page, 'lost-wake-up');
  await machine.getByRole('combobox', { name: 'Load' }).selectOption('pulse');
  const setting = settingOf({ case: 'lost-wake-up', load: 'pulse' });
  await expect(machine.locator('.verdict')).toContainText(`${explore(setting).space.states} states`);
  await expect(machine).toContainText(/signalled Arrived at step \d+\. Waiter began to wait for it at step \d+/);
  expect(loadIn(runnable('lost-wake-up'), setting).title).toBe('a signal for an instant');
});

test.describe('a word', () => {
  const word = (page: Page) => {
    const button = page.locator('main .term').filter({ hasText: 'IRQL' }).first().getByRole('button');
    return { button, meaning: page.locator('.meaning').filter({ hasText: 'interrupt request level' }).first() };
  };

  test('is explained while it is pointed at, and the page does not move', async ({ page }) => {
    await page.goto('/kb/297/Q297040/');
    const { button, meaning } = word(page);
    await button.scrollIntoViewIfNeeded();
    const before = await button.boundingBox();
    await expect(meaning).toBeHidden();
    await button.hover();
    await expect(meaning).toBeInViewport();
    expect(await button.boundingBox()).toEqual(before);
    await meaning.hover();
    await expect(meaning).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(meaning).toBeHidden();
  });

  test('is explained while it has the focus, and its link leads to its place among all words', async ({ page }) => {
    await page.goto('/kb/297/Q297040/');
    const { button, meaning } = word(page);
    await button.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await expect(meaning).toBeInViewport();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/concepts/#irql');
    await expect(page.locator('#irql')).toBeInViewport();
  });

  test.describe('without scripts, by touch', () => {
    test.use({ javaScriptEnabled: false, hasTouch: true });
    test('opens when it is pressed, and closes when one presses elsewhere', async ({ page }) => {
      await page.goto('/kb/297/Q297040/');
      const { button, meaning } = word(page);
      await button.tap();
      await expect(meaning).toBeInViewport();
      await page.touchscreen.tap(5, 5);
      await expect(meaning).toBeHidden();
    });
  });

  test('is plain text on paper', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto('/kb/297/Q297040/');
    const { button, meaning } = word(page);
    await expect(meaning).toBeHidden();
    expect(await button.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('none');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a concept is all there: its run, its verdict, its whole space and the table; nothing asks to be pressed in vain', async ({
    page,
  }) => {
    await page.goto(pathOf('two-orders'));
    const machine = machineOf(page, 'two-orders');
    await expect(machine.locator('.verdict')).toContainText(`${countOf('two-orders')} states`);
    await expect(machine.locator('svg.lanes').first()).toBeVisible();
    await expect(machine.locator('.as-set')).toHaveText('2 processors; in two orders.');
    await expect(page.getByRole('img', { name: /^Every state as a point/ }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /^Run it/ })).toHaveCount(0);
  });
});
