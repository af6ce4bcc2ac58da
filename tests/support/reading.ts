/** Transitions read straight from their terms, statement by statement: what every printer of them must come to. */

import { stoppedBy } from '../../src/sim/machine/layout.ts';
import type { Machine, Model } from '../../src/sim/machine/model.ts';
import type { Step } from '../../src/sim/machine/moves.ts';
import type { Transition } from '../../src/sim/machine/transitions.ts';
import type { Expr, Place, Stmt } from '../../src/sim/terms.ts';

/** Whose places are meant: numbers of a processor and a thread, from 0; null where there is none. */
export interface Whose {
  readonly processor: number | null;
  readonly thread: number | null;
}

const byteOf = ({ layout }: Model, place: Place, whose: Whose): number => {
  const byte = layout.byteOf(place);
  if (byte === null) throw new Error(`${place.name} has no byte.`);
  if (place.scope === 'machine') return byte;
  const number = whose[place.scope];
  if (number === null) throw new Error(`${place.name} is asked for where there is no ${place.scope}.`);
  const part = layout[`${place.scope}s`];
  return part.start + number * part.stride + byte;
};

/** The value of an expression in which everything is put in that was known. */
export function valueIn(model: Model, machine: Machine, expr: Expr, whose: Whose): number {
  const value = (one: Expr, of: Whose = whose): number => valueIn(model, machine, one, of);
  if (typeof expr === 'number') return expr;
  if ('kind' in expr) return machine[byteOf(model, expr, whose)] as number;
  if ('self' in expr) return (whose.thread ?? Number.NaN) + 1;
  if ('not' in expr) return value(expr.not) === 0 ? 1 : 0;
  if ('on' in expr) return value(expr.read, { ...whose, [expr.on]: expr.number });
  if ('some' in expr) {
    const numbers = Array.from({ length: model.layout[`${expr.some}s`].count }, (_, number) => number);
    return numbers.some((number) => value(expr.where, { ...whose, [expr.some]: number }) !== 0) ? 1 : 0;
  }
  if (!('op' in expr)) throw new Error(`Not put in: ${JSON.stringify(expr)}.`);
  const [left, right] = [value(expr.left), value(expr.right)];
  switch (expr.op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case 'and':
      return Number(left !== 0 && right !== 0);
    case 'or':
      return Number(left !== 0 || right !== 0);
  }
}

/** Does the statements to a machine, one after the other. */
function doAll(model: Model, machine: Machine, stmts: readonly Stmt[], whose: Whose): void {
  const numbers = (part: 'processors' | 'threads'): readonly number[] =>
    Array.from({ length: model.layout[part].count }, (_, number) => number);
  for (const stmt of stmts) {
    if ('put' in stmt) machine[byteOf(model, stmt.put, whose)] = valueIn(model, machine, stmt.to, whose);
    else if ('stop' in stmt) doAll(model, machine, [stoppedBy(stmt.stop)], whose);
    else if ('test' in stmt)
      doAll(model, machine, valueIn(model, machine, stmt.test, whose) !== 0 ? stmt.then : stmt.otherwise, whose);
    else if ('on' in stmt) doAll(model, machine, stmt.act, { ...whose, [stmt.on]: stmt.number });
    else if ('lowest' in stmt) {
      const byte = model.layout.byteOf(stmt.by);
      const by = (processor: number): number =>
        byte === null ? 0 : (machine[byteOf(model, stmt.by, { ...whose, processor })] as number);
      const lowest = numbers('processors').reduce((best, other) => (by(other) < by(best) ? other : best));
      doAll(model, machine, stmt.act, { ...whose, processor: lowest });
    } else {
      for (const thread of numbers('threads')) {
        if (valueIn(model, machine, stmt.where, { ...whose, thread }) === 0) continue;
        doAll(model, machine, stmt.act, { ...whose, thread });
        if ('first' in stmt) break;
      }
    }
  }
}

export const whoseOf = ({ moves }: Model, step: Step, { thread }: Transition): Whose => {
  const move = moves[step];
  return { processor: !move || move.kind === 'device' ? null : move.processor, thread };
};

/** Whether all of a transition's conditions hold. */
export function holds(model: Model, machine: Machine, step: Step, transition: Transition): boolean {
  const whose = whoseOf(model, step, transition);
  return (
    transition.at.every(({ counter, value }) => machine[byteOf(model, counter, whose)] === value) &&
    transition.when.every((one) => valueIn(model, machine, one, whose) !== 0)
  );
}

/** The transitions of a move that can be taken. */
export const takenBy = (model: Model, machine: Machine, step: Step): readonly Transition[] =>
  (model.transitions[step] ?? []).filter((one) => holds(model, machine, step, one));

/** The machine after a transition. */
export function afterTaking(model: Model, machine: Machine, step: Step, transition: Transition): Machine {
  const next = machine.slice();
  doAll(model, next, transition.act, whoseOf(model, step, transition));
  return next;
}
