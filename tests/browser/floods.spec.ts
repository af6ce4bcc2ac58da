/**
 * Too much of everything that is allowed: messages to a frame and from it, elements on a page, settings in a second, steps
 * back and forward. What stands at the end is what was asked for last, and nobody complains.
 */
import { expect, type Page, test } from '@playwright/test';
import { openTwoOrigins, type TwoOrigins } from '../../tools/twoOrigins.ts';
import { complaintsOf } from '../support/complaints.ts';
import { amiss, aPage, atStep, element, frame, framesOf, script } from '../support/widgets.ts';

const FULL = process.env['FULL'] === '1';
const MESSAGES = FULL ? 50_000 : 5_000;

let two: TwoOrigins;
test.beforeAll(async () => {
  two = await openTwoOrigins();
});
test.afterAll(() => two.close());

test(`after ${MESSAGES} messages from its page, sense and nonsense, a frame shows the step that was asked for last`, async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await page.goto(two.put({ html: aPage(`${frame({ said: { step: '3' } })}\n${script}`) }));
  const [inside] = await framesOf(page, two);
  await atStep(inside, 3);
  await page.evaluate((many) => {
    const window = document.querySelector('iframe')?.contentWindow;
    const nonsense = [
      null,
      7,
      'run',
      {},
      { hangbook: 1 },
      { hangbook: 1, do: 'goTo' },
      { hangbook: 1, do: '__proto__' },
    ];
    const steps = [-1, Number.POSITIVE_INFINITY, Number.NaN, '5', null, [], {}, 1e9, 0.5];
    for (let number = 0; number < many; number++) {
      const step = number % 3 === 0 ? steps[number % steps.length] : number % 29;
      window?.postMessage(
        number % 5 === 0 ? nonsense[number % nonsense.length] : { hangbook: 1, do: 'goTo', step },
        '*',
      );
    }
    window?.postMessage({ hangbook: 1, do: 'goTo', step: 7 }, '*');
  }, MESSAGES);
  await atStep(inside, 7);
  await expect.poll(() => amiss(inside)).toBeLessThanOrEqual(1);
  expect(complaints).toEqual([]);
});

test(`a frame that told its page ${MESSAGES} things is as high as it said last, and its element has passed on no sentence without end`, async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await page.goto(two.put({ html: aPage(`${script}${element({ said: { step: '3' } })}`) }));
  const [inside] = await framesOf(page, two);
  await atStep(inside, 3);
  await page.evaluate(() => {
    const heard = { longest: 0, last: '' };
    Object.assign(window, { heard });
    for (const name of ['step', 'verdict', 'error'])
      document.querySelector('nt-hang')?.addEventListener(name, (event) => {
        const told = JSON.stringify((event as CustomEvent).detail);
        heard.longest = Math.max(heard.longest, told.length);
        heard.last = told;
      });
  });
  await inside.evaluate((many) => {
    for (let number = 0; number < many; number++)
      parent.postMessage({ hangbook: 1, is: 'height', height: 100 + (number % 4000) }, '*');
    parent.postMessage({ hangbook: 1, is: 'error', says: 'x'.repeat(3_000_000) }, '*');
    for (const is of ['step', 'verdict', 'error', 'load', '__proto__', 'click'])
      for (const says of [null, 5, {}, ['a'], undefined]) parent.postMessage({ hangbook: 1, is, says }, '*');
    parent.postMessage({ hangbook: 1, is: 'height', height: 777 }, '*');
    parent.postMessage({ hangbook: 1, is: 'error', says: 'The end.' }, '*');
  }, MESSAGES);
  const heard = () => page.evaluate(() => (window as unknown as { heard: { longest: number; last: string } }).heard);
  await expect.poll(async () => (await heard()).last).toContain('The end.');
  expect((await heard()).longest).toBeLessThan(10_000);
  const height = await inside.frameElement().then((one) => one.evaluate((it) => (it as HTMLIFrameElement).height));
  expect(height).toBe('777');
  expect(complaints).toEqual([]);
});

test('two hundred elements on a page: only those near the window ask for anything, and those that are told to run do', async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  let documents = 0;
  page.on('request', (request) => {
    if (request.resourceType() === 'document') documents++;
  });
  const place = { case: 'spin-lock', view: 'machine' } as const;
  const many = Array.from({ length: 200 }, () => element({ place, said: { step: '2' } })).join('<p>Next.</p>');
  await page.setViewportSize({ width: 800, height: 600 });
  await page.goto(two.put({ html: aPage(`${script}${many}`) }));
  await expect.poll(() => documents).toBeGreaterThan(1);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const last = page.locator('nt-hang').last();
  await expect.poll(() => last.evaluate((one) => one.shadowRoot?.querySelector('iframe') !== null)).toBe(true);
  expect(documents).toBeLessThan(30);
  await last.evaluate((one) => (one as HTMLElement & { goTo(step: number): void }).goTo(5));
  await expect
    .poll(() => Promise.all(page.frames().map((one) => one.locator('[aria-valuetext^="step 5 "]').count())))
    .toContain(1);
  await page.evaluate(() => document.body.replaceChildren());
  await expect.poll(() => page.frames().length).toBe(1);
  expect(complaints).toEqual([]);
});

const settingOf = (page: Page) =>
  page.locator('.machine select').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));

test('fifty settings in a second: the verdict that stands at the end is of the last, and so are listing and link', async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await page.goto('/kb/297/Q297040/#A~Q297040~p2~a0.0');
  await expect(page.locator('.machine .verdict').first()).toContainText('states');
  const processors = page.locator('.machine').getByLabel('Processors').first();
  await processors.evaluate(async (select) => {
    const box = select as HTMLSelectElement;
    const values = [...box.options].map(({ value }) => value);
    for (let number = 0; number < 50; number++) {
      box.value = values[number % values.length] as string;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((later) => setTimeout(later, 15));
    }
    box.value = '3';
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page.locator('.machine .verdict').first()).toContainText('394 states');
  expect(await settingOf(page)).toContain('3');
  await expect(page.locator('.machine .processors').first()).toContainText('Processor 2');
  expect(complaints).toEqual([]);
});

test('thirty links one after the other, then back and forward through them all: each shows its own step', async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await page.goto('/kb/177/Q177245/#A~Q177245~a00000f1111111111.28@0');
  const slider = page.locator('.machine').getByRole('slider', { name: 'Step' }).first();
  const at = (step: number) => expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^step ${step} of`));
  await at(0);
  for (let step = 1; step <= 15; step++)
    await page.evaluate((to) => {
      location.hash = `A~Q177245~a00000f1111111111.28@${to}`;
      location.hash = `A~Q177245~zz%ff${to}`;
    }, step);
  await page.evaluate(() => {
    location.hash = 'A~Q177245~a00000f1111111111.28';
  });
  await at(28);
  await page.evaluate(() => history.go(-30));
  await at(1);
  await page.evaluate(() => history.go(30));
  await at(28);
  expect(complaints).toEqual([]);
});

test('a hundred elements that were on the page and are not any more leave nothing behind', async ({ page }) => {
  test.slow();
  const place = { case: 'spin-lock', view: 'machine' } as const;
  // All of them are near the window.
  await page.setViewportSize({ width: 800, height: 12_000 });
  await page.goto(two.put({ html: aPage(`${script}<div id="room"></div>`) }));
  const session = await page.context().newCDPSession(page);
  const line = element({ place }).replace('OURS', two.book);
  for (let round = 0; round < 10; round++) {
    await page.evaluate((html) => {
      document.querySelector('#room')?.setHTMLUnsafe(html.repeat(10));
    }, line);
    await expect.poll(() => page.frames().length).toBe(11);
    await page.evaluate(() => document.querySelector('#room')?.replaceChildren());
    await expect.poll(() => page.frames().length).toBe(1);
  }
  await session.send('HeapProfiler.collectGarbage');
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'customElements.get("nt-hang").prototype',
  });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId as string });
  const count = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId as string,
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  });
  // The last that was taken out may still be in the hands of the browser.
  expect(count.result.value).toBeLessThanOrEqual(10);
});

test('a page that asks for a step that there is none of is told so, and the frame shows the nearest', async ({
  page,
}) => {
  await page.goto(two.put({ html: aPage(`${script}${element({ said: { step: '3' } })}`) }));
  const [inside] = await framesOf(page, two);
  await atStep(inside, 3);
  for (const [step, at, told] of [
    [-1, 0, 'This run has 28 steps, so there is no step -1. It shows the start.'],
    [99, 28, 'This run has 28 steps, so there is no step 99. It shows the last.'],
    [4.5, 4, 'This run has 28 steps, so there is no step 4.5. It shows step 4.'],
    ['now', 0, 'This run has 28 steps, so there is no step NaN. It shows the start.'],
  ] as const) {
    await page
      .locator('nt-hang')
      .evaluate((one, to) => (one as HTMLElement & { goTo(step: unknown): void }).goTo(to), step);
    await atStep(inside, at);
    await expect(inside.getByRole('alert')).toHaveText(told);
  }
});
