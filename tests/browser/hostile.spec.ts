/**
 * Addresses that somebody hostile made, on a page of every kind and in every kind of frame: none makes the book throw,
 * complain, ask another origin for anything, grow without end or keep its reader waiting. Some here, all with `npm run test:full`.
 */
import { globSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { DIST, onePageOfEachKind } from '../../tools/builtPages.ts';
import { complaintsOf } from '../support/complaints.ts';
import { A_MEGABYTE, type HostileAddress, hostileAddresses } from '../support/hostileAddresses.ts';

const FULL = process.env['FULL'] === '1';
/** Of each kind of address, for each kind of page. */
const MANY = FULL ? 12 : 1;
/** A page may say what it could not read. It says so in little room. */
const MOST_TIMES_ITS_HEIGHT = 3;
/** Milliseconds by which what is hostile may keep a page busy longer than its usual address does. */
const MOST_LONGER = 200;

/** A page of each kind, and of the frames for other people's pages one of each kind that a case and a concept have. */
const PAGES = [
  ...onePageOfEachKind().map(({ path }) => path),
  ...globSync('embed/v1/{Q177245/**/,leaked-lock/,}index.html', { cwd: DIST }).map(
    (file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
  ),
];

/** Adds up what keeps a page busy, from its first script on. */
function countWork(): void {
  const work = { longest: 0 };
  Object.assign(window, { work });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) work.longest = Math.max(work.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

interface Met {
  readonly longest: number;
  readonly height: number;
  readonly wide: boolean;
  readonly at: string;
}

/** Opens an address as a reader does who then touches whatever sleeps, and says what that came to. */
async function meet(page: Page, path: string): Promise<Met> {
  await page.goto('about:blank');
  await page.goto(path, { waitUntil: 'load' });
  await page.evaluate(() => {
    for (const island of document.querySelectorAll('astro-island'))
      island.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  // What waits for a frame, or for the page to be idle, has had its turn.
  await page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done), { timeout: 500 })),
      ),
  );
  return page.evaluate(() => ({
    longest: (window as unknown as { work: { longest: number } }).work.longest,
    height: document.documentElement.scrollHeight,
    wide: document.documentElement.scrollWidth > innerWidth,
    at: location.origin + location.pathname,
  }));
}

for (const path of PAGES) {
  test(`${path}: no address makes it throw, complain, ask elsewhere, grow threefold or keep its reader waiting`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(FULL ? 900_000 : 120_000);
    const complaints = complaintsOf(page);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`) && !/^(data|blob|about):/.test(request.url()))
        elsewhere.push(request.url());
    });
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.addInitScript(countWork);
    await page.setViewportSize({ width: 390, height: 844 });

    const usual = await meet(page, path);
    const fell: string[] = [];
    const ask = async ({ kind, tail }: HostileAddress): Promise<void> => {
      complaints.length = 0;
      elsewhere.length = 0;
      let met = await meet(page, path + tail);
      // A machine that is busy with others is slow once; an address that costs time costs it each time.
      for (let again = 0; again < 3 && met.longest > usual.longest + MOST_LONGER; again++)
        met = await meet(page, path + tail);
      const told = [
        ...complaints,
        ...elsewhere.map((url) => `asked ${url}`),
        ...(met.height > usual.height * MOST_TIMES_ITS_HEIGHT
          ? [`${met.height} pixels high, not ${usual.height}`]
          : []),
        ...(met.wide && !usual.wide ? ['wider than the window'] : []),
        ...(met.longest > usual.longest + MOST_LONGER ? [`${met.longest} ms at once, not ${usual.longest}`] : []),
        ...(met.at === usual.at ? [] : [`went to ${met.at}`]),
      ];
      if (told.length > 0)
        fell.push(`${kind}: ${tail.slice(0, 120)}\n  ${told.slice(0, 4).join('\n  ').slice(0, 600)}`);
    };
    for (const one of hostileAddresses(path, MANY)) await ask(one);
    for (const one of FULL ? A_MEGABYTE : A_MEGABYTE.slice(0, 1)) await ask(one);
    expect(fell).toEqual([]);
  });
}
