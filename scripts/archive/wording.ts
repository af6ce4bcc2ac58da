/** Whether the text of an archive article holds something, wherever its lines break. */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import { wordsOf } from '../../src/archive/cells.ts';
import { readDate } from '../../src/archive/dateCells.ts';
import type { SectionPart } from '../../src/archive/sections.ts';
import type { Section } from '../../src/content/lists.ts';

/** Parts of an article that every one has, whatever headings it prints. */
const ALWAYS: readonly Section[] = ['title', 'products', 'footer'];

/** The part that a line stands in. What stands below the list of products, before the first heading, is said to be with it. */
export const sectionOf = ({ part }: { readonly part: SectionPart | null }): Section => part ?? 'products';

/** The text of one part, line by line; of the title or the foot too. */
export function linesOf(article: ArchiveArticle, section: Section): readonly string[] {
  if (section === 'title') return [article.title.text];
  if (section === 'footer') return [...article.fields.values(), article.queryWords].map((said) => said?.text ?? '');
  const listed = section === 'products' ? article.products.map(({ printed }) => printed) : [];
  return [...listed, ...article.text.filter((line) => sectionOf(line) === section).map(({ text }) => text)];
}

export const has = (article: ArchiveArticle, section: Section): boolean =>
  ALWAYS.includes(section) || article.text.some(({ part }) => part === section);

const allLines = (article: ArchiveArticle): readonly string[] => [
  article.title.text,
  ...article.text.map(({ text }) => text),
];

/** Letters and signs without the white space between them: a path or a key may be broken over lines, at a backslash twice. */
const packed = (lines: readonly string[]): string =>
  lines.join('').replace(/\s+/g, '').replace(/\\+/g, '\\').toLowerCase();

/** Whether the text, or one part of it, holds these words, letters of any case, lines broken anywhere. */
export function holds(article: ArchiveArticle, words: string, section?: Section): boolean {
  const lines = section ? linesOf(article, section) : allLines(article);
  return packed(lines).includes(packed([words]));
}

/** Whether the text holds a registry key, whole or as a subtree and the key below it. */
export function holdsKey(article: ArchiveArticle, key: string): boolean {
  const names = key.split('\\');
  return names.some((_, index) => {
    const [tree, below] = [names.slice(0, index), names.slice(index)].map((part) => part.join('\\'));
    return holds(article, tree ?? '') && holds(article, below ?? '');
  });
}

/** Whether the text holds a number on its own, as digits or as a hexadecimal with the same value. */
export function holdsNumber(lines: readonly string[], number: number): boolean {
  const figures = lines.join(' ').match(/0x[\da-f]+|\d+(?:,\d{3})*/gi) ?? [];
  return figures.some((figure) => Number(figure.replace(/,/g, '')) === number);
}

/** Lines round each mention of a name, as many as the description of a registry value takes. */
export function linesRound(article: ArchiveArticle, name: string): readonly string[] {
  const lines = allLines(article);
  return lines.flatMap((line, index) => (line.includes(name) ? lines.slice(Math.max(0, index - 6), index + 30) : []));
}

/** Whether a date that begins on a line, and may go on below it, can be this day. */
export function holdsDay(article: ArchiveArticle, line: number, day: string): boolean {
  const textOf = (number: number): string => article.text.find((one) => one.line === number)?.text ?? '';
  const words = wordsOf(`${textOf(line)} ${textOf(line + 1)}`);
  return wordsOf(textOf(line)).some((_, index) => readDate(words, index)?.cell.days.includes(day));
}

/** A stop code in any of the lengths in which articles print it: 0x0000000A, 0xA, 0A. */
export function holdsStop(article: ArchiveArticle, code: string, section?: Section): boolean {
  const digits = code.replace(/^0x0*/i, '') || '0';
  const lines = section ? linesOf(article, section) : allLines(article);
  return new RegExp(`(?:0x0*|\\bx?0*|\\bstop:? *)${digits}(?![\\da-z])`, 'i').test(lines.join(' '));
}
