import { nextDpcStep } from '../kernel/dpc.ts';
import { running } from '../kernel/thread.ts';
import { enabledSteps, takeStep } from '../machine/doors.ts';
import type { Instruction } from '../machine/instructions.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { readPlace } from '../machine/read.ts';

/** Who runs an instruction: a thread, or a DPC on its processor. */
export interface Runner {
  readonly kind: 'thread' | 'dpc';
  /** `Address closer`, or the DPC's routine. */
  readonly name: string;
  readonly processor: number;
}

/** Somebody has a spin lock: who, and by which step of the schedule (from 1). */
export interface Holding {
  readonly lock: string;
  readonly by: Runner;
  readonly since: number;
  readonly through: Instruction;
}

/** One machine along a schedule, with what only the way there can tell. */
export interface Moment {
  readonly machine: Machine;
  /** The step that led here; null at the start. */
  readonly step: Step | null;
  /** What that step ran: null for a dispatch, the start of a DPC, or a device. */
  readonly ran: { readonly instruction: Instruction; readonly by: Runner } | null;
  /** Spin locks taken and not let go: on one processor too, where none has a word and what is kept is the level alone. */
  readonly held: readonly Holding[];
}

/** A schedule that has been followed: its moments, the start first. */
export interface Trace {
  readonly model: Model;
  readonly moments: readonly Moment[];
}

/** The instruction that a processor would run next, and for whom; null if it would start a DPC or is idle. */
export function nextInstruction(
  model: Model,
  machine: Machine,
  processor: number,
): { readonly instruction: Instruction; readonly by: Runner } | null {
  const { computer } = model;
  const instruction = computer.instructions[model.upcoming(machine, 0, processor) - 1];
  if (!instruction) return null;
  const isDpc = readPlace(model, machine, nextDpcStep, processor) !== 0;
  const name = isDpc
    ? instruction.at[0]?.listing.routine.name
    : computer.threads[readPlace(model, machine, running, processor) - 1]?.name;
  return { instruction, by: { kind: isDpc ? 'dpc' : 'thread', name: name ?? '', processor } };
}

const firstMoment = (model: Model): Moment => ({ machine: model.start, step: null, ran: null, held: [] });

/** The moment after a step. @throws Error if the step is not enabled. */
export function after(model: Model, moment: Moment, number: number, step: Step): Moment {
  const move = model.moves[step];
  const ran = move?.kind === 'run' ? nextInstruction(model, moment.machine, move.processor) : null;
  const machine = takeStep(model, moment.machine, step);
  const { takes, gives } = ran?.instruction ?? {};
  const kept = gives ? moment.held.filter(({ lock }) => lock !== gives.name) : moment.held;
  const held =
    takes && ran ? [...kept, { lock: takes.name, by: ran.by, since: number, through: ran.instruction }] : kept;
  return { machine, step, ran, held };
}

/** Follows a schedule from the model's start. @throws Error at the first step that cannot be taken. */
export function traceOf(model: Model, steps: readonly Step[]): Trace {
  const moments = [firstMoment(model)];
  for (const [at, step] of steps.entries()) moments.push(after(model, moments[at] as Moment, at + 1, step));
  return { model, moments };
}

/** The same schedule up to a moment, then another step. */
export function extend(trace: Trace, upTo: number, step: Step): Trace {
  const moments = trace.moments.slice(0, upTo + 1);
  return { model: trace.model, moments: [...moments, after(trace.model, moments[upTo] as Moment, upTo + 1, step)] };
}

export const stepsOf = (trace: Trace): readonly Step[] => trace.moments.slice(1).map(({ step }) => step as Step);
export const enabledAt = (trace: Trace, at: number): readonly Step[] =>
  enabledSteps(trace.model, (trace.moments[at] as Moment).machine);
