import type { Machine, Model } from '../machine/model.ts';
import { MOST_STATES } from './bounds.ts';
import { type Exploration, exploringFrom, type Verdict } from './explore.ts';
import type { Space } from './space.ts';

/** What can become of a machine, without counts and schedules. */
export type Verdicts = Pick<Exploration, 'verdict' | 'stops' | 'inevitable'>;

/**
 * The verdict on a machine of a model, by the strongest search that keeps it: the same as `explore` would come to, sooner.
 *
 * Where questions are asked of the ends, like threads are told apart: a question adds threads, and which of several
 * sleepers one of those wakes may depend on their numbers. Steps that nobody can see are left out in every case in which
 * `whyNotInert` has no objection; what a question adds looks at no variable of another thread, so it sees none of them.
 * A promise that must hold in every state is looked for in every state: then nothing is left out.
 *
 * @param maxStates machines to be found. Fewer are found than by the full search, so what that gives up may be decided here.
 */
export function verdictOf(model: Model, start: Machine = model.start, maxStates?: number): Verdicts {
  const { verdict, stops, inevitable } = exploredForVerdict(model, start, maxStates);
  return { verdict, stops, inevitable };
}

/** Machines between two questions whether a search should go on. */
const SLICE = 1 << 14;

/**
 * The same search, for who would know how the ends look besides. Its counts, schedules and odds are not those of all
 * schedules. `goesOn` is asked now and then; where it says no, the search ends there as it would at its bound.
 */
export function exploredForVerdict(
  model: Model,
  start: Machine,
  maxStates = MOST_STATES,
  goesOn: (space: Space) => boolean = () => true,
): Exploration {
  const isWatched = model.promises.some(({ judged }) => judged === 'always');
  const leavesOut = model.spec.questions.length > 0 ? 'inert steps' : 'inert steps and like threads';
  const { advance, space, result } = exploringFrom(model, start, maxStates, {
    reduction: isWatched ? 'none' : leavesOut,
  });
  while (advance(SLICE) && goesOn(space));
  return result();
}

/** What can still become of a machine: a verdict, or `open` where something bad is possible and so is a good end. `gave-up` where nobody knows whether it is. */
export type Fate = Verdict | 'open';
export const fateOf = (model: Model, machine: Machine, maxStates?: number): Fate =>
  fateIn(verdictOf(model, machine, maxStates));

/** The same, of a search that was made already. */
export function fateIn({ verdict, inevitable }: Pick<Verdicts, 'verdict' | 'inevitable'>): Fate {
  if (verdict === 'no-hang' || inevitable === true) return verdict;
  return inevitable === null ? 'gave-up' : 'open';
}
