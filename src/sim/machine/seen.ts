import { nextDpcStep } from '../kernel/dpc.ts';
import { nextStep } from '../kernel/thread.ts';
import type { Expr, Place, Stmt } from '../terms.ts';
import { fold, foldAll } from './fold.ts';
import { placesIn } from './locksets.ts';
import type { Model } from './model.ts';
import { expressionsIn } from './scan.ts';

/** What somebody does in a computer, folded: an instruction, a device's event, the start of a DPC, or the test that all is done or a promise broken: the tests come last. */
export interface Deed {
  readonly exprs: readonly Expr[];
  readonly stmts: readonly Stmt[];
}

/** Everything that can be done in a computer, and everything that is asked of it. */
export function deedsOf({ computer, layout }: Pick<Model, 'computer' | 'layout'>): readonly Deed[] {
  const { known, reachable } = layout;
  const deed = (exprs: readonly Expr[], stmts: readonly Stmt[]): Deed => ({
    exprs: exprs.map((expr) => fold(expr, known)),
    stmts: foldAll(stmts, known),
  });
  return [
    ...[...reachable].map(({ when = 1, act, next }) => deed([when, ...next.map(({ test }) => test)], act)),
    ...computer.devices.map(({ event }) => deed([event.when], event.act)),
    ...(computer.startDpc ? [deed([computer.startDpc.when ?? 1], computer.startDpc.act)] : []),
    ...[...computer.done, ...computer.promises.map(({ broken }) => broken)].map((test) =>
      deed([test(computer.threadNumber)], []),
    ),
  ];
}

/** Is it this place? By the name, as everywhere in a computer: a place that is declared a second time, alike, is the same one. */
export const isPlace = (expr: Expr | undefined, place: Place): boolean =>
  typeof expr === 'object' && 'kind' in expr && expr.name === place.name;

/** Every expression of a deed, those inside its statements too. */
export const expressionsOf = ({ exprs, stmts }: Deed): readonly Expr[] => [...exprs, ...expressionsIn(stmts)];

/** The expression and everything inside it. */
export function* partsOf(expr: Expr): Generator<Exclude<Expr, number>> {
  if (typeof expr === 'number') return;
  yield expr;
  if ('not' in expr) yield* partsOf(expr.not);
  else if ('op' in expr) {
    yield* partsOf(expr.left);
    yield* partsOf(expr.right);
  } else if ('some' in expr) yield* partsOf(expr.where);
  else if ('on' in expr) yield* partsOf(expr.read);
}

/** Every statement, those inside others too. */
export function* statementsIn(stmts: readonly Stmt[]): Generator<Stmt> {
  for (const stmt of stmts) {
    yield stmt;
    if ('test' in stmt) {
      yield* statementsIn(stmt.then);
      yield* statementsIn(stmt.otherwise);
    } else if ('act' in stmt) yield* statementsIn(stmt.act);
  }
}

/** What a deed reads of threads or processors that it looks for or names, and not of the acting one. */
export function* readOfOthers(deed: Deed): Generator<Place> {
  for (const expr of expressionsOf(deed))
    for (const part of partsOf(expr)) if ('some' in part || 'on' in part) yield* placesIn(part);
  for (const stmt of statementsIn(deed.stmts)) {
    if ('lowest' in stmt) yield stmt.by;
    if ('where' in stmt) yield* placesIn(stmt.where);
    // What is done there may read there.
    if ('act' in stmt) for (const expr of expressionsIn(stmt.act)) yield* placesIn(expr);
  }
}

/** What a deed changes of threads or processors that it looks for or names. */
export function* changedOfOthers({ stmts }: Deed): Generator<Place> {
  for (const stmt of statementsIn(stmts))
    if ('act' in stmt) for (const inner of statementsIn(stmt.act)) if ('put' in inner) yield inner.put;
}

/** Does an expression ask more of the next step of a thread or DPC than whether there is one? */
export function asksForAStep(expr: Expr): boolean {
  if (typeof expr === 'number') return false;
  if ('kind' in expr) return isNextStep(expr);
  if ('not' in expr) return !isNextStep(expr.not) && asksForAStep(expr.not);
  if ('op' in expr) {
    const { op, left, right } = expr;
    const isEnd = (one: Expr, other: Expr): boolean => other === 0 && isNextStep(one);
    if ((op === '==' || op === '!=') && (isEnd(left, right) || isEnd(right, left))) return false;
    return asksForAStep(left) || asksForAStep(right);
  }
  if ('some' in expr) return asksForAStep(expr.where);
  return 'on' in expr && asksForAStep(expr.read);
}
const isNextStep = (expr: Expr): boolean =>
  isPlace(expr, nextStep) ||
  isPlace(expr, nextDpcStep) ||
  (typeof expr === 'object' && 'on' in expr && isNextStep(expr.read));
