import { bottomComponents, whoCanReach } from '../../src/sim/explore/graph.ts';
import { type Reduction, searchFrom } from '../../src/sim/explore/search.ts';
import { prober } from '../../src/sim/explore/symptoms.ts';
import type { Model } from '../../src/sim/machine/model.ts';
import { stopOf } from '../../src/sim/machine/read.ts';

/** Everything asked for is complete; and, where the probes are asked too, all of them would be. */
export type Wellness = (model: Model) => (machine: Uint8Array) => boolean;
export const isDone: Wellness = (model) => (machine) => model.isDone(machine);
export const isHealthy: Wellness = (model) => {
  const life = prober(model);
  return (machine) => model.isDone(machine) && Object.values(life(machine)).every((one) => one === 'alive');
};

/** What a space says of a model, without counts: can it end well, can it hang, can it stop, must one of these two be. */
export function verdictBy(model: Model, reduction: Reduction, wellness: Wellness = isDone, bound = 300_000) {
  const isWell = wellness(model);
  const { space, advance, whyNotReduced } = searchFrom(model, model.start, bound, reduction);
  while (advance(1 << 16));
  const ends = space.complete
    ? bottomComponents(space).map(([state = 0]) => {
        const machine = space.machine(state);
        const stop = stopOf(model, machine);
        return { state, kind: stop ? stop.name : isWell(machine) ? 'well' : 'hung' };
      })
    : [];
  const well = ends.filter(({ kind }) => kind === 'well').map(({ state }) => state);
  return {
    complete: space.complete,
    states: space.states,
    whyNot: whyNotReduced(),
    says: {
      ends: [...new Set(ends.map(({ kind }) => kind))].sort(),
      mustEndBadly: space.complete && whoCanReach(space, well)[0] === 0,
    },
  };
}
