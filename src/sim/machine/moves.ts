import { dpcsGoFirst, nextDpcStep } from '../kernel/dpc.ts';
import { dispatch, nextStep, ready, running, takesThreads } from '../kernel/thread.ts';
import type { Place } from '../terms.ts';
import type { Computer } from './assemble.ts';
import { lineOf } from './badModel.ts';
import type { Compiler, Eval, Exec } from './compile.ts';
import { fold } from './fold.ts';
import type { Instruction } from './instructions.ts';
import { type Layout, STOPPED } from './layout.ts';

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

/**
 * Everything that can happen in a computer, ready to be tried. One move at a time, on one memory that all
 * processors see alike (A1).
 */
export interface Moves {
  readonly moves: readonly Move[];
  readonly compiled: readonly CompiledMove[];
  /** The same as asking every move, but what holds of a thread is asked once and not for each processor. */
  readonly forEachEnabled: ForEachEnabled;
  /** The number of the instruction that a processor is at, for its DPC or thread; 0 if it is at none. */
  readonly upcoming: (s: Uint8Array, m: number, processor: number) => number;
}

interface CompiledInstruction {
  readonly when: Eval | null;
  readonly run: Exec;
  readonly next: (s: Uint8Array, m: number, p: number, t: number) => number;
}

/** The moves of a computer: what its processors do next, which threads they can be given, what its devices bring. */
export function movesOf(computer: Computer, layout: Layout, compiler: Compiler): Moves {
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
            run: compiler.stmts(instruction.act, instruction.when, lineOf(instruction)),
            next: compileNext(instruction),
          }
        : null,
    ),
  ];

  // A computer whose DPCs nobody ever queues starts none.
  const startDpc = fold(computer.startDpc?.when ?? 0, layout.known) === 0 ? null : computer.startDpc;
  const starts = startDpc && {
    when: compiler.expr(startDpc.when ?? 1),
    run: compiler.stmts(startDpc.act, startDpc.when),
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
    const { device: object, event } = computer.devices[device] as Computer['devices'][number];
    const where = { object, line: `${object} ${event.says}` };
    const [when, act] = [compiler.expr(event.when), compiler.stmts(event.act, event.when, where)];
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
  return { moves, compiled, forEachEnabled, upcoming };
}
