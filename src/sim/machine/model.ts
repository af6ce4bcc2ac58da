import { type Build, buildOf } from '../builds/index.ts';
import { loadOf, type Setting } from '../cases/index.ts';
import { STOPS } from '../kernel/bugcheck.ts';
import { dpcsGoFirst, nextDpcStep } from '../kernel/dpc.ts';
import { dispatch, nextStep, ready, running, takesThreads, waitingFor } from '../kernel/thread.ts';
import type { Place, Stop } from '../terms.ts';
import type { Activity } from '../world/activities.ts';
import { assemble, type Computer } from './assemble.ts';
import { compilerFor, type Eval, type Exec } from './compile.ts';
import { fold } from './fold.ts';
import type { Instruction } from './instructions.ts';
import { type Layout, layOut, STOPPED } from './layout.ts';

/** A whole computer in one state. The bytes are a `Layout`'s to read; equal bytes are equal machines. */
export type Machine = Uint8Array;

/** Who can take a step: a processor, or a device outside. */
export type Actor =
  | { readonly kind: 'processor'; readonly number: number }
  | { readonly kind: 'device'; readonly name: string };

/**
 * One thing that can happen. A processor runs the next step of whatever it is on (which may be to
 * start a DPC), or is given another thread; a device interrupts.
 */
export type Move =
  | { readonly kind: 'run'; readonly actor: Actor; readonly processor: number }
  | { readonly kind: 'dispatch'; readonly actor: Actor; readonly processor: number; readonly thread: number }
  | { readonly kind: 'device'; readonly actor: Actor; readonly device: number };

/** A move that can be taken now: its number in the model's list of moves. */
export type Step = number;

export interface CompiledMove {
  readonly enabled: (s: Uint8Array, m: number) => boolean;
  /** Changes the machine in place. Only for a move that is enabled. */
  readonly take: (s: Uint8Array, m: number) => void;
}

/** Calls `visit` with every step that a machine can take, in ascending order. The machine must not change meanwhile. */
export type ForEachEnabled = (s: Uint8Array, m: number, visit: (step: Step) => void) => void;

/** A computer that can run. */
export interface Model {
  readonly setting: Setting;
  readonly build: Build;
  /** What the load asks, without what was added. */
  readonly asked: readonly Activity[];
  readonly computer: Computer;
  readonly layout: Layout;
  readonly moves: readonly Move[];
  readonly compiled: readonly CompiledMove[];
  /** The same as asking every move, but what holds of a thread is asked once and not for each processor. */
  readonly forEachEnabled: ForEachEnabled;
  /** The number of the instruction that a processor is at, for its DPC or thread; 0 if it is at none. */
  readonly upcoming: (s: Uint8Array, m: number, processor: number) => number;
  readonly start: Machine;
  /** Everything the load asked for is complete. */
  readonly isDone: (machine: Machine, at?: number) => boolean;
  /** What was asked for beyond the load is complete: one test for each added activity. */
  readonly addedDone: readonly ((s: Uint8Array, m: number) => boolean)[];
}

interface CompiledInstruction {
  readonly when: Eval | null;
  readonly run: Exec;
  readonly next: (s: Uint8Array, m: number, p: number, t: number) => number;
}

/**
 * Builds the computer of a setting, ready to run, with `added` asked of it beyond its load. `build` is
 * the setting's own unless a test wants to know what a changed one would do.
 *
 * @throws Error where the terms contradict themselves: a mistake of ours, not of a reader.
 */
export const modelOf = (
  setting: Setting,
  added: readonly Activity[] = [],
  build: Build = buildOf(setting.build),
): Model => modelFrom(setting, loadOf(setting).activities, added, build);

/** The same with activities of one's own in place of the case's load: for the smallest machines. */
export function modelFrom(
  setting: Setting,
  asked: readonly Activity[],
  added: readonly Activity[] = [],
  build: Build = buildOf(setting.build),
): Model {
  const computer = assemble(setting, build, [...asked, ...added]);
  const layout = layOut(computer);
  const compiler = compilerFor(layout);
  const { processors, threads } = layout;
  const byteOf = (place: Place): number => layout.byteOf(place) ?? -1;
  const [thread, step, dpcStep, stopped] = [byteOf(running), byteOf(nextStep), byteOf(nextDpcStep), byteOf(STOPPED)];

  const compileNext = ({ next }: Instruction): CompiledInstruction['next'] => {
    const branches = next.map(({ test, to }) => ({ test: compiler.guard(test), to: to.instruction?.number ?? 0 }));
    const [first, second] = branches;
    if (!first?.test) return () => first?.to ?? 0;
    if (branches.length === 2 && second) {
      const { test, to } = first;
      return (s, m, p, t) => (test(s, m, p, t) !== 0 ? to : second.to);
    }
    return (s, m, p, t) => {
      for (const { test, to } of branches) if (!test || test(s, m, p, t) !== 0) return to;
      return 0;
    };
  };
  // Number 0 is no instruction: the list is read by number.
  const program: readonly (CompiledInstruction | null)[] = [
    null,
    ...computer.instructions.map((instruction) =>
      layout.reachable.has(instruction)
        ? {
            when: compiler.guard(instruction.when),
            run: compiler.stmts(instruction.act),
            next: compileNext(instruction),
          }
        : null,
    ),
  ];

  const starts = computer.startDpc && {
    when: compiler.expr(computer.startDpc.when ?? 1),
    run: compiler.stmts(computer.startDpc.act),
  };
  const dpcFirst = starts ? compiler.expr(dpcsGoFirst) : () => 0;
  const mayDispatch = compiler.expr(dispatch.when ?? 1);
  const isReady = compiler.expr(ready);
  const takesThread = compiler.expr(takesThreads);
  const dispatchHere = compiler.stmts(dispatch.act);
  const runs = (s: Uint8Array, m: number): boolean => stopped < 0 || s[m + stopped] === 0;

  /** The number of the instruction that a processor is at, for its DPC or its thread; 0: it would start a DPC, or is idle. */
  const upcoming = (s: Uint8Array, m: number, processor: number): number => {
    const p = m + processors.start + processor * processors.stride;
    const dpc = dpcStep < 0 ? 0 : (s[p + dpcStep] as number);
    if (dpc !== 0 || dpcFirst(s, m, p, 0) !== 0) return dpc;
    const who = s[p + thread] as number;
    return who === 0 ? 0 : (s[m + threads.start + (who - 1) * threads.stride + step] as number);
  };

  /** What a processor does next: an instruction of its DPC or thread, the start of a DPC, or nothing. */
  const run = (processor: number): CompiledMove => {
    const part = processors.start + processor * processors.stride;
    /** Where the thread that the processor runs has its part: meant only while no DPC runs there. */
    const threadPart = (s: Uint8Array, m: number): number =>
      m + threads.start + ((s[m + part + thread] as number) - 1) * threads.stride;
    return {
      enabled: (s, m) => {
        if (!runs(s, m)) return false;
        const number = upcoming(s, m, processor);
        if (number === 0) return dpcFirst(s, m, m + part, 0) !== 0;
        const when = program[number]?.when;
        return !when || when(s, m, m + part, threadPart(s, m)) !== 0;
      },
      take: (s, m) => {
        const p = m + part;
        const number = upcoming(s, m, processor);
        if (number === 0) {
          starts?.run(s, m, p, 0);
          return;
        }
        const instruction = program[number] as CompiledInstruction;
        const inDpc = dpcStep >= 0 && s[p + dpcStep] !== 0;
        const t = inDpc ? 0 : threadPart(s, m);
        const next = instruction.next(s, m, p, t);
        instruction.run(s, m, p, t);
        if (inDpc) s[p + dpcStep] = next;
        // A thread that has ended has no variables any more.
        else if (next === 0) s.fill(0, t, t + threads.stride);
        else s[t + step] = next;
      },
    };
  };
  const give = (processor: number, number: number): CompiledMove => {
    const [part, mine] = [processors.start + processor * processors.stride, threads.start + number * threads.stride];
    return {
      enabled: (s, m) => runs(s, m) && dpcFirst(s, m, m + part, 0) === 0 && mayDispatch(s, m, m + part, m + mine) !== 0,
      take: (s, m) => dispatchHere(s, m, m + part, m + mine),
    };
  };
  const interrupt = (device: number): CompiledMove => {
    const { event } = computer.devices[device] as Computer['devices'][number];
    const [when, act] = [compiler.expr(event.when), compiler.stmts(event.act)];
    return { enabled: (s, m) => runs(s, m) && when(s, m, 0, 0) !== 0, take: (s, m) => act(s, m, 0, 0) };
  };

  const processorNumbers = Array.from({ length: processors.count }, (_, number) => number);
  const actorOf = (number: number): Actor => ({ kind: 'processor', number });
  const moves: Move[] = [
    ...processorNumbers.map((processor): Move => ({ kind: 'run', actor: actorOf(processor), processor })),
    ...computer.threads.flatMap((_, number) =>
      processorNumbers.map(
        (processor): Move => ({ kind: 'dispatch', actor: actorOf(processor), processor, thread: number }),
      ),
    ),
    ...computer.devices.flatMap(({ device, event }, number): readonly Move[] =>
      fold(event.when, layout.known) === 0
        ? []
        : [{ kind: 'device', actor: { kind: 'device', name: device }, device: number }],
    ),
  ];
  const compiled = moves.map((move) => {
    if (move.kind === 'run') return run(move.processor);
    return move.kind === 'dispatch' ? give(move.processor, move.thread) : interrupt(move.device);
  });

  const deviceMoves = moves.flatMap(({ kind }, at) => (kind === 'device' ? [at] : []));
  const freeProcessors = new Int32Array(processors.count);
  const forEachEnabled: ForEachEnabled = (s, m, visit) => {
    if (!runs(s, m)) return;
    let free = 0;
    for (let number = 0; number < processors.count; number++) {
      if (compiled[number]?.enabled(s, m)) visit(number);
      const p = m + processors.start + number * processors.stride;
      if (takesThread(s, m, p, 0) !== 0 && dpcFirst(s, m, p, 0) === 0) freeProcessors[free++] = number;
    }
    if (free > 0) {
      for (let number = 0; number < threads.count; number++) {
        if (isReady(s, m, 0, m + threads.start + number * threads.stride) === 0) continue;
        const first = processors.count * (number + 1);
        for (let at = 0; at < free; at++) visit(first + (freeProcessors[at] as number));
      }
    }
    for (const at of deviceMoves) if (compiled[at]?.enabled(s, m)) visit(at);
  };

  const start = new Uint8Array(layout.width);
  for (const [place, o] of layout.places.machine.map((one, at) => [one, at] as const))
    start[o] = computer.begins.get(place.name) ?? place.initial;
  for (const part of [processors, threads]) {
    const places = layout.places[part === processors ? 'processor' : 'thread'];
    for (let number = 0; number < part.count; number++)
      for (const [o, place] of places.entries()) start[part.start + number * part.stride + o] = place.initial;
  }
  for (const [number, { first, asleepOn }] of computer.threads.entries()) {
    const t = threads.start + number * threads.stride;
    start[t + step] = first.instruction?.number ?? 0;
    if (asleepOn) start[t + byteOf(waitingFor)] = layout.waitables.indexOf(asleepOn) + 1;
  }

  const tests = computer.done.map((done) => {
    const test = compiler.expr(done(computer.threadNumber));
    return (s: Uint8Array, m: number): boolean => test(s, m, 0, 0) !== 0;
  });
  return {
    setting,
    build,
    asked,
    computer,
    layout,
    moves,
    compiled,
    forEachEnabled,
    upcoming,
    start,
    isDone: (machine, at = 0) => tests.slice(0, asked.length).every((test) => test(machine, at)),
    addedDone: tests.slice(asked.length),
  };
}

/** First door: every move that can be taken now, in the order of the model's list. Empty: nothing moves any more. */
export const enabledSteps = (model: Model, machine: Machine): readonly Step[] =>
  model.compiled.flatMap(({ enabled }, step) => (enabled(machine, 0) ? [step] : []));

/**
 * Second door: the machine after a step. The one given is left as it was.
 *
 * @throws Error if the step is not enabled there.
 */
export function takeStep(model: Model, machine: Machine, step: Step): Machine {
  const move = model.compiled[step];
  if (!move?.enabled(machine, 0))
    throw new Error(
      `Step ${step} cannot be taken here; one of ${enabledSteps(model, machine).join(', ') || 'none'} can.`,
    );
  const after = machine.slice();
  move.take(after, 0);
  return after;
}

/** The bug check that a machine has come to, or null. */
export function stopOf(model: Model, machine: Machine): Stop | null {
  const at = model.layout.byteOf(STOPPED);
  return at === null ? null : (STOPS[(machine[at] as number) - 1] ?? null);
}

/** The value of a place of a machine: the computer's, or that of the processor or thread of the number given. */
export function readPlace(model: Model, machine: Machine, place: Place, number = 0): number {
  const { layout } = model;
  const byte = layout.byteOf(place);
  if (byte === null) return layout.known.fixed(place) ?? place.initial;
  if (place.scope === 'machine') return machine[byte] as number;
  const part = place.scope === 'processor' ? layout.processors : layout.threads;
  return machine[part.start + number * part.stride + byte] as number;
}

/**
 * A machine of a smaller computer, as a machine of one that has more asked of it.
 *
 * Every place keeps its value; what only the larger one has starts as it does there, and what the
 * added activities put in is put in.
 */
export function carryOver(from: Model, machine: Machine, to: Model, added: readonly Activity[]): Machine {
  const after = to.start.slice();
  const begun = new Map(added.flatMap(({ begins }) => begins.map(([place, value]) => [place.name, value] as const)));
  for (const scope of ['machine', 'processor', 'thread'] as const) {
    const part = {
      machine: { start: 0, stride: 0, count: 1 },
      processor: to.layout.processors,
      thread: { ...to.layout.threads, count: from.layout.threads.count },
    }[scope];
    for (const [o, place] of to.layout.places[scope].entries()) {
      if (begun.has(place.name)) continue;
      for (let number = 0; number < part.count; number++)
        after[part.start + number * part.stride + o] = readPlace(from, machine, place, number);
    }
  }
  return after;
}
