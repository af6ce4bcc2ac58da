/**
 * The styles of a page as one file. A page of many parts would else ask for as many files, a dozen and more, and nothing
 * of it is painted before the last of them is there: over a phone's line that is half a second.
 *
 * Runs once the pages are built. The order of the styles stays, and pages with the same parts share their file.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const LINK = /<link rel="stylesheet" href="([^"]+)">/g;

export default function oneSheet(): AstroIntegration {
  let base = '/';
  return {
    name: 'one-sheet',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const sheets = new Map<string, string>();

        /** The address of all of these in one. @throws Error where a page names a style sheet that was not built. */
        const sheetOf = async (addresses: readonly string[]): Promise<string> => {
          const key = addresses.join(' ');
          const before = sheets.get(key);
          if (before !== undefined) return before;
          const styles = addresses
            .map((address) => readFileSync(join(folder, address.slice(base.length)), 'utf8'))
            .join('');
          const name = `_astro/page.${createHash('sha256').update(styles).digest('base64url').slice(0, 8)}.css`;
          await writeFile(join(folder, name), styles);
          sheets.set(key, base + name);
          return base + name;
        };

        for await (const file of glob('**/*.html', { cwd: folder })) {
          const page = await readFile(join(folder, file), 'utf8');
          const addresses = [...page.matchAll(LINK)].map(([, address]) => address as string);
          if (addresses.length < 2) continue;
          const sheet = `<link rel="stylesheet" href="${await sheetOf(addresses)}">`;
          let links = 0;
          await writeFile(
            join(folder, file),
            page.replace(LINK, () => (links++ === 0 ? sheet : '')),
          );
        }
      },
    },
  };
}
