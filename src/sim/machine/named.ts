import type { Expr, Stmt } from '../terms.ts';
import { BadModel, type Concerns, lineOf, sayLine } from './badModel.ts';
import type { Computer } from './computer.ts';
import { fold, type Known } from './fold.ts';
import { askedAside } from './instructions.ts';
import type { Layout } from './layout.ts';

/** A processor or thread that terms name by its number, from 0. */
interface Named {
  readonly part: 'processor' | 'thread';
  readonly number: number;
}

/** Those that an expression names. What is decided before the computer runs is not looked at: one processor has no second one. */
function* inExpr(expr: Expr, known: Known): Generator<Named> {
  if (typeof expr === 'number' || 'kind' in expr) return;
  if ('not' in expr) yield* inExpr(expr.not, known);
  else if ('op' in expr) {
    const decided = expr.op === 'and' ? 0 : expr.op === 'or' ? 1 : null;
    for (const side of [expr.left, expr.right]) {
      const value = decided === null ? null : fold(side, known);
      if (typeof value === 'number' && Number(value !== 0) === decided) return;
    }
    yield* inExpr(expr.left, known);
    yield* inExpr(expr.right, known);
  } else if ('some' in expr) yield* inExpr(expr.where, known);
  else if ('on' in expr) {
    yield { part: expr.on, number: expr.number };
    yield* inExpr(expr.read, known);
  }
}

function* inStmts(stmts: readonly Stmt[], known: Known): Generator<Named> {
  for (const stmt of stmts) {
    if ('put' in stmt) yield* inExpr(stmt.to, known);
    else if ('test' in stmt) {
      const test = fold(stmt.test, known);
      yield* inExpr(stmt.test, known);
      if (test !== 0) yield* inStmts(stmt.then, known);
      if (typeof test !== 'number' || test === 0) yield* inStmts(stmt.otherwise, known);
    } else if ('act' in stmt) {
      if ('where' in stmt) {
        yield* inExpr(stmt.where, known);
        if (fold(stmt.where, known) === 0) continue;
      }
      if ('on' in stmt) yield { part: stmt.on, number: stmt.number };
      yield* inStmts(stmt.act, known);
    }
  }
}

function* namedIn(computer: Computer, { known, reachable }: Layout): Generator<readonly [Named, Concerns]> {
  const at = function* (where: Concerns, all: Iterable<Named>): Generator<readonly [Named, Concerns]> {
    for (const one of all) yield [one, where];
  };
  const act = function* (when: Expr, stmts: readonly Stmt[]): Generator<Named> {
    yield* inExpr(when, known);
    if (fold(when, known) !== 0) yield* inStmts(stmts, known);
  };
  for (const instruction of reachable) {
    const where = lineOf(instruction);
    yield* at(where, act(instruction.when ?? 1, instruction.act));
    for (const test of [...instruction.next.map((branch) => branch.test), ...askedAside(instruction)])
      yield* at(where, inExpr(test, known));
  }
  for (const { device, event } of computer.devices)
    yield* at({ object: device, line: `${device} ${event.says}` }, act(event.when, event.act));
  for (const test of [...computer.done, ...computer.promises.map(({ broken }) => broken)])
    yield* at({}, inExpr(test(computer.threadNumber), known));
}

/**
 * Holds a computer to the processors and threads that it has: one past the last would be bytes of somebody else's.
 *
 * @throws BadModel for the first that terms name and that is not there.
 */
export function assertNamedAreThere(computer: Computer, layout: Layout): void {
  for (const [{ part, number }, where] of namedIn(computer, layout)) {
    const { count } = layout[`${part}s`];
    if (Number.isInteger(number) && number >= 0 && number < count) continue;
    const there = count === 0 ? `no ${part}` : count === 1 ? `${part} 0 only` : `${part}s 0 to ${count - 1}`;
    throw new BadModel(
      `${part[0]?.toUpperCase()}${part.slice(1)} ${number} is asked for${sayLine(where) || ' by what is asked of the computer'}, which has ${there}: name one of those, or ask only where there are so many.`,
      { ...where, value: number, max: count - 1 },
    );
  }
}
