/**
 * `npm run bench:pages`: what the built site is like to read, held to what the book promises.
 *
 * One page of each kind, the ones that the browser tests look at too, and every article that runs, served packed with
 * brotli to the browser that the tests drive. Prints a table for each hold, and ends with 1 and a sentence for each that
 * is missed. What is timed wants a quiet machine. `ONLY=steps,bytes` for some of the holds, `ROUNDS=1` for a quick look.
 */
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { addressOf, PLACES } from '../src/embed/places.ts';
import { CASE_NAMES } from '../src/sim/library/index.ts';
import { findBrowser } from '../tools/browser.ts';
import { builtPages, onePageOfEachKind } from '../tools/builtPages.ts';
import { weighPages } from './pages/bytes.ts';
import { explorePages } from './pages/exploring.ts';
import { judgePages } from './pages/lighthouse.ts';
import { serve } from './pages/served.ts';
import { timeSteps } from './pages/steps.ts';

const RUNS = 'kb/*, articles, runs';
const articles = builtPages().filter(({ kind }) => kind === RUNS);
const pages = [...articles, ...onePageOfEachKind().filter(({ kind }) => kind !== RUNS)];
const paths = articles.map(({ path }) => path);
/** Each view of one case, as another page frames it. */
const frames = PLACES.filter((place) => place.case === CASE_NAMES[0]).map((place) => ({
  path: `/embed/v1/${addressOf(place)}/`,
  hidden: true,
}));
const executablePath = await findBrowser();
const { origin, close } = await serve();
const browser = await chromium.launch({ executablePath });

const HOLDS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  bytes: () => weighPages(browser, origin, pages),
  steps: () => timeSteps(browser, origin, paths),
  exploring: () => explorePages(browser, origin, paths),
  lighthouse: () => judgePages(executablePath, origin, [...pages, ...frames]),
};

const asked = process.env['ONLY']?.split(',') ?? Object.keys(HOLDS);
for (const name of asked)
  if (!(name in HOLDS)) throw new Error(`There is no hold "${name}"; choose of ${Object.keys(HOLDS).join(', ')}.`);

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, Node ${process.version}, Chromium ${browser.version()}`,
);
const missed: string[] = [];
for (const name of asked) missed.push(...((await HOLDS[name]?.()) ?? []));
await browser.close();
close();

console.log(missed.length === 0 ? '\nEvery hold is kept.' : '\nNot kept:');
for (const sentence of missed) console.error(`- ${sentence}`);
process.exitCode = missed.length > 0 ? 1 : 0;
