import { bottomComponents, whoCanReach } from '../../src/sim/explore/graph.ts';
import { type Reduction, search } from '../../src/sim/explore/search.ts';
import type { Model } from '../../src/sim/machine/model.ts';

/** What a space says of a model, without counts: can it end well, can it end badly, must it. */
export function verdictBy(model: Model, reduction: Reduction) {
  const space = search(model, model.start, 300_000, reduction);
  const ends = bottomComponents(space).map(([state]) => ({
    state: state as number,
    well: model.isDone(space.machine(state as number)),
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
