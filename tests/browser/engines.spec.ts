/**
 * The simulation is arithmetic, so every browser must come to the same: the same shortest hang, the same moments on the
 * way, the same verdict of its own search. Read in Chromium and in Firefox and WebKit, where those are installed: one
 * page here, every machine of the book with `npm run test:full`.
 */
import { expect, test } from '@playwright/test';
import { builtPages } from '../../tools/builtPages.ts';
import { type Engine, openEngine, WHY_NOT } from '../../tools/engines.ts';
import { readMachines, readWords } from '../support/readPage.ts';

const FULL = process.env['FULL'] === '1';
const RUNNING = builtPages()
  .filter(({ runs }) => runs)
  .map(({ path }) => path);
const READ = FULL ? RUNNING : ['/kb/297/Q297040/'];
const LOADED = builtPages().filter(({ path }) => ['/', '/builds/', '/builds/compare/'].includes(path));

for (const name of ['Firefox', 'WebKit'] as const) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'default', timeout: 300_000 });
    test.skip(WHY_NOT[name] !== null, WHY_NOT[name] ?? '');
    let chromium: Engine;
    let other: Engine;
    test.beforeAll(async () => {
      [chromium, other] = await Promise.all([openEngine('Chromium'), openEngine(name)]);
    });
    test.afterAll(async () => {
      await Promise.all([chromium?.close(), other?.close()]);
    });

    /** What both make of a page, and what the other one has against it. */
    async function both<T>(
      url: string,
      inPage: () => Promise<T>,
    ): Promise<{ here: T; there: T; against: readonly string[] }> {
      const take = async (engine: Engine): Promise<T> => {
        await engine.open(url);
        return engine.read(inPage);
      };
      const [here, there] = await Promise.all([take(chromium), take(other)]);
      return { here, there, against: await other.complaints() };
    }

    for (const path of READ) {
      test(`${path}: schedule, moments, verdicts and what every schedule comes to are the same as in Chromium`, async ({
        baseURL,
      }) => {
        const { here, there, against } = await both(`${baseURL}${path}`, readMachines);
        expect(here.readings.length).toBeGreaterThan(0);
        expect(there).toEqual(here);
        expect(against).toEqual([]);
      });
    }

    for (const { path } of LOADED) {
      test(`${path} says the same as in Chromium, and nothing in it is refused`, async ({ baseURL }) => {
        const { here, there, against } = await both(`${baseURL}${path}`, readWords);
        expect(there).toBe(here);
        expect(against).toEqual([]);
      });
    }
  });
}
