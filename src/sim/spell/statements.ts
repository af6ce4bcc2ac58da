/** What C itself has: assignments, tests, loops and the way out. Every driver's vocabulary begins with these. */
import { type Expr, forever, type Place, plus, put, type Return, type Says } from '../terms.ts';
import { isFlag, isPlace, isPointer, testText, valueExprText, valueNames } from './expression.ts';
import { aCount, anExpression, aTest, aVariable } from './holes.ts';
import { type Item, item, type Use } from './item.ts';

/** What giving a place a value tells: in its own words, if it has any for this value. */
export function sayValue(place: Place, value: number): string {
  const name = valueNames(place)?.[value] ?? String(value);
  return place.says?.[name] ?? `sets ${place.name} to ${name}`;
}

/** What an assignment tells. */
function sayAssigned(place: Place, expr: Expr): Says {
  if (typeof expr === 'number') return sayValue(place, expr);
  if (isFlag(place) && place.says) return { test: expr, then: sayValue(place, 1), otherwise: sayValue(place, 0) };
  if (isPlace(expr) && place.scope !== 'machine' && expr.scope === 'machine') return `reads ${expr.name}`;
  return `sets ${place.name} to ${valueExprText(place, expr)}`;
}

/** `ao->State = CLOSING;`: the expression is worked out and put there, in one step. */
export const assign = item`${aVariable} = ${anExpression};`.does((place, expr) => ({
  act: [put(place, expr)],
  says: sayAssigned(place, expr),
}));

/** `Count++;`, in one step, as it is for everybody who keeps to the lock of what is counted. Without a lock C would need two: see library/concepts/preemption.ts. */
export const increment = item`${aCount}++;`.does((count) => ({
  act: [put(count, plus(count, 1))],
  says: `adds one to ${count.name}`,
}));

/** `if (ao != NULL)`, with the lines under it and under its `else`. */
export const test = item`${aTest}`.tests((expr) => ({ test: expr }));

const negated = (expr: Expr): Expr => (typeof expr === 'object' && 'not' in expr ? expr.not : { not: expr });
/** `Served is set`, for a sentence. */
const inWords = (expr: Expr): string =>
  isPlace(expr) && isFlag(expr)
    ? `${expr.name} is set`
    : isPlace(expr) && isPointer(expr)
      ? `${expr.name} is there`
      : testText(expr);

/** `while (!Served);`: as everywhere in the book a spin is a step that cannot be taken yet, and the processor does nothing else meanwhile. */
export const spinWhile = item`while (${aTest});`.does((expr) => ({
  when: negated(expr),
  act: [],
  says: `finds that ${inWords(negated(expr))}`,
  stuck: `spins until ${inWords(negated(expr))}, and has its processor to itself`,
}));

/** The way out of a routine, which is a step. */
export const returns: Return = item`return;`.leaves(() => ({ act: [], says: 'returns' }));

/** `for (;;)`, around the lines that are repeated. */
const LOOP: Item = { kind: 'item', form: 'loop', parts: ['for (;;)'], make: () => forever() };

export const STATEMENTS: readonly Item[] = [
  assign.item,
  increment.item,
  test.item,
  spinWhile.item,
  (returns.line.from as Use).item,
  LOOP,
];
