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
 * The shortest schedule to a machine in which nothing moves any more and not everything is well, a stop
 * included, without visiting the rest: breadth first, so the first one found is a nearest one. Null if the
 * whole space (or `maxStates` of it) holds none.
 *
 * One of which a question's bound leaves nobody knowing is passed over. One that is lost but still moves (a clock goes on ticking, a DPC goes round for ever) is not found this way, nor a broken promise; `explore` finds them.
 */
export function soonestEnd(
  model: Model,
  maxStates?: number,
  questionBound?: number,
): { readonly steps: readonly Step[]; readonly states: number } | null {
  const { advance, space } = searchFrom(model, model.start, maxStates);
  const life = prober(model, questionBound);
  for (let looked = 0, more = true; more; ) {
    more = advance(SLICE);
    for (; looked < space.expanded; looked++) {
      if (space.firstEdge(looked) !== space.firstEdge(looked + 1)) continue;
      const machine = space.machine(looked);
      if (enabledSteps(model, machine).length > 0) continue;
      if (stopOf(model, machine) || isWell(model.isDone(machine), life(machine)) === false)
        return { steps: firstWayTo(space, looked), states: space.states };
    }
  }
  return null;
}
