/** What fills a hole: read from a text, or offered to choose from. Nothing that runs needs this, so that a page without an editor leaves it out. */
import { type Expr, eq, gt, lt, minus, ne, not, type Place, plus } from '../terms.ts';
import { isFlag, isPlace, isPointer, valueNames, valuesOf, valueText } from './expression.ts';
import { given, isVariable } from './holes.ts';
import { type Hole, nameOf } from './item.ts';
import { type Reader, tokensOf } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

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

/** What a place can be given as a number: nothing where its values have names. */
const mostOf = (of: Place | null): number | null => (of === null ? MOST_BYTE : valueNames(of) ? null : of.max);

/** A variable, a registry value, a number (up to `most`, if one may stand here) or a sum in brackets. */
function readTerm(reader: Reader, words: Vocabulary, most: number | null): Expr | null {
  if (reader.standsAt('(')) {
    reader.at++;
    const sum = readSum(reader, words, MOST_BYTE);
    return sum !== null && reader.takes(')') ? sum : null;
  }
  const named = words.things.filter((thing) => isVariable(thing) || thing.kind === 'setting');
  reader.expect({ choices: named.map(nameOf), what: 'variable' });
  const found = reader.takesOneOf(named, nameOf);
  if (found?.kind === 'place') return found;
  if (found) return { setting: nameOf(found) };
  if (most === null) return null;
  reader.expect({ choices: [`a number up to ${most}`], what: null });
  const number = reader.tokens[reader.at]?.text ?? '';
  if (!/^\d+$/.test(number) || Number(number) > most) return null;
  reader.at++;
  return Number(number);
}

/** `most`: the largest number that it may begin with; null: it begins with none. */
function readSum(reader: Reader, words: Vocabulary, most: number | null): Expr | null {
  let sum = readTerm(reader, words, most);
  while (sum !== null) {
    const add = sign(reader, SUMS);
    if (!add) return sum;
    const right = readTerm(reader, words, MOST_BYTE);
    if (right === null) return null;
    sum = add(sum, right);
  }
  return null;
}

/** A sum, or one of a place's values by its name: such a name stands alone, since nothing is added to it. */
function readOperand(reader: Reader, words: Vocabulary, of: Place | null): Expr | null {
  const start = reader.at;
  const sum = readSum(reader, words, mostOf(of));
  return sum === null && reader.at === start && of && valueNames(of) ? readValue(reader, of) : sum;
}

/** As `testText` writes it: a flag by its name, a pointer by what it is not. */
const compared = (compare: (left: Expr, right: Expr) => Expr, left: Expr, right: Expr): Expr => {
  if (isPlace(left) && isPointer(left) && right === 0) {
    if (compare === ne) return left;
    if (compare === eq) return not(left);
  }
  return compare(left, right);
};

/** Whether it is true or false, and no number. */
const isTest = (expr: Expr): boolean => {
  if (typeof expr === 'number') return false;
  if (isPlace(expr)) return isFlag(expr) || isPointer(expr);
  return 'not' in expr || ('op' in expr && expr.op !== '+' && expr.op !== '-');
};

/** What stands behind a `!`: a flag, or a test in brackets. A pointer is read too, to be told how the book writes it. */
function readDenied(reader: Reader, words: Vocabulary): Expr | null {
  if (reader.standsAt('(')) return readBracket(reader, words);
  const variables = words.things.filter(isVariable);
  reader.expect({ choices: variables.filter(isFlag).map(nameOf), what: 'flag' });
  reader.expect({ choices: ['('], what: null });
  return reader.takesOneOf(
    variables.filter((place) => isFlag(place) || isPointer(place)),
    nameOf,
  );
}

function readComparison(reader: Reader, words: Vocabulary, of: Place | null): Expr | null {
  if (reader.standsAt('!')) {
    reader.at++;
    const inner = readDenied(reader, words);
    return inner === null ? null : not(inner);
  }
  if (reader.standsAt('(')) return readBracket(reader, words);
  const left = readOperand(reader, words, of);
  if (left === null) return null;
  // Where values have names a number alone is one of them, and it stands for the whole.
  if (typeof left === 'number' && mostOf(of) === null) return left;
  const compare = sign(reader, COMPARISONS);
  if (compare) {
    const right = readOperand(reader, words, isPlace(left) ? left : null);
    return right === null ? null : compared(compare, left, right);
  }
  if (of !== null || (isPlace(left) && isFlag(left))) return left;
  reader.expect({ choices: Object.keys(COMPARISONS), what: null });
  return null;
}

function readBracket(reader: Reader, words: Vocabulary): Expr | null {
  if (!reader.takes('(')) return null;
  const inner = readTest(reader, words, null);
  return inner !== null && reader.takes(')') ? inner : null;
}

/** Tests joined by a sign that binds less than what stands in them. */
const joined =
  (op: 'and' | 'or', text: string, part: (reader: Reader, words: Vocabulary, of: Place | null) => Expr | null) =>
  (reader: Reader, words: Vocabulary, of: Place | null): Expr | null => {
    let left = part(reader, words, of);
    while (left !== null && isTest(left) && reader.standsAt(text)) {
      reader.at++;
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

/** What a place is given. `p = next` copies a pointer; `p = next != NULL` asks it, and gives 1 or 0. */
function readExpression(reader: Reader, words: Vocabulary, of: Place): Expr | null {
  const start = reader.at;
  const expr = readTest(reader, words, of);
  const asks = expr !== null && isPlace(expr) && reader.at - start > tokensOf(expr.name).length;
  return asks && isPointer(expr) ? ne(expr, 0) : expr;
}

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
      : hole.sort === 'expression'
        ? readExpression(reader, words, given(before))
        : readTest(reader, words, null);
  return filling === null ? null : { filling };
}
