import { dpcQueue } from '../kernel/dpc.ts';
import { dispatch } from '../kernel/thread.ts';
import type { Act, Expr, Place, Stmt, Stop, Waitable } from '../terms.ts';
import { type Concerns, lineOf } from './badModel.ts';
import type { Parts } from './computer.ts';
import { askedAside } from './instructions.ts';
import { sameUnderOneName } from './names.ts';

/** What no computer can mean by its terms, seen in the terms alone: the second half of a sentence about `name`. */
interface Mistake {
  readonly kind: 'mistake';
  readonly name: string;
  readonly why: string;
}
/** A DPC is queued: where it notes that it is, and what it runs. */
interface QueuedDpc {
  readonly kind: 'queued';
  readonly name: string;
  readonly routine: string;
}
/** Something that terms speak of, and where. */
export interface Mention {
  readonly what: Place | Waitable | Stop | Mistake | QueuedDpc;
  readonly where: Concerns;
}
type What = Mention['what'];

const mistake = (name: string, why: string): Mistake => ({ kind: 'mistake', name, why });

/** Whether a value is the number of a thing to wait for, as far as its term tells. */
const numbersWaitable = (expr: Expr): boolean =>
  typeof expr === 'object' &&
  expr !== null &&
  ('kind' in expr ? expr.numberOf === 'waitable' : 'idOf' in expr || ('on' in expr && numbersWaitable(expr.read)));

/** The queueing that a statement is, as `insertQueueDpc` writes it; null if it is none. */
function queuedBy([note, queue]: readonly Stmt[]): QueuedDpc | null {
  if (!note || !('put' in note) || !queue || !('test' in queue)) return null;
  const [first] = queue.then;
  return first &&
    'put' in first &&
    first.put === dpcQueue[0] &&
    typeof first.to === 'object' &&
    'firstStepOf' in first.to
    ? { kind: 'queued', name: note.put.name, routine: first.to.firstStepOf }
    : null;
}

function* inExpr(expr: Expr): Generator<What> {
  if (typeof expr !== 'object' || expr === null) {
    if (!Number.isInteger(expr))
      yield mistake(String(expr), 'is used as a value, where a whole number was expected: write one.');
  } else if ('kind' in expr) yield* withGuards(expr);
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
      if (stmt.put.numberOf !== 'waitable' && numbersWaitable(stmt.to))
        yield mistake(
          stmt.put.name,
          'is given the number of a thing to wait for: declare the place with numberOf waitable.',
        );
    } else if ('stop' in stmt) yield stmt.stop;
    else if ('test' in stmt) {
      yield* inExpr(stmt.test);
      const queued = queuedBy(stmt.then);
      if (queued) yield queued;
      yield* inStmts(stmt.then);
      yield* inStmts(stmt.otherwise);
    } else {
      if ('where' in stmt) yield* inExpr(stmt.where);
      if ('by' in stmt) {
        yield* withGuards(stmt.by);
        if (stmt.by.scope !== 'processor')
          yield mistake(stmt.by.name, 'chooses a processor: declare it as a place of each processor.');
      }
      yield* inStmts(stmt.act);
    }
  }
}
function* inAct({ when = 1, act, takes, gives, ...aside }: Partial<Act>): Generator<What> {
  yield* inExpr(when);
  yield* inStmts(act ?? []);
  for (const test of askedAside(aside)) yield* inExpr(test);
  for (const lock of [takes, gives]) if (lock) yield* withGuards(lock);
}

/** Every place, waitable and stop of a computer, as often as its terms speak of it: what runs first, then what is only asked or begun with. */
export function* mentionsIn(computer: Parts): Generator<Mention> {
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
    if (what.kind !== 'waitable') continue;
    const before = met.get(what.name);
    if (!before) met.set(what.name, what);
    else sameUnderOneName('things to wait for', before, what, { ...where, object: what.name });
  }
  return [...met.values()];
}
