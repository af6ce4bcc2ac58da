/**
 * The lines of an article, in either form in which the archive is found.
 *
 * TXT is the archive's own form. MD is a page made from it: a front matter, every line behind a tab, one leading space
 * gone, the category and the legal text dropped. Lines are counted as TXT counts them, whichever form is read, because that
 * is how the book cites them; `inFile` leads back to the file at hand.
 */

export interface SourceLine {
  readonly text: string;
  /** From 1, in the TXT form. */
  readonly line: number;
}

/** A text of the article and the line that it stands on. */
export interface LineSaid {
  readonly text: string;
  readonly line: number;
}

export interface PrintedPage {
  readonly form: 'TXT' | 'MD';
  /** The six lines that say what the article is. */
  readonly head: readonly SourceLine[];
  /** All that follows the head, up to the legal text. */
  readonly body: readonly SourceLine[];
  /** The line of the file that holds a line of the TXT form. */
  readonly inFile: (line: number) => number;
}

/** The sentences of a text, each with its full stop. One between digits ends none: Windows NT 4.0. */
export const sentencesOf = (text: string): readonly string[] => text.split(/(?<=\.)(?!\d)/);

/** What Windows-1252 has at 80 to 9F. Elsewhere it is Latin 1. */
const AT_80 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const characterOf = (byte: number): string =>
  byte >= 0x80 && byte < 0xa0 ? AT_80.charAt(byte - 0x80) : String.fromCharCode(byte);

/** The text of an archive file: its bytes, one character each (latin1), read as the Windows-1252 they are. */
export const asWindows1252 = (bytes: string): string =>
  bytes.replace(/[\u0080-\u009f]/g, (character) => characterOf(character.charCodeAt(0)));

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** An MD title, with what was escaped for HTML put back. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,5})|(\w+));/g, (whole, code, name) =>
    code ? String.fromCharCode(Number(code)) : (ENTITIES[name] ?? whole),
  );

/** In MD a byte outside ASCII stands as <A0>. */
const withBytes = (text: string): string =>
  text.replace(/<([89A-F][\dA-F])>/g, (_, byte) => characterOf(Number.parseInt(byte, 16)));

const LEGAL = /^THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE IS/;
const HEAD_LINES = 6;
const FIRST_OF_BODY = 9;

const numbered = (texts: readonly string[], from: number): readonly SourceLine[] =>
  texts.map((text, index) => ({ text, line: from + index }));

const until = (texts: readonly string[], isEnd: (text: string) => boolean): readonly string[] => {
  const end = texts.findIndex(isEnd);
  return end < 0 ? texts : texts.slice(0, end);
};

function textPage(texts: readonly string[]): PrintedPage {
  const body = until(texts.slice(HEAD_LINES), (text) => LEGAL.test(text));
  return {
    form: 'TXT',
    head: numbered(texts.slice(0, HEAD_LINES), 1),
    body: numbered(body, HEAD_LINES + 1),
    inFile: (line) => line,
  };
}

/** The head of an MD page names its fields in another way and order; these are their lines in TXT. */
const MD_FIELDS: Readonly<Record<string, readonly [line: number, name: string]>> = {
  Article: [1, 'DOCUMENT:'],
  'Product(s)': [3, 'PRODUCT :'],
  'Version(s)': [4, 'PROD/VER:'],
  'Operating System(s)': [5, 'OPER/SYS:'],
  'Keyword(s)': [6, 'KEYWORDS:'],
};

/** The line with the number and the one with the date, as the single line that they are in TXT. */
function documentLine(fields: ReadonlyMap<string, string>): string {
  return `DOCUMENT:${fields.get('Article') ?? ''}  ${fields.get('Last Modified') ?? ''}`;
}

function pageOfMarkdown(texts: readonly string[]): PrintedPage {
  const start = texts.findIndex((text) => text.trim() === '{% raw %}') + 1;
  const bare = texts.map((text) => withBytes(text.replace(/^\t/, '')));
  const first = bare.findIndex((text, index) => index >= start && text.trim() !== '');
  const length = bare.slice(first).findIndex((text) => text.trim() === '');
  const end = length < 0 ? bare.length : first + length;
  const fields = new Map<string, string>();
  const lineOf = new Map<number, number>([[2, texts.findIndex((text) => text.startsWith('title:')) + 1]]);
  const head: SourceLine[] = [];
  bare.slice(first, end).forEach((text, index) => {
    const [, field = '', value = ''] = /^([^:]+): ?(.*)$/.exec(text) ?? [];
    fields.set(field, value);
    const [line, name] = MD_FIELDS[field] ?? [];
    if (line === undefined) return;
    head.push({ text: `${name}${value}`, line });
    lineOf.set(line, first + index + 1);
  });
  const title = texts.find((text) => text.startsWith('title:')) ?? '';
  const [, printed = ''] = /^title: *"Q\d+: (.*)"\s*$/.exec(title) ?? [];
  const shift = end + 2 - FIRST_OF_BODY;
  return {
    form: 'MD',
    head: [
      { text: documentLine(fields), line: 1 },
      { text: `TITLE   :${unescaped(printed)}`, line: 2 },
      ...head.filter(({ line }) => line > 2),
    ],
    body: numbered(
      until(bare.slice(end + 1), (text) => text.trim() === '{% endraw %}'),
      FIRST_OF_BODY,
    ),
    inFile: (line) => lineOf.get(line) ?? line + shift,
  };
}

/** Takes a file apart into head and body. What is no article comes out with a head that says nothing. */
export function pageOf(text: string): PrintedPage {
  const texts = text.split(/\r\n|\n|\r/);
  return /^---\s*$/.test(texts[0] ?? '') ? pageOfMarkdown(texts) : textPage(texts);
}
