import { type Expr, eq, gt, lt, minus, ne, not, type Place, plus } from '../terms.ts';
import { isFlag, isPointer, reading, testText, valueExprText, valueNames, valueText } from './expression.ts';
import { followTo, type Hole, nameOf, type Thing } from './item.ts';
import type { Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A hole for one of the vocabulary's things: those that `fits` lets in. */
export const aThing = <T extends Thing>(
  name: string,
  fits: (thing: Thing) => boolean,
  options: { readonly print?: (thing: T) => string; readonly follow?: Hole<T>['follow'] } = {},
): Hole<T> => {
  const { print = nameOf, follow = followTo } = options;
  const choices = ({ things }: Vocabulary): readonly T[] => things.filter(fits) as readonly Thing[] as readonly T[];
  return {
    kind: 'hole',
    name,
    print,
    choices,
    follow,
    read: (reader, words) => {
      const all = choices(words);
      reader.expect({ choices: all.map(print), what: name });
      const filling = reader.takesOneOf(all, print);
      return filling && { filling };
    },
  };
};

export const isVariable = (thing: Thing): thing is Place => thing.kind === 'place' && thing.role === undefined;

/** A variable of the driver's: what may be assigned. */
export const aVariable = aThing<Place>('variable', isVariable);
/** One that counts. */
export const aCount = aThing<Place>('count', (thing) => isVariable(thing) && valueNames(thing) === null);
/** One that is NULL or something. */
export const aPointer = aThing<Place>('pointer', (thing) => isVariable(thing) && isPointer(thing));
/** A piece of memory, by the pointer to it. */
export const aBlock = aThing<Thing & { kind: 'block' }>('block of memory', ({ kind }) => kind === 'block');

const lastPlace = (before: readonly unknown[]): Place => before[0] as Place;
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

/** A value of the first thing that the line names. */
export const aValue: Hole<number> = {
  kind: 'hole',
  name: 'value',
  print: (value, before) => valueText(lastPlace(before), value),
  choices: (_, before) => valuesOf(lastPlace(before)),
  follow: () => [],
  read: (reader, _, before) => {
    const filling = readValue(reader, lastPlace(before));
    return filling === null ? null : { filling };
  },
};

// Expressions: as C has them, without assignments, and with no more signs than a driver of the book needs.

const COMPARISONS = { '==': eq, '!=': ne, '<': lt, '>': gt } as const;
const SUMS = { '+': plus, '-': minus } as const;
type Signs = Readonly<Record<string, (left: Expr, right: Expr) => Expr>>;
const sign = (reader: Reader, signs: Signs): ((left: Expr, right: Expr) => Expr) | null => {
  const found = reader.takesOneOf(Object.keys(signs), (one) => one);
  return found === null ? null : (signs[found] ?? null);
};

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
  reader.expect({ choices: ['a number'], what: null });
  const number = reader.tokens[reader.at]?.text ?? '';
  if (!/^\d+$/.test(number)) return null;
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

/** What stands between the brackets of an `if`. */
export const aTest: Hole<Expr> = {
  kind: 'hole',
  name: 'test',
  print: testText,
  choices: ({ things }) =>
    things.filter(isVariable).flatMap((place): readonly Expr[] => {
      if (isFlag(place) || isPointer(place)) return [place, not(place)];
      return valuesOf(place).map((value) => eq(place, value));
    }),
  follow: (expr) => reading(expr),
  read: (reader, words) => {
    const filling = readTest(reader, words, null);
    return filling === null ? null : { filling };
  },
};

/** What the first thing that the line names is given: a value, another variable, a sum or the outcome of a test. */
export const anExpression: Hole<Expr> = {
  kind: 'hole',
  name: 'expression',
  print: (expr, before) => valueExprText(lastPlace(before), expr),
  choices: ({ things }, before) =>
    [
      ...valuesOf(lastPlace(before)),
      ...things.filter((thing) => isVariable(thing) && thing.max === lastPlace(before).max && thing !== before[0]),
    ] as readonly Expr[],
  follow: (expr) => reading(expr),
  read: (reader, words, before) => {
    const filling = readTest(reader, words, lastPlace(before));
    return filling === null ? null : { filling };
  },
};
