import { type Block, type Expr, given, not, type Place, type Stmt } from '../terms.ts';

/** An expression that C has no words for here: it can only be part of a named helper. A slip of ours. */
class Unspeakable extends Error {}

/** What a name has to look like to stand in a line: `ClosesActive`, `ao->State`. */
export const NAME = /^[A-Za-z_]\w*(->[A-Za-z_]\w*)*$/;

/** NULL or something: such a place is asked as a pointer is. */
export const isPointer = ({ values }: Place): boolean => values?.[0] === 'NULL';
/** TRUE or FALSE. */
export const isFlag = ({ max, values, numberOf }: Place): boolean => max === 1 && !values && !numberOf;

/** The names of a place's values, 0 first; null where they are numbers. */
export const valueNames = (place: Place): readonly string[] | null =>
  isFlag(place) ? ['FALSE', 'TRUE'] : (place.values ?? null);

const valueName = (place: Place, value: number): string => valueNames(place)?.[value] ?? String(value);
const isWord = (text: string): boolean => /^\w+$/.test(text);

/** The values of a place that can be written: those with a name of C, and all of a number. */
export const valuesOf = (place: Place): readonly number[] =>
  Array.from({ length: place.max + 1 }, (_, value) => value).filter((value) => isWord(valueName(place, value)));

/** A value of a place as C writes it: `CLOSING`, `TRUE`, `NULL`, `3`. */
export function valueText(place: Place, value: number): string {
  const text = valueName(place, value);
  if (!isWord(text)) throw new Unspeakable(`“${text}” of ${place.name} is no name of C: only a helper can set it.`);
  return text;
}

export const isPlace = (expr: Expr): expr is Place => typeof expr === 'object' && 'kind' in expr;

/** A number or a name, or a sum of them. */
function termText(expr: Expr, of?: Expr): string {
  if (typeof expr === 'number') return of !== undefined && isPlace(of) ? valueText(of, expr) : String(expr);
  if ('kind' in expr) return expr.name;
  if ('setting' in expr) return expr.setting;
  if ('op' in expr && (expr.op === '+' || expr.op === '-')) {
    const right = termText(expr.right);
    return `${termText(expr.left)} ${expr.op} ${typeof expr.right === 'object' && 'op' in expr.right ? `(${right})` : right}`;
  }
  throw new Unspeakable(`${JSON.stringify(expr)} has no words in C here: make it part of a helper.`);
}

const SIGN = { and: '&&', or: '||' } as const;

/** A test as it stands between the brackets of an `if`: `conn->State == OPEN`, `!drain`, `ao != NULL`. */
export function testText(expr: Expr): string {
  if (isPlace(expr)) return isFlag(expr) ? expr.name : `${expr.name} != ${valueText(expr, 0)}`;
  if (typeof expr === 'number') return expr === 0 ? 'FALSE' : 'TRUE';
  if ('not' in expr) {
    const { not: inner } = expr;
    if (isPlace(inner)) return isFlag(inner) ? `!${inner.name}` : `${inner.name} == ${valueText(inner, 0)}`;
    return `!(${testText(inner)})`;
  }
  if ('op' in expr) {
    const { op, left, right } = expr;
    if (op === 'and' || op === 'or') {
      const side = (one: Expr, isRight: boolean): string => {
        const inner = typeof one === 'object' && 'op' in one ? one.op : null;
        const loose = inner === 'or' ? op === 'and' || isRight : inner === 'and' && op === 'and' && isRight;
        return loose ? `(${testText(one)})` : testText(one);
      };
      return `${side(left, false)} ${SIGN[op]} ${side(right, true)}`;
    }
    if (op !== '+' && op !== '-') return `${termText(left)} ${op} ${termText(right, left)}`;
  }
  return termText(expr);
}

/** What stands on the right of `place =`. */
export function valueExprText(place: Place, expr: Expr): string {
  if (typeof expr === 'number') return valueText(place, expr);
  if (isPlace(expr)) return expr.name;
  return 'op' in expr && (expr.op === '+' || expr.op === '-') ? termText(expr) : testText(expr);
}

/** Every pointer that reading an expression follows, as C does: no further to the right than it must. */
export function reading(expr: Expr, followed: ReadonlySet<Block> = new Set()): readonly Stmt[] {
  if (typeof expr === 'number') return [];
  if ('kind' in expr) return expr.of && !followed.has(expr.of) ? expr.of.follow : [];
  if ('not' in expr) return reading(expr.not, followed);
  if (!('op' in expr)) return [];
  const first = reading(expr.left, followed);
  const later = reading(expr.right, new Set([...followed, ...alwaysFollowed(expr.left)]));
  if (later.length === 0) return first;
  if (expr.op === 'and') return [...first, given(expr.left, later)];
  if (expr.op === 'or') return [...first, given(not(expr.left), later)];
  return [...first, ...later];
}

/** The blocks that are followed whatever the expression comes to. */
function* alwaysFollowed(expr: Expr): Generator<Block> {
  if (typeof expr === 'number') return;
  if ('kind' in expr) {
    if (expr.of) yield expr.of;
  } else if ('not' in expr) yield* alwaysFollowed(expr.not);
  else if ('op' in expr) {
    yield* alwaysFollowed(expr.left);
    if (expr.op !== 'and' && expr.op !== 'or') yield* alwaysFollowed(expr.right);
  }
}
