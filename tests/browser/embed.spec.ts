/**
 * A widget on somebody else's page: two origins, and the book's host sends no header for it. The lines in the pages are
 * those that the builder writes.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Frame, type Page, type Request, test } from '@playwright/test';
import { WIDTHS, type Width } from '../../src/embed/heights.ts';
import { ADDRESSES } from '../../src/embed/places.ts';
import { openTwoOrigins, type TwoOrigins } from '../../tools/twoOrigins.ts';
import { kilobytes } from '../../tools/weight.ts';
import { complaintsOf } from '../support/complaints.ts';
import { ASKED, UNTOUCHED, weightOf } from '../support/frameWeights.ts';
import { watchShifts } from '../support/shifts.ts';
import { amiss, aPage, atStep, element, frame, framesOf, script, slider } from '../support/widgets.ts';

const FULL = process.env['FULL'] === '1';
/** Nothing is allowed but what a widget needs. */
const STRICT = {
  'content-security-policy':
    "default-src 'none'; frame-src OURS; script-src OURS; require-trusted-types-for 'script'; trusted-types 'none'",
};

let two: TwoOrigins;
test.beforeAll(async () => {
  two = await openTwoOrigins();
});
test.afterAll(() => two.close());

for (const [form, snippet] of [
  ['frame', (said: { step: string; panels: string }) => `${frame({ said })}\n${script}`],
  ['element', (said: { step: string; panels: string }) => element({ said })],
] as const) {
  test(`the ${form}: on a page that forbids all else it reaches its hang and explores every schedule, and nobody complains`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (refused) => console.error(`refused: ${refused.violatedDirective}`));
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(two.put({ html: aPage(snippet({ step: '0', panels: 'figure,explore' })), headers: STRICT }));
    const [inside] = await framesOf(page, two);
    await atStep(inside, 0);
    await inside.getByRole('button', { name: 'Run the hang' }).click();
    await atStep(inside, 28);
    await expect(inside.locator('.machine .verdict')).toContainText('Hang.');
    await inside.getByRole('button', { name: 'Explore all schedules' }).click();
    await expect(inside.locator('.explore')).toContainText('Explored here, in your browser.');
    await expect(inside.locator('.explore .verdict')).toContainText('2,427 states');
    await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
    expect(complaints).toEqual([]);
  });
}

/** In a column of this width. What stands below must not be moved, so it is there to be. */
const inColumn = (width: Width, widget: string): string =>
  aPage(`<table width="${width}" cellpadding="0" cellspacing="0"><tr><td>${widget}</td></tr></table><p>Below.</p>`);

for (const width of WIDTHS)
  for (const [form, snippet] of [
    ['frame', `${frame({ width })}\n${script}`],
    ['element', element({ width })],
  ] as const)
    test(`the ${form}, ${width} wide: as high as what is in it, out of sight too, and nothing moves`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: width + 16, height: 900 });
      const shifts = await watchShifts(page);
      const far = '<p>Down.</p>'.repeat(150);
      await page.goto(
        two.put({
          html: inColumn(width, snippet) + far + inColumn(width, frame({ width }).replace('loading="lazy" ', '')),
        }),
      );
      const [inside, below] = (await framesOf(page, two, 2)) as unknown as Awaited<ReturnType<typeof framesOf>>;
      await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
      await expect.poll(() => amiss(below as typeof inside)).toBeLessThanOrEqual(1);
      await page.mouse.wheel(0, 400);
      await slider(inside).focus();
      await page.keyboard.press('Home');
      await atStep(inside, 0);
      await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
      expect((await shifts()).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(0.001);
    });

/** Before a page is opened: every height that its frames will tell it. */
async function heightsTold(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.addInitScript(() => {
    const heights: number[] = [];
    Object.assign(window, { heights });
    addEventListener('message', ({ data }) => data?.is === 'height' && heights.push(data.height));
  });
  return () => page.evaluate(() => (window as unknown as { heights: number[] }).heights);
}

for (const said of [{ processors: '3' }, { build: 'nt4-sp4' }])
  test(`a frame that has to search ${JSON.stringify(said)} first says one height, the one that it keeps`, async ({
    page,
  }) => {
    const heights = await heightsTold(page);
    await page.goto(two.put({ html: aPage(`${script}${element({ said })}`) }));
    const [inside] = await framesOf(page, two);
    await expect(inside.locator('.verdict').first()).toContainText('states');
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(0);
    await page.waitForTimeout(500);
    expect(new Set(await heights()).size).toBe(1);
    expect(await amiss(inside)).toBeLessThanOrEqual(1);
  });

test('a frame whose styles are late says no height before they are there', async ({ page }) => {
  await page.route('**/*.css', async (route) => {
    await new Promise((late) => setTimeout(late, 400));
    await route.continue();
  });
  const heights = await heightsTold(page);
  await page.goto(two.put({ html: aPage(frame({ said: { step: '3' } })) }), { waitUntil: 'networkidle' });
  expect(new Set(await heights()).size).toBe(1);
});

test('messages that are false, absurd or not its own change nothing', async ({ page }) => {
  const other = aPage('Another.');
  await page.goto(
    two.put({
      html: aPage(`${frame()}\n${script}<iframe id="other" height="99" src="${two.put({ html: other })}"></iframe>`),
    }),
  );
  const [inside] = await framesOf(page, two);
  await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  const heights = (): Promise<string[]> =>
    page.locator('iframe').evaluateAll((all) => all.map((one) => (one as HTMLIFrameElement).height));
  const before = await heights();
  // From the page itself, and from a frame that is not ours.
  const lie = (height: unknown): unknown => ({ hangbook: 1, is: 'height', height });
  await page.evaluate((said) => postMessage(said, '*'), lie(77));
  const stranger = page.frames().find((one) => one.url().startsWith(two.host) && one !== page.mainFrame());
  await stranger?.evaluate((said) => parent.postMessage(said, '*'), lie(88));
  // From ours, were it not ours any more.
  for (const height of ['500', Number.NaN, Number.POSITIVE_INFINITY, null, { valueOf: () => 5 }.valueOf, undefined])
    await inside.evaluate((said) => parent.postMessage(said, '*'), lie(typeof height === 'function' ? '5' : height));
  for (const said of [null, 7, 'height', { hangbook: 2, is: 'height', height: 50 }, { message: 'height', value: 50 }])
    await inside.evaluate((what) => parent.postMessage(what, '*'), said);
  await page.waitForTimeout(100);
  expect(await heights()).toEqual(before);
  await inside.evaluate((said) => parent.postMessage(said, '*'), lie(1e9));
  await expect.poll(async () => (await heights())[0]).toBe('12000');
  await inside.evaluate((said) => parent.postMessage(said, '*'), lie(-1e9));
  await expect.poll(async () => (await heights())[0]).toBe('40');
});

test('three frames and two elements on a page that loads the script twice each do their own, and the element is there once', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const place = { case: 'spin-lock', view: 'machine' } as const;
  const eager = (html: string): string => html.replace('loading="lazy" ', '');
  const frames = ['0', '3', '5'].map((step) => eager(frame({ place, said: { step } })));
  const elements = ['1', '2'].map((step) => element({ place, said: { step } }));
  await page.setViewportSize({ width: 1000, height: 3000 });
  await page.goto(two.put({ html: aPage([...frames, ...elements].join('<p>Next.</p>')), headers: STRICT }));
  const order = [0, 3, 5, 1, 2];
  const numberOf = (inside: Frame): number => order.indexOf(Number(inside.url().split('=')[1]));
  const all = (await framesOf(page, two, 5)).toSorted((one, other) => numberOf(one) - numberOf(other));
  const steps = async (): Promise<(string | null)[]> =>
    Promise.all(all.map((inside) => slider(inside).getAttribute('aria-valuetext')));
  const told = (...at: number[]): string[] => at.map((step) => `step ${step} of 12`);
  await expect.poll(steps).toEqual(told(...order));
  await all[1]?.getByRole('button', { name: 'Step' }).click();
  await page
    .locator('nt-hang')
    .last()
    .evaluate((one) => (one as HTMLElement & { goTo(step: number): void }).goTo(9));
  await expect.poll(steps).toEqual(told(0, 4, 5, 1, 9));
  for (const inside of all) await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  expect(complaints).toEqual([]);
});

test('the element tells of its load, its steps, its verdict and its errors, and does as it is told', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(two.put({ html: aPage(`${script}<div id="here"></div>`) }));
  await page.evaluate(() => {
    const hang = document.createElement('nt-hang') as HTMLElement & { goTo(step: number): void; run(): void };
    const heard: unknown[] = [];
    Object.assign(window, { heard, hang });
    for (const event of ['load', 'step', 'verdict', 'error'])
      hang.addEventListener(event, (one) => heard.push([event, (one as CustomEvent).detail]));
    hang.setAttribute('case', 'Q177245');
    hang.setAttribute('theme', 'pink');
    // Before there is any frame.
    hang.goTo(9);
    document.querySelector('#here')?.append(hang);
  });
  type Heard = [string, { step?: number; says?: string; verdict?: string } | null][];
  const heard = (): Promise<Heard> => page.evaluate(() => (window as unknown as { heard: Heard }).heard);
  const told = async (event: string) => (await heard()).filter(([name]) => name === event).map(([, detail]) => detail);
  await expect.poll(async () => (await told('step')).at(-1)?.step).toBe(9);
  expect(await told('load')).toHaveLength(1);
  expect((await told('error'))[0]?.says).toBe(
    'There is no theme "pink"; choose auto, light, dark. It is as the system has it.',
  );
  expect((await told('verdict'))[0]?.verdict).toBe('hang');
  await page.evaluate(() => (window as unknown as { hang: { run(): void } }).hang.run());
  await expect.poll(async () => (await told('step')).at(-1)?.step).toBe(28);
  // Another setting: searched in the frame, and told.
  await page.evaluate(() => (window as unknown as { hang: HTMLElement }).hang.setAttribute('processors', '3'));
  await expect.poll(async () => (await told('verdict')).at(-1)?.says).toContain('5,318 states');
  await page.evaluate(() => (window as unknown as { hang: HTMLElement }).hang.setAttribute('case', 'Q1'));
  await expect.poll(async () => (await told('error')).at(-1)?.says).toContain('There is no frame "Q1"');
  const inside = page.frames().find((one) => one.url().startsWith(two.book));
  await expect(inside?.locator('.machine') as ReturnType<Page['locator']>).toBeVisible();
});

test('Tab passes through a widget and out, Shift and Tab back; what has the focus shows it; each step is told to a screen reader', async ({
  page,
}) => {
  await page.goto(
    two.put({ html: aPage(`<button id="before">Before</button>${element()}<button id="after">After</button>`) }),
  );
  const [inside] = await framesOf(page, two);
  await page.locator('#before').focus();
  const focus = () =>
    inside.evaluate(() => {
      const on = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(on);
      return { name: on.tagName, seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
    });
  const walk = async (key: string, until: string): Promise<number> => {
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press(key);
      if (await page.evaluate((id) => document.activeElement?.id === id, until)) return stops;
      const { name, seen } = await focus();
      if (name !== 'BODY') expect(seen, name).toBe(true);
    }
    return -1;
  };
  const there = await walk('Tab', 'after');
  expect(there).toBeGreaterThan(5);
  expect(await walk('Shift+Tab', 'before')).toBeGreaterThan(5);
  await inside.getByRole('button', { name: 'Start over' }).click();
  await inside.getByRole('button', { name: 'Step' }).click();
  await expect(inside.locator('.machine [role="status"]')).toHaveText(/^Step 1 of 28\. Processor 0/);
});

test('without scripts in the reader’s browser the frame shows figure, table and link, and the element its link', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(two.put({ html: aPage(`${frame()}${element()}`) }));
  const inside = page.frameLocator('iframe');
  await expect(inside.locator('svg.lanes:visible').first()).toBeVisible();
  await inside.locator('summary').filter({ hasText: 'All 28 steps' }).click();
  await expect(inside.locator('table.steps tbody tr')).toHaveCount(28);
  await expect(inside.getByRole('link', { name: 'Q177245 in Hangbook' })).toHaveAttribute('href', /kb\/177\/Q177245/);
  await expect(inside.locator(':is(button:not([popovertarget]), select, input):visible')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Q177245, running' })).toBeVisible();
  await context.close();
});

test('where the script is not let in the frame stands and works, at the height that was written', async ({ page }) => {
  const headers = { 'content-security-policy': "default-src 'none'; frame-src OURS" };
  await page.goto(two.put({ html: aPage(`${frame()}${element()}`), headers }));
  const [inside] = await framesOf(page, two);
  await inside.getByRole('button', { name: 'Start over' }).click();
  await atStep(inside, 0);
  await expect(page.getByRole('link', { name: 'Q177245, running' })).toBeVisible();
});

test('a link out of a frame opens the book by itself, free of the sandbox', async ({ page, context }) => {
  await page.goto(two.put({ html: aPage(frame()) }));
  const [inside] = await framesOf(page, two);
  const opened = context.waitForEvent('page');
  await inside.getByRole('link', { name: 'Q177245 in Hangbook' }).click();
  const book = await opened;
  await book.waitForLoadState();
  expect(await book.evaluate(() => origin)).toBe(two.book);
});

/** Every file of ours that a page with one frame asks for, but for the search, which is a worker's. */
async function filesOf(page: Page, address: string): Promise<readonly string[]> {
  const files = new Set<string>();
  const note = (request: Request): void => {
    if (request.url().startsWith(two.book)) files.add(new URL(request.url()).pathname.replace(/\/$/, '/index.html'));
  };
  page.on('requestfinished', note);
  // Out of the way of the mouse, which would be a touch.
  const lines = `<p>A host.</p><iframe title="A" width="800" height="600" src="OURS/embed/v1/${address}"></iframe>`;
  await page.goto(two.put({ html: aPage(lines) }), { waitUntil: 'networkidle' });
  page.off('requestfinished', note);
  return [...files].filter((file) => !/\/search\.[^/]+$/.test(file));
}

for (const { address, most, awake } of ASKED)
  test(`${address} asks for at most ${most / 1000} KB, ${awake ? 'its machine awake' : 'and is asleep'}`, async ({
    page,
  }) => {
    const files = await filesOf(page, address);
    const bytes = weightOf(files);
    test.info().annotations.push({ type: 'opened', description: `${address}: ${kilobytes(bytes)} KB` });
    expect(bytes).toBeLessThanOrEqual(most);
    expect(files.some((file) => /\/(machine|compare)\./.test(file))).toBe(awake);
  });

test('a frame that opens at a moment is asleep there, tells of it, and goes on from there once it is touched', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(two.put({ html: aPage(`${script}${element({ said: { step: '9' } })}`) }));
  const [inside] = await framesOf(page, two);
  await atStep(inside, 9);
  await expect(inside.locator('html[data-opening]')).toHaveCount(0);
  await expect(inside.locator('[data-awake]')).toHaveCount(0);
  await expect(inside.getByRole('link', { name: 'Q177245 in Hangbook' })).toHaveAttribute('href', /#A~Q177245~.*@9$/);
  const served = await inside.locator('.machine').innerHTML();
  // Another moment, asleep still.
  await page.locator('nt-hang').evaluate((one) => one.setAttribute('step', '3'));
  await atStep(inside, 3);
  await page.locator('nt-hang').evaluate((one) => one.setAttribute('step', '9'));
  await atStep(inside, 9);
  expect(await inside.locator('.machine').innerHTML()).toBe(served);
  await inside.getByRole('button', { name: 'Step' }).click();
  await atStep(inside, 10);
  // Awake, it goes where it is told, back to where it opened too, and to the end where nothing is told.
  await page.locator('nt-hang').evaluate((one) => one.setAttribute('step', '8'));
  await atStep(inside, 8);
  await page.locator('nt-hang').evaluate((one) => one.setAttribute('step', '9'));
  await atStep(inside, 9);
  await page.locator('nt-hang').evaluate((one) => one.removeAttribute('step'));
  await atStep(inside, 28);
  expect(complaints).toEqual([]);
});

test('a part that cannot be had is told of, or done without, and is asked for again', async ({ page }) => {
  await page.route(/\/(moment-|explored\.)/, (route) => route.abort());
  await page.goto(two.put({ html: aPage(`${script}${element({ said: { step: '9', panels: 'explore' } })}`) }));
  const [inside] = await framesOf(page, two);
  // Without its drawing the moment is the machine's to show.
  await atStep(inside, 9);
  await expect(inside.locator('[data-island="machine"]')).toHaveAttribute('data-awake', '');
  await expect(inside.locator('html[data-opening]')).toHaveCount(0);
  const explore = inside.getByRole('button', { name: 'Explore all schedules' });
  await explore.click();
  await expect(inside.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(/\/(moment-|explored\.)/);
  // Pointing at it and pressing it may each have asked, and one of the two be refused only now. What is begun is let go on.
  await expect(async () => {
    if ((await inside.getByRole('alert').count()) > 0) await explore.click();
    await expect(inside.getByRole('alert')).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  if ((await inside.getByText('Explored here, in your browser.').count()) === 0) await explore.click();
  await expect(inside.locator('.explore').getByText('Explored here, in your browser.')).toBeVisible({
    timeout: 15_000,
  });
});

test('a panel that cannot be had says so in its place, and is there once it is asked for again', async ({ page }) => {
  await page.route(/\/panel\./, (route) => route.abort());
  await page.goto(two.put({ html: aPage(`${script}${element({ said: { panels: 'figure,explore' } })}`) }));
  const [inside] = await framesOf(page, two);
  await expect(inside.getByRole('alert')).toContainText('This part of the frame could not be loaded.');
  await page.unrouteAll();
  await inside.getByRole('button', { name: 'Try again' }).click();
  await expect(inside.getByRole('button', { name: 'Explore all schedules' })).toBeVisible();
  await expect(inside.getByRole('alert')).toHaveCount(0);
});

test('a comparison keeps what was served of one schedule on both; another is followed once that is unfolded', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const place = { case: 'Q177245', view: 'compare' } as const;
  await page.goto(two.put({ html: aPage(`${script}${element({ place })}`) }));
  const [inside] = await framesOf(page, two);
  const fold = inside.getByText('The same schedule on both');
  const table = inside.locator('.two-runs');
  const served = await table.innerHTML();
  await fold.click();
  await expect(inside.locator('[data-awake]')).toHaveCount(1);
  await expect(table).toBeVisible();
  expect(await table.innerHTML()).toBe(served);
  await inside.getByLabel('Processors').selectOption('3');
  await expect(inside.locator('.outcomes')).toContainText('5,318 states');
  await inside.getByLabel('Processors').selectOption('2');
  await expect(inside.locator('.outcomes')).toContainText('2,427 states');
  const unfold = () => inside.locator('details', { has: fold }).evaluate((one) => one.setAttribute('open', ''));
  await unfold();
  await expect(table.locator('caption')).toHaveText(
    'The shortest schedule to the hang on NT 4.0 SP3, and the same steps on NT 4.0 SP4',
  );
  await page.locator('nt-hang').evaluate((one) => one.setAttribute('against', 'nt4-sp3'));
  await expect(inside.locator('.outcome-of')).toContainText(['NT 4.0 SP3', 'NT 4.0 SP3']);
  await unfold();
  await expect(table.locator('thead th').last()).toHaveText('NT 4.0 SP3');
  expect(complaints).toEqual([]);
});

test('every frame is light to load, and axe has nothing against it in light and dark', async ({ page }) => {
  const asked = FULL ? ADDRESSES : ['Q177245', 'Q297040/products'];
  test.setTimeout(30_000 + asked.length * 10_000);
  for (const address of asked) {
    const files = await filesOf(page, `${address}/`);
    const bytes = weightOf(files);
    test.info().annotations.push({ type: 'first load', description: `${address}: ${kilobytes(bytes)} KB` });
    expect(bytes, address).toBeLessThanOrEqual(UNTOUCHED);
    expect(files.filter((file) => file.endsWith('.woff2'))).toEqual([]);
    // Colours that are on their way from light to dark are neither.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${two.book}/embed/v1/${address}/`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        address,
      ).toEqual([]);
    }
  }
});
