import { bottomComponents, whoCanReach } from '../../src/sim/explore/graph.ts';
import { type Reduction, search } from '../../src/sim/explore/search.ts';
import { prober } from '../../src/sim/explore/symptoms.ts';
import type { Model } from '../../src/sim/machine/model.ts';

/** Everything asked for is complete; and, where the probes are asked too, all of them would be. */
export type Wellness = (model: Model) => (machine: Uint8Array) => boolean;
export const isDone: Wellness = (model) => (machine) => model.isDone(machine);
export const isHealthy: Wellness = (model) => {
  const life = prober(model);
  return (machine) => model.isDone(machine) && Object.values(life(machine)).every((one) => one === 'alive');
};

/** What a space says of a model, without counts: can it end well, can it end badly, must it. */
export function verdictBy(model: Model, reduction: Reduction, wellness: Wellness = isDone) {
  const isWell = wellness(model);
  const space = search(model, model.start, 300_000, reduction);
  const ends = bottomComponents(space).map(([state]) => ({
    state: state as number,
    well: isWell(space.machine(state as number)),
  }));
  const well = ends.filter((end) => end.well).map(({ state }) => state);
  return {
    complete: space.complete,
    states: space.states,
    says: {
      canEndWell: well.length > 0,
      canHang: ends.length > well.length,
      mustHang: whoCanReach(space, well)[0] === 0,
    },
  };
}
