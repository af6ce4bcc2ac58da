/** What fills a hole: read from a text, or offered to choose from. Nothing that runs needs this, so that a page without an editor leaves it out. */
import { type Expr, eq, gt, lt, minus, ne, not, type Place, plus } from '../terms.ts';
import { isFlag, isPointer, valueNames, valueText } from './expression.ts';
import { given, isVariable } from './holes.ts';
import { type Hole, nameOf } from './item.ts';
import type { Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The values of a place that can be written: those with a name of C, and all of a number. */
const valuesOf = (place: Place): readonly number[] =>
  Array.from({ length: place.max + 1 }, (_, value) => value).filter((value) =>
    /^\w+$/.test(valueNames(place)?.[value] ?? String(value)),
  );

/** Reads a value of a place by its name, or as a number where it has none. */
function readValue(reader: Reader, place: Place): number | null {
  const values = valuesOf(place);
  reader.expect(
    valueNames(place)
      ? { choices: values.map((value) => valueText(place, value)), what: `value of ${place.name}` }
      : { choices: [`a number up to ${place.max}`], what: null },
  );
  return reader.takesOneOf(values, (value) => valueText(place, value));
}

// Expressions: as C has them, without assignments, and with no more signs than a driver of the book needs.

const COMPARISONS = { '==': eq, '!=': ne, '<': lt, '>': gt } as const;
const SUMS = { '+': plus, '-': minus } as const;
type Signs = Readonly<Record<string, (left: Expr, right: Expr) => Expr>>;
const sign = (reader: Reader, signs: Signs): ((left: Expr, right: Expr) => Expr) | null => {
  const found = reader.takesOneOf(Object.keys(signs), (one) => one);
  return found === null ? null : (signs[found] ?? null);
};

/** No place holds more. */
const MOST_BYTE = 255;

const isPlace = (expr: Expr): expr is Place => typeof expr === 'object' && 'kind' in expr;

/** A variable, a registry value, a number, or a sum in brackets. */
function readTerm(reader: Reader, words: Vocabulary, of: Place | null): Expr | null {
  if (reader.takesOneOf(['('], (one) => one) !== null) {
    const sum = readSum(reader, words, null);
    return sum !== null && reader.takes(')') ? sum : null;
  }
  const named = words.things.filter((thing) => isVariable(thing) || thing.kind === 'setting');
  reader.expect({ choices: named.map(nameOf), what: 'variable' });
  const found = reader.takesOneOf(named, nameOf);
  if (found?.kind === 'place') return found;
  if (found) return { setting: nameOf(found) };
  if (of && valueNames(of)) return readValue(reader, of);
  const most = of?.max ?? MOST_BYTE;
  reader.expect({ choices: [`a number up to ${most}`], what: null });
  const number = reader.tokens[reader.at]?.text ?? '';
  if (!/^\d+$/.test(number) || Number(number) > most) return null;
  reader.at++;
  return Number(number);
}

function readSum(reader: Reader, words: Vocabulary, of: Place | null): Expr | null {
  let sum = readTerm(reader, words, of);
  while (sum !== null) {
    const add = sign(reader, SUMS);
    if (!add) return sum;
    const right = readTerm(reader, words, null);
    if (right === null) return null;
    sum = add(sum, right);
  }
  return null;
}

/** As `testText` writes it: a flag by its name, a pointer by what it is not. */
const compared = (compare: (left: Expr, right: Expr) => Expr, left: Expr, right: Expr): Expr => {
  if (isPlace(left) && isPointer(left) && right === 0) {
    if (compare === ne) return left;
    if (compare === eq) return not(left);
  }
  return compare(left, right);
};

function readComparison(reader: Reader, words: Vocabulary, of: Place | null): Expr | null {
  const start = reader.at;
  if (reader.takesOneOf(['!'], (one) => one) !== null) {
    const inner = readBracket(reader, words) ?? readTerm(reader, words, null);
    return inner === null ? null : not(inner);
  }
  const bracket = readBracket(reader, words);
  if (bracket !== null || reader.at !== start) return bracket;
  const left = readSum(reader, words, of);
  if (left === null) return null;
  const behind = reader.at;
  const compare = sign(reader, COMPARISONS);
  if (!compare) {
    if (of === null && !(isPlace(left) && isFlag(left))) {
      reader.at = behind;
      reader.expect({ choices: Object.keys(COMPARISONS), what: null });
      return null;
    }
    return left;
  }
  const right = readSum(reader, words, isPlace(left) ? left : null);
  return right === null ? null : compared(compare, left, right);
}

function readBracket(reader: Reader, words: Vocabulary): Expr | null {
  if (reader.takesOneOf(['('], (one) => one) === null) return null;
  const inner = readTest(reader, words, null);
  return inner !== null && reader.takes(')') ? inner : null;
}

/** Tests joined by a sign that binds less than what stands in them. */
const joined =
  (op: 'and' | 'or', text: string, part: (reader: Reader, words: Vocabulary, of: Place | null) => Expr | null) =>
  (reader: Reader, words: Vocabulary, of: Place | null): Expr | null => {
    let left = part(reader, words, of);
    while (left !== null && reader.takesOneOf([text], (one) => one) !== null) {
      const right = part(reader, words, null);
      if (right === null) return null;
      left = { op, left, right };
    }
    return left;
  };
/** `of`: the place that the whole of it is assigned to; its values may stand by their names, and it need not be a test. */
const readTest: (reader: Reader, words: Vocabulary, of: Place | null) => Expr | null = joined(
  'or',
  '||',
  joined('and', '&&', readComparison),
);

/** What may fill a hole. Of an expression these are the shortest. `before` are the fillings of the holes further to the left. */
export function choicesFor(hole: Hole, words: Vocabulary, before: readonly unknown[]): readonly unknown[] {
  const fitting = words.things.filter((thing) => hole.fits(thing));
  if (hole.sort === 'thing') return fitting;
  if (hole.sort === 'value') return valuesOf(given(before));
  const variables = fitting.filter(isVariable);
  if (hole.sort === 'expression') {
    const place = given(before);
    return [...valuesOf(place), ...variables.filter((one) => one !== place && one.max === place.max)];
  }
  return variables.flatMap((place): readonly Expr[] =>
    isFlag(place) || isPointer(place) ? [place, not(place)] : valuesOf(place).map((value) => eq(place, value)),
  );
}

/** Reads what fills a hole, or notes what was expected and gives null. */
export function readFilling(
  hole: Hole,
  reader: Reader,
  words: Vocabulary,
  before: readonly unknown[],
): { readonly filling: unknown } | null {
  if (hole.sort === 'thing') {
    const all = words.things.filter((thing) => hole.fits(thing));
    const print = (thing: unknown): string => hole.print(thing, before);
    reader.expect({ choices: all.map(print), what: hole.name });
    const filling = reader.takesOneOf(all, print);
    return filling && { filling };
  }
  const filling =
    hole.sort === 'value'
      ? readValue(reader, given(before))
      : readTest(reader, words, hole.sort === 'expression' ? given(before) : null);
  return filling === null ? null : { filling };
}
