import { running } from '../kernel/thread.ts';
import { enabledSteps, takeStep } from '../machine/doors.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Move, Step } from '../machine/moves.ts';
import { readPlace } from '../machine/read.ts';
import { actorNumbers } from './schedules.ts';

/** A stream of numbers from 0 to 1 that a seed fixes for ever (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * The rule by which chance picks, a definition and not a fact of nature: a processor or device that
 * can move is picked, each as likely as the other, and takes its step. A processor that is on a thread
 * keeps it; an idle one is given any ready thread, each as likely as the other.
 *
 * @returns the steps that can be picked, by actor.
 */
export function fairSteps(
  model: Model,
  machine: Machine,
  enabled: readonly Step[] = enabledSteps(model, machine),
): readonly (readonly Step[])[] {
  const actors = actorNumbers(model);
  const byActor = new Map<number, Step[]>();
  for (const step of enabled) {
    const move = model.moves[step] as Move;
    if (move.kind === 'dispatch' && readPlace(model, machine, running, move.processor) !== 0) continue;
    const actor = actors[step] as number;
    byActor.set(actor, [...(byActor.get(actor) ?? []), step]);
  }
  return [...byActor.values()];
}

export const pick = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)] as T;

/** Nobody inside can move, and nothing is owed: only a clock would go on for ever. */
const isQuiet = (model: Model, machine: Machine, steps: readonly (readonly Step[])[]): boolean =>
  steps.length === 0 ||
  (model.isDone(machine) && steps.every(([step]) => model.moves[step as Step]?.kind === 'device'));

const LONGEST_RUN = 5000;

/** One run by the rule of `fairSteps`, until the machine is quiet, or is one to stop at, or for `longest` steps. */
export function randomRun(
  model: Model,
  seed: number,
  longest = LONGEST_RUN,
  stopAt: (machine: Machine) => boolean = () => false,
): readonly Step[] {
  const next = chance(seed);
  const steps: Step[] = [];
  for (let machine = model.start; steps.length < longest; ) {
    const choices = fairSteps(model, machine);
    if (stopAt(machine) || isQuiet(model, machine, choices)) break;
    const step = pick(pick(choices, next), next);
    steps.push(step);
    machine = takeStep(model, machine, step);
  }
  return steps;
}
