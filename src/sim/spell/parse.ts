/** From text to terms: the way back from a listing, and the way in for a line that a reader writes. */
import { listed, many } from '../sentences.ts';
import type { If, Node, Switch, SwitchCase } from '../terms.ts';
import { readFilling } from './fill.ts';
import { type Item, patternOf, print, type Use } from './item.ts';
import { type ExpectedText, Reader, tokensOf } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Why a text is no line, and where: both counted from 1. */
export interface Complaint {
  readonly line: number;
  readonly column: number;
  /** Where it is, what is wrong there, and what was expected. */
  readonly sentence: string;
}
export type Read<What> = { readonly is: What; readonly complaint?: undefined } | { readonly complaint: Complaint };

const complaintAt = (line: number, column: number, what: string): Complaint => ({
  line,
  column,
  sentence: `Line ${line}, column ${column}: ${what}.`,
});

/** No line of a driver is longer, and a text may come from anywhere. */
const MOST_SIGNS = 400;
/** Nor is any routine. */
const MOST_LINES = 500;
/** Most that a sentence lists of what was expected. */
const MOST = 8;

/** How many signs must be changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, sign] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, mate] of [...other].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (sign === mate ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** What fits best of a list, nearest to what stands there first. */
function nearest(choices: readonly string[], found: string): string {
  const near = [...new Set(choices)].map((choice) => ({ choice, far: distance(choice, found) }));
  near.sort((a, b) => a.far - b.far);
  const shown = near.slice(0, MOST).map(({ choice }) => choice);
  const rest = near.length - shown.length;
  return rest > 0 ? `${shown.join(', ')}, or one of ${rest} more` : listed(shown, 'or');
}

function sentenceOf(found: string, isFirst: boolean, expected: readonly ExpectedText[]): string {
  const isName = (text: string): boolean => /^[A-Za-z_]/.test(text);
  // Where a name stands a name belongs, if one does at all: of a thing, or one that a line always names.
  const named = isName(found) && !isFirst ? expected.filter(({ what }) => what !== null) : [];
  const choices =
    named.length > 0
      ? expected.flatMap((one) => (one.what === null ? one.choices.filter(isName) : one.choices))
      : expected.flatMap((one) => one.choices);
  const what = [...new Set(named.map((one) => one.what))].join(' or ');
  if (choices.length === 0) return `there is no ${what} “${found}”, and this vocabulary has none`;
  const is =
    found === ''
      ? 'the line ends too soon'
      : isFirst
        ? `no line begins with “${found}”`
        : named.length > 0
          ? `there is no ${what} “${found}”`
          : `“${found}” was not expected`;
  return `${is}; expected ${named.length > 0 && choices.length > 1 ? 'one of ' : ''}${nearest(choices, found)}`;
}

/** Reads a line as one item, or null; the reader knows how far it came. */
function readAs(item: Item, reader: Reader, words: Vocabulary): Use | null {
  const fillings: unknown[] = [];
  for (const part of item.parts) {
    if (typeof part === 'string') {
      if (!reader.takes(part)) return null;
      continue;
    }
    const read = readFilling(part, reader, words, fillings);
    if (!read) return null;
    fillings.push(read.filling);
  }
  return reader.ends() ? { item, fillings } : null;
}

/** Where a text parts from how its meaning is written; null: nowhere. A meaning is written in one way, so that a text reads back. */
function differsAt(reader: Reader, { item, fillings }: Use): Pick<Reader['complaint'], 'column' | 'found'> | null {
  const written = tokensOf(print(item, fillings));
  const length = Math.max(written.length, reader.tokens.length);
  const at = Array.from({ length }).findIndex((_, one) => written[one]?.text !== reader.tokens[one]?.text);
  return at < 0 ? null : reader.placeOf(at);
}

/** Every way to read a text as one of some items; and the complaint if there is none. */
function usesOf(text: string, items: readonly Item[], words: Vocabulary, line: number): readonly Use[] | Complaint {
  // Two units of a string are one sign at most.
  if ([...text.slice(0, 2 * (MOST_SIGNS + 1))].length > MOST_SIGNS)
    return complaintAt(line, MOST_SIGNS + 1, `a line has at most ${MOST_SIGNS} signs, and this one has more`);
  const tries = items.map((item) => {
    const reader = new Reader(text);
    return { use: readAs(item, reader, words), reader };
  });
  const read = tries.flatMap(({ use, reader }) => (use ? [{ use, differs: differsAt(reader, use) }] : []));
  const uses = read.flatMap(({ use, differs }) => (differs ? [] : [use]));
  if (uses.length > 0) return uses;
  const [other] = read;
  if (other?.differs) {
    const { column, found } = other.differs;
    const is = found === '' ? 'the line ends too soon' : `“${found}” was not expected`;
    return complaintAt(line, column, `${is}; expected this line as “${print(other.use.item, other.use.fillings)}”`);
  }
  const complaints = tries.map(({ reader }) => reader.complaint);
  const column = Math.max(1, ...complaints.map((one) => one.column));
  const furthest = complaints.filter((one) => one.column === column);
  const sentence = sentenceOf(
    furthest[0]?.found ?? '',
    furthest[0]?.isFirst ?? true,
    furthest.flatMap(({ expected }) => expected),
  );
  return complaintAt(line, column, sentence);
}

/** Every item but the cases, which stand in a switch. */
const standingAlone = ({ items }: Vocabulary): readonly Item[] => items.filter(({ form }) => form !== 'case');

/** Every item that a text can be read as, with what fills its holes. A sound vocabulary has one for each line, or none. */
export function waysToRead(text: string, words: Vocabulary, of?: Item): readonly Use[] {
  if (text.includes('\n')) return [];
  const uses = usesOf(text, of ? casesOf(words, of) : standingAlone(words), words, 1);
  return 'sentence' in uses ? [] : uses;
}

const casesOf = ({ items }: Vocabulary, head: Item): readonly Item[] =>
  items.filter(({ form, of }) => form === 'case' && of && patternOf(of) === patternOf(head));

interface SpeltText {
  readonly text: string;
  /** Of its first sign that is no space. */
  readonly column: number;
  readonly line: number;
}
interface SpeltRow extends SpeltText {
  readonly indent: number;
}

class NoLine extends Error {
  readonly complaint: Complaint;
  constructor(complaint: Complaint) {
    super(complaint.sentence);
    this.complaint = complaint;
  }
}
const complain = ({ line }: Pick<SpeltRow, 'line'>, column: number, what: string): NoLine =>
  new NoLine(complaintAt(line, column, what));

/** Spaces that one level is indented by. */
export const INDENT = 2;

/** The lines that are not blank. */
function writtenIn(text: string): readonly SpeltText[] {
  const lines = text.split('\n', MOST_LINES + 1);
  if (lines.length > MOST_LINES)
    throw complain({ line: MOST_LINES + 1 }, 1, `a text has at most ${MOST_LINES} lines, and this one has more`);
  return lines.flatMap((written, at) =>
    written.trim() === ''
      ? []
      : [{ text: written.trimEnd(), column: written.length - written.trimStart().length + 1, line: at + 1 }],
  );
}

function rowsOf(text: string): readonly SpeltRow[] {
  const rows = writtenIn(text).map((written): SpeltRow => {
    const before = written.text.slice(0, written.column - 1);
    const row = { ...written, indent: before.length / INDENT };
    if (!Number.isInteger(row.indent) || /[^ ]/.test(before))
      throw complain(
        row,
        1,
        `a line is indented by ${many(INDENT, 'space')} for each level, and this one by ${many(before.length, 'sign')}`,
      );
    return row;
  });
  return rows.at(-1)?.text === '}' ? rows.slice(0, -1) : rows;
}

/** Rows from top to bottom, as lines inside each other. */
class Body {
  readonly #rows: readonly SpeltRow[];
  readonly #words: Vocabulary;
  #at = 0;
  constructor(rows: readonly SpeltRow[], words: Vocabulary) {
    this.#rows = rows;
    this.#words = words;
  }

  /** The lines that stand `indent` levels in. */
  read(indent: number): readonly Node[] {
    const nodes: Node[] = [];
    for (let row = this.#next(indent); row; row = this.#next(indent)) nodes.push(this.#node(row));
    return nodes;
  }

  /** The next row, if it stands at that level. */
  #next(indent: number): SpeltRow | null {
    const row = this.#rows[this.#at];
    if (!row || row.indent < indent) return null;
    if (row.indent > indent)
      throw complain(
        row,
        1,
        `this line is indented by ${many(row.indent, 'level')}, and nothing before it begins a block there; expected ${indent}`,
      );
    this.#at++;
    return row;
  }

  #use(row: SpeltRow, items: readonly Item[]): Use {
    const uses = usesOf(row.text, items, this.#words, row.line);
    if ('sentence' in uses) throw new NoLine(uses);
    return uses[0] as Use;
  }

  #node(row: SpeltRow): Node {
    if (row.text.trim() === 'else') throw complain(row, row.column, 'there is no “if” before this “else”');
    const { item, fillings } = this.#use(row, standingAlone(this.#words));
    const node = item.make(fillings) as Node;
    if (node.kind === 'if') return this.#if(node, row.indent);
    if (node.kind === 'switch') return this.#switch(node, item, row.indent);
    return node.kind === 'loop' ? { ...node, body: this.read(row.indent + 1) } : node;
  }

  #if(node: If, indent: number): If {
    const then = this.read(indent + 1);
    const row = this.#rows[this.#at];
    if (row?.indent !== indent || row.text.trim() !== 'else') return { ...node, then };
    this.#at++;
    const otherwise = this.read(indent + 1);
    if (otherwise.length === 0) throw complain(row, row.column, 'nothing stands under this “else”; leave it out');
    return { ...node, then, otherwise };
  }

  #switch(node: Switch, head: Item, indent: number): Switch {
    const cases: SwitchCase[] = [];
    for (let row = this.#case(indent); row; row = this.#case(indent)) {
      const { item, fillings } = this.#use(row, casesOf(this.#words, head));
      const one = item.make(fillings) as SwitchCase;
      const first = this.#rows[this.#at];
      const body = this.read(indent + 1);
      if (one.leaves && first && body.length > 0)
        throw complain(first, first.column, 'the case above leaves the routine, so that nothing can stand under it');
      cases.push({ ...one, body });
    }
    return { ...node, cases };
  }

  /** The next row, if it is a case at that level: cases stand as far in as their switch. */
  #case(indent: number): SpeltRow | null {
    const row = this.#rows[this.#at];
    return row && /^\s*(case|default)\b/.test(row.text) ? this.#next(indent) : null;
  }
}

function orComplaint<What>(read: () => What): Read<What> {
  try {
    return { is: read() };
  } catch (error) {
    if (error instanceof NoLine) return { complaint: error.complaint };
    throw error;
  }
}

/**
 * The body of a routine from its text, as `textOf` of machine/listing.ts writes it: a row for each line, two spaces for
 * each level, with or without the last brace. What the lines say of their basis is no part of the text.
 *
 * @returns the lines; or the first complaint, with a sentence for the author of the text.
 */
export function readBody(text: string, words: Vocabulary): Read<readonly Node[]> {
  return orComplaint(() => new Body(rowsOf(text), words).read(0));
}

/** One line alone, however far it is indented; of what begins a block, without anything in it. */
export function readLine(text: string, words: Vocabulary): Read<Node> {
  return orComplaint(() => {
    const [row, more] = writtenIn(text);
    if (!row) throw complain({ line: 1 }, 1, 'one line was expected, and there is none');
    const [node] = new Body([{ ...row, indent: 0 }], words).read(0);
    if (!node || more) throw complain(more ?? row, (more ?? row).column, 'one line was expected, and here is another');
    return node;
  });
}
