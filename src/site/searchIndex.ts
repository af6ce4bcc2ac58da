/**
 * Makes the index of the search, each time the pages are built.
 *
 * A page is indexed if it says what kind it is: see Page.astro. Of the files that Pagefind makes only those are written
 * that the search page loads; its own widgets stay out of the book.
 */
import { readFileSync } from 'node:fs';
import { glob, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

const LOADED = /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|[^/]+\.pf_meta|(index|fragment|filter)\/.*)$/;

/** Signs beside a sentence, words explained where they stand, and the state of a machine at one of its steps: not for finding. */
const NOT_TOLD = [
  '.mark',
  '.place',
  '.meaning',
  '.unseen',
  '.legend',
  '.key',
  'cite.in',
  '.words',
  ...['threads', 'locks', 'data', 'processors', 'outside', 'all'].map((part) => `.machine .${part}`),
];

/** @throws Error with Pagefind's own words, which stops the build. */
function unlessWrong<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`The search index was not made: ${answer.errors.join('; ')}`);
  return answer;
}

/** Things that a page sets apart without a space between them, which would otherwise be read as one word. */
const APART = /<(?:dt|dd|th|cite|span class="(?:line|file|full))\b/g;

interface Findable {
  readonly url: string;
  readonly content: string;
}

/** A word of the glossary, where it is told: found by itself, and not with the page on which all words stand. */
const WORD = /<div id="([^"]+)" data-word="([^"]+)"[^>]*>.*?<p[^>]*>(.*?)<\/p>/gs;
const wordsOf = ({ url, content }: Findable): readonly Findable[] =>
  [...content.matchAll(WORD)].map(([, id, word, says]) => ({
    url: `${url}#${id}`,
    content: `<html lang="en"><body data-pagefind-body data-pagefind-filter="kind:word"><h1>${word}</h1><p data-pagefind-meta="summary">${says}</p></body></html>`,
  }));

/** Reads every page under `folder` and writes the index beside them. Returns how many pages and words it holds. */
async function writeIndex(folder: string): Promise<number> {
  const { index } = unlessWrong(await createIndex({ forceLanguage: 'en', excludeSelectors: NOT_TOLD }));
  if (index === undefined) throw new Error('The search index was not made: Pagefind gave none, and no reason.');
  const paths = await Array.fromAsync(glob('**/*.html', { cwd: folder }));
  const pages = paths
    .map((path) => ({
      url: `/${path.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`,
      content: readFileSync(join(folder, path), 'utf8').replace(APART, ' $&'),
    }))
    .filter(({ content }) => content.includes('data-pagefind-body'));
  const records = pages.flatMap((page) => [page, ...wordsOf(page)]);
  for (const record of records) unlessWrong(await index.addHTMLFile(record));
  const { files } = unlessWrong(await index.getFiles());
  for (const { path, content } of files.filter(({ path }) => LOADED.test(path))) {
    const file = join(folder, 'pagefind', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await close();
  return records.length;
}

export const searchIndex = (): AstroIntegration => ({
  name: 'search index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      logger.info(`${await writeIndex(fileURLToPath(dir))} pages and words can be found.`);
    },
  },
});
