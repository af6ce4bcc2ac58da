import { DISPATCH_LEVEL, irql } from '../kernel/irql.ts';
import type { Model } from '../machine/model.ts';
import { readPlace, stopOf } from '../machine/read.ts';
import type { Space } from './space.ts';
import { isWell, type Lives } from './symptoms.ts';

/**
 * How a computer can end, the worst first.
 *
 * - `hung`: what was asked is not done, or a probe is not alive, and none of the following holds.
 * - `looping`: some processor takes steps for ever and never comes below DISPATCH_LEVEL again. Whatever else is done,
 *   no DPC and no other thread gets on that processor any more.
 * - `stopped`: a bug check.
 * - `well, but`: all is done and every probe is alive, but something that a routine promises does not hold.
 * - `undecided`: a question reached its bound, so nobody knows whether it would be answered.
 * - `well`: nothing is wrong.
 *
 * A clock that ticks for ever makes no loop: each of its DPCs ends, and the processor comes below DISPATCH_LEVEL. Nor do
 * its ticks on a hung computer, whose processors spin or stand: a pass of a spin lock's loop that fails is no step.
 */
export const END_KINDS = ['hung', 'looping', 'stopped', 'well, but', 'undecided', 'well'] as const;
export type EndKind = (typeof END_KINDS)[number];

/** A set of machines that a computer never leaves, and what is left of the computer there. */
export interface End {
  readonly kind: EndKind;
  /** One of the states for all: each is reached again from each. */
  readonly state: number;
  readonly states: readonly number[];
  /** What the load asked for is complete, in every state. */
  readonly done: boolean;
  /** Each probe, asked singly from here. Empty for a computer that has stopped: it answers nothing, and is not asked. */
  readonly life: Lives;
  /** It is done and answers every probe, and no processor goes round for ever. */
  readonly healthy: boolean;
}

/** The kinds that are worse than a broken promise. */
export const isDisaster = ({ kind }: Pick<End, 'kind'>): boolean =>
  kind === 'hung' || kind === 'looping' || kind === 'stopped';

/** The numbers of the processors that take steps for ever within an end and never come below DISPATCH_LEVEL there. */
export function loopingProcessors(model: Model, space: Space, states: readonly number[]): readonly number[] {
  const runs = new Set<number>();
  for (const state of states)
    for (let edge = space.firstEdge(state), end = space.firstEdge(state + 1); edge < end; edge++) {
      const move = model.moves[space.edgeStep(edge)];
      if (move?.kind === 'run') runs.add(move.processor);
    }
  if (runs.size === 0) return [];
  const comesDown = (processor: number): boolean =>
    states.some((state) => readPlace(model, space.machine(state), irql, processor) < DISPATCH_LEVEL);
  return [...runs].filter((processor) => !comesDown(processor)).sort((a, b) => a - b);
}

/** Says of a set of states that only lead to each other what end it is. `lifeOf` asks the probes. */
export function endOf(
  model: Model,
  space: Space,
  states: readonly number[],
  lifeOf: (machine: Uint8Array) => Lives,
): End {
  const state = states.reduce((least, one) => Math.min(least, one), states[0] as number);
  const machine = space.machine(state);
  const done = states.every((one) => model.isDone(space.machine(one)));
  if (stopOf(model, machine)) return { kind: 'stopped', state, states, done, life: {}, healthy: false };
  const life = lifeOf(machine);
  if (loopingProcessors(model, space, states).length > 0)
    return { kind: 'looping', state, states, done, life, healthy: false };
  const well = isWell(done, life);
  const healthy = well === true;
  if (well === null) return { kind: 'undecided', state, states, done, life, healthy };
  if (!healthy) return { kind: 'hung', state, states, done, life, healthy };
  // What holds in some states of an end and not in others is not at rest: a promise is broken where it is in each.
  const isBroken = model.promises.some(({ broken }) => states.every((one) => broken(space.machine(one))));
  return { kind: isBroken ? 'well, but' : 'well', state, states, done, life, healthy };
}
