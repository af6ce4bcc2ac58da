/**
 * What a page of dist/ weighs on its way to a reader: every file that it asked for, packed as a good host packs it. What
 * stands in the page itself, styles and scripts too, is of the page.
 */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from '@playwright/test';
import { DIST } from './builtPages.ts';

const KINDS = {
  '.html': 'page',
  '.css': 'styles',
  '.js': 'script',
  '.woff2': 'fonts',
  '.svg': 'pictures',
  '.png': 'pictures',
} as const;
export type Part = (typeof KINDS)[keyof typeof KINDS] | 'other';
export const PARTS: readonly Part[] = [...new Set(Object.values(KINDS)), 'other'];
/** Bytes on the line, by what they are. */
export type Weight = Readonly<Record<Part, number>>;

const weights = new Map<string, number>();

/** Pictures of dots and faces are packed already. */
export const isPacked = (file: string): boolean =>
  ['.html', '.css', '.js', '.svg', '.json', '.xml'].includes(extname(file));

/** A file of dist/ as brotli packs it best. */
export function packed(file: string): Buffer {
  const bytes = readFileSync(join(DIST, file));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

function weigh(file: string): number {
  const known = weights.get(file);
  if (known !== undefined) return known;
  const weight = isPacked(file) ? packed(file).length : readFileSync(join(DIST, file)).length;
  weights.set(file, weight);
  return weight;
}

/** Begins to weigh whatever a page asks its own host for, and tells at any time what that comes to so far. */
export function scalesFor(page: Page): () => Weight {
  const files = new Set<string>();
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    files.add(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  });
  return () => {
    const weight: Record<Part, number> = { page: 0, styles: 0, script: 0, fonts: 0, pictures: 0, other: 0 };
    for (const file of files) weight[KINDS[extname(file) as keyof typeof KINDS] ?? 'other'] += weigh(file);
    return weight;
  };
}

export const whole = (weight: Weight): number => PARTS.reduce((sum, part) => sum + weight[part], 0);
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** The most that a page may ask for before its reader touches anything, in bytes. Only articles come near it. */
export const BUDGET = { script: 25_000, whole: 110_000 };
