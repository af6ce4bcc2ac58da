/** Every schedule of both articles, searched in the page as a reader would. What it should come to is asked of the simulation. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { Wish } from '../../src/sim/computer/setting.ts';
import { reportOf } from '../../src/sim/explore/report.ts';
import { settingOf } from '../../src/sim/library/index.ts';
import { writeSchedule } from '../../src/sim/trace/schedule.ts';
import { studyOf } from '../../src/workers/study.ts';
import { explore } from '../../tools/explored.ts';
import { complaintsOf } from '../support/complaints.ts';
import { LOOKS } from '../support/looks.ts';
import { watchShifts } from '../support/shifts.ts';

const PATHS = { Q177245: '/kb/177/Q177245/', Q297040: '/kb/297/Q297040/' } as const;
type Article = keyof typeof PATHS;
const ARTICLES = Object.keys(PATHS) as Article[];

function expected(wish: Wish) {
  const exploration = explore(settingOf(wish));
  const report = reportOf(exploration);
  const { model, space, worst } = exploration;
  const steps = worst?.steps ?? [];
  return {
    states: space.states.toLocaleString('en-US'),
    steps: steps.length,
    noReturn: report.pointOfNoReturn,
    study: studyOf(exploration, report),
    link: (at: number) => `#${writeSchedule(model, steps, at)}`,
  };
}
const HANGS = { Q177245: expected({ case: 'Q177245' }), Q297040: expected({ case: 'Q297040' }) };

async function open(page: Page, article: Article, fragment = '') {
  await page.goto(PATHS[article] + fragment);
  const machine = page.getByRole('region', { name: `The machine of ${article}` });
  const all = page.getByRole('region', { name: `Every schedule of ${article}` });
  await machine.scrollIntoViewIfNeeded();
  await all.scrollIntoViewIfNeeded();
  const go = all.getByRole('button', { name: 'Explore all schedules' });
  await expect(go).toBeEnabled();
  return {
    machine,
    all,
    go,
    stop: all.getByRole('button', { name: 'Stop', exact: true }),
    verdict: all.locator('.verdict'),
    slider: machine.getByRole('slider', { name: 'Step' }),
    avoidable: machine.locator('.avoidable p'),
    strip: page.getByRole('region', { name: `After the hang of ${article}` }),
    choose: (label: string, value: string) =>
      machine.getByRole('combobox', { name: label, exact: true }).selectOption(value),
  };
}

for (const article of ARTICLES) {
  const hang = HANGS[article];

  test(`${article}: every schedule is explored to the verdict that the page was served with, and nothing moves`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    const shifts = await watchShifts(page);
    const { all, go, stop, verdict } = await open(page, article);
    const served = await verdict.textContent();
    await page.waitForTimeout(300);
    const settled = (await shifts()).length;
    await go.click();
    await expect(all.locator('.so-far')).toHaveText('Explored here, in your browser.');
    await expect(verdict).toHaveText(served ?? '');
    await expect(verdict).toContainText(`${hang.states} states`);
    await expect(stop).toBeDisabled();
    expect(complaints).toEqual([]);
    expect((await shifts()).slice(settled)).toEqual([]);
  });

  test(`${article}: a schedule of the search is laid into the machine above`, async ({ page }) => {
    const { all, machine, slider } = await open(page, article, hang.link(3));
    await expect(slider).toHaveValue('3');
    await all
      .getByRole('button', { name: /^Show it/ })
      .first()
      .click();
    await expect(slider).toHaveValue(String(hang.steps));
    await expect(machine).toBeInViewport();
    expect(new URL(page.url()).hash).toBe(hang.link(hang.steps));
  });

  for (const { width, colorScheme } of LOOKS) {
    test(`${article} at ${width} pixels in ${colorScheme}: with everything open axe objects to nothing, and nothing reaches past the edge`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { all } = await open(page, article);
      for (const summary of await all.locator('summary').all()) await summary.click();
      expect((await new AxeBuilder({ page }).include('.explore').analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test(`${article}: verdict, ways, odds, findings, fates and the minutes afterwards are there, and no dead control`, async ({
      page,
    }) => {
      await page.goto(PATHS[article]);
      const all = page.getByRole('region', { name: `Every schedule of ${article}` });
      await expect(all.locator('.verdict')).toContainText(`${hang.states} states`);
      await expect(all.locator('.ways li')).toHaveCount(hang.study.ways.length + hang.study.rules.length);
      await expect(all.locator('.findings dt')).toHaveCount(hang.study.diagnosis.length);
      await expect(all.getByRole('img', { name: /^Who waits for whom/ })).toBeVisible();
      await expect(all.getByRole('row').filter({ hasText: /article|prediction/ })).toHaveCount(6);
      await all.getByText('After each request').click();
      await expect(all.locator('.then')).toBeVisible();
      await expect(all.locator('button:visible')).toHaveCount(0);
      const strip = page.getByRole('region', { name: `After the hang of ${article}` });
      await expect(strip.getByRole('img', { name: /minutes after the hang/ })).toBeVisible();
    });
  });
}

test('the window is a curve, and in words that state the assumption', async ({ page }) => {
  const { all } = await open(page, 'Q177245');
  await expect(all.getByRole('img', { name: /^The chance of the hang/ })).toBeVisible();
  await expect(all).toContainText(
    /In this model, if .* start at random within \d+ lines of each other, about 1 in \d+/,
  );
  await expect(all).toContainText('The odds follow a rule of ours');
});

test('where every schedule hangs, that is said instead of odds', async ({ page }) => {
  const { all } = await open(page, 'Q297040');
  await expect(all).toContainText('Every schedule ends in the hang: chance has no part in it');
  await expect(all.getByRole('img', { name: /^A bar from/ })).toHaveCount(0);
});

test('the hang can be avoided up to the very step that the terminal names, and not from there on', async ({ page }) => {
  const { noReturn, link, steps } = HANGS.Q177245;
  const step = noReturn?.step as number;
  const { machine, avoidable, slider } = await open(page, 'Q177245', link(step - 1));
  await expect(avoidable).toHaveText(/can still be avoided/);
  await machine.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(slider).toHaveValue(String(step));
  await expect(avoidable).toHaveText(new RegExp(`No way back since step ${step}`));
  await expect(machine.locator('.lanes .rule:visible').first()).toContainText('no way back');

  await machine.getByRole('button', { name: 'What would have saved it' }).click();
  await expect(slider).toHaveValue(String((noReturn?.saved?.at as number) + 1));
  await expect(avoidable).toHaveText(/can still be avoided|No hang can happen any more/);
  await expect(slider).not.toHaveAttribute('max', String(steps));
});

test('by hand, on a schedule of the reader’s own, what can still be avoided is known after every step', async ({
  page,
}) => {
  const { machine, avoidable } = await open(page, 'Q177245');
  await machine.getByRole('button', { name: 'Start over' }).click();
  await machine.getByRole('button', { name: 'Processor 0 is given Address closer' }).click();
  await expect(avoidable).toHaveText(/can still be avoided/);
  // One close alone, from its first line to its last: then there is no second to meet.
  const next = machine.getByRole('button', { name: /^Processor 0 runs/ });
  for (let steps = 0; steps < 40 && (await next.isVisible()); steps++) {
    // After the last line it goes, perhaps while it is being reached for.
    await next.click({ timeout: 1000 }).catch(() => {});
  }
  await expect(avoidable).toHaveText(/No hang can happen any more/);
});

test('the strip and the results follow the setting that the machine is given', async ({ page }) => {
  const complaints = complaintsOf(page);
  const { all, choose, strip, verdict } = await open(page, 'Q297040');
  await choose('Processors', '4');
  const there = expected({ case: 'Q297040', processors: 4 });
  await all.scrollIntoViewIfNeeded();
  await expect(verdict).toContainText(`${there.states} states`);
  await expect(all.locator('.ways li')).toHaveCount(there.study.ways.length + there.study.rules.length);
  await expect(all.locator('.fates')).toHaveCount(there.study.symptoms.length);
  await strip.scrollIntoViewIfNeeded();
  await expect(strip.locator('.claim')).toContainText('dead after');

  await choose('SynAttackProtect', '0');
  await all.scrollIntoViewIfNeeded();
  await expect(verdict).toContainText('No hang.');
  await expect(all.locator('.ways li')).toHaveCount(0);
  await strip.scrollIntoViewIfNeeded();
  await expect(strip).toContainText('there is no hang');
  expect(complaints).toEqual([]);
});

test.describe('a setting with hundreds of thousands of states', () => {
  const BIG = '#A~Q177245~p4~lboth-closes-under-traffic~.0';

  test('stopped, it says how far it came, keeps what it found, and never says “no hang”', async ({ page }) => {
    const complaints = complaintsOf(page);
    const { all, go, stop, verdict } = await open(page, 'Q177245');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, BIG);
    await expect(all.locator('.so-far')).toContainText(/[\d,]{5,} states so far, [\d,]+ of them still to explore/);
    await stop.click();
    await expect(all.locator('.notice')).toHaveText('You stopped the search.');
    await expect(verdict).toHaveText(
      /Gave up after [\d,]+ states, with [\d,]+ still to explore|Hang\. The search reached its bound/,
    );
    await expect(verdict).not.toContainText('No hang');
    await expect(verdict).not.toContainText('all were visited');
    await expect(go).toBeEnabled();
    expect(complaints).toEqual([]);
  });

  test('while it is searched the page answers within 50 ms, and typing and scrolling go on', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { long: [] });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) (window as unknown as { long: number[] }).long.push(entry.duration);
      }).observe({ type: 'longtask' });
    });
    const { all, slider, machine } = await open(page, 'Q177245');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, BIG);
    await expect(all.locator('.so-far')).toContainText(/[\d,]{5,} states so far/);
    // What the page itself did to get there is over; from here on only the search is under way. A page that it held up
    // would be held up all the time, a busy computer holds it up now and then.
    await expect(async () => {
      await page.evaluate(() => {
        (window as unknown as { long: number[] }).long = [];
      });
      const before = await all.locator('.so-far').textContent();
      await page.mouse.wheel(0, 600);
      await page.mouse.wheel(0, -600);
      await page.waitForTimeout(600);
      await expect(all.locator('.so-far')).not.toHaveText(before ?? '');
      expect(await page.evaluate(() => (window as unknown as { long: number[] }).long)).toEqual([]);
    }).toPass({ timeout: 10_000 });
    await machine.getByRole('button', { name: 'Processor 0 is given Address closer' }).click();
    await expect(slider).toHaveValue('1');
  });

  test('a worker that dies loses nothing that it had told', async ({ page }) => {
    await page.addInitScript(() => {
      const Real = window.Worker;
      Object.defineProperty(window, 'Worker', {
        value: class extends Real {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            Object.assign(window, { lastWorker: this });
          }
        },
      });
    });
    const { all, verdict } = await open(page, 'Q177245');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, BIG);
    await expect(all.locator('.so-far')).toContainText(/[\d,]{5,} states so far/);
    await page.evaluate(() => {
      const { lastWorker } = window as unknown as { lastWorker: Worker };
      lastWorker.dispatchEvent(new Event('error'));
    });
    await expect(all.locator('.notice')).toContainText('The page shows what it knew by then');
    await expect(verdict).toHaveText(/Gave up after [\d,]+ states|Hang\./);
  });
});
