/**
 * A widget on somebody else's page: two origins, and the book's host sends no header for it. Snippets are those that the
 * builder writes.
 */
import { expect, type Frame, type Page, test } from '@playwright/test';
import { elementSnippet, frameSnippet, scriptSnippet, type Wanted } from '../../src/embed/snippets.ts';
import { complaintsOf } from '../support/complaints.ts';
import { openTwoOrigins, type TwoOrigins } from '../support/twoOrigins.ts';

const HOME = 'OURS/embed/v1/';
/** Nothing is allowed but what a widget needs. */
const STRICT = {
  'content-security-policy':
    "default-src 'none'; frame-src OURS; script-src OURS; require-trusted-types-for 'script'; trusted-types 'none'",
};

const wanted = (said: Wanted['said'] = {}, name: 'Q177245' | 'Q297040' | 'spin-lock' = 'Q177245'): Wanted => ({
  place: { case: name, view: 'machine' },
  title: `${name}, running`,
  page: `OURS/kb/${name}`,
  height: 700,
  said,
});
const page_ = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><body>${body}`;

let two: TwoOrigins;
test.beforeAll(async () => {
  two = await openTwoOrigins();
});
test.afterAll(() => two.close());

/** The frames of ours in a page, in order, once their first script has run. */
async function framesOf(page: Page, count: number): Promise<readonly Frame[]> {
  const ours = (): Frame[] => page.frames().filter((frame) => frame.url().startsWith(two.book));
  await expect.poll(() => ours().length).toBe(count);
  const frames = ours();
  for (const frame of frames) await frame.locator('html[data-panels]').waitFor({ state: 'attached' });
  return frames;
}

/** By how many pixels a frame is not as high as what is in it. */
async function amiss(frame: Frame): Promise<number> {
  const element = await frame.frameElement();
  const given = await element.evaluate((one) => (one as Element).getBoundingClientRect().height);
  const needed = await frame.evaluate(() => document.querySelector('.frame')?.getBoundingClientRect().height ?? 0);
  return Math.abs(given - needed);
}

for (const [form, snippet] of [
  ['frame', (said?: Wanted['said']) => `${frameSnippet(HOME, wanted(said))}\n${scriptSnippet(HOME)}`],
  ['element', (said?: Wanted['said']) => elementSnippet(HOME, wanted(said))],
] as const) {
  test(`the ${form}: on a page that forbids all else it reaches its hang and explores every schedule, and nobody complains`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (refused) => console.error(`refused: ${refused.violatedDirective}`));
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(two.put({ html: page_(snippet({ step: '0', panels: 'figure,explore' })), headers: STRICT }));
    const [frame] = (await framesOf(page, 1)) as readonly [Frame];
    await expect(frame.getByRole('slider', { name: 'Step' })).toHaveAttribute('aria-valuetext', 'step 0 of 28');
    await frame.getByRole('button', { name: 'Run the hang' }).click();
    await expect(frame.getByRole('slider', { name: 'Step' })).toHaveAttribute('aria-valuetext', 'step 28 of 28');
    await expect(frame.locator('.machine .verdict')).toContainText('Hang.');
    await frame.getByRole('button', { name: 'Explore all schedules' }).click();
    await expect(frame.locator('.explore')).toContainText('Explored here, in your browser.');
    await expect(frame.locator('.explore .verdict')).toContainText('2,427 machines');
    await expect.poll(() => amiss(frame)).toBeLessThanOrEqual(1);
    expect(complaints).toEqual([]);
  });
}
