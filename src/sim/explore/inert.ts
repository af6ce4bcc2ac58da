import { nextDpcStep } from '../kernel/dpc.ts';
import { irql, oldIrql } from '../kernel/irql.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import { changedBy, fold, foldAll } from '../machine/fold.ts';
import type { Instruction } from '../machine/instructions.ts';
import { breachesIn, locksHeld, placesIn, touchedBy } from '../machine/locksets.ts';
import type { Model } from '../machine/model.ts';
import { expressionsIn } from '../machine/scan.ts';
import type { Act, Expr, Place, Stmt } from '../terms.ts';

/** Places by which processors and threads are scheduled: a step that changes one is seen by others. */
const SCHEDULING: readonly Place[] = [running, nextStep, nextDpcStep, waitingFor];

/** Where an instruction is inert: wherever it runs, or only while its processor is at DISPATCH_LEVEL. */
export type Inert = 'anywhere' | 'at DISPATCH_LEVEL';

/**
 * The instructions that nobody else can see: what any other actor can do before them it can do after
 * them, with the same result, and what it can do after them it can do once they are done. A search
 * may run such a step together with the one before it and come to the same verdict (the two machines
 * are branching bisimilar); it sees fewer machines, and other schedules.
 *
 * They are found by reading the terms. An instruction is inert anywhere if it always can be taken and
 * - touches only its own thread's variables, or
 * - touches data whose lock is held on every way here, in a computer that keeps that lock's rule throughout, or
 * - lets go of such a lock: whoever spins for it can go on a moment sooner, and no test asks for a held one, or
 * - goes back to the level before a lock, where nothing compares the levels of processors.
 *
 * On one processor at DISPATCH_LEVEL nobody else moves but the devices: there an instruction is inert if
 * it always can be taken and touches nothing that a device touches.
 */
export function inertInstructions({ computer, layout }: Model): ReadonlyMap<Instruction, Inert> {
  const { known } = layout;
  const breached = new Set(breachesIn(computer).map(({ lock }) => lock.name));
  const uniprocessor = layout.processors.count === 1;
  const levelsAreCompared = !uniprocessor && computer.devices.length > 0;
  const ofDevices = new Set(computer.devices.flatMap(({ event }) => [...placesOf(event)]));
  const inert = new Map<Instruction, Inert>();

  for (const [instruction, held] of locksHeld(computer)) {
    const always = instruction.when === undefined || fold(instruction.when, known) === 1;
    if (!layout.reachable.has(instruction) || instruction.again !== undefined || !always) continue;
    if (isSeenByNobody(instruction, held)) inert.set(instruction, 'anywhere');
    else if (uniprocessor && ![...touchedBy(instruction)].some((place) => ofDevices.has(place)))
      inert.set(instruction, 'at DISPATCH_LEVEL');
  }
  return inert;

  function isSeenByNobody(instruction: Instruction, held: ReadonlySet<Place>): boolean {
    const keeps = (lock: Place | undefined): boolean =>
      lock !== undefined && held.has(lock) && !breached.has(lock.name);
    const isOwn = (place: Place): boolean => {
      if (SCHEDULING.includes(place)) return false;
      return place.scope === 'thread' || place === irql || known.fixed(place) !== null || keeps(place.guardedBy);
    };
    const readsOwn = (expr: Expr): boolean => isPlain(expr) && [...placesIn(fold(expr, known))].every(isOwn);
    const actsAlone = (stmts: readonly Stmt[]): boolean =>
      stmts.every((stmt) => {
        if ('put' in stmt) {
          if (stmt.put === irql) return !levelsAreCompared && stmt.to === oldIrql;
          const isRelease = stmt.put === instruction.gives && stmt.to === 0 && keeps(stmt.put);
          return isRelease || (isOwn(stmt.put) && readsOwn(stmt.to));
        }
        return 'test' in stmt && readsOwn(stmt.test) && actsAlone(stmt.then) && actsAlone(stmt.otherwise);
      });
    // An end takes the thread or DPC off its processor.
    const goesOn = instruction.next.every(({ to, test }) => to.instruction !== null && readsOwn(test));
    return !instruction.takes && goesOn && actsAlone(foldAll(instruction.act, known));
  }
}

/** What an act outside any program touches. */
function* placesOf({ when, act }: Pick<Act, 'when' | 'act'>): Generator<Place> {
  yield* changedBy(act);
  for (const expr of [when ?? 1, ...expressionsIn(act)]) yield* placesIn(expr);
}

/** No look at other processors or threads. */
function isPlain(expr: Expr): boolean {
  if (typeof expr === 'number' || 'kind' in expr) return true;
  if ('not' in expr) return isPlain(expr.not);
  if ('op' in expr) return isPlain(expr.left) && isPlain(expr.right);
  return 'setting' in expr || 'idOf' in expr || 'firstStepOf' in expr;
}
