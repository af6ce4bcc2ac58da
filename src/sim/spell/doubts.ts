/** What would let one text of a line have two meanings: a slip of whoever writes a vocabulary, found when it is made. */
import { valueNames, valuesOf, valueText } from './expression.ts';
import { choicesFor } from './fill.ts';
import { isVariable } from './holes.ts';
import { holesOf, type Item, nameOf, patternOf, print, type Thing } from './item.ts';
import { waysToRead } from './parse.ts';
import { tokensOf } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Most texts of one item that are tried. */
const MOST_TEXTS = 2000;

const spelled = (text: string): string =>
  tokensOf(text)
    .map((token) => token.text)
    .join(' ');

/** Two things of which a line would not say which it means; null: there are none. */
function alike(things: readonly Thing[], textOf: (thing: Thing) => string): string | null {
  const met = new Map<string, Thing>();
  for (const thing of things) {
    const text = textOf(thing);
    const other = met.get(text);
    if (other && other !== thing)
      return `“${text}” would be the ${other.kind} ${nameOf(other)} and the ${thing.kind} ${nameOf(thing)}: give one of them another name`;
    met.set(text, thing);
  }
  return null;
}

function* doubtfulNames({ items, things }: Vocabulary): Generator<string | null> {
  const inExpressions = things.filter((thing) => isVariable(thing) || thing.kind === 'setting');
  yield alike(inExpressions, nameOf);
  for (const hole of items.flatMap(holesOf))
    if (hole.sort === 'thing')
      yield alike(
        things.filter((thing) => hole.fits(thing)),
        (thing) => spelled(hole.print(thing, [])),
      );
  const named = new Map(inExpressions.map((thing) => [nameOf(thing), thing]));
  for (const place of things.filter(isVariable)) {
    if (!valueNames(place)) continue;
    const texts = valuesOf(place).map((value) => valueText(place, value));
    const twice = texts.find((text, at) => texts.indexOf(text) !== at);
    if (twice !== undefined) yield `two values of ${place.name} are “${twice}”: give one of them another name`;
    for (const text of texts) {
      const thing = named.get(text);
      if (thing)
        yield `“${text}” is a value of ${place.name}, and a ${thing.kind} as well: give one of them another name`;
    }
  }
}

type Shape = readonly (string | null)[];
/** The tokens of an item, and null for a hole: any tokens, at least one. */
const shapeOf = ({ parts }: Item): Shape =>
  parts.flatMap((part) => (typeof part === 'string' ? tokensOf(part).map((token) => token.text) : [null]));

/** Whether the two could have a text in common, whatever the holes are filled with. */
function canMeet(one: Shape, other: Shape): boolean {
  const from = (i: number, j: number): boolean => {
    const [part, mate] = [one[i], other[j]];
    if (part === undefined || mate === undefined) return part === mate;
    if (part !== null && mate !== null) return part === mate && from(i + 1, j + 1);
    return from(i + 1, j + 1) || (part === null && from(i, j + 1)) || (mate === null && from(i + 1, j));
  };
  return from(0, 0);
}

/** Texts of an item with their shape: each way to fill its holes, up to a bound. */
function textsOf(item: Item, words: Vocabulary): readonly { readonly text: string; readonly shape: Shape }[] {
  const filled = holesOf(item).reduce<readonly (readonly unknown[])[]>(
    (all, hole) =>
      all
        .flatMap((before) => choicesFor(hole, words, before).map((filling) => [...before, filling]))
        .slice(0, MOST_TEXTS),
    [[]],
  );
  return filled.map((fillings) => {
    const text = print(item, fillings);
    return { text, shape: tokensOf(text).map((token) => token.text) };
  });
}

function* doubtfulItems(words: Vocabulary): Generator<string | null> {
  const all = words.items.map((item) => {
    let texts: ReturnType<typeof textsOf> | null = null;
    const head = item.of ? patternOf(item.of) : '';
    // Most items share no text with any other, and theirs are never made.
    return { item, head, shape: shapeOf(item), texts: () => (texts ??= textsOf(item, words)) };
  });
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) {
      if (one.head !== other.head || !canMeet(one.shape, other.shape)) continue;
      const texts = [
        ...one.texts().filter(({ shape }) => canMeet(shape, other.shape)),
        ...other.texts().filter(({ shape }) => canMeet(shape, one.shape)),
      ];
      const two: Vocabulary = { ...words, items: [one.item, other.item] };
      const twice = texts.find(({ text }) => waysToRead(text, two, one.item.of).length > 1);
      if (twice)
        yield `“${twice.text}” could be read as “${patternOf(one.item)}” and as “${patternOf(other.item)}”: give one of them another text`;
    }
}

/**
 * What makes a text of a vocabulary ambiguous, as a sentence; null where nothing does. Of items with holes only so many
 * texts are tried, and of expressions only the shortest.
 */
export function doubtIn(words: Vocabulary): string | null {
  for (const doubts of [doubtfulNames(words), doubtfulItems(words)])
    for (const doubt of doubts) if (doubt !== null) return `In one vocabulary ${doubt}.`;
  return null;
}
