/** Searches whose worker is gone: real workers, ended in the ways in which a browser, a network or a loop ends them. */
import { expect, type Page, type Route, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';

const PAGE = '/kb/177/Q177245/';
/** States enough that the search goes on while the test acts. */
const BIG = '#A~Q177245~p4~lboth-closes-under-heavy-traffic~.0';
const SCRIPT = '**/explore.worker-*.js';
/** More than a page waits for a worker's word. Seconds of the page's own clock, so that no test has to live through them. */
const LONG = 35_000;

async function open(page: Page, fragment = '') {
  await page.goto(PAGE + fragment);
  const machine = page.getByRole('region', { name: 'The machine of Q177245' });
  const all = page.getByRole('region', { name: 'Every schedule of Q177245' });
  await machine.scrollIntoViewIfNeeded();
  await machine.hover();
  await all.scrollIntoViewIfNeeded();
  await all.hover();
  await expect(all.getByRole('button', { name: 'Explore all schedules' })).toBeAttached();
  return {
    machine,
    all,
    stop: all.getByRole('button', { name: 'Stop', exact: true }),
    again: all.getByRole('button', { name: 'Try again' }),
    sofar: all.locator('.so-far'),
    notice: all.locator('.notice'),
    status: all.getByRole('status'),
    choose: (label: string, value: string) =>
      machine.getByRole('combobox', { name: label, exact: true }).selectOption(value),
  };
}

/** What ends a worker without an event that the page would hear. */
const SILENT_ENDS: Readonly<Record<string, () => void>> = {
  'ends itself, as one is that the system takes': () => close(),
  'goes round for ever': () => {
    for (;;);
  },
};

for (const [how, end] of Object.entries(SILENT_ENDS)) {
  test(`a worker that ${how}: what it found stays, in a sentence, and Try again begins anew`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.clock.install();
    const { all, machine, sofar, notice, again, stop, status } = await open(page, BIG);
    await expect(sofar).toContainText(/[\d,]{5,} states so far/);
    // Nobody answers this where the worker goes round for ever.
    void page
      .workers()[0]
      ?.evaluate(end)
      .catch(() => {});
    // What it had said by then is on its way.
    await expect(async () => {
      const before = await sofar.textContent();
      await new Promise((soon) => setTimeout(soon, 300));
      expect(await sofar.textContent()).toBe(before);
    }).toPass();
    await page.clock.runFor(LONG);
    await expect(notice).toHaveText(
      /^The search in the background has said nothing for 30 seconds, and was ended\. The page shows what it knew by then\./,
    );
    await expect(all.locator('.verdict')).toHaveText(
      /Gave up after [\d,]+ states, with [\d,]+ still to explore: this proves nothing\.|Hang\./,
    );
    await expect(status).toContainText('has said nothing');
    await expect(stop).toBeDisabled();
    await expect(machine.getByRole('button', { name: 'Try again' })).toBeVisible();
    await again.click();
    await expect(stop).toBeEnabled();
    await expect(sofar).toContainText(/[\d,]{5,} states so far/);
    await stop.click();
    await expect(notice).toContainText('You stopped the search.');
    expect(complaints).toEqual([]);
  });
}

test('Stop ends a search whose worker is gone within two seconds, and at once when it is pressed again', async ({
  page,
}) => {
  const { sofar, notice, stop, all } = await open(page, BIG);
  await expect(sofar).toContainText(/[\d,]{5,} states so far/);
  await page
    .workers()[0]
    ?.evaluate(() => close())
    .catch(() => {});
  await stop.click();
  await stop.click();
  await expect(notice).toHaveText('You stopped the search.', { timeout: 1000 });
  await expect(all.locator('.verdict')).toContainText('this proves nothing');
});

test('a worker’s script that is missing is told at once, and Try again works when it is back', async ({ page }) => {
  const { machine, choose } = await open(page);
  await page.route(SCRIPT, (route) => route.fulfill({ status: 404 }));
  await choose('Processors', '3');
  await expect(machine.getByRole('alert')).toContainText('could not be started: its script did not come');
  await expect(machine.locator('.outcome')).toContainText('No verdict.');
  await page.unroute(SCRIPT);
  await machine.getByRole('button', { name: 'Try again' }).click();
  await expect(machine.locator('.outcome .verdict')).toContainText('Hang.');
  await expect(machine.getByRole('alert')).toHaveCount(0);
  await expect(machine.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});

test('a worker’s script that never comes is given up, in a comparison and in a frame too', async ({ page }) => {
  const held: Route[] = [];
  for (const script of [SCRIPT, '**/embed/v1/search.*.js']) await page.route(script, (route) => void held.push(route));
  for (const [address, part] of [
    ['/builds/compare/#one=nt4-sp4&other=nt4-sp3&case=Q177245&processors=3', '.outcome-of'],
    ['/embed/v1/Q177245/#processors=3', '.machine .top'],
  ] as const) {
    await page.clock.install();
    await page.goto('about:blank');
    await page.goto(address);
    const told = page.locator(part).first();
    await expect(told).toContainText('Searching');
    await page.clock.runFor(LONG);
    await expect(told).toContainText('The search in the background did not start within 30 seconds.');
    await expect(told.getByRole('button', { name: 'Try again' })).toBeVisible();
  }
  for (const route of held) await route.abort().catch(() => {});
});

test('of fifty settings in a second the last is answered, and none before it; back and forward leave no search behind', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const { machine } = await open(page);
  await page.evaluate(async () => {
    const select = [...document.querySelectorAll<HTMLSelectElement>('.machine select')].find((one) =>
      one.labels[0]?.textContent?.startsWith('Processors'),
    );
    if (!select) throw new Error('There is no list of processors.');
    for (let change = 0; change <= 50; change++) {
      select.value = change === 50 ? '3' : change % 2 === 0 ? '4' : '1';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((soon) => setTimeout(soon, 20));
    }
  });
  await expect(machine.locator('.outcome .verdict')).toContainText('Hang.');
  await expect(machine.locator('.as-set').first()).toContainText('3 processors');
  expect(page.workers().length).toBeLessThanOrEqual(1);
  await page.goto('/');
  await page.goBack();
  await expect(machine.locator('.outcome .verdict')).toContainText('Hang.');
  await page.goForward();
  await page.goBack();
  await expect(machine.locator('.outcome')).not.toContainText('Searching');
  expect(complaints).toEqual([]);
});
