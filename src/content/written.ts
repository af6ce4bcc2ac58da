/**
 * A file of the book as somebody wrote it: its bytes as text, and its facts with the lines on which they stand. What cannot
 * be read is told by file and line, because the reader of the message is the author of the line.
 *
 * The site reads the same files once more, with a reader of its own that would take 2002-02-31 for 3 March and bytes that
 * are no UTF-8 for question marks. So each file is read here first, and strictly.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Scalar, type ScalarTag, type YAMLMap } from 'yaml';

/** What is wrong with files of the book, a sentence for each fault; each begins with its file and line. */
export class BadEntry extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

const hex = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, '0');

/** Controls that no text has, marks that turn the direction of reading and so show other text than there is, a mark of the order of bytes, and the sign by which a program says that it lost a letter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const FOREIGN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/;

const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function whyForeign(sign: string): string {
  if (sign === '\r') return 'ends with CR LF, as on Windows; save the file with LF alone';
  if (sign === '\ufeff') return 'begins with a byte order mark; save the file as UTF-8 without one';
  const name = `U+${hex(sign.charCodeAt(0), 4)}`;
  return sign === '\ufffd'
    ? `has ${name}, which stands for a letter that some program could not read; write the letter that belongs there`
    : TURNS.test(sign)
      ? `has the mark ${name}, which turns the direction in which text is shown; leave it out`
      : `has the control character ${name}; leave it out`;
}

/** The number of the first line for which `is` holds, from 1; 0 where there is none. */
const firstLine = <Line>(lines: readonly Line[], is: (line: Line) => boolean): number => lines.findIndex(is) + 1;

/**
 * The bytes of a file as text.
 *
 * @param file its path from the project's root, for the message
 * @throws BadEntry where they are no UTF-8, or have a character that no text of the book has
 */
export function textOf(bytes: Buffer, file: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // A line of UTF-8 ends with a byte that is in no other letter, so each line can be tried by itself.
    const line = firstLine(bytes.toString('latin1').split('\n'), (one) => {
      const own = Buffer.from(one, 'latin1');
      return !own.equals(Buffer.from(own.toString('utf8'), 'utf8'));
    });
    const byte = [...Buffer.from(bytes.toString('latin1').split('\n')[line - 1] ?? '', 'latin1')].find(
      (one) => one > 127,
    );
    throw new BadEntry([
      `${file}:${line}: the line is not UTF-8 (there is a byte 0x${hex(byte ?? 0, 2)}, as in Windows-1252); save the file as UTF-8.`,
    ]);
  }
  const [sign] = FOREIGN.exec(text) ?? [];
  if (sign === undefined) return text;
  const line = firstLine(text.split('\n'), (one) => one.includes(sign));
  throw new BadEntry([`${file}:${line}: the line ${whyForeign(sign)}.`]);
}

/** A day that the calendar has, as in 2002-05-08; else null. */
export function dayOf(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? day : null;
}

/** A date that stands bare is a day, as the site reads it; but it has to be one. */
const DAY: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  test: /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d.*)?$/,
  resolve(text, onError) {
    const day = dayOf(text);
    if (day === null) onError(`${text} is no day of the calendar; a day is written as in 2002-05-08`);
    return day;
  },
};

export interface Written {
  readonly facts: unknown;
  /** The prose below the facts, where the file has any. */
  readonly body: string | null;
  /** The line on which stands what has this path, or the nearest above it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * The facts of a file, and the prose below them.
 *
 * @param file its path from the project's root, for the message
 * @throws BadEntry where the text is no YAML, has a key twice, or a date that is none
 */
export function writtenIn(text: string, file: string): Written {
  const [, front, body = null] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  if (front === undefined && file.endsWith('.mdx'))
    throw new BadEntry([`${file}:1: the file begins with no facts; they stand between two lines of three hyphens.`]);
  const lines = new LineCounter();
  const document = parseDocument(front ?? text, { customTags: [DAY], lineCounter: lines, prettyErrors: false });
  const above = front === undefined ? 0 : 1;
  const lineAt = (offset: number): number => lines.linePos(offset).line + above;
  // A tag that nobody knows is a warning only, and its value would be taken for a text.
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    throw new BadEntry(faults.map(({ message, pos }) => `${file}:${lineAt(pos[0])}: ${message.replace(/\.?$/, '.')}`));
  let facts: unknown;
  try {
    facts = document.toJS();
  } catch (error) {
    // A name that stands for another part of the file, and is nowhere or everywhere in it.
    throw new BadEntry([`${file}:1: ${(error as Error).message.replace(/\.?$/, '.')}`]);
  }
  return {
    facts,
    body,
    lineOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const within = document.getIn(path.slice(0, length - 1), true);
        const last = path[length - 1];
        // The line of its key, where it has one: the value may begin on the next.
        const pair = (within as YAMLMap | undefined)?.items?.find?.(
          (one) => ((one as { key?: Scalar }).key?.value ?? null) === last,
        );
        const node = ((pair as { key?: Scalar } | undefined)?.key ?? document.getIn(path.slice(0, length), true)) as
          | Scalar
          | undefined;
        if (node?.range) return lineAt(node.range[0]);
      }
      return 1 + above;
    },
  };
}

/** The same of a file that is there. `root`: the project's. */
export function readWritten(root: string, file: string): Written {
  let bytes: Buffer;
  try {
    bytes = readFileSync(`${root}/${file}`);
  } catch (error) {
    throw new BadEntry([
      `${file}: there is no such file that could be read (${(error as NodeJS.ErrnoException).code}).`,
    ]);
  }
  return writtenIn(textOf(bytes, file), file);
}

const TEXT = /\.(?:mdx|yaml|json|md|ts|tsx|astro|css|m?js|html|svg|txt)$/;

/** Every file of text below these folders, by its path from the project's root. */
export const textFilesBelow = (root: string, folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }).map(
        (leaf) => `${folder}/${leaf.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => TEXT.test(file))
    .toSorted();
