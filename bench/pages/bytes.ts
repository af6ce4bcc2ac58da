/** What a reader's line carries for a page of each kind: before the machine is touched, and what touching it adds. */
import type { Browser } from '@playwright/test';
import type { BuiltPage } from '../../tools/builtPages.ts';
import { BUDGET, kilobytes, PARTS, scalesFor, whole } from '../../tools/weight.ts';
import { heading, row } from './table.ts';

/** Wakes every island, as pointing at each would. */
function touchAll(): void {
  for (const island of document.querySelectorAll('astro-island'))
    island.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}

/** @returns a sentence for each budget that is broken. */
export async function weighPages(
  browser: Browser,
  origin: string,
  pages: readonly BuiltPage[],
): Promise<readonly string[]> {
  const missed: string[] = [];
  heading('Kilobytes on the line, brotli', 'page', ...PARTS, 'whole', 'script once touched');
  for (const { path, runs } of pages) {
    const page = await browser.newPage();
    const weight = scalesFor(page);
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    const read = weight();
    await page.evaluate(touchAll);
    await page.waitForLoadState('networkidle');
    await page.locator('astro-island[ssr]').first().waitFor({ state: 'detached' });
    row(
      path,
      ...PARTS.map((part) => kilobytes(read[part])),
      kilobytes(whole(read)),
      runs ? kilobytes(weight().script) : '',
    );
    for (const [what, bytes, most] of [
      ['script', read.script, BUDGET.script],
      ['in all', whole(read), BUDGET.whole],
    ] as const)
      if (bytes > most)
        missed.push(
          `${path} asks for ${kilobytes(bytes)} KB ${what} before it is touched: at most ${kilobytes(most)}.`,
        );
    await page.close();
  }
  return missed;
}
