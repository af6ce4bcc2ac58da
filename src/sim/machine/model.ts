import type { Activity, Promised } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import { assemble } from './assemble.ts';
import { type Closures, closuresOf } from './closures.ts';
import { compilerFor } from './compile.ts';
import type { Computer } from './computer.ts';
import { type Layout, layOut } from './layout.ts';
import { type Move, movesOf } from './moves.ts';
import { assertNamedAreThere } from './named.ts';
import { type Transition, transitionsOf } from './transitions.ts';

/** A whole computer in one state. The bytes are a `Layout`'s to read; equal bytes are equal machines. */
export type Machine = Uint8Array;

export interface KnownPromise extends Pick<Promised, 'name' | 'says' | 'judged'> {
  /** It does not hold in this machine. */
  readonly broken: (machine: Machine) => boolean;
}

/** A computer that can run. */
export interface Model extends Closures {
  /** What it was made of, without what was added. */
  readonly spec: Spec;
  readonly computer: Computer;
  readonly layout: Layout;
  /** Everything that can happen, by the numbers of steps. */
  readonly moves: readonly Move[];
  /** What each of the moves is, in terms: the step relation, of which the closures are a print. */
  readonly transitions: readonly (readonly Transition[])[];
  readonly start: Machine;
  /** Everything that the spec asks for is complete. */
  readonly isDone: (machine: Machine, at?: number) => boolean;
  /** What its routines promise, each with its test. */
  readonly promises: readonly KnownPromise[];
  /** What was asked for beyond that is complete: one test for each added activity. */
  readonly addedDone: readonly ((s: Uint8Array, m: number) => boolean)[];
}

/** A computer in terms: what a model is before closures are made of it. */
export type Terms = Pick<Model, 'computer' | 'layout' | 'moves' | 'transitions' | 'start'>;

/**
 * Puts the computer of a spec together and works its transitions out, with `added` asked of it beyond what the spec asks.
 *
 * @throws BadModel where the terms contradict themselves or ask for more than a state can hold.
 */
export function inTerms(spec: Spec, added: readonly Activity[] = []): Terms {
  const computer = assemble(spec, added);
  const layout = layOut(computer);
  assertNamedAreThere(computer, layout);
  const moves = movesOf(computer, layout);
  return {
    computer,
    layout,
    moves,
    transitions: transitionsOf(computer, layout, moves),
    start: startOf(computer, layout),
  };
}

/**
 * Builds the computer of a spec, ready to run, with `added` asked of it beyond what the spec asks.
 *
 * @throws BadModel where the terms contradict themselves or ask for more than a state can hold.
 */
export function modelFrom(spec: Spec, added: readonly Activity[] = []): Model {
  const { asked } = spec;
  const terms = inTerms(spec, added);
  const { computer, layout, moves, transitions } = terms;
  const compiler = compilerFor(layout);
  const tests = computer.done.map((done) => {
    const test = compiler.expr(done(computer.threadNumber));
    return (s: Uint8Array, m: number): boolean => test(s, m, 0, 0) !== 0;
  });
  return {
    spec,
    ...terms,
    ...closuresOf(moves, transitions, layout, compiler),
    isDone: (machine, at = 0) => tests.slice(0, asked.length).every((test) => test(machine, at)),
    promises: computer.promises.map(({ name, says, judged, broken }) => {
      const test = compiler.expr(broken(computer.threadNumber));
      return { name, says, judged, broken: (machine) => test(machine, 0, 0, 0) !== 0 };
    }),
    addedDone: tests.slice(asked.length),
  };
}

/** Every place as it begins, every thread at its first step, on the processor that it starts on. */
function startOf(computer: Computer, layout: Layout): Machine {
  const { processors, threads } = layout;
  const start = new Uint8Array(layout.width);
  for (const [place, o] of layout.places.machine.map((one, at) => [one, at] as const))
    start[o] = computer.begins.get(place.name) ?? place.initial;
  for (const part of [processors, threads]) {
    const places = layout.places[part === processors ? 'processor' : 'thread'];
    for (let number = 0; number < part.count; number++)
      for (const [o, place] of places.entries()) start[part.start + number * part.stride + o] = place.initial;
  }
  for (const [number, { first, asleepOn, runsOn }] of computer.threads.entries()) {
    const t = threads.start + number * threads.stride;
    start[t + (layout.byteOf(nextStep) ?? 0)] = first.instruction?.number ?? 0;
    if (asleepOn) start[t + (layout.byteOf(waitingFor) ?? 0)] = layout.known.constant({ idOf: asleepOn }) ?? 0;
    if (runsOn !== null && runsOn < processors.count)
      start[processors.start + runsOn * processors.stride + (layout.byteOf(running) ?? 0)] = number + 1;
  }
  return start;
}
