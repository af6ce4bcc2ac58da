import { headOf, type Node, type Routine } from '../terms.ts';
import { doubtIn } from './doubts.ts';
import { NAME } from './expression.ts';
import { type Item, nameOf, patternOf, type Thing, useOf } from './item.ts';
import { STATEMENTS } from './statements.ts';

/** Everything that may stand in the lines of a driver. */
export interface Vocabulary {
  /** What a line can be. To offer lines is to read this list: each item with its text, its holes, and what may fill them. */
  readonly items: readonly Item[];
  /** What the holes can be filled with. */
  readonly things: readonly Thing[];
}

type Word = Item | Thing;
type Tagged = Word | Node | { readonly kind?: undefined };

/** It has a name of C, and is not the word behind an event or a block. */
const canBeNamed = (thing: Thing): boolean =>
  NAME.test(nameOf(thing)) && !(thing.kind === 'place' && thing.role !== undefined && thing.role !== 'lock');

function* inLine(line: { readonly from?: object }): Generator<Word> {
  const use = useOf(line);
  if (!use) return;
  yield use.item;
  yield* wordsIn(use.fillings);
}

function* inNode(node: Node): Generator<Word> {
  yield* inLine(headOf(node));
  if (node.kind === 'if') yield* wordsIn([...node.then, ...node.otherwise]);
  else if (node.kind === 'loop') yield* wordsIn(node.body);
  else if (node.kind === 'switch')
    for (const one of node.cases) {
      yield* inLine(one);
      yield* wordsIn(one.body);
    }
}

const NODES: ReadonlySet<string> = new Set(['line', 'if', 'switch', 'loop', 'call', 'return'] satisfies Node['kind'][]);

/** The items and things in whatever is at hand: exports of a file, routines, lines, tests, things themselves. */
function* wordsIn(value: unknown): Generator<Word> {
  if (Array.isArray(value)) for (const one of value) yield* wordsIn(one);
  else if (typeof value === 'function' && 'item' in value) yield value.item as Item;
  if (typeof value !== 'object' || value === null) return;
  const { kind } = value as Tagged;
  if (kind === undefined) {
    if ('body' in value) yield* wordsIn((value as Routine).body);
    else if ('setting' in value) yield { kind: 'setting', name: value.setting as string };
    else if ('not' in value) yield* wordsIn(value.not);
    else if ('op' in value && 'left' in value && 'right' in value) yield* wordsIn([value.left, value.right]);
  } else if (NODES.has(kind)) yield* inNode(value as Node);
  else {
    yield value as Word;
    // A queue brings along what may be in it.
    if (kind === 'waitable' && 'items' in value) yield* wordsIn(value.items);
  }
}

/** A thing of one name and kind, or an item of one text, once. @throws Error where two differ: a slip of ours. Two items differ wherever there are two. */
function once<W extends Word>(all: Iterable<W>, nameFor: (word: W) => string): readonly W[] {
  const met = new Map<string, W>();
  for (const word of all) {
    const name = nameFor(word);
    const before = met.get(name) ?? word;
    if (before !== word && (word.kind === 'item' || JSON.stringify(before) !== JSON.stringify(word)))
      throw new Error(
        `There are two different meanings of “${name}” in one vocabulary: give one of them another name.`,
      );
    met.set(name, before);
  }
  return [...met.values()];
}

/**
 * A vocabulary: what C has, and every item and thing in `sources`, each of which is a vocabulary, a list of routines, or
 * all that a file exports. So what a driver's file exports may stand in its lines.
 *
 * @throws Error where two different things have one name, or a text could have two meanings: that of two items, of a variable
 * and a value, or of a variable and a registry value.
 */
export function vocabulary(...sources: readonly object[]): Vocabulary {
  const words: readonly Word[] = [STATEMENTS, ...sources.map((source) => Object.values(source))].flatMap((values) => [
    ...wordsIn(values),
  ]);
  const made: Vocabulary = {
    items: once(
      words.filter((word) => word.kind === 'item'),
      (one) => (one.of ? `${patternOf(one.of)} ${patternOf(one)}` : patternOf(one)),
    ),
    things: once(
      words.filter((word) => word.kind !== 'item').filter(canBeNamed),
      (thing) => `${thing.kind} ${nameOf(thing)}`,
    ),
  };
  const doubt = doubtIn(made);
  if (doubt !== null) throw new Error(doubt);
  return made;
}
