import type { Activity } from './activity.ts';

/**
 * Something asked of a computer beyond its load, to see whether it still answers: a ping, a mouse movement. It is an
 * ordinary activity, asked singly, and the computer answers it or does not; nobody knows the answer beforehand. Its
 * threads have names that no load has, but for those that serve for ever.
 */
export interface Question {
  /** By which results, links and the book's data know it: `ping`. */
  readonly name: string;
  /** What a reader sees asked: `Ping (ICMP echo)`. */
  readonly label: string;
  /** What is so while it is answered: `a ping is answered`. */
  readonly well: string;
  readonly activity: Activity;
  /**
   * Where more takes part in the answer than any computer here has: other questions, by name, without which it is not
   * known whether this one is still answered, and what that is, as the end of a sentence.
   */
  readonly knownWhile?: { readonly answered: readonly string[]; readonly because: string };
}

/** What the world goes on asking of a computer that may be hung already: one request after the other. */
export interface Background {
  /** One request. */
  readonly request: Question;
  /** What a request is called, one and more: `TCP request`, `TCP requests`. */
  readonly called: readonly [one: string, more: string];
  /** After so many requests what has not died of them does not die of requests: there is nothing left to use up. */
  readonly most: number;
  /** So many requests that nobody serves the computer has room for, beside what a load and a question send. */
  readonly room: number;
}
