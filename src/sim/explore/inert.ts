import { nextDpcStep } from '../kernel/dpc.ts';
import { irql, oldIrql } from '../kernel/irql.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import { changedBy, fold, foldAll } from '../machine/fold.ts';
import type { Instruction } from '../machine/instructions.ts';
import { breachesIn, locksHeld, placesIn, touchedBy } from '../machine/locksets.ts';
import type { Model } from '../machine/model.ts';
import {
  asksForAStep,
  changedOfOthers,
  type Deed,
  deedsOf,
  expressionsOf,
  isPlace,
  readOfOthers,
  statementsIn,
} from '../machine/seen.ts';
import type { Expr, Place, Stmt } from '../terms.ts';

const namesOf = (places: Iterable<Place>): ReadonlySet<string> => new Set([...places].map(({ name }) => name));

/** Places by which processors and threads are scheduled: a step that changes one is seen by others. */
const SCHEDULING = namesOf([running, nextStep, nextDpcStep, waitingFor]);

/** Where an instruction is inert: wherever it runs, or only while its processor is at DISPATCH_LEVEL. */
export type Inert = 'anywhere' | 'at DISPATCH_LEVEL';

/**
 * Why no step of a model may be left out, as a sentence; null where steps may be.
 *
 * Three things are asked of the whole model. A thread that was put aside before a step and one that was put aside after it
 * must look alike, so nobody may ask at which step a thread or a DPC is, only whether it has ended. What a processor at
 * DISPATCH_LEVEL does next must be up to it alone, so nobody else may change its level or take its thread or DPC away.
 * And a thread or DPC goes from step to step by its routine alone, so no act may put it elsewhere.
 */
export function whyNotInert(model: Model): string | null {
  const { computer, layout } = model;
  const deeds = deedsOf(model);
  if (deeds.some((deed) => expressionsOf(deed).some(asksForAStep)))
    return 'Something in this model asks at which step a thread is, or a DPC, and not only whether it has ended.';
  const compared = deeds
    .flatMap(({ stmts }) => [...statementsIn(stmts)])
    .some((stmt) => 'lowest' in stmt && isPlace(stmt.by, nextDpcStep));
  if (compared) return 'Something in this model finds a processor by the step at which its DPC is.';
  const taken = deeds
    .flatMap((deed) => [...changedOfOthers(deed)])
    .find((place) => [running, nextStep, nextDpcStep, irql].some((one) => isPlace(place, one)));
  if (taken)
    return `Something in this model changes ${taken.name} of a processor or thread that is not the acting one.`;
  // The start of a DPC is the dispatcher's own, and is never left out.
  const moved = [...layout.reachable, ...computer.devices.map(({ event }) => event)]
    .flatMap(({ act }) => [...changedBy(foldAll(act, layout.known))])
    .find((place) => [nextStep, nextDpcStep].some((one) => isPlace(place, one)));
  return moved
    ? `An act in this model puts a value into ${moved.name}, which only the way through a routine changes.`
    : null;
}

/**
 * The instructions that nobody else can see: what any other actor can do before them it can do after them, with the same
 * result, and what it can do after them it can do once they are done. A search may run such a step together with the one
 * before it and come to the same verdict: the machine before the step and the machine after it are branching bisimilar.
 * It sees fewer machines, and other schedules.
 *
 * They are found by reading the terms. An instruction is inert
 * - anywhere, if it always can be taken, goes on, and touches only variables of its own thread that nobody else looks at.
 *   Its thread may be put aside before it: then it is as if it had been put aside after it.
 * - at DISPATCH_LEVEL on several processors, if it does no more than that, and touch data whose lock is held on every way
 *   here, let go of such a lock, or go back to the level before the lock. There nobody can put its thread aside. (Below
 *   that level a thread that is put aside before it lets go leaves everybody spinning, and after it nobody.) Whoever
 *   spins for the lock can go on a moment sooner, which is why nobody else may ask for the lock's word; and while
 *   somebody compares levels (an interrupt goes to the lowest), going back to the level before is not inert.
 * - at DISPATCH_LEVEL on one processor, if it always can be taken and touches nothing that a device touches: nobody else
 *   moves there. The end of a DPC touches what says that one runs. Who holds which lock does not matter: on one
 *   processor a lock keeps nobody out below that level. Where such a step stops the computer, a search must show the
 *   machine before it: after it no device acts, and before it one could have brought another stop, or a bad model.
 *
 * And it changes nothing that a promise or the completion of what is asked asks for, since that is asked of every state of an end.
 *
 * @returns none where `whyNotInert` gives a reason.
 */
export function inertInstructions(model: Model): ReadonlyMap<Instruction, Inert> {
  const { computer, layout } = model;
  const { known } = layout;
  const inert = new Map<Instruction, Inert>();
  if (whyNotInert(model) !== null) return inert;

  const deeds = deedsOf(model);
  const others = namesOf(deeds.flatMap((deed) => [...readOfOthers(deed), ...changedOfOthers(deed)]));
  const ofDevices = namesOf(computer.devices.flatMap(({ event }) => touchedByDevice(event)));
  // What is promised, and whether all is done, is asked of every state of an end: a step that changes it is seen.
  const promised = namesOf(
    [...computer.done, ...computer.promises.map(({ broken }) => broken)].flatMap((test) => [
      ...placesIn(fold(test(computer.threadNumber), known)),
    ]),
  );
  // No act says that the end of a DPC changes this. That of a thread waits for a level below DISPATCH_LEVEL, and is never inert.
  const endedBy = ({ next }: Instruction): readonly Place[] =>
    next.some(({ to }) => to.instruction === null) ? [nextDpcStep] : [];
  const uniprocessor = layout.processors.count === 1;
  const held = locksHeld(computer);
  const kept = uniprocessor ? new Set<string>() : keptLocks(model, deeds, ofDevices);

  for (const [instruction, locks] of held) {
    const always = instruction.when === undefined || fold(instruction.when, known) === 1;
    if (!layout.reachable.has(instruction) || instruction.again !== undefined || !always) continue;
    if ([...changedBy(foldAll(instruction.act, known)), ...endedBy(instruction)].some(({ name }) => promised.has(name)))
      continue;
    if (isOwnAlone(instruction)) inert.set(instruction, 'anywhere');
    else if (uniprocessor ? devicesDoNotSee(instruction) : isSeenByNobody(instruction, locks))
      inert.set(instruction, 'at DISPATCH_LEVEL');
  }
  return inert;

  function devicesDoNotSee(instruction: Instruction): boolean {
    return ![...touchedBy(instruction), ...endedBy(instruction)].some(({ name }) => ofDevices.has(name));
  }
  /** A variable of the acting thread, at which nobody else looks. */
  function isPrivate(place: Place): boolean {
    return place.scope === 'thread' && !SCHEDULING.has(place.name) && !others.has(place.name);
  }
  function isOwnAlone(instruction: Instruction): boolean {
    return !instruction.takes && !instruction.gives && touchesOnly(instruction, isPrivate, () => false);
  }
  function isSeenByNobody(instruction: Instruction, locks: ReadonlySet<string>): boolean {
    const keeps = (lock: Place | undefined): boolean =>
      lock !== undefined && locks.has(lock.name) && kept.has(lock.name);
    return (
      !instruction.takes &&
      touchesOnly(
        instruction,
        (place) => isPrivate(place) || isPlace(place, irql) || keeps(place.guardedBy),
        ({ put, to }) =>
          (isPlace(put, irql) && isPlace(to, oldIrql) && !others.has(irql.name)) ||
          (put.name === instruction.gives?.name && to === 0 && keeps(put)),
      )
    );
  }
  /** Does an instruction go on, and read and change only what is its own, or change it in a way that is allowed besides? */
  function touchesOnly(
    { act, next }: Instruction,
    isOwn: (place: Place) => boolean,
    isAllowed: (put: Extract<Stmt, { readonly put: Place }>) => boolean,
  ): boolean {
    const readsOwn = (expr: Expr): boolean => isPlain(expr) && [...placesIn(fold(expr, known))].every(isOwn);
    const actsAlone = (stmts: readonly Stmt[]): boolean =>
      stmts.every((stmt) => {
        if ('put' in stmt) return isAllowed(stmt) || (!isPlace(stmt.put, irql) && isOwn(stmt.put) && readsOwn(stmt.to));
        return 'test' in stmt && readsOwn(stmt.test) && actsAlone(stmt.then) && actsAlone(stmt.otherwise);
      });
    // An end takes the thread or DPC off its processor.
    const goesOn = next.every(({ to, test }) => to.instruction !== null && readsOwn(test));
    return goesOn && actsAlone(foldAll(act, known));
  }
}

/**
 * The locks that keep what they guard from everybody else, wherever somebody has one: no line and no device touches their
 * data without them, whoever takes one waits until it is free and marks it as held, and nobody else asks for the word
 * or changes it but to let go of what is his.
 */
function keptLocks(
  { computer, layout }: Model,
  deeds: readonly Deed[],
  ofDevices: ReadonlySet<string>,
): ReadonlySet<string> {
  const { known } = layout;
  const broken = new Set(breachesIn(computer).map(({ lock }) => lock.name));
  const locks = new Map<string, Place>();
  const reads = new Map<string, number>();
  const count = (expr: Expr, by: number): void => {
    for (const { name } of placesIn(expr)) reads.set(name, (reads.get(name) ?? 0) + by);
  };
  for (const deed of deeds) for (const expr of expressionsOf(deed)) count(expr, 1);
  for (const { event } of computer.devices)
    for (const { name, guardedBy } of touchedByDevice(event)) {
      broken.add(name);
      if (guardedBy) broken.add(guardedBy.name);
    }
  for (const instruction of layout.reachable) {
    const { takes, gives, when = 1, again } = instruction;
    const act = foldAll(instruction.act, known);
    const guard = fold(when, known);
    if (takes) {
      locks.set(takes.name, takes);
      const waits = isFree(guard, takes) && again === undefined;
      if (waits) count(guard, -1);
      const marks = putsOf(act, takes);
      if (!waits || marks.length !== 1 || !marks.every(({ to }) => to === 1) || !act.some((stmt) => stmt === marks[0]))
        broken.add(takes.name);
    }
    if (gives && putsOf(act, gives).some(({ to }) => to !== 0)) broken.add(gives.name);
    for (const { name } of changedBy(act)) if (name !== takes?.name && name !== gives?.name) broken.add(name);
  }
  return new Set(
    [...locks.keys()].filter((name) => !broken.has(name) && (reads.get(name) ?? 0) === 0 && !ofDevices.has(name)),
  );
}

const putsOf = (act: readonly Stmt[], place: Place): readonly Extract<Stmt, { readonly put: Place }>[] =>
  [...statementsIn(act)].flatMap((stmt) => ('put' in stmt && isPlace(stmt.put, place) ? [stmt] : []));

const isFree = (guard: Expr, lock: Place): boolean =>
  typeof guard === 'object' && 'op' in guard && guard.op === '==' && isPlace(guard.left, lock) && guard.right === 0;

/** What an event outside any program touches. */
const touchedByDevice = (event: { readonly when: Expr; readonly act: readonly Stmt[] }): readonly Place[] => [
  ...changedBy(event.act),
  ...expressionsOf({ exprs: [event.when], stmts: event.act }).flatMap((expr) => [...placesIn(expr)]),
];

/** No look at other processors or threads. */
function isPlain(expr: Expr): boolean {
  if (typeof expr === 'number' || 'kind' in expr) return true;
  if ('not' in expr) return isPlain(expr.not);
  if ('op' in expr) return isPlain(expr.left) && isPlain(expr.right);
  return 'setting' in expr || 'idOf' in expr || 'firstStepOf' in expr;
}
