import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { complaintsOf } from './complaints.ts';

/** How a reader may look at a page: on how wide a screen, and by which light. */
export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const EVERY: readonly Look[] = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

const FULL = process.env['FULL'] === '1';

/** For what a reader has done to a page: two that differ in both; every one with `npm run test:full`. What depends on width and light at once is rare. */
export const LOOKS: readonly Look[] = FULL
  ? EVERY
  : [
      { width: 390, colorScheme: 'dark' },
      { width: 1440, colorScheme: 'light' },
    ];

/** For pages as they open, with `npm run test:full`. Without it everywhere.spec.ts asks one of each kind, opened up, in both lights and at three widths. */
export const LOOKS_OF_PAGES: readonly Look[] = FULL ? EVERY : [];

/** Opens a page so, and has nothing against it: neither axe nor the policy nor the console, nor does it reach past the edge. */
export async function looksWell(page: Page, path: string, { width, colorScheme }: Look): Promise<void> {
  const complaints = complaintsOf(page);
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(path, { waitUntil: 'networkidle' });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  expect(complaints).toEqual([]);
}
