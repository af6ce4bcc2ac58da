/** What is asked of the index, and what it answers: said between the search page and its worker. */
import type { PageKind } from './kinds.ts';
import type { Query } from './query.ts';

/** A piece of text in which `<mark>` stands around what was looked for; `<` and `>` of its own are escaped. */
type Excerpt = string;

/** A page that matches, as Pagefind describes it. */
export interface FoundPage {
  readonly url: string;
  readonly content: string;
  readonly excerpt: Excerpt;
  readonly meta: { readonly title: string; readonly summary: string };
  readonly filters: { readonly kind: readonly PageKind[] };
  /** Which words of the content were looked for, by position, and how much each weighs. */
  readonly weighted_locations: readonly { readonly location: number; readonly balanced_score: number }[];
  /** The parts of the page between headings, where any was found in them. */
  readonly sub_results: readonly (Pick<FoundPage, 'url' | 'excerpt' | 'weighted_locations'> & {
    readonly title: string;
  })[];
}

export interface Asking {
  readonly id: number;
  readonly query: Query;
  /** Looks among pages of this kind only, where one is named. */
  readonly kind: PageKind | null;
  /** Of so many pages it is wanted what is on them. */
  readonly most: number;
}

export interface FoundPages {
  /** How many pages have one of the spellings. */
  readonly total: number;
  /** What no page has, where that is why there are none: the words, or what has several spellings as it was typed. */
  readonly unknown: readonly string[];
  /** The first of them, those with the first spelling first. */
  readonly pages: readonly FoundPage[];
}

/** Null: it could not be looked up. That is another thing than to have looked and found nothing. */
export interface SearchTold {
  readonly id: number;
  readonly found: FoundPages | null;
}
