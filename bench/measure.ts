import { search } from '../src/sim/explore/search.ts';
import { soonestHang } from '../src/sim/explore/soonest.ts';
import { scaled } from './models.ts';

/** One measurement, wherever it runs: the model is made and searched as a page would do it. */
export interface Measured {
  readonly states: number;
  /** Milliseconds of the search alone. */
  readonly search: number;
  /** Milliseconds with making the model. */
  readonly total: number;
}

export function measure(what: 'all' | 'hang', processors: number, requests: number): Measured {
  const begin = performance.now();
  const model = scaled(processors, requests);
  const made = performance.now();
  const states = what === 'all' ? search(model).states : (soonestHang(model)?.states ?? 0);
  const end = performance.now();
  return { states, search: end - made, total: end - begin };
}
