/** What an article costs who only reads it, and that nothing is lost of what a reader does before its scripts are there. */
import { expect, type Page, test } from '@playwright/test';
import { settingOf } from '../../src/sim/library/index.ts';
import { explore } from '../../tools/explored.ts';
import { complaintsOf } from '../support/complaints.ts';

const ARTICLE = '/kb/177/Q177245/';
const STEPS = explore(settingOf({ case: 'Q177245' })).worst?.steps.length ?? 0;

function machineOf(page: Page) {
  const machine = page.getByRole('region', { name: 'The machine of Q177245' });
  return {
    machine,
    slider: machine.getByRole('slider', { name: 'Step' }),
    button: (name: string) => machine.getByRole('button', { name, exact: true }),
  };
}

/** The scripts that the page asks for, from now on. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  return scripts;
}

/** Islands stay asleep until this lets their scripts arrive. */
async function heldBack(page: Page): Promise<() => void> {
  let arrive: () => void = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_astro/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}

test('an article is read from its first line to its last, and no script is sent for but the theme’s and that of the previews', async ({
  page,
}) => {
  const scripts = scriptsOf(page);
  await page.goto(ARTICLE);
  for (const heading of await page.getByRole('heading', { level: 2 }).all()) await heading.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(scripts.toSorted()).toEqual(['/previews.js', '/theme.js']);
});

test('a machine that is pointed at sends for its own scripts, and not for those of the search below', async ({
  page,
}) => {
  const scripts = scriptsOf(page);
  await page.goto(ARTICLE);
  await machineOf(page).button('Back').hover();
  await expect.poll(() => scripts.join()).toContain('MachineOnPage');
  await page.waitForLoadState('networkidle');
  expect(scripts.join()).not.toContain('ExploreOnPage');
});

test('clicks on a machine that is asleep are done when it wakes, all of them and in their order', async ({ page }) => {
  const complaints = complaintsOf(page);
  const arrive = await heldBack(page);
  await page.goto(ARTICLE);
  const { machine, slider, button } = machineOf(page);
  await button('Start over').click();
  await machine.locator('.lanes:visible [data-step="5"]').click();
  await button('Back').click();
  await expect(slider).toHaveValue(String(STEPS));
  arrive();
  await expect(slider).toHaveValue('4');
  expect(complaints).toEqual([]);
});

test('three quick clicks on a machine that is asleep are three steps', async ({ page }) => {
  const arrive = await heldBack(page);
  await page.goto(ARTICLE);
  const { slider, button } = machineOf(page);
  await button('Back').click({ clickCount: 3 });
  arrive();
  await expect(slider).toHaveValue(String(STEPS - 3));
});

test('an answer ticked on a page that is asleep is not seen unticked while it wakes', async ({ page }) => {
  const arrive = await heldBack(page);
  await page.goto('/diagnose/');
  const question = page.getByRole('group', { name: 'Does anything over TCP still work?' });
  const answer = question.getByRole('radio', { name: 'no', exact: true });
  await answer.check({ force: true });
  const looks = await answer.evaluateHandle((radio: HTMLInputElement) => {
    const seen: boolean[] = [];
    const look = (): void => {
      seen.push(radio.checked);
      setTimeout(look);
    };
    look();
    return seen;
  });
  arrive();
  await expect(page.getByText(/^What you say fits .*Q177245\b.*Q297040\b/).first()).toBeVisible();
  expect((await looks.jsonValue()).every(Boolean)).toBe(true);
});

test('a setting chosen, a slider moved and keys pressed on a machine that is asleep hold when it wakes', async ({
  page,
}) => {
  const arrive = await heldBack(page);
  await page.goto(ARTICLE);
  const { machine, slider, button } = machineOf(page);
  await slider.fill('5');
  await button('Back').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  arrive();
  await expect(slider).toHaveValue('3');

  await page.reload();
  await machine.getByRole('combobox', { name: 'Processors' }).selectOption('1');
  await expect(machine.locator('.verdict')).toContainText('No hang.');
  await expect(machine.getByRole('combobox', { name: 'Processors' })).toHaveValue('1');
});

test('what the browser opens by itself is not shut again when the machine wakes', async ({ page }) => {
  const arrive = await heldBack(page);
  await page.goto(ARTICLE);
  const { machine, slider, button } = machineOf(page);
  await machine.locator('summary').filter({ hasText: 'as a table' }).click();
  await button('Back').click();
  const mark = machine.locator('.listing:not(.behind) .mark').first();
  await mark.click();
  const sentence = page.locator(`[id="${await mark.getAttribute('popovertarget')}"]`);
  await expect(sentence).toBeVisible();
  arrive();
  await expect(slider).toHaveValue(String(STEPS - 1));
  await expect(sentence).toBeVisible();
  await expect(machine.getByRole('table')).toBeVisible();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('the first tap is a step', async ({ page }) => {
    await page.goto(ARTICLE);
    const { slider, button } = machineOf(page);
    await button('Back').tap();
    await expect(slider).toHaveValue(String(STEPS - 1));
  });
});

test('scripts that do not arrive are told of in a sentence, and the next touch tries again', async ({ page }) => {
  await page.route('**/MachineOnPage*.js*', (route) => route.abort());
  await page.goto(ARTICLE);
  const { slider, button } = machineOf(page);
  await button('Back').click();
  await expect(page.getByRole('alert')).toHaveText(/could not be loaded\. .*\.$/);
  await page.unrouteAll();
  await button('Back').click();
  await expect(slider).toHaveValue(String(STEPS - 1));
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('scripts that a browser will not ask for a second time are told of as such: the page has to be loaded anew', async ({
  page,
}) => {
  await page.route(/(hooks|preact)[^/]*\.js/, (route) => route.abort());
  await page.goto(ARTICLE);
  const { button } = machineOf(page);
  await button('Back').click();
  await expect(page.getByRole('alert')).toContainText('touch it a second time');
  await page.unrouteAll();
  await button('Back').click();
  await expect(page.getByRole('alert')).toHaveText(/could not be loaded once more\. .* load the page anew\.$/);
});

test('a reader who was offline touches once more, and what he did is done', async ({ page, context }) => {
  await page.goto(ARTICLE, { waitUntil: 'networkidle' });
  const { slider, button } = machineOf(page);
  await context.setOffline(true);
  await button('Back').click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await context.setOffline(false);
  await button('Back').click();
  await expect(slider).toHaveValue(String(STEPS - 1));
});

test('results that sleep until they are asked for explore the setting that the machine has taken in the meantime', async ({
  page,
}) => {
  await page.goto(ARTICLE);
  const { machine } = machineOf(page);
  await machine.getByRole('combobox', { name: 'Processors', exact: true }).selectOption('1');
  const states = explore(settingOf({ case: 'Q177245', processors: 1 })).space.states.toLocaleString('en-US');
  await expect(machine.locator('.verdict')).toContainText(`${states} states`);
  // Without a look at them first, which would wake them.
  await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('.explore button')];
    all.find(({ textContent }) => textContent === 'Explore all schedules')?.click();
  });
  const results = page.getByRole('region', { name: 'Every schedule of Q177245' });
  await expect(results.locator('.so-far')).toHaveText('Explored here, in your browser.');
  await expect(results.locator('.verdict')).toContainText(`${states} states`);
});
