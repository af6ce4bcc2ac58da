/** The index of the book, loaded when something is first looked for. What it holds is written by integration.ts. */
import { path } from '../paths.ts';
import type { Kind } from './kinds.ts';
import { isMeant, type Query, wordsIn } from './query.ts';

/** A piece of text in which `<mark>` stands around what was looked for; `<` and `>` of its own are escaped. */
type Excerpt = string;

/** A page that matches, as Pagefind describes it. */
export interface Page {
  readonly url: string;
  readonly content: string;
  readonly excerpt: Excerpt;
  readonly meta: { readonly title: string; readonly summary: string };
  readonly filters: { readonly kind: readonly Kind[] };
  /** Which words of the content were looked for, by position, and how much each weighs. */
  readonly weighted_locations: readonly { readonly location: number; readonly balanced_score: number }[];
  /** The parts of the page between headings, where any was found in them. */
  readonly sub_results: readonly (Pick<Page, 'url' | 'excerpt' | 'weighted_locations'> & { readonly title: string })[];
}

export interface Match {
  readonly id: string;
  readonly data: () => Promise<Page>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  search(words: string, options?: object): Promise<{ readonly results: readonly Match[] }>;
}

/** Of two pages with a word, the one that is about it is wanted: it says so in its title. */
const RANKING = { metaWeights: { title: 20, summary: 2 } };

let loading: Promise<Pagefind> | undefined;
let failures = 0;

/** @throws Error where the index does not arrive; the next call tries again. */
async function load(): Promise<Pagefind> {
  // A file of the built book, which no bundler knows. A browser asks only once for a module, so each try has its name.
  const place = path(`pagefind/pagefind.js${failures === 0 ? '' : `?try=${failures + 1}`}`);
  const pagefind: Pagefind = await import(/* @vite-ignore */ place);
  await pagefind.options({ excerptLength: 24, ranking: RANKING });
  return pagefind;
}

function engine(): Promise<Pagefind> {
  loading ??= load().catch((error) => {
    loading = undefined;
    failures += 1;
    throw error;
  });
  return loading;
}

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

export interface Matches {
  /** Pages that have one of the spellings, those with the first spelling first. */
  readonly matches: readonly Match[];
  /** What no page has, where that is why there are none: the words, or what has several spellings as it was typed. */
  readonly unknown: readonly string[];
}

/** @param kind Looks among pages of this kind only, where one is named. */
export async function find({ text, spellings }: Query, kind: Kind | null): Promise<Matches> {
  const pagefind = await engine();
  const matches = new Map<string, Match>();
  const unknown = await Promise.all(spellings.map((spelling) => unknownIn(pagefind, spelling)));
  for (const spelling of spellings.filter((_, at) => unknown[at]?.length === 0)) {
    const { results } = await pagefind.search(spelling, kind === null ? {} : { filters: { kind } });
    for (const result of results) if (!matches.has(result.id)) matches.set(result.id, result);
  }
  const none = unknown.every((words) => words.length > 0);
  return { matches: [...matches.values()], unknown: none ? (spellings.length > 1 ? [text] : unknown.flat()) : [] };
}
