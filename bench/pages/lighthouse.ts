/** What Lighthouse says of a page of each kind, as a phone and as a desktop computer would get it. */
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { BuiltPage } from '../../tools/builtPages.ts';
import { heading, quantile, row } from './table.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];
const METRICS = {
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
} as const;
/** A performance short of the full mark is asked for so many more times: other work on the machine can be the reason. */
const MORE = 4;

interface Judged {
  readonly scores: Readonly<Record<Category, number>>;
  readonly metrics: Readonly<Record<keyof typeof METRICS, number>>;
  /** What was not as it should be, by the audits' own titles. */
  readonly faults: readonly string[];
}

async function judge(browser: Browser, address: string, form: 'mobile' | 'desktop'): Promise<Judged> {
  const page = await browser.newPage();
  const flags = { onlyCategories: [...CATEGORIES], logLevel: 'error' as const, disableStorageReset: false };
  const result = await lighthouse(address, flags, form === 'desktop' ? desktop : undefined, page);
  await page.close();
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse did not come through ${address}: ${result?.lhr.runtimeError?.message}`);
  const { categories, audits } = result.lhr;
  const weighed = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? []).filter(
    ({ weight }) => weight > 0,
  );
  const score = (category: Category): number => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  return {
    scores: Object.fromEntries(CATEGORIES.map((one) => [one, score(one)])) as Record<Category, number>,
    metrics: { LCP: value(METRICS.LCP), TBT: value(METRICS.TBT), CLS: value(METRICS.CLS) },
    faults: weighed.flatMap(({ id }) => {
      const audit = audits[id];
      return audit && audit.score !== null && audit.score < 0.9 ? [audit.title] : [];
    }),
  };
}

/** As often as it takes: once where it is full marks, else the middle of all. */
async function judgeWell(browser: Browser, address: string, form: 'mobile' | 'desktop') {
  const first = await judge(browser, address, form);
  const all = [first];
  if (first.scores.performance < 100)
    for (let more = 0; more < MORE; more++) all.push(await judge(browser, address, form));
  const middle = (of: (one: Judged) => number): number => quantile(all.map(of), 0.5);
  return {
    runs: all.length,
    scores: { ...first.scores, performance: middle(({ scores }) => scores.performance) },
    metrics: {
      LCP: middle(({ metrics }) => metrics.LCP),
      TBT: middle(({ metrics }) => metrics.TBT),
      CLS: middle(({ metrics }) => metrics.CLS),
    },
    faults: [...new Set(all.flatMap(({ faults }) => faults))],
  };
}

/**
 * A page that asks not to be found is not judged by how well it can be.
 *
 * @returns a sentence for each page short of 100 in a category.
 */
export async function judgePages(
  executablePath: string,
  origin: string,
  pages: readonly Pick<BuiltPage, 'path' | 'hidden'>[],
): Promise<readonly string[]> {
  const missed: string[] = [];
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
  heading('Lighthouse', 'page', 'as', ...CATEGORIES, 'LCP', 'TBT', 'CLS', 'runs');
  for (const { path, hidden } of pages)
    for (const form of ['mobile', 'desktop'] as const) {
      const { runs, scores, metrics, faults } = await judgeWell(browser, origin + path, form);
      const asked = CATEGORIES.filter((category) => category !== 'seo' || !hidden);
      row(
        path,
        form,
        ...CATEGORIES.map((category) => (asked.includes(category) ? String(scores[category]) : 'not asked')),
        `${(metrics.LCP / 1000).toFixed(1)} s`,
        `${metrics.TBT.toFixed(0)} ms`,
        metrics.CLS.toFixed(3),
        runs === 1 ? '1' : `${runs}, performance their median`,
      );
      const short = asked.filter((category) => scores[category] < 100);
      if (short.length > 0)
        missed.push(
          `${path} (${form}) has ${short.map((category) => `${scores[category]} in ${category}`).join(', ')}: ${faults.join('; ')}.`,
        );
    }
  await browser.close();
  return missed;
}
