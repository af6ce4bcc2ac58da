/**
 * What is built does not depend on the folder in which it is built. Astro gives each island a name that it makes from the
 * path of its source on this computer, and that nothing reads: it goes.
 */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const NAME = /(<astro-island) uid="[^"]*"/g;

export default function sameAnywhere(): AstroIntegration {
  return {
    name: 'same anywhere',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for await (const file of glob('**/*.html', { cwd: folder })) {
          const page = await readFile(join(folder, file), 'utf8');
          const unnamed = page.replace(NAME, '$1');
          if (unnamed !== page) await writeFile(join(folder, file), unnamed);
        }
      },
    },
  };
}
