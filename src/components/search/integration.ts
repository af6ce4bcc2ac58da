/**
 * Makes the index of the search, each time the pages are built.
 *
 * A page is indexed if it says what kind it is: see Page.astro. Of the files that Pagefind makes only those are written
 * that the search page loads; its own widgets stay out of the book.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

const LOADED =
  /^(pagefind(-worker)?\.js|pagefind-entry\.json|wasm\.en\.pagefind|[^/]+\.pf_meta|(index|fragment|filter)\/.*)$/;

/** @throws Error with Pagefind's own words, which stops the build. */
function unlessWrong<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`The search index was not made: ${answer.errors.join('; ')}`);
  return answer;
}

/** Reads every page under `folder` and writes the index beside them. Returns how many pages it holds. */
async function writeIndex(folder: string): Promise<number> {
  const { index } = unlessWrong(await createIndex({ forceLanguage: 'en' }));
  if (index === undefined) throw new Error('The search index was not made: Pagefind gave none, and no reason.');
  const { page_count: pages } = unlessWrong(await index.addDirectory({ path: folder }));
  const { files } = unlessWrong(await index.getFiles());
  for (const { path, content } of files.filter(({ path }) => LOADED.test(path))) {
    const file = join(folder, 'pagefind', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await close();
  return pages;
}

export const searchIndex = (): AstroIntegration => ({
  name: 'search index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      logger.info(`${await writeIndex(fileURLToPath(dir))} pages can be found.`);
    },
  },
});
