/**
 * Text that somebody outside wrote: an address, an attribute, a message, an argument. It may be of any length and say
 * anything. How much of it is read, repeated and answered is said here, once.
 */
import { figure } from './sentences.ts';

/** Of what stands behind `?` or `#` of an address this much is read. The longest link of the book has half of it. */
export const MOST_READ = 10_000;
/** Of what is pasted into a box this much is taken: a listing of all drivers of a computer has half of it. */
export const MOST_PASTED = 40_000;
/** A link to a schedule is no longer than this: far above the longest that the book writes. */
export const MOST_LINKED = 4_000;
/** A sentence about it repeats no more than this. */
const MOST_REPEATED = 40;
/** What is wrong is told this often; that there was more is told once. */
const MOST_TOLD = 3;
/** A sentence that one window tells another is no longer than this, and no list of sentences is. */
export const MOST_SAID = 2_000;

/** Of a letter that takes two places, the first. */
const HALF = /[\ud800-\udbff]$/;

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(HALF, '')}…` : text;

/** As a sentence may repeat it. */
export const clipped = (text: string, most = MOST_REPEATED): string => shortened(text, most);

/** As it may be told to another window. */
export const sayable = (text: string): string => shortened(text, MOST_SAID);

/** The part of a text that is read, and a sentence where that is not all of it. What is cut off is never looked at. */
export function readable(text: string): { readonly text: string; readonly cut: string | null } {
  if (text.length <= MOST_READ) return { text, cut: null };
  return {
    text: text.slice(0, MOST_READ),
    cut: `The address is too long: of its ${figure(text.length)} characters the first ${figure(MOST_READ)} were read. Try a link that this book has made.`,
  };
}

/** The first few names of a list, and how many more there are: `a`, `b`, `c`, `297 more`. */
export const firstOf = (names: readonly string[]): readonly string[] =>
  names.length > MOST_TOLD + 1 ? [...names.slice(0, MOST_TOLD), `${figure(names.length - MOST_TOLD)} more`] : names;

/** The first few of what is wrong, each once, and how many more there are. */
export function firstFew(problems: readonly string[]): readonly string[] {
  const each = [...new Set(problems)];
  const more = each.length - MOST_TOLD;
  if (more < 1) return each;
  return [
    ...each.slice(0, MOST_TOLD),
    more === 1 ? 'One more part could not be read.' : `${figure(more)} more parts could not be read.`,
  ];
}

/** A sentence for each name that stands more than once where one value is wanted: no choice between two is the reader's. */
export function setTwice(names: readonly string[]): readonly string[] {
  const before = new Set<string>();
  const again = names.filter((name) => before.size === before.add(name).size);
  return [...new Set(again)].map((name) => `"${clipped(name)}" is set twice; write it once.`);
}

/**
 * A value as an address of ours may hold it: so much of it that its reader still says that it is too long, since browsers
 * refuse an address without end and show nothing; and no half of a letter, for which an address has no spelling.
 */
export const addressed = (text: string): string =>
  encodeURIComponent(text.slice(0, MOST_READ + 1).replace(/\p{Cs}/gu, '\ufffd'));

/** A text as it was before it was written into an address. What cannot be unescaped is taken as it is written. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
