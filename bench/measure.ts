import { search } from '../src/sim/explore/search.ts';
import { soonestEnd } from '../src/sim/explore/soonest.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { explore } from '../tools/explored.ts';
import { scaled } from './models.ts';

/** The whole space, the space with every reduction, or only the way to the nearest hang. */
export type What = 'all' | 'reduced' | 'hang';

/** One measurement, wherever it runs: the model is made and searched as a page would do it. */
export interface Measured {
  readonly states: number;
  /** Milliseconds of the search alone. */
  readonly search: number;
}

export function measure(what: What, processors: number, requests: number): Measured {
  const model = scaled(processors, requests);
  const begin = performance.now();
  const states =
    what === 'hang'
      ? (soonestEnd(model)?.states ?? 0)
      : search(model, model.start, undefined, what === 'all' ? 'none' : 'inert steps and like threads').states;
  return { states, search: performance.now() - begin };
}

/** Milliseconds from nothing to the verdict on a case's default setting. */
export function timeToVerdict(name: string): number {
  const begin = performance.now();
  explore(settingOf({ case: name }));
  return performance.now() - begin;
}
