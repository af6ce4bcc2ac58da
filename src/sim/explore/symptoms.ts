import { RUNNABLES } from '../cases/index.ts';
import { carryOver } from '../machine/carry.ts';
import { type Machine, type Model, modelFrom } from '../machine/model.ts';
import type { Activity, Probe } from '../world/activities.ts';
import { PROBE_ACTIVITIES } from '../world/probes.ts';
import { WORKER_COUNT } from '../world/workers.ts';
import { bottomComponents, whoCanReach } from './graph.ts';
import { search, searchFrom } from './search.ts';

/**
 * What becomes of a request: alive, it completes whatever else happens; dead, it can never complete;
 * at risk, it depends on what happens first; unknown, the bound was reached before this was decided.
 */
export type Life = 'alive' | 'dead' | 'at risk' | 'unknown';

/** A probe's own space is some hundreds of machines; past this many something is wrong with the question. */
const PROBE_BOUND = 200_000;

/** A computer with something more asked of it: the model, and the way from a machine of the smaller one. */
interface Larger {
  readonly model: Model;
  readonly from: (machine: Machine) => Machine;
}
const withAdded = (model: Model, activity: Activity): Larger => {
  const larger = modelFrom(model.setting, model.asked, [activity], model.build);
  return { model: larger, from: (machine) => carryOver(model, machine, larger, [activity]) };
};

/** Asks one thing of machines of a model, singly, from exactly the machine given. */
export interface Asker {
  readonly life: (machine: Machine) => Life;
  /** Whether it can still complete at all: much cheaper to know, where it can, than whether it always will. */
  readonly canComplete: (machine: Machine) => 'yes' | 'no' | 'gave up';
}

/** `bound`: so many machines are looked at for one answer, and past it the answer is that nobody knows. */
export function askerOf(model: Model, activity: Activity, bound = PROBE_BOUND): Asker {
  const larger = withAdded(model, activity);
  const [isComplete = () => false] = larger.model.addedDone;
  return {
    life: (machine) => {
      const space = search(larger.model, larger.from(machine), bound);
      const complete: number[] = [];
      for (let state = 0; state < space.states; state++) if (isComplete(space.machine(state), 0)) complete.push(state);
      if (complete.length === 0) return space.complete ? 'dead' : 'unknown';
      if (!space.complete) return 'unknown';
      return whoCanReach(space, complete).includes(0) ? 'at risk' : 'alive';
    },
    canComplete: (machine) => {
      const { advance, space } = searchFrom(larger.model, larger.from(machine), bound);
      for (let state = 0, more = true; more; ) {
        more = advance(64);
        for (; state < space.states; state++) if (isComplete(space.machine(state), 0)) return 'yes';
      }
      return space.complete ? 'no' : 'gave up';
    },
  };
}

/** The probes of a model: askers are made once, when they are first needed. */
export function probesOf(model: Model, bound?: number): (probe: Probe) => Asker {
  const askers = new Map<Probe, Asker>();
  return (probe) => {
    const asker = askers.get(probe) ?? askerOf(model, PROBE_ACTIVITIES[probe], bound);
    askers.set(probe, asker);
    return asker;
  };
}

/** The probes that there are for a model, in the order in which they are shown; none where its load is all. */
export const probesFor = ({ setting }: Model): readonly Probe[] => RUNNABLES[setting.case].probes;

/** How each probe of a model stands. */
export type Lives = Readonly<Partial<Record<Probe, Life>>>;

/** Asks every probe of a machine of the model. */
export function prober(model: Model, bound?: number): (machine: Machine) => Lives {
  const asker = probesOf(model, bound);
  const probes = probesFor(model);
  return (machine) => Object.fromEntries(probes.map((probe) => [probe, asker(probe).life(machine)]));
}

/** Whether all is well where a computer has come to rest: everything done, and every probe alive. Null: a probe's bound was reached, so nobody knows. */
export function isWell(done: boolean, life: Lives): boolean | null {
  const lives = Object.values(life);
  if (!done || lives.some((one) => one === 'dead' || one === 'at risk')) return false;
  return lives.includes('unknown') ? null : true;
}

/** What happens to a dead or dying computer while the world goes on asking it for TCP. */
export const BACKGROUND: Activity = PROBE_ACTIVITIES.tcp;
/** One more than there are workers to park: what has not died by then does not die of requests. */
export const MOST_REQUESTS = WORKER_COUNT + 1;
/** Past so many different machines after one more request, the question is given up. */
const MOST_MACHINES = 32;

/** One probe of a hung computer. */
export interface Symptom {
  readonly probe: Probe;
  /** `fading`: it completes at first, and after some background requests no more. */
  readonly life: Life | 'fading';
  /** Background requests after which it is dead: 0 for a dead one, null if it never dies of them or nobody knows. */
  readonly after: number | null;
  /** How it stands after 0, 1, 2, ... background requests, each run until nothing more comes of it; unknown at the last where a bound ended that. */
  readonly then: readonly Life[];
}

/** Of several machines that a computer may be in: dead or alive only if so in each. */
const together = (lives: readonly Life[]): Life => {
  const [first = 'unknown'] = lives;
  if (lives.includes('unknown')) return 'unknown';
  return lives.every((life) => life === first) ? first : 'at risk';
};

/**
 * The symptoms of a machine at rest: each probe asked singly, now and after each of some background
 * TCP requests.
 */
export function symptomsOf(model: Model, machine: Machine, bound = PROBE_BOUND): readonly Symptom[] {
  const probes = probesFor(model);
  if (probes.length === 0) return [];
  const first = prober(model, bound)(machine);
  const crowd = withAdded(model, BACKGROUND);
  // From here on the computer has its adapter and workers, and is asked again and again.
  const probe = prober({ ...crowd.model, asked: [...model.asked, BACKGROUND] }, bound);
  let gaveUp = false;
  const settle = (start: Machine): readonly Machine[] => {
    const space = search(crowd.model, start, bound);
    gaveUp ||= !space.complete;
    return space.complete ? bottomComponents(space).map((states) => space.machine(Math.min(...states))) : [];
  };
  const again = (before: Machine): Machine => carryOver(crowd.model, before, crowd.model, [BACKGROUND]);

  const lives = new Map<Probe, Life[]>(probes.map((one) => [one, [first[one] ?? 'unknown']]));
  let machines: readonly Machine[] = settle(crowd.from(machine));
  for (let requests = 1; requests <= MOST_REQUESTS && !gaveUp && machines.length <= MOST_MACHINES; requests++) {
    const now = machines.map((one) => probe(one));
    for (const one of probes) lives.get(one)?.push(together(now.map((row) => row[one] ?? 'unknown')));
    machines = distinct(machines.flatMap((one) => settle(again(one))));
  }
  if (gaveUp || machines.length > MOST_MACHINES) for (const then of lives.values()) then.push('unknown');
  return probes.map((one) => {
    const then = lives.get(one) ?? [];
    const death = then.indexOf('dead');
    const [now = 'unknown'] = then;
    const stays = death >= 0 && then.slice(death).every((life) => life === 'dead');
    const told = now === 'alive' && then.includes('unknown') ? 'unknown' : now;
    const after = stays && !then.slice(0, death).includes('unknown') ? death : null;
    return { probe: one, life: now === 'alive' && stays ? 'fading' : told, after, then };
  });
}

const distinct = (machines: readonly Machine[]): readonly Machine[] => [
  ...new Map(machines.map((machine) => [machine.join(), machine])).values(),
];
