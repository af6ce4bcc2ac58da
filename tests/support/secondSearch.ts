import { enabledSteps, takeStep } from '../../src/sim/machine/doors.ts';
import type { Machine, Model } from '../../src/sim/machine/model.ts';

/** Length of a schedule and how often it passes from one actor to another. */
export interface Cost {
  readonly steps: number;
  readonly switches: number;
}

const actorOf = (model: Model, step: number): string => {
  const actor = model.moves[step]?.actor;
  return actor?.kind === 'processor' ? `p${actor.number}` : `d${actor?.name}`;
};

/**
 * The cheapest way to one of the machines, by a search written apart from the book's: plain Dijkstra on
 * text keys through the two doors, each node a machine and the actor that moved last.
 */
export function cheapestWay(
  model: Model,
  targets: readonly Machine[],
  isCheaper: (one: Cost, other: Cost) => boolean,
): Cost | null {
  const wanted = new Set(targets.map((machine) => machine.join()));
  const best = new Map<string, Cost>();
  let open: { readonly machine: Machine; readonly last: string; readonly cost: Cost }[] = [
    { machine: model.start, last: '', cost: { steps: 0, switches: 0 } },
  ];
  while (open.length > 0) {
    // All of the cheapest cost at once; what they lead to is dearer.
    const least = open.map(({ cost }) => cost).reduce((one, other) => (isCheaper(other, one) ? other : one));
    const now = open.filter(({ cost }) => !isCheaper(least, cost));
    open = open.filter(({ cost }) => isCheaper(least, cost));
    for (const { machine, last, cost } of now) {
      const key = `${machine.join()} ${last}`;
      const known = best.get(key);
      if (known && !isCheaper(cost, known)) continue;
      best.set(key, cost);
      if (wanted.has(machine.join())) return cost;
      for (const step of enabledSteps(model, machine)) {
        const actor = actorOf(model, step);
        const switched = last !== '' && last !== actor ? 1 : 0;
        open.push({
          machine: takeStep(model, machine, step),
          last: actor,
          cost: { steps: cost.steps + 1, switches: cost.switches + switched },
        });
      }
    }
  }
  return null;
}

export const byStepsThenSwitches = (one: Cost, other: Cost): boolean =>
  one.steps < other.steps || (one.steps === other.steps && one.switches < other.switches);
export const bySwitchesThenSteps = (one: Cost, other: Cost): boolean =>
  one.switches < other.switches || (one.switches === other.switches && one.steps < other.steps);

/**
 * Every machine and step of a model, counted in another way than the book's search: depth first, machines as text in a
 * set, through the two doors only. Where there are `most` or more machines it stops early.
 */
export function countByDoors(model: Model, most = Number.POSITIVE_INFINITY): readonly [states: number, steps: number] {
  const seen = new Set([model.start.join()]);
  const open = [model.start];
  let transitions = 0;
  for (let machine = open.pop(); machine && seen.size < most; machine = open.pop()) {
    for (const step of enabledSteps(model, machine)) {
      transitions++;
      const next = takeStep(model, machine, step);
      if (seen.has(next.join())) continue;
      seen.add(next.join());
      open.push(next);
    }
  }
  return [seen.size, transitions];
}
