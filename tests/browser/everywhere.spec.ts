/**
 * What every page promises, whatever it is about. Here of each kind the page with most on it; all of them with
 * `npm run test:full`. Kinds are found in dist/, so that a new one is asked without being named.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { builtPages, onePageOfEachKind } from '../../tools/builtPages.ts';
import { BUDGET, scalesFor, whole } from '../../tools/weight.ts';
import { complaintsOf } from '../support/complaints.ts';

const FULL = process.env['FULL'] === '1';
const PAGES = FULL ? builtPages() : onePageOfEachKind();
/** Stops at each end of a page that the keyboard walks; the rest of a long list is like what comes before it. */
const STOPS = FULL ? 500 : 50;

/** What a page reports of itself while it is open: written by a script that stands before all of its own. */
interface Noticed {
  /** What its policy refused. */
  readonly refused: string[];
  /** What moved, and how far, without the reader having done anything. */
  readonly moved: string[];
  /** Where the focus went, in order, and whether that could be seen. */
  readonly focused: { readonly on: string; readonly seen: boolean; readonly place: string }[];
}

function takeNotice(): void {
  const noticed: Noticed = { refused: [], moved: [], focused: [] };
  Object.assign(window, { noticed });
  const named = (node: Node | null | undefined): string =>
    node instanceof Element ? `${node.tagName} ${node.textContent?.trim().slice(0, 40)}` : String(node?.nodeName);
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    noticed.refused.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    })[])
      if (!entry.hadRecentInput)
        noticed.moved.push(`${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) => named(node)).join('; ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('focusin', ({ target }) => {
    const on = target as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(on);
    const { width, height } = on.getBoundingClientRect();
    const place = on.closest('header.site, body > header, main, footer, body')?.tagName ?? '';
    const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && width > 0 && height > 0;
    noticed.focused.push({ on: on.outerHTML.slice(0, 120), seen, place });
  });
}

/** Opens a page as over a slow line: its words are there before its letters are. */
async function open(page: Page, path: string): Promise<{ readonly complaints: string[]; noticed(): Promise<Noticed> }> {
  const complaints = complaintsOf(page);
  await page.addInitScript(takeNotice);
  await page.route('**/*.woff2', async (route) => {
    await new Promise((late) => setTimeout(late, 300));
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return { complaints, noticed: () => page.evaluate(() => (window as unknown as { noticed: Noticed }).noticed) };
}

/** Wakes every island, and opens once whatever opens: what the last of them shows stays open. */
async function openUp(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const island of document.querySelectorAll('astro-island'))
      island.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const popover of document.querySelectorAll<HTMLElement>('[popover]')) popover.showPopover();
  });
}

/** What axe asks of colours. All else that it asks is the same in the dark. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

async function objections(page: Page, rules?: string[]): Promise<unknown[]> {
  const axe = new AxeBuilder({ page });
  // Asked for by name: axe leaves the one rule of WCAG 2.2 out.
  // It would fetch style sheets anew, which a frame without an origin may not.
  const preload = { preload: false };
  const all = axe.options({ ...preload, rules: { 'target-size': { enabled: true } } });
  const { violations } = await (rules ? axe.options(preload).withRules(rules) : all).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const { path, kind } of PAGES) {
  test.describe(`${path} (${kind})`, () => {
    // Nothing here is about time, and a page with everything open is long.
    test.describe.configure({ timeout: 120_000 });

    test('it is light to load; opened up, axe has nothing against it in light or dark, and it fits 360, 390 and 1440 pixels', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      const weight = scalesFor(page);
      const { complaints, noticed } = await open(page, path);
      expect((await noticed()).moved).toEqual([]);
      expect(weight().script, 'bytes of script before it is touched').toBeLessThanOrEqual(BUDGET.script);
      expect(whole(weight()), 'bytes in all before it is touched').toBeLessThanOrEqual(BUDGET.whole);
      await openUp(page);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await objections(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await objections(page, OF_COLOUR), 'in the dark').toEqual([]);
      for (const width of [360, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width);
      }
      expect((await noticed()).refused).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('on a phone nothing moves as it loads, and the keyboard walks it to its end with every stop in sight', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      const { complaints, noticed } = await open(page, path);
      expect((await noticed()).moved).toEqual([]);
      await walk(page);
      const { focused, refused } = await noticed();
      expect(focused.filter(({ seen }) => !seen)).toEqual([]);
      const places = new Set(focused.map(({ place }) => place));
      // A page that is only facts may have nothing to press.
      places.delete('MAIN');
      expect([...places]).toEqual(['BODY', 'HEADER', 'FOOTER']);
      expect(refused).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('its text is there, and no control that would do nothing', async ({ page }) => {
        await page.goto(path);
        // What answers to controls alone goes with them.
        for (const heading of await page.locator('main :is(h1, h2):not(.live, .live *, astro-island *)').all())
          await expect(heading).toBeVisible();
        expect((await page.locator('main').innerText()).length).toBeGreaterThan(100);
        const controls = page.locator(':is(button, select, input, textarea, [contenteditable]):visible');
        // What a form sends and what a style sheet answers works without a script.
        const working = await page.evaluate(() => {
          const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
          const checked = rules.some(({ cssText }) => cssText.includes(':checked'));
          return `[popovertarget], form[action] *${checked ? ', [type="checkbox"], [type="radio"]' : ''}`;
        });
        const dead = controls.and(page.locator(`:not(:is(${working}))`));
        expect(await dead.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 120)))).toEqual([]);
      });
    });
  });
}

/** Tab upon Tab, from the first stop and then to the last. What was met is in the page's notice. */
async function walk(page: Page): Promise<void> {
  // Some pages put the reader into a field. The walk begins at the top nevertheless.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    (window as unknown as { noticed: Noticed }).noticed.focused.length = 0;
  });
  const pressed = async (times: number): Promise<boolean> => {
    for (let press = 0; press < times; press++) await page.keyboard.press('Tab');
    return page.evaluate(() => document.activeElement?.closest('footer') != null);
  };
  if (await pressed(STOPS)) return;
  await page.evaluate((stops) => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, select, input, summary')];
    const there = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
    there.at(-stops)?.focus();
  }, STOPS);
  // A few more than there seemed to be: a list that scrolls is a stop too.
  for (let tens = 0; tens <= STOPS / 10 + 2; tens++) if (await pressed(10)) return;
}
