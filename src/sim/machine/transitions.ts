import { dpcMayStart, nextDpcStep } from '../kernel/dpc.ts';
import { dispatch, nextStep, running } from '../kernel/thread.ts';
import { type Expr, eq, given, type Place, put, type Stmt } from '../terms.ts';
import { type Concerns, lineOf } from './badModel.ts';
import type { Computer } from './computer.ts';
import { fold, foldAll, type Known } from './fold.ts';
import type { Instruction, Target } from './instructions.ts';
import { type Layout, STOPPED } from './layout.ts';
import type { Move } from './moves.ts';

/*
 * The step relation: what can happen in a computer, and what it changes. These are all the rules about who moves when:
 *
 * 1. A computer that has stopped takes no transition.
 * 2. While a DPC runs on a processor, the processor runs nothing else, and is given no thread.
 * 3. A DPC that waits starts, once the level is below DISPATCH_LEVEL, before a thread moves there.
 * 4. Else the processor runs the instruction that its thread has come to, as soon as that one's guard holds.
 * 5. Or it is given a thread that is ready, while it may be given one at all.
 * 6. A device interrupts whenever its own guard holds, on whatever processor it chooses.
 *
 * One transition happens at a time, on one memory that all processors see alike (A1).
 *
 * Whatever runs a computer prints this list: `closures.ts` for searches, `promela.ts` for Spin. A printer knows no rule.
 */

/** A counter of the acting processor or thread, and the value that it must have. */
export interface Location {
  readonly counter: Place;
  readonly value: number;
}

/**
 * One transition, in terms with everything put in that is known before the computer runs. It can be taken where `at`
 * and `when` hold, and then all of `act` happens at once. A place of a processor means the processor whose move it is,
 * a place of a thread means `thread`.
 */
export interface Transition {
  readonly kind: 'thread' | 'start of a DPC' | 'DPC' | 'dispatch' | 'device';
  /** From 0; null: there is none, and no term asks for one. */
  readonly thread: number | null;
  /** The instruction that is run; null where it is none. */
  readonly instruction: Instruction | null;
  /** Where the processor must be, outermost counter first. A printer may look a transition up by these values. */
  readonly at: readonly Location[];
  /**
   * What must hold besides. None: it can always be taken there. A 0 among them: it never can, but a processor can come
   * there. A condition that several transitions share is one object in all of them, and its opposite is
   * `{ not: that object }`, so a printer can see what it need ask only once.
   */
  readonly when: readonly Expr[];
  /** With the way on: the counter is put to the instruction that follows, or to 0 at the end. */
  readonly act: readonly Stmt[];
  /** What a sentence about it names. */
  readonly concerns: Concerns;
}

/** The transitions of each move, by its number. In no state can two of one move be taken. */
export function transitionsOf(
  computer: Computer,
  layout: Layout,
  moves: readonly Move[],
): readonly (readonly Transition[])[] {
  const { known } = layout;
  const conditions = (expr: Expr): readonly Expr[] =>
    conjuncts(expr)
      .map((one) => fold(one, known))
      .filter(isAsked);
  /** Without the counters that never change: where there are no DPCs, none ever runs. */
  const at = (...all: readonly Location[]): readonly Location[] =>
    all.filter(({ counter }) => known.fixed(counter) === null);

  // Rule 1: in every transition.
  const notStopped = conditions(eq(STOPPED, 0));
  // Rules 2 and 3: in every transition that moves a thread. The start of a DPC asks the opposite of `noDpcStarts`.
  const noDpcRuns: Location = { counter: nextDpcStep, value: 0 };
  const dpcStarts = fold(dpcMayStart, known);
  const noDpcStarts = [typeof dpcStarts === 'number' ? Number(dpcStarts === 0) : { not: dpcStarts }].filter(isAsked);

  // A thread that has ended has no variables any more: states that differ in nothing else are one.
  const endOfThread = layout.places.thread.map((place) => put(place, 0));
  const endOfDpc = [put(nextDpcStep, 0)];
  const program = (first: Target, counter: Place, end: readonly Stmt[]) =>
    reachableFrom(first, layout).map((instruction) => {
      const guard = conditions(instruction.when ?? 1);
      // An act that can never be taken may speak of places that nobody changes.
      const act = guard.includes(0) ? [] : withWayOn(instruction, counter, end, known);
      return { instruction, guard, act };
    });

  // Rule 4. Threads that run the same routine share its terms.
  const programs = new Map<Target, ReturnType<typeof program>>();
  const ofThread = (first: Target, thread: number): readonly Transition[] => {
    const instructions = programs.get(first) ?? program(first, nextStep, endOfThread);
    programs.set(first, instructions);
    const isRun: Location = { counter: running, value: thread + 1 };
    return instructions.map(({ instruction, guard, act }) => ({
      kind: 'thread',
      thread,
      instruction,
      at: at(noDpcRuns, isRun, { counter: nextStep, value: instruction.number }),
      when: [...notStopped, ...noDpcStarts, ...guard],
      act,
      concerns: lineOf(instruction),
    }));
  };
  // Rule 3, where any DPC is ever queued.
  const startOfDpc: readonly Transition[] =
    computer.startDpc && dpcStarts !== 0
      ? [
          {
            kind: 'start of a DPC',
            thread: null,
            instruction: null,
            at: at(noDpcRuns),
            when: [...notStopped, dpcStarts],
            act: foldAll(computer.startDpc.act, known),
            concerns: {},
          },
        ]
      : [];
  // Rule 2.
  const ofDpc = (first: Target): readonly Transition[] =>
    program(first, nextDpcStep, endOfDpc).map(({ instruction, guard, act }) => ({
      kind: 'DPC',
      thread: null,
      instruction,
      at: at({ counter: nextDpcStep, value: instruction.number }),
      when: [...notStopped, ...guard],
      act,
      concerns: lineOf(instruction),
    }));
  // Each processor runs whatever it is at: one list for all of them.
  const run = [
    ...computer.threads.flatMap(({ first }, thread) => ofThread(first, thread)),
    ...startOfDpc,
    ...computer.dpcs.flatMap(({ first }) => ofDpc(first)),
  ];

  // Rule 5.
  const mayBeGiven = [...notStopped, ...conditions(dispatch.when ?? 1), ...noDpcStarts];
  const giving = foldAll(dispatch.act, known);
  const dispatched = computer.threads.map((_, thread): readonly Transition[] => [
    { kind: 'dispatch', thread, instruction: null, at: at(noDpcRuns), when: mayBeGiven, act: giving, concerns: {} },
  ]);

  // Rule 6.
  const ofDevice = ({ device, event: { says, when, act } }: Computer['devices'][number]): Transition => ({
    kind: 'device',
    thread: null,
    instruction: null,
    at: [],
    when: [...notStopped, ...conditions(when)],
    act: foldAll(act, known),
    concerns: { object: device, line: `${device} ${says}` },
  });

  return moves.map((move) => {
    if (move.kind === 'run') return run;
    if (move.kind === 'dispatch') return dispatched[move.thread] ?? [];
    return computer.devices.slice(move.device, move.device + 1).map(ofDevice);
  });
}

/** `a and b and c` as its three parts. */
const conjuncts = (expr: Expr): readonly Expr[] =>
  typeof expr === 'object' && 'op' in expr && expr.op === 'and'
    ? [...conjuncts(expr.left), ...conjuncts(expr.right)]
    : [expr];

/** Whether a condition is one at all: a number other than 0 always holds. */
const isAsked = (condition: Expr): boolean => typeof condition !== 'number' || condition === 0;

/** The instructions of a program that a computer can come to, in their order. */
function reachableFrom(first: Target, { reachable }: Layout): readonly Instruction[] {
  const found = new Set<Instruction>();
  const open = [first];
  for (let target = open.pop(); target; target = open.pop()) {
    const { instruction } = target;
    if (!instruction || found.has(instruction) || !reachable.has(instruction)) continue;
    found.add(instruction);
    for (const { to } of instruction.next) open.push(to);
  }
  return [...found].sort((one, other) => one.number - other.number);
}

/**
 * What an instruction does, and where it goes on from there. The way is chosen before the act changes what it is chosen
 * by, so the act stands in every branch. The last branch is for whatever the others are not.
 */
function withWayOn({ act, next }: Instruction, counter: Place, end: readonly Stmt[], known: Known): readonly Stmt[] {
  const acts = foldAll(act, known);
  return next.reduceRight<readonly Stmt[]>((otherwise, { test, to: { instruction } }, which) => {
    const holds = which === next.length - 1 ? 1 : fold(test, known);
    if (holds === 0) return otherwise;
    const going = [...acts, ...(instruction ? [put(counter, instruction.number)] : end)];
    return typeof holds === 'number' ? going : [given(holds, going, otherwise)];
  }, []);
}
