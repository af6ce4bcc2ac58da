/** Lays the files for hosts into the built site: some are known by names that no page can have. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hostFiles } from './hosting.ts';

export default function forHosts(): AstroIntegration {
  let base = '/';
  return {
    name: 'for hosts',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        for (const { file, text } of hostFiles(base)) {
          const at = join(fileURLToPath(dir), file);
          await mkdir(dirname(at), { recursive: true });
          await writeFile(at, text);
        }
      },
    },
  };
}
