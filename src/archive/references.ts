/** Other articles that an article names. */
import type { PlacedLine, SectionPart } from './sections.ts';

export interface Reference {
  readonly kb: string;
  /** As printed here; null where only the number is. */
  readonly title: string | null;
  readonly line: number;
  readonly part: SectionPart | null;
}

/** A line that begins with a number, or is an item of a list that does, and goes on with a title. */
const TITLED = /^(\s*(?:[-*]\s+|\d+\.\s+)?)(Q\d{5,6})(?:\s*[-:.]+\s*|\s+)(\S.*)/s;
/** The older form, over two lines. */
const OLD_NUMBER = /^\s*ARTICLE-ID\s*:\s*(Q\d{5,6})\s*$/;
const OLD_TITLE = /^(\s*TITLE\s*:\s*)(\S.*)/s;
const NUMBER = /(?<![\w/])Q(\d{5,6})(?!\d)/g;
/** The address of an article on the servers of the time: kb/articles/q162/2/30.asp is Q162230. */
const ADDRESS = /articles\/q(\d{2,3})\/(\d)\/(\d{2})\.\w+/gi;

/** Text is filled to about this column: what would have fitted on a line and stands on the next is something else. */
const WIDTH = 78;
/** The longest title of the archive wraps on to three lines. What goes on for longer is a text. */
const MOST_LINES = 8;
/** By how much a block of references is indented in TXT. MD takes one off. */
const INDENT = 3;

const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0;

/** A title with the lines on to which it wraps. */
function wholeTitle(lines: readonly PlacedLine[], index: number, title: string): string {
  let whole = title;
  for (let next = index + 1; next < index + MOST_LINES; next++) {
    const [above = '', text = ''] = [lines[next - 1]?.text, lines[next]?.text];
    const [word = ''] = /^\S+/.exec(text.trim()) ?? [];
    const fits = INDENT + above.trim().length + 1 + word.length <= WIDTH;
    if (word === '' || fits || indentOf(text) < indentOf(lines[index]?.text ?? '') || /^Q\d{5,6}/.test(word)) break;
    whole += ` ${text.trim()}`;
  }
  return whole;
}

/** Whether a number in the first column begins an entry and is not a word of a sentence that wraps. */
function beginsEntry(lines: readonly PlacedLine[], index: number): boolean {
  const above = lines[index - 1]?.text.trim() ?? '';
  return (
    indentOf(lines[index]?.text ?? '') > 0 ||
    above === '' ||
    /:$/.test(above) ||
    /^Q\d{5,6}\b/.test(above) ||
    /^[-=]+$/.test(above)
  );
}

function titledAt(lines: readonly PlacedLine[], index: number): readonly [kb: string, title: string] | null {
  const text = lines[index]?.text.trimEnd() ?? '';
  const [, , kb, title] = TITLED.exec(text) ?? [];
  if (kb && title && beginsEntry(lines, index)) return [kb, wholeTitle(lines, index, title)];
  const old = OLD_NUMBER.exec(text)?.[1];
  const next = lines.slice(index + 1, index + 3).findIndex((line) => OLD_TITLE.test(line.text.trimEnd())) + 1;
  const [, , printed] = OLD_TITLE.exec(lines[index + next]?.text.trimEnd() ?? '') ?? [];
  return old && next > 0 && printed ? [old, wholeTitle(lines, index + next, printed)] : null;
}

/** Numbers in running text and in addresses. */
function* numbersIn(text: string): Generator<string> {
  for (const [number] of text.matchAll(NUMBER)) yield number;
  for (const [, first, second, third] of text.matchAll(ADDRESS)) yield `Q${first}${second}${third}`;
}

/** Every mention of another article, in their order; `self` is left out. A title is given with the mention that has it. */
export function readReferences(lines: readonly PlacedLine[], self: string): readonly Reference[] {
  return lines
    .flatMap(({ text, line, part }, index) => {
      if (!/q\d/i.test(text)) return [];
      const titled = titledAt(lines, index);
      const others = [...numbersIn(text)].filter((kb) => kb !== titled?.[0]);
      const first = titled ? [{ kb: titled[0], title: titled[1], line, part }] : [];
      return [...first, ...others.map((kb) => ({ kb, title: null, line, part }))];
    })
    .filter(({ kb }) => kb !== self);
}
