/** The site as the printer sees it: built for the place where it will stand, and asked for by that place's own addresses. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { placeOf } from '../../src/site/place.ts';
import { contentTypeOf } from '../../tools/contentTypes.ts';

/** Reserved for examples: it leads nowhere, and says so. */
export const NOWHERE = 'https://hangbook.example';

export interface Site {
  readonly folder: string;
  /** With the path below which the book stands and a slash at its end. */
  readonly address: string;
}

/**
 * Builds the book, apart from dist/, for the place that SITE and BASE name.
 * @throws Error where SITE and BASE are no place, or the build fails; its own output says why
 */
export function buildSite(folder: string): Site {
  const { site, base } = placeOf({ ...process.env, SITE: process.env['SITE'] || NOWHERE });
  const { status } = spawnSync('astro', ['build', '--silent', '--outDir', folder], {
    stdio: 'inherit',
    env: { ...process.env, PRINT: '1', SITE: site, BASE: base, ASTRO_TELEMETRY_DISABLED: '1' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The site did not build, so there is nothing to print.');
  return { folder, address: new URL(base, site).href };
}

/** Answers every request of a browser from the folder, and no other: a printed link names the book's own address. */
export async function serve(context: BrowserContext, { folder, address }: Site): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const inside = url.href.startsWith(address)
      ? decodeURI(url.pathname.slice(new URL(address).pathname.length))
      : null;
    if (inside === null) return route.abort();
    let file = join(folder, inside);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(file), contentType: contentTypeOf(file) });
  });
}
