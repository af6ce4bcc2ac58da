import type { Machine, Model } from '../machine/model.ts';
import { stopOf } from '../machine/read.ts';
import type { Stop } from '../terms.ts';
import type { Verdict } from './explore.ts';
import { bottomComponents, whoCanReach } from './graph.ts';
import { search } from './search.ts';
import { askersOf } from './symptoms.ts';

/** What can become of a machine, without counts and schedules. */
export interface Verdicts {
  /** `hang` also where a stop is possible too: `stops` says so. `no-hang` only of a complete space. */
  readonly verdict: Verdict;
  readonly stops: readonly Stop[];
  /** Every schedule ends badly. Null where the bound was reached. */
  readonly inevitable: boolean | null;
}

/** Nothing was decided: the bound was in the way. */
const GAVE_UP: Verdicts = { verdict: 'gave-up', stops: [], inevitable: null };

/**
 * The verdict on a machine of a model, by the strongest search that keeps it: the same as `explore` would come to, sooner.
 *
 * Where probes are asked of the ends, like threads are told apart: a probe adds threads, and which of several sleepers
 * one of those wakes may depend on their numbers. Steps that nobody can see are left out in every case in which
 * `whyNotInert` has no objection; what a probe adds looks at no variable of another thread, so it sees none of them.
 *
 * @param maxStates machines to be found; past that many the answer is `gave-up`, also where a hang is among them. Fewer
 *   are found than by the full search, so what that gives up may be decided here.
 */
export function verdictOf(model: Model, start: Machine = model.start, maxStates?: number): Verdicts {
  const { questions } = model.spec;
  const space = search(model, start, maxStates, questions.length > 0 ? 'inert steps' : 'inert steps and like threads');
  if (!space.complete) return GAVE_UP;
  const askerFor = askersOf(model);
  const isHealthy = (machine: Machine): boolean =>
    model.isDone(machine) && questions.every((question) => askerFor(question).life(machine) === 'alive');

  const stops = new Set<Stop>();
  const healthy: number[] = [];
  let hangs = false;
  for (const states of bottomComponents(space)) {
    const machine = space.machine(Math.min(...states));
    const stop = stopOf(model, machine);
    if (stop) stops.add(stop);
    else if (isHealthy(machine)) for (const state of states) healthy.push(state);
    else hangs = true;
  }
  return {
    verdict: hangs ? 'hang' : stops.size > 0 ? 'stop' : 'no-hang',
    stops: [...stops],
    inevitable: whoCanReach(space, healthy)[0] === 0,
  };
}

/** What can still become of a machine: a verdict, or `open` where a hang is possible and so is its absence. */
export type Fate = Verdict | 'open';
export function fateOf(model: Model, machine: Machine, maxStates?: number): Fate {
  const { verdict, inevitable } = verdictOf(model, machine, maxStates);
  return verdict === 'hang' && inevitable === false ? 'open' : verdict;
}
