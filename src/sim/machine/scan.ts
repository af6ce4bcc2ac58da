import type { Act, Expr, Stmt, Waitable } from '../terms.ts';

/** Every expression inside statements, for those who look for something in them. */
export function* expressionsIn(stmts: readonly Stmt[]): Generator<Expr> {
  for (const stmt of stmts) {
    if ('put' in stmt) yield stmt.to;
    else if ('test' in stmt) {
      yield stmt.test;
      yield* expressionsIn(stmt.then);
      yield* expressionsIn(stmt.otherwise);
    } else if ('act' in stmt) {
      if ('where' in stmt) yield stmt.where;
      yield* expressionsIn(stmt.act);
    }
  }
}
/** Every waitable whose number an expression asks for. */
export function* waitablesIn(expr: Expr): Generator<Waitable> {
  if (typeof expr === 'number' || 'kind' in expr) return;
  if ('idOf' in expr) yield expr.idOf;
  else if ('not' in expr) yield* waitablesIn(expr.not);
  else if ('op' in expr) {
    yield* waitablesIn(expr.left);
    yield* waitablesIn(expr.right);
  } else if ('some' in expr) yield* waitablesIn(expr.where);
  else if ('on' in expr) yield* waitablesIn(expr.read);
}

/** What an act wakes the sleepers of, if it wakes anyone. */
export function* wokenBy(stmts: Act['act']): Generator<Waitable> {
  for (const stmt of stmts) {
    if ('each' in stmt || 'first' in stmt) yield* waitablesIn(stmt.where);
    else if ('test' in stmt) {
      yield* wokenBy(stmt.then);
      yield* wokenBy(stmt.otherwise);
    } else if ('act' in stmt) yield* wokenBy(stmt.act);
  }
}
