import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, type Known } from '../src/sim/machine/fold.ts';
import {
  and,
  type BinaryOperator,
  type Expr,
  inMachine,
  inProcessor,
  inThread,
  not,
  onProcessor,
  onThread,
  or,
  type Place,
  plus,
  self,
  setting,
  someProcessor,
  someThread,
} from '../src/sim/terms.ts';

const [flag, count, level, own] = [
  inMachine('flag'),
  inMachine('count', { max: 3 }),
  inProcessor('level', { max: 2 }),
  inThread('own', { max: 3 }),
];
/** Nothing ever changes these: whoever folds knows their values. */
const [off, two] = [inMachine('off'), inMachine('two', { max: 3, initial: 2 })];
const known: Known = {
  constant: (expr) => ('setting' in expr ? 3 : null),
  fixed: (place) => (place === off || place === two ? place.initial : null),
};

/** Two processors and two threads, with a value for every place. */
interface Values {
  readonly machine: Readonly<Record<string, number>>;
  readonly processor: readonly [number, number];
  readonly thread: readonly [number, number];
}
interface Whose {
  readonly processor: 0 | 1;
  readonly thread: 0 | 1;
}
const BOTH = [0, 1] as const;

/** What an expression is worth, read as `terms.ts` says and in no other way. */
function worth(expr: Expr, values: Values, whose: Whose): number {
  const of = (one: Expr, other: Whose = whose): number => worth(one, values, other);
  if (typeof expr === 'number') return expr;
  if ('kind' in expr) {
    if (expr.scope === 'machine') return values.machine[expr.name] ?? expr.initial;
    return values[expr.scope][whose[expr.scope]];
  }
  if ('setting' in expr) return 3;
  if ('self' in expr) return whose.thread + 1;
  if ('not' in expr) return of(expr.not) === 0 ? 1 : 0;
  if ('some' in expr) return BOTH.some((number) => of(expr.where, { ...whose, [expr.some]: number }) !== 0) ? 1 : 0;
  if ('on' in expr) return of(expr.read, { ...whose, [expr.on]: expr.number });
  if (!('op' in expr)) throw new Error('Not in this test.');
  const [left, right] = [of(expr.left), of(expr.right)];
  switch (expr.op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left !== right ? 1 : 0;
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case 'and':
      return left !== 0 && right !== 0 ? 1 : 0;
    case 'or':
      return left !== 0 || right !== 0 ? 1 : 0;
  }
}

const OPERATORS: readonly BinaryOperator[] = ['==', '!=', '<', '>', '+', '-', 'and', 'or'];
const PLACES: readonly Place[] = [flag, count, level, own, off, two];
const anyExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.oneof(fc.nat({ max: 3 }), fc.constantFrom<Expr>(...PLACES, setting('value'), self)),
    fc
      .tuple(fc.constantFrom(...OPERATORS), tie('expr'), tie('expr'))
      .map(([op, left, right]): Expr => ({ op, left, right })),
    tie('expr').map(not),
    tie('expr').map(someProcessor),
    tie('expr').map(someThread),
    fc.tuple(fc.constantFrom(...BOTH), tie('expr')).map(([number, read]) => onProcessor(number, read)),
    fc.tuple(fc.constantFrom(...BOTH), tie('expr')).map(([number, read]) => onThread(number, read)),
  ),
})).expr;
const anyWhose: fc.Arbitrary<Whose> = fc.record({
  processor: fc.constantFrom(...BOTH),
  thread: fc.constantFrom(...BOTH),
});
const anyValues: fc.Arbitrary<Values> = fc.record({
  machine: fc.record({ flag: fc.nat({ max: 1 }), count: fc.nat({ max: 3 }) }),
  processor: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })),
  thread: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })),
});

describe('an expression with what is known put in', () => {
  it('is worth the same, whatever the rest is', () => {
    fc.assert(
      fc.property(anyExpr, anyValues, anyWhose, (expr, values, whose) => {
        expect(worth(fold(expr, known), values, whose)).toBe(worth(expr, values, whose));
      }),
      { numRuns: 3000 },
    );
  });

  it('names nothing that is known', () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        expect(JSON.stringify(fold(expr, known))).not.toMatch(/"off"|"two"|"setting"/);
      }),
      { numRuns: 500 },
    );
  });

  it('and, or give 1 or 0 also when one side is known: two of something is one true thing', () => {
    const values: Values = { machine: { flag: 1, count: 2 }, processor: [2, 0], thread: [3, 0] };
    const sides = [count, plus(flag, 2), onThread(0, own), onProcessor(0, level), someThread(own), self, flag, two];
    const second: Whose = { processor: 1, thread: 1 };
    for (const side of sides) {
      for (const both of [and(setting('value'), side), and(side, two), or(off, side), or(side, 0)])
        expect(worth(fold(both, known), values, second)).toBe(1);
      expect(fold(and(side, off), known)).toBe(0);
      expect(fold(or(two, side), known)).toBe(1);
    }
  });
});
