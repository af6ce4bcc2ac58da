import { carryOver, type Machine, type Model, modelFrom } from '../machine/model.ts';
import { type Activity, PROBE_ACTIVITIES, type Probe } from '../world/activities.ts';
import { whoCanReach } from './graph.ts';
import { search } from './search.ts';

/**
 * What becomes of a request: alive, it completes whatever else happens; dead, it can never complete;
 * at risk, it depends on what happens first; unknown, the bound was reached before this was decided.
 */
export type Life = 'alive' | 'dead' | 'at risk' | 'unknown';

/** A probe's own space is some hundreds of machines; past this many something is wrong with the question. */
const PROBE_BOUND = 200_000;

/** Asks something of machines of one model, again and again. */
export interface Asker {
  readonly ask: (machine: Machine) => Life;
}

/** Prepares to ask one activity of a model's machines: singly, from exactly the machine given. */
export function askerOf(model: Model, activity: Activity): Asker {
  const larger = modelFrom(model.setting, model.asked, [activity], model.build);
  const [isComplete] = larger.addedDone;
  return {
    ask: (machine) => {
      const space = search(larger, carryOver(model, machine, larger, [activity]), PROBE_BOUND);
      const complete: number[] = [];
      for (let state = 0; state < space.states; state++)
        if (isComplete?.(space.machine(state), 0)) complete.push(state);
      if (complete.length === 0) return space.complete ? 'dead' : 'unknown';
      if (!space.complete) return 'unknown';
      return whoCanReach(space, complete).includes(0) ? 'at risk' : 'alive';
    },
  };
}

export const probersOf = (model: Model, probes: readonly Probe[]): Readonly<Partial<Record<Probe, Asker>>> =>
  Object.fromEntries(probes.map((probe) => [probe, askerOf(model, PROBE_ACTIVITIES[probe])]));
