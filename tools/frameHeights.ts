/** The heights of frames as they come out in the book's own faces, whatever faces this machine has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { openTwoOrigins } from './twoOrigins.ts';

const FACES = [
  ['sans', 400],
  ['sans', 600],
  ['mono', 400],
] as const;
const MODULES = join(import.meta.dirname, '../node_modules/@fontsource');

/** In the place of the faces that stand in for those of the book, those of the book. */
function faces(): string {
  const rules = FACES.map(([face, weight]) => {
    const file = `ibm-plex-${face}/files/ibm-plex-${face}-latin-${weight}-normal.woff2`;
    const woff = readFileSync(join(MODULES, file)).toString('base64');
    return `@font-face{font-family:Plex-${face};font-weight:${weight};src:url(data:font/woff2;base64,${woff})}`;
  });
  return `${rules.join('')}:root{--sans:Plex-sans!important;--serif:Plex-sans!important;--mono:Plex-mono!important}`;
}

export type Heights = Readonly<Record<string, Readonly<Record<string, number>>>>;

async function measure(browser: Browser, book: string, address: string, widths: readonly number[]) {
  const page = await browser.newPage({ bypassCSP: true, viewport: { width: 360, height: 900 } });
  await page.goto(`${book}/embed/v1/${address}/`);
  await page.addStyleTag({ content: faces() });
  await page.evaluate(() => document.fonts.ready);
  const found: Record<string, number> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    found[width] = await page.evaluate(async () => {
      await document.fonts.ready;
      return Math.ceil(document.querySelector('.frame')?.getBoundingClientRect().height ?? 0);
    });
  }
  await page.close();
  return found;
}

/** Of dist/ as it is. */
export async function measureFrames(addresses: readonly string[], widths: readonly number[]): Promise<Heights> {
  const two = await openTwoOrigins();
  const browser = await chromium.launch({ executablePath: await findBrowser() });
  try {
    const all: Record<string, Record<string, number>> = {};
    for (const address of addresses) all[address] = await measure(browser, two.book, address, widths);
    return all;
  } finally {
    await browser.close();
    two.close();
  }
}
