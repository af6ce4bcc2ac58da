import { enabledSteps } from '../machine/doors.ts';
import type { Instruction } from '../machine/instructions.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { stopOf } from '../machine/read.ts';
import type { Stop } from '../terms.ts';
import { ruleBreakerOf } from '../trace/rules.ts';
import { BETWEEN_PULSES, MOST_STATES } from './bounds.ts';
import { END_KINDS, type End, type EndKind, endOf, isDisaster } from './ends.ts';
import { bottomComponents, whoCanReach } from './graph.ts';
import { firstWayTo, shortestTo, switchesOf } from './schedules.ts';
import { type Reduction, searchFrom } from './search.ts';
import type { Space } from './space.ts';
import { prober } from './symptoms.ts';

export type { End, EndKind } from './ends.ts';

/** What an exploration comes to, the worst first. `no-hang` means that nothing is wrong: neither a hang, a loop nor a stop, and every promise is kept. */
export const VERDICTS = ['hang', 'loop', 'stop', 'broken-promise', 'no-hang', 'gave-up'] as const;
export type Verdict = (typeof VERDICTS)[number];

const VERDICT_OF: Readonly<Record<EndKind, Verdict>> = {
  hung: 'hang',
  looping: 'loop',
  stopped: 'stop',
  'well, but': 'broken-promise',
  undecided: 'gave-up',
  well: 'no-hang',
};

/** A schedule that a search found, with what a summary says of it. */
export interface Found {
  readonly steps: readonly Step[];
  readonly switches: number;
  /** The state that it leads to. */
  readonly state: number;
  /** The end that this state belongs to; null where something is wrong on the way, and the computer goes on from there. */
  readonly end: End | null;
}

/** A rule of the DDK that some schedule breaks: what is asked, where, and the shortest way there. */
export interface BrokenRule {
  readonly rule: string;
  readonly instruction: Instruction;
  readonly processor: number;
  readonly state: number;
  readonly steps: readonly Step[];
}

/** Everything that one setting can come to. */
export interface Exploration {
  readonly model: Model;
  readonly space: Space;
  readonly complete: boolean;
  /** That of the worst kind of end that was found; `stops` says of a hang whether a stop is possible too. `no-hang` only of a complete space whose ends are all decided. */
  readonly verdict: Verdict;
  readonly stops: readonly Stop[];
  /** Every schedule ends badly: the start itself is doomed. Null where the space is not complete, or an end is undecided. */
  readonly inevitable: boolean | null;
  /** 1 for every state from which no good end can be reached (a stop is none). Null where the space is not complete, or an end is undecided. */
  readonly doomed: Uint8Array | null;
  /** Where the computer can end, in the order in which they were found; of a bounded search, those that are certain. */
  readonly ends: readonly End[];
  /** The ends that are not good: hung, looping and stopped ones; where there are none of these, those with a broken promise. */
  readonly bad: readonly End[];
  /** Where nothing worse was found: states in which a promise is broken, or a rule that the verdict is strict about, though the computer may go on to a good end. */
  readonly breaches: readonly number[];
  /**
   * The shortest schedule to what the verdict is about: to an end of the worst kind there is; of equally short ones the
   * one with the fewest switches. Null where nothing is wrong, or nothing was found.
   */
  readonly worst: Found | null;
  /** Rules of the DDK that some schedule breaks, each once. Worked out when it is first asked for. */
  readonly rules: readonly BrokenRule[];
}

export interface Exploring {
  /** Works on up to so many more machines. True while there is more to do. */
  readonly advance: (machines: number) => boolean;
  readonly space: Space;
  /** What is known by now. After the last advance, everything; before it, what has been found so far. */
  readonly result: () => Exploration;
}

/** What a verdict goes by, and how it is come to. */
export interface Manner {
  /** A rule of the DDK that some schedule breaks counts like a broken promise, whatever comes of it. */
  readonly strict?: boolean;
  /** States that asking one question may take; past them nobody knows whether it is answered. */
  readonly questionBound?: number | undefined;
  /** What the search leaves out: then counts, schedules and odds are not those of all schedules, but the verdict is. */
  readonly reduction?: Reduction;
  /** Called between the pieces of what follows the search, for who must show meanwhile that it goes on. */
  readonly pulse?: () => void;
}

/**
 * Starts an exploration of every schedule of a model, from its start or from a machine on the way.
 *
 * A hang is not "nothing moves": a machine that hangs may go on answering pings for days. It is an end
 * of the computer (a set of machines that it never leaves) that is not healthy, and healthy means that
 * everything asked for is complete and that every probe still would be. Nor is "no hang" the same as "well":
 * see END_KINDS.
 */
export function exploringFrom(
  model: Model,
  start: Machine,
  maxStates?: number,
  { strict = false, questionBound, reduction = 'none', pulse = () => {} }: Manner = {},
): Exploring {
  const probe = prober(model, questionBound);
  const { advance, space } = searchFrom(model, start, maxStates, reduction);

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
      const ends = certainEnds()
        .map((states) => {
          pulse();
          return endOf(model, space, states, probe);
        })
        .sort((a, b) => a.state - b.state);
      const stops = [
        ...new Set(
          ends.flatMap(({ kind, state }) => (kind === 'stopped' ? stopOf(model, space.machine(state)) : null) ?? []),
        ),
      ];
      pulse();
      const disasters = ends.filter(isDisaster);
      const bad = disasters.length > 0 ? disasters : ends.filter(({ kind }) => kind === 'well, but');
      const rules = once(() => brokenRules(model, space, pulse));
      const breaches = disasters.length > 0 ? [] : breachesOf(model, space, strict, pulse);
      const worstKind: EndKind =
        END_KINDS.find((kind) => bad.some((end) => end.kind === kind)) ?? (breaches.length > 0 ? 'well, but' : 'well');
      pulse();
      const undecided = ends.some(({ kind }) => kind === 'undecided');
      const decided = space.complete && !undecided;
      const saved = decided
        ? whoCanReach(
            space,
            goodEnds(ends, bad).flatMap(({ states }) => states),
            breaches.length > 0 ? marked(space.states, breaches) : null,
          )
        : null;
      pulse();
      const doomed = saved?.map((reaches) => 1 - reaches) ?? null;
      return {
        model,
        space,
        complete: space.complete,
        verdict: worstKind === 'well' && !decided ? 'gave-up' : VERDICT_OF[worstKind],
        stops,
        inevitable: doomed && doomed[0] === 1,
        doomed,
        ends,
        bad,
        breaches,
        worst: shortestInto(
          model,
          space,
          bad.filter(({ kind }) => kind === worstKind),
          breaches,
        ),
        get rules() {
          return rules();
        },
      };
    },
  };
}

function goodEnds(ends: readonly End[], bad: readonly End[]): readonly End[] {
  const not = new Set(bad);
  return ends.filter((end) => !not.has(end) && end.kind !== 'undecided');
}

function once<T>(work: () => T): () => T {
  let done: { readonly it: T } | null = null;
  return () => {
    done ??= { it: work() };
    return done.it;
  };
}

function marked(length: number, states: readonly number[]): Uint8Array {
  const marks = new Uint8Array(length);
  for (const state of states) marks[state] = 1;
  return marks;
}

/** States in which a promise that holds always does not, or (if that counts) a rule of the DDK. */
function breachesOf(model: Model, space: Space, strict: boolean, pulse: () => void): readonly number[] {
  const promises = model.promises.filter(({ judged }) => judged === 'always');
  const breaks = strict ? ruleBreakerOf(model) : null;
  if (promises.length === 0 && !breaks) return [];
  const { count } = model.layout.processors;
  const machine = model.start.slice();
  const isBreach = (): boolean => {
    for (const { broken } of promises) if (broken(machine)) return true;
    for (let number = 0; breaks && number < count; number++) if (breaks(machine, number)) return true;
    return false;
  };
  const breaches: number[] = [];
  for (let state = 0; state < space.states; state++) {
    if (state % BETWEEN_PULSES === 0) pulse();
    space.machine(state, machine);
    if (isBreach()) breaches.push(state);
  }
  return breaches;
}

/** Each rule that is broken at each line once, by the shortest way: states are numbered breadth first. */
function brokenRules(model: Model, space: Space, pulse: () => void): readonly BrokenRule[] {
  const breaks = ruleBreakerOf(model);
  if (!breaks) return [];
  const found = new Map<Instruction, { readonly state: number; readonly processor: number }>();
  const machine = model.start.slice();
  for (let state = 0; state < space.states; state++) {
    if (state % BETWEEN_PULSES === 0) pulse();
    space.machine(state, machine);
    for (let processor = 0; processor < model.layout.processors.count; processor++) {
      const instruction = breaks(machine, processor);
      if (instruction && !found.has(instruction)) found.set(instruction, { state, processor });
    }
  }
  return [...found].map(([instruction, { state, processor }]) => ({
    rule: instruction.needs?.says ?? '',
    instruction,
    processor,
    state,
    steps: firstWayTo(space, state),
  }));
}

/** The shortest schedule after which all is well. Null where there is none, or where the space is not complete. */
export function shortestWell({ model, space, complete, ends, bad }: Exploration): Found | null {
  if (!complete) return null;
  return shortestInto(model, space, goodEnds(ends, bad));
}

function shortestInto(model: Model, space: Space, ends: readonly End[], passing: readonly number[] = []): Found | null {
  const way = shortestTo(space, [...ends.flatMap(({ states }) => states), ...passing]);
  if (!way) return null;
  const end = ends.find(({ states }) => states.includes(way.end)) ?? null;
  return { steps: way.steps, switches: switchesOf(model, way.steps), state: way.end, end };
}

/** Explores every schedule of a model from its start, to the end or to the bound. */
export function explore(model: Model, maxStates = MOST_STATES, manner?: Manner): Exploration {
  const { advance, result } = exploringFrom(model, model.start, maxStates, manner);
  while (advance(1 << 16));
  return result();
}
