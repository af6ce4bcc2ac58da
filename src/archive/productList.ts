/** The list of products to which an article applies. */
import type { SourceLine } from './lines.ts';

export interface ListedProduct {
  /** The line of the list, as printed. */
  readonly printed: string;
  /** What stands before the versions, without an edition: Microsoft Windows NT Server. */
  readonly name: string;
  readonly versions: readonly string[];
  /** It stands before the versions or after them, as one more item of a list. */
  readonly edition: string | null;
  /** Lines below it that say on which operating system. */
  readonly on: readonly string[];
  readonly line: number;
}

export interface Applies {
  readonly products: readonly ListedProduct[];
  /** The last line of the list, ruler included; the line before the body where there is no list. */
  readonly until: number;
}

const SENTENCE = /^The information in this article applies to:/;
const BULLET = /^( *)- (.*)$/;
const RULER = /^-{60,}\s*$/;
const EDITION = /\bEdition$/;

const items = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Takes one line of the list apart: a name, the word version or versions, and a list that may end in an edition. */
export function readProduct(printed: string): Pick<ListedProduct, 'name' | 'versions' | 'edition'> {
  const [, before = printed, list = ''] = /^(.*?),? versions? (?=\d)(.*)$/.exec(printed) ?? [];
  const listed = items(list.replace(/,? (?:on platform\(s\)|used with|included with):$/, ''));
  const named = items(before);
  const edition = [...named.slice(1), ...listed].find((item) => EDITION.test(item)) ?? null;
  return {
    name: named.filter((item) => item !== edition).join(', '),
    versions: listed.filter((item) => item !== edition),
    edition,
  };
}

/** Reads the list at the beginning of a body. An article without one applies to nothing in particular. */
export function readApplies(body: readonly SourceLine[]): Applies {
  const start = body.findIndex(({ text }) => SENTENCE.test(text));
  const from = body[0]?.line ?? 1;
  if (start < 0) return { products: [], until: from - 1 };
  const products: (ListedProduct & { on: string[] })[] = [];
  let until = body[start]?.line ?? from;
  for (const { text, line } of body.slice(start + 1)) {
    const [, indent = '', item] = BULLET.exec(text) ?? [];
    const printed = item?.trim() ?? '';
    if (RULER.test(text)) return { products, until: line };
    if (printed !== '' && indent.length <= 1) products.push({ printed, ...readProduct(printed), on: [], line });
    else if (printed !== '') products.at(-1)?.on.push(printed);
    else if (text.trim() !== '') break;
    until = line;
  }
  return { products, until };
}
