/** The machines of both articles, driven as a reader would. What they should come to is asked of the simulation. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { Wish } from '../../src/sim/computer/setting.ts';
import { shortestWell } from '../../src/sim/explore/explore.ts';
import { settingOf } from '../../src/sim/library/index.ts';
import { sayStep } from '../../src/sim/trace/narrate.ts';
import { traceOf } from '../../src/sim/trace/replay.ts';
import { writeSchedule } from '../../src/sim/trace/schedule.ts';
import { explore } from '../../tools/explored.ts';
import { complaintsOf } from '../support/complaints.ts';
import { LOOKS } from '../support/looks.ts';
import { watchShifts } from '../support/shifts.ts';

const PATHS = { Q177245: '/kb/177/Q177245/', Q297040: '/kb/297/Q297040/' } as const;
type Article = keyof typeof PATHS;

/** What the page should show of a setting. */
function expected(wish: Wish) {
  const exploration = explore(settingOf(wish));
  const { model, space, worst } = exploration;
  const steps = worst?.steps ?? [];
  const trace = traceOf(model, steps);
  return {
    states: space.states.toLocaleString('en-US'),
    steps: steps.length,
    /** Steps of the shortest way to a good end. */
    well: shortestWell(exploration)?.steps.length,
    said: (at: number) => sayStep(trace, at),
    link: (at: number) => `#${writeSchedule(model, steps, at)}`,
  };
}
const HANGS = { Q177245: expected({ case: 'Q177245' }), Q297040: expected({ case: 'Q297040' }) };

async function open(page: Page, article: Article, fragment = '') {
  await page.goto(PATHS[article] + fragment);
  const machine = page.getByRole('region', { name: `The machine of ${article}` });
  await machine.scrollIntoViewIfNeeded();
  const button = (name: string | RegExp) => machine.getByRole('button', { name, exact: typeof name === 'string' });
  return {
    machine,
    button,
    said: machine.locator('.said'),
    verdict: machine.locator('.verdict'),
    slider: machine.getByRole('slider', { name: 'Step' }),
    choose: (label: string, value: string) =>
      machine.getByRole('combobox', { name: label, exact: true }).selectOption(value),
  };
}

for (const article of ['Q177245', 'Q297040'] as const) {
  const hang = HANGS[article];

  test(`${article}: the hang runs to its end without moving anything on the page, and steps back and forward`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    const shifts = await watchShifts(page);
    const { said, slider, verdict, button } = await open(page, article);
    // What fonts move while the page loads is another test's business.
    await page.evaluate(() => document.fonts.ready);
    const before = (await shifts()).length;
    await button('Start over').click();
    await expect(slider).toHaveValue('0');
    await button('Run the hang').click();
    await expect(button('Pause')).toBeVisible();
    await expect(slider).toHaveValue(String(hang.steps), { timeout: 30_000 });
    await expect(button('Run the hang')).toBeVisible();
    expect((await shifts()).slice(before)).toEqual([]);

    await expect(said).toHaveText(hang.said(hang.steps));
    await expect(verdict).toContainText('Hang.');
    await expect(verdict).toContainText(`${hang.states} states`);
    await button('Back').click();
    await button('Back').click();
    await expect(said).toHaveText(hang.said(hang.steps - 2));
    await button('Step').click();
    await expect(said).toHaveText(hang.said(hang.steps - 1));
    expect(complaints).toEqual([]);
  });

  test(`${article}: the figure outlines the step that is shown, wherever that is, and what comes after it is veiled`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 2400 });
    const { machine, slider } = await open(page, article);
    for (const step of [1, 4, hang.steps - 1]) {
      await slider.fill(String(step));
      await expect(slider).toHaveAttribute('aria-valuetext', `step ${step} of ${hang.steps}`);
      const boxOf = async (what: string) =>
        (await machine.locator(`.lanes:visible ${what}`).boundingBox()) ?? { y: 0, height: 0 };
      const [row, outline, veil] = [
        await boxOf(`[data-step="${step}"] .hit`),
        await boxOf('.outline'),
        await boxOf('.veil'),
      ];
      // As near as the width of a line.
      expect(Math.abs(outline.y - row.y)).toBeLessThan(2);
      expect(Math.abs(outline.height - row.height)).toBeLessThan(2);
      expect(Math.abs(veil.y - row.y - row.height)).toBeLessThan(1);
    }
  });

  test(`${article}: with reduced motion the hang is shown at its end at once`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const { slider, button } = await open(page, article);
    await button('Start over').click();
    await button('Run the hang').click();
    await expect(slider).toHaveValue(String(hang.steps), { timeout: 300 });
  });

  test(`${article}: a copied link opens at exactly that moment, and the address follows every step`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { button, machine } = await open(page, article);
    for (let back = 0; back < 5; back++) await button('Back').click();
    await button('Copy link').click();
    await expect(machine.getByRole('alert')).toContainText('copied');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toBe(hang.link(hang.steps - 5));
    expect(page.url()).toBe(link);

    await page.goto('about:blank');
    await page.goto(link);
    const again = page.getByRole('region', { name: `The machine of ${article}` });
    await expect(again).toBeInViewport();
    await expect(again.getByRole('slider')).toHaveValue(String(hang.steps - 5));
    await expect(again.locator('.said')).toHaveText(hang.said(hang.steps - 5));
  });

  test(`${article}: the keyboard alone steps, jumps and runs`, async ({ page }) => {
    const { said, slider, button } = await open(page, article);
    await button('Back').focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveValue('0');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(said).toHaveText(hang.said(2));
    await page.keyboard.press('ArrowLeft');
    await expect(said).toHaveText(hang.said(1));
    await page.keyboard.press('End');
    await expect(said).toHaveText(hang.said(hang.steps));
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(said).toHaveText(hang.said(hang.steps - 1));
  });

  test(`${article}: each step is spoken, and where a run ends, the verdict`, async ({ page }) => {
    const { machine, button } = await open(page, article);
    const status = machine.getByRole('status');
    for (const back of [1, 2, 3]) {
      await button('Back').click();
      await expect(status).toContainText(hang.said(hang.steps - back));
    }
    // From the midst of it a run goes on from there.
    await button('Run the hang').click();
    await expect(status).toContainText(hang.said(hang.steps));
    await expect(status).toContainText('Hang.');
  });

  for (const text of [
    '#A~Q177245~p9~.0',
    '#A~Q297040~',
    '#A~~~~',
    '#B~nothing',
    `#${'A~'.repeat(3000)}`,
    '#A~%E0%A4%A~.3',
  ]) {
    test(`${article}: the broken link ${text.slice(0, 24)} gives a sentence and the page’s own machine`, async ({
      page,
    }) => {
      const complaints = complaintsOf(page);
      const { machine, slider } = await open(page, article, text);
      await expect(machine.getByRole('alert')).toHaveText(/\w.*\.$/);
      await expect(slider).toHaveValue(String(hang.steps));
      expect(complaints).toEqual([]);
    });
  }

  for (const { width, colorScheme } of LOOKS) {
    test(`${article} at ${width} pixels in ${colorScheme}: the open machine has nothing that axe objects to, and fits`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { machine, button } = await open(page, article);
      await machine.locator('summary').filter({ hasText: 'as a table' }).click();
      for (let back = 0; back < 8; back++) await button('Back').click();
      expect((await new AxeBuilder({ page }).include('.machine').analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test(`${article}: figure, verdict, reasons, steps and symptoms are there, and no dead control`, async ({
      page,
    }) => {
      await page.goto(PATHS[article]);
      const machine = page.getByRole('region', { name: `The machine of ${article}` });
      await expect(machine.getByRole('img', { name: /lanes, time downwards/ })).toBeVisible();
      await expect(machine.locator('.verdict')).toContainText(`${hang.states} states`);
      await expect(machine.locator('.as-set')).toContainText('processor');
      await machine.locator('summary').filter({ hasText: 'as a table' }).click();
      await expect(machine.getByRole('cell', { name: hang.said(hang.steps), exact: true })).toBeVisible();
      await expect(machine.locator('.symptoms dd')).toHaveCount(6);
      await expect(machine.locator('button:visible:not([popovertarget]), select:visible, input:visible')).toHaveCount(
        0,
      );
      await expect(machine.getByRole('region', { name: /^Listing of/ }).last()).toBeVisible();
    });
  });
}

test('by hand another processor can be chosen, and the schedule branches off', async ({ page }) => {
  // The page comes to the machine at once: a button that glides is easily missed.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { said, slider, button, machine } = await open(page, 'Q177245');
  await button('Start over').click();
  await button('Processor 1 is given Connection closer').click();
  await expect(said).toHaveText('Processor 1 is given Connection closer.');
  await expect(slider).toHaveAttribute('max', '1');
  await button(/^Processor 1 runs EnterClose/).click();
  await button('Processor 0 is given Address closer').click();
  await expect(slider).toHaveValue('3');
  await expect(machine.getByRole('region', { name: 'Processor 0' })).toContainText('Address closer');
  await button('Run the hang').click();
  await expect(slider).toHaveAttribute('max', String(HANGS.Q177245.steps));
});

test('a processor that cannot move says why, and a lock says who has it and who wants it', async ({ page }) => {
  const at = Array.from({ length: HANGS.Q177245.steps }, (_, step) => step + 1).find((step) =>
    HANGS.Q177245.said(step).includes('takes ConnLock'),
  );
  const { machine } = await open(page, 'Q177245', HANGS.Q177245.link(at ?? 0));
  await expect(machine.getByRole('region', { name: 'Processor 0' })).toContainText(
    'spins for ConnLock, which Connection closer took',
  );
  await expect(machine.locator('.locks')).toContainText('taken by Connection closer on processor 1 at step');
  await expect(machine.locator('.locks')).toContainText('wanted by Address closer');
});

const HARMLESS: readonly {
  readonly article: Article;
  readonly label: string;
  readonly value: string;
  readonly wish: Wish;
}[] = [
  { article: 'Q177245', label: 'Tcpip.sys', value: 'nt4-sp4', wish: { case: 'Q177245', build: 'nt4-sp4' } },
  { article: 'Q177245', label: 'Processors', value: '1', wish: { case: 'Q177245', processors: 1 } },
  { article: 'Q177245', label: 'Load', value: 'in-turn', wish: { case: 'Q177245', load: 'in-turn' } },
  {
    article: 'Q297040',
    label: 'Tcpip.sys',
    value: 'nt4-2001-04-27',
    wish: { case: 'Q297040', build: 'nt4-2001-04-27' },
  },
  {
    article: 'Q297040',
    label: 'SynAttackProtect',
    value: '0',
    wish: { case: 'Q297040', registry: { SynAttackProtect: '0' } },
  },
  { article: 'Q297040', label: 'Load', value: 'answering-host', wish: { case: 'Q297040', load: 'answering-host' } },
];
for (const { article, label, value, wish } of HARMLESS) {
  test(`${article}: ${label} ${value} makes the hang impossible, every state was visited to say so, and it runs to its end`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    const { verdict, button, slider, choose } = await open(page, article);
    await choose(label, value);
    await expect(verdict).toContainText(`No hang. No schedule ends badly. ${expected(wish).states} states`);
    await expect(slider).toHaveValue('0');
    await expect(button('Run the hang')).toHaveCount(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await button('Run it').click();
    await expect(slider).toHaveValue(String(expected(wish).well));
    expect(complaints).toEqual([]);
  });
}

test('more processors: the shortest hang of the new setting is laid before the reader', async ({ page }) => {
  const { verdict, slider, choose, machine } = await open(page, 'Q297040');
  await choose('Processors', '4');
  const there = expected({ case: 'Q297040', processors: 4 });
  await expect(verdict).toContainText(`${there.states} states`);
  await expect(slider).toHaveValue(String(there.steps));
  await expect(machine.getByRole('region', { name: /^Processor \d$/ })).toHaveCount(4);
  await expect(machine.locator('.symptoms')).toContainText(/after \d requests/);
});

test('a browser that refuses the search in the background says so, and the machine can still be stepped', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', {
      value: class {
        constructor() {
          throw new Error('refused');
        }
      },
    });
  });
  const { machine, button, said, choose } = await open(page, 'Q177245');
  await choose('Processors', '3');
  await expect(machine.getByRole('alert')).toContainText('no verdict');
  await button('Processor 2 is given Address closer').click();
  await expect(said).toHaveText('Processor 2 is given Address closer.');
  expect(complaints).toEqual([]);
});
