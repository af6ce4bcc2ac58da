/**
 * The index of the book, in a worker of its own. What it holds is written by integration.ts.
 *
 * Pagefind takes a part of its index that does not arrive for a part with nothing in it, complains of it on the console and
 * nowhere else, and keeps what it has half of. So whatever it complains of here is a failure, and after one this worker is
 * of no more use: whoever looks again starts another (engine.ts), with nothing kept.
 */
import { path } from '../../paths.ts';
import type { Asking, FoundPage, FoundPages, SearchTold } from './found.ts';
import { isMeant, wordsIn } from './query.ts';

interface IndexMatch {
  readonly id: string;
  readonly data: () => Promise<FoundPage>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  search(words: string, options?: object): Promise<{ readonly results: readonly IndexMatch[] }>;
}

/** Of two pages with a word, the one that is about it is wanted: it says so in its title. */
const RANKING = { metaWeights: { title: 20, summary: 2 } };

const complaints: unknown[] = [];
console.error = (...said: unknown[]) => void complaints.push(...said);

/** @throws Error where the index does not arrive */
async function load(): Promise<Pagefind> {
  // A file of the built book, which no bundler knows.
  const place = path('pagefind/pagefind.js');
  const { createInstance } = await import(/* @vite-ignore */ place);
  const pagefind: Pagefind = createInstance({ basePath: path('pagefind/'), baseUrl: path('') });
  await pagefind.options({ excerptLength: 24, ranking: RANKING });
  return pagefind;
}
let loading: Promise<Pagefind> | undefined;

/**
 * Whether any page has the word. Where none does, Pagefind looks for a shorter one that begins it: that helps with words,
 * and would give 147,920 to whoever asks for 147,921.
 */
async function isKnown(pagefind: Pagefind, word: string): Promise<boolean> {
  const [first] = (await pagefind.search(word)).results;
  if (first === undefined) return false;
  const { content, weighted_locations, meta } = await first.data();
  const words = content.split(/\s+/);
  const matched = weighted_locations.map(({ location }) => words[location] ?? '');
  return [...matched, ...Object.values(meta).flatMap((text) => text.split(/\s+/))].some((one) => isMeant(one, word));
}

async function unknownIn(pagefind: Pagefind, spelling: string): Promise<readonly string[]> {
  const words = wordsIn(spelling);
  const known = await Promise.all(words.map((word) => isKnown(pagefind, word)));
  return words.filter((_, at) => !known[at]);
}

async function find({ query: { text, spellings }, kind, most }: Asking): Promise<FoundPages> {
  loading ??= load();
  const pagefind = await loading;
  const matches = new Map<string, IndexMatch>();
  const unknown = await Promise.all(spellings.map((spelling) => unknownIn(pagefind, spelling)));
  for (const spelling of spellings.filter((_, at) => unknown[at]?.length === 0)) {
    const { results } = await pagefind.search(spelling, kind === null ? {} : { filters: { kind } });
    for (const result of results) if (!matches.has(result.id)) matches.set(result.id, result);
  }
  const none = unknown.every((words) => words.length > 0);
  return {
    total: matches.size,
    unknown: none ? (spellings.length > 1 ? [text] : unknown.flat()) : [],
    pages: await Promise.all([...matches.values()].slice(0, most).map(({ data }) => data())),
  };
}

addEventListener('message', async ({ data }: MessageEvent<Asking>) => {
  const found = await find(data).catch(() => null);
  const told: SearchTold = { id: data.id, found: complaints.length === 0 ? found : null };
  postMessage(told);
});
