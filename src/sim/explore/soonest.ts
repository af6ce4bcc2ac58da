import { enabledSteps } from '../machine/doors.ts';
import type { Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { stopOf } from '../machine/read.ts';
import { firstWayTo } from './schedules.ts';
import { searchFrom } from './search.ts';
import { isWell, prober } from './symptoms.ts';

/** Machines between two looks at what has been found. */
const SLICE = 512;

/**
 * The shortest schedule to a machine in which nothing moves any more and not everything is well,
 * without visiting the rest: breadth first, so the first one found is a nearest one. Null if the
 * whole space (or `maxStates` of it) holds none.
 *
 * A machine that has stopped is passed over, and one of which a probe's bound leaves nobody knowing. One that is lost but still moves (a clock goes on ticking) is not found this way; `explore` finds it.
 */
export function soonestHang(
  model: Model,
  maxStates?: number,
  probeBound?: number,
): { readonly steps: readonly Step[]; readonly states: number } | null {
  const { advance, space } = searchFrom(model, model.start, maxStates);
  const life = prober(model, probeBound);
  for (let looked = 0, more = true; more; ) {
    more = advance(SLICE);
    for (; looked < space.expanded; looked++) {
      if (space.firstEdge(looked) !== space.firstEdge(looked + 1)) continue;
      const machine = space.machine(looked);
      if (stopOf(model, machine) || enabledSteps(model, machine).length > 0) continue;
      if (isWell(model.isDone(machine), life(machine)) === false)
        return { steps: firstWayTo(space, looked), states: space.states };
    }
  }
  return null;
}
