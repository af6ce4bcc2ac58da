/**
 * What a cell of a file table can be. A cell is known by its shape and not by its column: archive tables order their columns
 * in dozens of ways, leave cells empty, and put two cells a single space apart.
 *
 * Every reader here takes the words of a line and a place among them. It answers how many words it has used and what they
 * say, or null where they are no such cell. Nothing throws, whatever the text.
 */

/** A run of characters without white space, or a group in brackets, and where in the line it begins. */
export interface CellWord {
  readonly text: string;
  readonly at: number;
}

/** A cell as it stands in the line. */
export interface TableCell {
  /** The characters themselves, brackets included. */
  readonly printed: string;
  /** Where in the line it begins, from 0. */
  readonly at: number;
}

/** A reader's answer: a cell and the number of words that it took. */
export interface FoundCell<C extends TableCell> {
  readonly cell: C;
  readonly words: number;
}

export type CellReader<C extends TableCell> = (words: readonly CellWord[], from: number) => FoundCell<C> | null;

/** Punctuation that follows a cell in running text, as in "147,920 bytes)," and is no part of it. */
const AFTER = ',;:.';
const AFTER_AND_BRACKET = `${AFTER})`;

/** A text without these signs at its end. One look at each: a pattern would begin anew at every sign that is not the last. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * Splits a line into words. The bars of a boxed table part words and are none; a bracket begins a word of its own, so that
 * "Tcpip.sys(Intel)" is two.
 */
export function wordsOf(line: string): readonly CellWord[] {
  return Array.from(line.matchAll(/\([^()\s|]*\)|[^\s|(]+|\(/g), ({ 0: text, index }) => {
    const bare = withoutEnd(text, text.startsWith('(') ? AFTER : AFTER_AND_BRACKET);
    return { text: bare === '' ? text : bare, at: index };
  });
}

/** The text from one word through another, as it stands in the line, white space between them made one space. */
export const printedFrom = (words: readonly CellWord[], from: number, count: number): string =>
  words
    .slice(from, from + count)
    .map(({ text }) => text)
    .join(' ');

/** Whether `there` follows `here` after exactly one character. */
export const oneApart = (here: CellWord | undefined, there: CellWord | undefined): boolean =>
  here !== undefined && there !== undefined && there.at === here.at + here.text.length + 1;

/** Reads a text that should be one cell and nothing else: null where it is more, less, or another kind. */
export function wholly<C extends TableCell>(reader: CellReader<C>, text: string): C | null {
  const words = wordsOf(text);
  const found = reader(words, 0);
  return found && found.words === words.length ? found.cell : null;
}
