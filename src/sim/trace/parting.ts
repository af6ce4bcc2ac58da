import { enabledSteps } from '../machine/doors.ts';
import type { Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { stopOf } from '../machine/read.ts';
import { type Frame, frameOf } from './frame.ts';
import { sayStep, whyProcessorStuck, whyThreadStuck } from './narrate.ts';
import { extend, type Moment, stepsOf, type Trace, traceOf } from './replay.ts';

/** One schedule on two computers that differ in their build. */
export interface Parting {
  readonly one: Trace;
  /** The schedule as far as the other can follow it, and then the other left to itself until nothing is left to do. */
  readonly other: Trace;
  /** How many steps of the schedule the other took. */
  readonly followed: number;
  /** The first step (from 1) that does something else on the other, or that it cannot take. Null: no step differs. */
  readonly at: number | null;
  /** Why it cannot take the next step of the schedule, as a sentence; null where it took them all. */
  readonly refused: string | null;
}

/** All that has happened, and nothing of what comes next: what would run next differs before anything has. */
const happened = ({ processors, threads, locks, stop, done }: Frame): string =>
  JSON.stringify([
    processors.map(({ irql, doing, who, dpcsWaiting }) => [irql, doing, who, dpcsWaiting]),
    threads.map(({ name, state, processor, waitsFor }) => [name, state, processor, waitsFor]),
    locks.flatMap(({ name, holder, processor }) => (holder === null ? [] : [[name, holder, processor]])),
    stop?.code,
    done,
  ]);

/** A place that one of two builds has no use for cannot tell them apart. */
function isSameData({ data: one }: Frame, { data: other }: Frame): boolean {
  const values = new Map(other.map(({ name, value }) => [name, value]));
  return one.every(({ name, value }) => !values.has(name) || values.get(name) === value);
}

/** Has the same been done at a step (from 1) of two traces, and has the same come of it? */
export function isSameStep(one: Trace, other: Trace, at: number): boolean {
  const [a, b] = [frameOf(one, at), frameOf(other, at)];
  return sayStep(one, at) === sayStep(other, at) && happened(a) === happened(b) && isSameData(a, b);
}

/** Why a step cannot be taken at the end of a trace. */
function whyRefused(trace: Trace, step: Step): string {
  const { model, moments } = trace;
  const at = moments.length - 1;
  const stop = stopOf(model, (moments[at] as Moment).machine);
  const move = model.moves[step];
  if (stop || !move || move.kind === 'device') return 'Nothing comes from outside any more.';
  const why = move.kind === 'dispatch' ? whyThreadStuck(trace, at, move.thread) : null;
  return why ?? whyProcessorStuck(trace, at, move.processor) ?? `Processor ${move.processor} cannot be given it.`;
}

/**
 * Whoever stands first in the list of moves goes on: processors before devices. Over when all that was asked for is done
 * and no processor has anything left to do, and also where nothing new can come any more.
 */
function leftToItself(trace: Trace): Trace {
  const { model } = trace;
  const seen = new Set<string>();
  for (let now = trace; ; ) {
    const at = now.moments.length - 1;
    const { machine } = now.moments[at] as Moment;
    const [step] = enabledSteps(model, machine);
    const idle = step === undefined || model.moves[step]?.kind === 'device';
    if (step === undefined || (idle && model.isDone(machine)) || seen.has(machine.join())) return now;
    seen.add(machine.join());
    now = extend(now, at, step);
  }
}

/**
 * Takes the steps of a schedule on another build: the same processors and devices in the same order, whatever that build
 * makes of it. `model` differs from the trace's own in its build alone. A build replaces routines, and who can move is
 * the load's affair, so a step has the same number in both.
 */
export function partingOf(one: Trace, model: Model): Parting {
  const steps = stepsOf(one);
  let other = traceOf(model, []);
  let at: number | null = null;
  for (const [followed, step] of steps.entries()) {
    const { machine } = other.moments[followed] as Moment;
    if (!enabledSteps(model, machine).includes(step)) {
      const refused = whyRefused(other, step);
      return { one, other: leftToItself(other), followed, at: at ?? followed + 1, refused };
    }
    other = extend(other, followed, step);
    if (at === null && !isSameStep(one, other, followed + 1)) at = followed + 1;
  }
  return { one, other: leftToItself(other), followed: steps.length, at, refused: null };
}
