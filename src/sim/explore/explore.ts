import { enabledSteps } from '../machine/doors.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { stopOf } from '../machine/read.ts';
import type { Stop } from '../terms.ts';
import { bottomComponents, whoCanReach } from './graph.ts';
import { shortestTo, switchesOf } from './schedules.ts';
import { type Space, searchFrom } from './search.ts';
import { isWell, type Lives, prober } from './symptoms.ts';

export const VERDICTS = ['hang', 'stop', 'no-hang', 'gave-up'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A set of machines that a computer never leaves, and what is left of the computer there. */
export interface End {
  /** One of the states for all: each is reached again from each. */
  readonly state: number;
  readonly states: readonly number[];
  /** What the load asked for is complete. */
  readonly done: boolean;
  /** Each probe, asked singly from here. */
  readonly life: Lives;
  readonly healthy: boolean;
  /** Nobody knows whether it is healthy: a probe reached its bound. */
  readonly undecided: boolean;
}

/** A schedule that a search found, with what a summary says of it. */
export interface Found {
  readonly steps: readonly Step[];
  readonly switches: number;
  /** Of the end it leads to. */
  readonly end: End;
}

/** Everything that one setting can come to. */
export interface Exploration {
  readonly model: Model;
  readonly space: Space;
  readonly complete: boolean;
  /** `hang` also where a stop is possible too: `stops` says so. `no-hang` only of a complete space whose ends are all decided. */
  readonly verdict: Verdict;
  readonly stops: readonly Stop[];
  /** Every schedule ends badly: the start itself is doomed. Null where the space is not complete, or an end is undecided. */
  readonly inevitable: boolean | null;
  /** 1 for every state from which no healthy machine can be reached. Null where the space is not complete, or an end is undecided. */
  readonly doomed: Uint8Array | null;
  /** Where the computer can come to rest without a stop, in the order in which they were found; of a bounded search, those that are certain. */
  readonly ends: readonly End[];
  /** The ends that are certainly not healthy. */
  readonly hung: readonly End[];
  readonly shortest: Found | null;
}

export interface Exploring {
  /** Works on up to so many more machines. True while there is more to do. */
  readonly advance: (machines: number) => boolean;
  readonly space: Space;
  /** What is known by now. After the last advance, everything; before it, what has been found so far. */
  readonly result: () => Exploration;
}

/**
 * Starts an exploration of every schedule of a model, from its start or from a machine on the way.
 *
 * A hang is not "nothing moves": a machine that hangs may go on answering pings for days. It is an end
 * of the computer (a set of machines that it never leaves) that is not healthy, and healthy means that
 * everything asked for is complete and that every probe still would be.
 */
export function exploringFrom(model: Model, start: Machine, maxStates?: number, probeBound?: number): Exploring {
  const probe = prober(model, probeBound);
  const { advance, space } = searchFrom(model, start, maxStates);

  const endOf = (states: readonly number[]): End => {
    const state = states.reduce((least, one) => Math.min(least, one), states[0] as number);
    const machine = space.machine(state);
    const done = model.isDone(machine);
    const life = probe(machine);
    const well = isWell(done, life);
    return { state, states, done, life, healthy: well === true, undecided: well === null };
  };

  /** On a space that is not complete only a machine in which nothing moves is known for an end. */
  const certainEnds = (): readonly (readonly number[])[] => {
    if (space.complete) return bottomComponents(space);
    const ends: (readonly number[])[] = [];
    for (let state = 0; state < space.expanded; state++)
      if (
        space.firstEdge(state) === space.firstEdge(state + 1) &&
        enabledSteps(model, space.machine(state)).length === 0
      )
        ends.push([state]);
    return ends;
  };

  return {
    advance,
    space,
    result: () => {
      const isStop = (state: number): Stop | null => stopOf(model, space.machine(state));
      const all = certainEnds();
      const stops = [...new Set(all.flatMap(([state]) => isStop(state as number) ?? []))];
      const ends = all
        .filter(([state]) => !isStop(state as number))
        .map(endOf)
        .sort((a, b) => a.state - b.state);
      const hung = ends.filter(({ healthy, undecided }) => !healthy && !undecided);
      const decided = space.complete && !ends.some(({ undecided }) => undecided);
      const saved = decided
        ? whoCanReach(
            space,
            ends.filter(({ healthy }) => healthy).flatMap(({ states }) => states),
          )
        : null;
      const doomed = saved && saved.map((reaches) => 1 - reaches);
      return {
        model,
        space,
        complete: space.complete,
        verdict: hung.length > 0 ? 'hang' : stops.length > 0 ? 'stop' : decided ? 'no-hang' : 'gave-up',
        stops,
        inevitable: doomed && doomed[0] === 1,
        doomed,
        ends,
        hung,
        shortest: shortestInto(model, space, hung),
      };
    },
  };
}

/** The shortest schedule after which all is well. Null where there is none, or where the space is not complete. */
export function shortestWell({ model, space, complete, ends }: Exploration): Found | null {
  if (!complete) return null;
  return shortestInto(
    model,
    space,
    ends.filter(({ healthy }) => healthy),
  );
}

function shortestInto(model: Model, space: Space, ends: readonly End[]): Found | null {
  const way = shortestTo(
    space,
    ends.flatMap(({ states }) => states),
  );
  const end = way && ends.find(({ states }) => states.includes(way.end));
  return way && end ? { steps: way.steps, switches: switchesOf(model, way.steps), end } : null;
}

/** Explores every schedule of a model from its start, to the end or to the bound. */
export function explore(model: Model, maxStates?: number): Exploration {
  const { advance, result } = exploringFrom(model, model.start, maxStates);
  while (advance(1 << 16));
  return result();
}
