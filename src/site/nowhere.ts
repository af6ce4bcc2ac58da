/** A build for no place says so when it is done: nobody puts a book on a host whose links lead to the reader's own computer. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type SitePlace, whyNowhere } from './place.ts';

export default function nowhere({ site, nowhere: is }: SitePlace): AstroIntegration {
  return {
    name: 'no place',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (!is) return;
        const folder = fileURLToPath(dir);
        let files = 0;
        for await (const file of glob('**/*.{html,json,xml,txt,js}', { cwd: folder }))
          if ((await readFile(join(folder, file), 'utf8')).includes(site)) files++;
        logger.warn(whyNowhere(files));
      },
    },
  };
}
