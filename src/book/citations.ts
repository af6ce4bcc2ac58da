/** A page of the book as others cite it: a line for a footnote, and an entry for BibTeX. */
import { inWords } from '../content/days.ts';

export interface Citable {
  /** For the key of a BibTeX entry: the number of the article, the id of the build. */
  readonly key: string;
  readonly title: string;
  /** The permanent address. */
  readonly address: string;
  /** When its text was last changed; null where nobody knows. */
  readonly changed: Date | null;
  /** What it is made from, to end a sentence with; null where it is not made from one article. */
  readonly after: string | null;
}

/** “Title”. Hangbook, 25 November 2026. After article Q177245 of the Microsoft Knowledge Base. https://... */
export const citeInWords = ({ title, address, changed, after }: Citable): string =>
  [
    `“${title}”.`,
    changed ? `Hangbook, ${inWords(changed)}.` : 'Hangbook.',
    ...(after ? [`After ${after}.`] : []),
    // Last and without a stop, so that nothing is copied with it.
    address,
  ].join(' ');

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text as TeX prints it: what would be a command there is escaped. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\~^]|[&%$#_{}]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);

/** An entry of type @misc, which every style knows. The double braces keep the capitals of file names. */
export function citeInBibtex({ key, title, address, changed, after }: Citable): string {
  const fields: Record<string, string | null> = {
    title: `{${escapeTex(title)}}`,
    author: '{Hangbook}',
    year: changed && String(changed.getUTCFullYear()),
    month: changed && String(changed.getUTCMonth() + 1),
    url: address,
    note: after && `After ${escapeTex(after)}`,
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== null);
  return `@misc{hangbook-${key},\n${lines.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}`;
}
