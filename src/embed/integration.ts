/**
 * What is done to the built site for other people's pages: the files for hosts are laid into it, some of which are known by
 * names that no page can have, and the policy of a frame is cut down to what a frame has.
 */
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hostFiles } from './hosting.ts';

/** Astro names the scripts and styles that any page may have inside it; a frame has none, so that none is let in. */
const WITHIN = / 'sha256-[^']+'/g;
const POLICY = /<meta http-equiv="content-security-policy"[^>]*>/;

async function strictFrames(folder: string): Promise<void> {
  for await (const file of glob('embed/v1/**/*.html', { cwd: folder })) {
    const page = await readFile(join(folder, file), 'utf8');
    await writeFile(
      join(folder, file),
      page.replace(POLICY, (policy) => policy.replaceAll(WITHIN, '')),
    );
  }
}

export default function forHosts(): AstroIntegration {
  let stand = { base: '/', secure: false };
  return {
    name: 'for hosts',
    hooks: {
      'astro:config:done': ({ config }) => {
        stand = { base: config.base.replace(/\/?$/, '/'), secure: config.site?.startsWith('https:') ?? false };
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await strictFrames(folder);
        for (const { file, text } of hostFiles(stand)) {
          const at = join(folder, file);
          await mkdir(dirname(at), { recursive: true });
          await writeFile(at, text);
        }
      },
    },
  };
}
