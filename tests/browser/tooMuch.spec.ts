/** What an element cannot write into an address, and how high a frame says that it is whatever is in it. */
import { expect, test } from '@playwright/test';
import { openTwoOrigins, type TwoOrigins } from '../../tools/twoOrigins.ts';
import { complaintsOf } from '../support/complaints.ts';
import { aPage, element, frame, framesOf, script } from '../support/widgets.ts';

let two: TwoOrigins;
test.beforeAll(async () => {
  two = await openTwoOrigins();
});
test.afterAll(() => two.close());

for (const [kind, name, value] of [
  ['half a letter in a value', 'step', '\ud800'],
  ['half a letter in the name of a case', 'case', '\udc00'],
  ['a megabyte of percent signs in a value', 'registry', '%'.repeat(1_000_000)],
  ['a megabyte in the name of a case', 'case', '/'.repeat(1_000_000)],
] as const)
  test(`${kind}: the frame is there and says what it could not read`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(two.put({ html: aPage(`${script}${element({ place: { case: 'spin-lock', view: 'machine' } })}`) }));
    await framesOf(page, two);
    await page.evaluate(
      ([attribute, text]) => {
        const one = document.createElement('nt-hang');
        one.setAttribute('case', 'Q177245');
        one.setAttribute(attribute, text);
        document.querySelector('nt-hang')?.replaceWith(one);
        const heard: string[] = [];
        Object.assign(window, { heard });
        one.addEventListener('error', (event) =>
          heard.push((event as unknown as CustomEvent<{ says: string }>).detail.says),
        );
        one.addEventListener('load', () => heard.push('load'));
      },
      [name, value] as const,
    );
    const heard = () => page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard);
    await expect.poll(heard).toContain('load');
    expect((await heard()).filter((one) => one !== 'load').length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

test('a frame that is higher than any of ours tells every host the bound and no more', async ({ page }) => {
  await page.goto(two.put({ html: aPage(frame({ said: { step: '3' } })) }));
  const [inside] = await framesOf(page, two);
  await page.evaluate(() => {
    const heights: unknown[] = [];
    Object.assign(window, { heights });
    addEventListener('message', ({ data }) => heights.push(data.height ?? data.value));
  });
  await inside.evaluate(() => {
    const root = document.querySelector<HTMLElement>('.frame');
    if (root) root.style.height = '50000px';
  });
  const heights = () =>
    page.evaluate(() =>
      (window as unknown as { heights: readonly unknown[] }).heights.filter((one) => one !== undefined),
    );
  await expect.poll(heights).toContain(12_000);
  expect((await heights()).every((one) => typeof one === 'number' && one <= 12_000)).toBe(true);
});
