/** What is asked of the index, and what it answers: said between the search page and its worker. */
import type { Kind } from './kinds.ts';
import type { Query } from './query.ts';

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

export interface Asking {
  readonly id: number;
  readonly query: Query;
  /** Looks among pages of this kind only, where one is named. */
  readonly kind: Kind | null;
  /** Of so many pages it is wanted what is on them. */
  readonly most: number;
}

export interface Found {
  /** How many pages have one of the spellings. */
  readonly total: number;
  /** What no page has, where that is why there are none: the words, or what has several spellings as it was typed. */
  readonly unknown: readonly string[];
  /** The first of them, those with the first spelling first. */
  readonly pages: readonly Page[];
}

/** Null: it could not be looked up. That is another thing than to have looked and found nothing. */
export interface Told {
  readonly id: number;
  readonly found: Found | null;
}
