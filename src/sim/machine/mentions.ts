import { dispatch } from '../kernel/thread.ts';
import type { Act, Expr, Place, Stmt, Stop, Waitable } from '../terms.ts';
import { type Concerns, lineOf } from './badModel.ts';
import type { Computer } from './computer.ts';
import { sameUnderOneName } from './names.ts';

/** Something that terms speak of, and where. */
export interface Mention {
  readonly what: Place | Waitable | Stop;
  readonly where: Concerns;
}
type What = Mention['what'];

function* inExpr(expr: Expr): Generator<What> {
  if (typeof expr === 'number') return;
  if ('kind' in expr) yield* withGuards(expr);
  else if ('idOf' in expr) yield expr.idOf;
  else if ('not' in expr) yield* inExpr(expr.not);
  else if ('op' in expr) {
    yield* inExpr(expr.left);
    yield* inExpr(expr.right);
  } else if ('some' in expr) yield* inExpr(expr.where);
  else if ('on' in expr) yield* inExpr(expr.read);
}
function* withGuards(place: Place): Generator<What> {
  yield place;
  if (place.guardedBy) yield* withGuards(place.guardedBy);
}
function* inStmts(stmts: readonly Stmt[]): Generator<What> {
  for (const stmt of stmts) {
    if ('put' in stmt) {
      yield* withGuards(stmt.put);
      yield* inExpr(stmt.to);
    } else if ('stop' in stmt) yield stmt.stop;
    else if ('test' in stmt) {
      yield* inExpr(stmt.test);
      yield* inStmts(stmt.then);
      yield* inStmts(stmt.otherwise);
    } else {
      if ('where' in stmt) yield* inExpr(stmt.where);
      if ('by' in stmt) yield* withGuards(stmt.by);
      yield* inStmts(stmt.act);
    }
  }
}
function* inAct({ when = 1, act, says, takes, gives }: Partial<Act>): Generator<What> {
  yield* inExpr(when);
  yield* inStmts(act ?? []);
  if (typeof says === 'object') yield* inExpr(says.test);
  for (const lock of [takes, gives]) if (lock) yield* withGuards(lock);
}

/** Every place, waitable and stop of a computer, as often as its terms speak of it: what runs first, then what is only asked or begun with. */
export function* mentionsIn(computer: Omit<Computer, 'begins'>): Generator<Mention> {
  const at = function* (where: Concerns, all: Iterable<What>): Generator<Mention> {
    for (const what of all) yield { what, where };
  };
  for (const instruction of computer.instructions) {
    const where = lineOf(instruction);
    yield* at(where, inAct(instruction));
    for (const { test } of instruction.next) yield* at(where, inExpr(test));
  }
  for (const { device, event } of computer.devices)
    yield* at({ object: device, line: `${device} ${event.says}` }, inAct({ when: event.when, act: event.act }));
  yield* at({}, inAct(dispatch));
  if (computer.startDpc) yield* at({}, inAct(computer.startDpc));
  for (const { dpc } of computer.dpcs) yield* at({ object: dpc.name }, withGuards(dpc.inserted));
  for (const { name, asleepOn } of computer.threads) if (asleepOn) yield* at({ thread: name }, [asleepOn]);
  for (const done of computer.done) yield* at({}, inExpr(done(computer.threadNumber)));
  for (const { broken } of computer.promises) yield* at({}, inExpr(broken(computer.threadNumber)));
}

/** Waitables by name, in the order in which they are met. */
export function waitablesOf(mentions: Iterable<Mention>): readonly Waitable[] {
  const met = new Map<string, Waitable>();
  for (const { what, where } of mentions) {
    if (!('kind' in what) || what.kind !== 'waitable') continue;
    const before = met.get(what.name);
    if (!before) met.set(what.name, what);
    else sameUnderOneName('things to wait for', before, what, { ...where, object: what.name });
  }
  return [...met.values()];
}
