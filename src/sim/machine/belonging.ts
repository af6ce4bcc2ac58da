import type { Act, Expr, Scope, Stmt } from '../terms.ts';

type Part = Exclude<Scope, 'machine'>;

/** The names that an expression reads of the acting processor or thread itself, not of one that it names or looks for. */
function* ownIn(expr: Expr, part: Part): Generator<string> {
  // What is no term at all is told by those who look for mistakes.
  if (typeof expr !== 'object' || expr === null) return;
  if ('kind' in expr) {
    if (expr.scope === part) yield expr.name;
  } else if ('self' in expr) {
    if (part === 'thread') yield 'its own number';
  } else if ('not' in expr) yield* ownIn(expr.not, part);
  else if ('op' in expr) {
    yield* ownIn(expr.left, part);
    yield* ownIn(expr.right, part);
  } else if ('some' in expr) {
    if (expr.some !== part) yield* ownIn(expr.where, part);
  } else if ('on' in expr && expr.on !== part) yield* ownIn(expr.read, part);
}

function* ownInAll(stmts: readonly Stmt[], part: Part): Generator<string> {
  for (const stmt of stmts) {
    if ('put' in stmt) yield* ownIn(stmt.put, part);
    if ('put' in stmt) yield* ownIn(stmt.to, part);
    else if ('test' in stmt) {
      yield* ownIn(stmt.test, part);
      yield* ownInAll(stmt.then, part);
      yield* ownInAll(stmt.otherwise, part);
    } else if ('act' in stmt) {
      const chosen = 'on' in stmt ? stmt.on : 'lowest' in stmt ? 'processor' : 'thread';
      if (chosen === part) continue;
      if ('where' in stmt) yield* ownIn(stmt.where, part);
      yield* ownInAll(stmt.act, part);
    }
  }
}

/**
 * What an act asks of a processor or thread of its own: the name of a place, or null if nothing.
 *
 * A DPC has no thread, and a device not even a processor. An act of theirs that asks for one would read
 * and write bytes that are somebody else's.
 */
export function ownPlaceOf(
  { when = 1, act }: Pick<Act, 'when' | 'act'>,
  part: Part,
  branches: readonly { readonly test: Expr }[] = [],
): string | null {
  const tests = [when, ...branches.map(({ test }) => test)];
  const [first] = [...tests.flatMap((test) => [...ownIn(test, part)]), ...ownInAll(act, part)];
  return first ?? null;
}

/** Whether an expression asks anything of the acting processor or thread itself. */
export const asksOf = (expr: Expr, part: Part): boolean => !ownIn(expr, part).next().done;
