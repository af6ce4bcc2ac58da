import type { Expr, Place, Stmt } from '../terms.ts';

/** What is known of a computer before it runs. */
export interface Known {
  /** A setting, a waitable's number or the first step of a routine. */
  readonly constant: (expr: Exclude<Expr, number | Place>) => number | null;
  /** The value of a place that nothing ever changes, or null. */
  readonly fixed: (place: Place) => number | null;
}

const truth = (value: boolean): number => (value ? 1 : 0);

/** `and` and `or` give 1 or 0, also when only one side of them is left. */
const asTruth = (expr: Expr): Expr => {
  if (typeof expr === 'number') return truth(expr !== 0);
  const isCount =
    ('kind' in expr && expr.max > 1) ||
    ('op' in expr && (expr.op === '+' || expr.op === '-')) ||
    'self' in expr ||
    'on' in expr;
  return isCount ? { op: '!=', left: expr, right: 0 } : expr;
};

/**
 * An expression with everything that is known put in. On one processor the test of a lock's word
 * folds to 1: the uniprocessor kernel is not a flag that is looked at, it is a shorter machine.
 */
export function fold(expr: Expr, known: Known): Expr {
  if (typeof expr === 'number') return expr;
  if ('kind' in expr) return known.fixed(expr) ?? expr;
  if ('not' in expr) {
    const inner = fold(expr.not, known);
    return typeof inner === 'number' ? truth(inner === 0) : { not: inner };
  }
  if ('op' in expr) {
    const [left, right] = [fold(expr.left, known), fold(expr.right, known)];
    if (expr.op === 'and' || expr.op === 'or') {
      const decided = expr.op === 'and' ? 0 : 1;
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const) {
        if (typeof one !== 'number') continue;
        return truth(one !== 0) === decided ? decided : asTruth(other);
      }
      return { ...expr, left, right };
    }
    if (typeof left !== 'number' || typeof right !== 'number') return { ...expr, left, right };
    return {
      '==': truth(left === right),
      '!=': truth(left !== right),
      '<': truth(left < right),
      '>': truth(left > right),
      '+': left + right,
      '-': left - right,
    }[expr.op];
  }
  if ('some' in expr) {
    const where = fold(expr.where, known);
    return where === 0 ? 0 : { ...expr, where };
  }
  if ('on' in expr) {
    const read = fold(expr.read, known);
    return typeof read === 'number' ? read : { ...expr, read };
  }
  return known.constant(expr) ?? expr;
}

/** Statements with everything that is known put in, and those left out that can never happen or change nothing. */
export const foldAll = (stmts: readonly Stmt[], known: Known): readonly Stmt[] =>
  stmts.flatMap((stmt): readonly Stmt[] => {
    if ('put' in stmt) {
      const to = fold(stmt.to, known);
      return known.fixed(stmt.put) !== null && known.fixed(stmt.put) === to ? [] : [{ put: stmt.put, to }];
    }
    if ('test' in stmt) {
      const test = fold(stmt.test, known);
      if (typeof test === 'number') return foldAll(test === 0 ? stmt.otherwise : stmt.then, known);
      const [then, otherwise] = [foldAll(stmt.then, known), foldAll(stmt.otherwise, known)];
      return then.length + otherwise.length === 0 ? [] : [{ test, then, otherwise }];
    }
    if ('stop' in stmt) return [stmt];
    const act = foldAll(stmt.act, known);
    if (act.length === 0) return [];
    if ('each' in stmt || 'first' in stmt) {
      const where = fold(stmt.where, known);
      return where === 0 ? [] : [{ ...stmt, where, act }];
    }
    return [{ ...stmt, act }];
  });

/** Every place that statements may set to something else than its fixed value. */
export function* changedBy(stmts: readonly Stmt[]): Generator<Place> {
  for (const stmt of stmts) {
    if ('put' in stmt) yield stmt.put;
    else if ('test' in stmt) {
      yield* changedBy(stmt.then);
      yield* changedBy(stmt.otherwise);
    } else if ('act' in stmt) yield* changedBy(stmt.act);
  }
}

export const mayStop = (stmts: readonly Stmt[]): boolean =>
  stmts.some(
    (stmt) =>
      'stop' in stmt ||
      ('test' in stmt ? mayStop(stmt.then) || mayStop(stmt.otherwise) : 'act' in stmt && mayStop(stmt.act)),
  );
