/** What moves and what is held up while a reader does with an article all that can be done with it. */
import type { Browser, Locator, Page } from '@playwright/test';
import { heading, row } from './table.ts';

/** Milliseconds for which a page may not answer. A browser tells of nothing shorter. */
const MOST = 50;

type Noticed = Window & { readonly shifts: number[]; readonly tasks: number[] };

/** Runs in the page, before anything of its own. */
function takeNotice(): void {
  const [shifts, tasks]: [number[], number[]] = [[], []];
  Object.assign(window, { shifts, tasks });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  });
}

/** By keyboard, as a reader would: what moves at once is then what was asked for, and what moves later is not. */
async function choose(page: Page, list: Locator, value: string): Promise<void> {
  await list.focus();
  await page.keyboard.press('Home');
  const last = await list.locator('option').count();
  for (let press = 0; press < last && (await list.inputValue()) !== value; press++)
    await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(700);
}

/** What a reader does, in this order; each is looked at by itself. */
const DEEDS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'opens it': async () => {},
  'runs the hang': async (page) => {
    const machine = page.locator('.machine');
    await machine.getByRole('button', { name: 'Start over' }).click();
    await machine.getByRole('button', { name: 'Run the hang' }).click();
    await machine.getByRole('button', { name: 'Pause' }).waitFor({ state: 'visible' });
    await machine.getByRole('button', { name: 'Pause' }).waitFor({ state: 'hidden', timeout: 60_000 });
  },
  steps: async (page) => {
    for (const way of ['Back', 'Step'] as const)
      for (let step = 0; step < 8; step++) {
        await page.locator('.machine .transport').getByRole('button', { name: way }).click();
        await page.waitForTimeout(60);
      }
  },
  'steps by hand': async (page) => {
    const machine = page.locator('.machine');
    await machine.getByRole('button', { name: 'Start over' }).click();
    for (let step = 0; step < 8; step++) {
      const open = machine.locator(':is(.give button, .outside button, button.next):enabled');
      if ((await open.count()) === 0) break;
      await open.last().click();
      await page.waitForTimeout(60);
    }
  },
  'takes another setting': async (page) => {
    const processors = page.locator('.machine').getByRole('combobox', { name: 'Processors' });
    for (const count of ['1', '2', '3']) {
      await choose(page, processors, count);
      await page.locator('.machine .verdict:not(.searching)').waitFor();
    }
  },
  'explores every schedule': async (page) => {
    const all = page.locator('.explore');
    await all.getByRole('button', { name: 'Explore all schedules' }).click();
    await all.getByText('Explored here, in your browser.').waitFor({ timeout: 60_000 });
  },
  'compares two builds': async (page) => {
    const compare = page.locator('.compare');
    await compare.scrollIntoViewIfNeeded();
    for (const summary of await compare.locator('summary').all()) await summary.click();
    const second = compare.getByRole('combobox').nth(1);
    const choices = await second
      .locator('option:enabled')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    for (const choice of choices) {
      await choose(page, second, choice);
      await compare.getByRole('button', { name: 'Stop searching' }).waitFor({ state: 'hidden' });
    }
  },
};

/** @returns a sentence for each deed at which anything moved by itself, or the page did not answer. */
export async function explorePages(
  browser: Browser,
  origin: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const missed: string[] = [];
  heading('While a reader explores', 'page', 'a reader', 'layout shift', 'tasks of 50 ms and more');
  for (const path of paths) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(takeNotice);
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    for (const [deed, act] of Object.entries(DEEDS)) {
      await act(page);
      await page.waitForTimeout(400);
      const { shift, tasks } = await page.evaluate(() => {
        const { shifts, tasks: long } = window as unknown as Noticed;
        return { shift: shifts.splice(0).reduce((sum, one) => sum + one, 0), tasks: long.splice(0) };
      });
      row(path, deed, shift.toFixed(4), tasks.map((task) => `${Math.round(task)} ms`).join(', ') || 'none');
      if (shift > 0) missed.push(`${path}: when a reader ${deed}, things move by ${shift.toFixed(4)} by themselves.`);
      if (tasks.some((task) => task >= MOST))
        missed.push(
          `${path}: when a reader ${deed}, the page does not answer for ${Math.max(...tasks).toFixed(0)} ms.`,
        );
    }
    await page.close();
  }
  return missed;
}
