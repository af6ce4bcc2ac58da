import type { Activity } from '../computer/activity.ts';
import type { Question } from '../computer/question.ts';
import { carryOver } from '../machine/carry.ts';
import type { Machine, Model } from '../machine/model.ts';
import { bottomComponents, whoCanReach } from './graph.ts';
import { askedBeyond, askedMore } from './larger.ts';
import { search, searchFrom } from './search.ts';

/**
 * What becomes of a request: alive, it completes whatever else happens; dead, it can never complete;
 * at risk, it depends on what happens first; unknown, the bound was reached before this was decided.
 */
export type Life = 'alive' | 'dead' | 'at risk' | 'unknown';

/** A question's own space is some hundreds of machines; past this many something is wrong with the question. */
export const PROBE_BOUND = 200_000;

/** Asks one thing of machines of a model, singly, from exactly the machine given. */
export interface Asker {
  readonly life: (machine: Machine) => Life;
  /** Whether it can still complete at all: much cheaper to know, where it can, than whether it always will. */
  readonly canComplete: (machine: Machine) => 'yes' | 'no' | 'gave up';
}

/** `bound`: so many machines are looked at for one answer, and past it the answer is that nobody knows. */
export function askerOf(model: Model, activity: Activity, bound = PROBE_BOUND): Asker {
  const larger = askedBeyond(model, activity);
  const from = (machine: Machine): Machine => carryOver(model, machine, larger, [activity]);
  const [isComplete = () => false] = larger.addedDone;
  return {
    life: (machine) => {
      const space = search(larger, from(machine), bound);
      const complete: number[] = [];
      for (let state = 0; state < space.states; state++) if (isComplete(space.machine(state), 0)) complete.push(state);
      if (complete.length === 0) return space.complete ? 'dead' : 'unknown';
      if (!space.complete) return 'unknown';
      return whoCanReach(space, complete).includes(0) ? 'at risk' : 'alive';
    },
    canComplete: (machine) => {
      const { advance, space } = searchFrom(larger, from(machine), bound);
      for (let state = 0, more = true; more; ) {
        more = advance(64);
        for (; state < space.states; state++) if (isComplete(space.machine(state), 0)) return 'yes';
      }
      return space.complete ? 'no' : 'gave up';
    },
  };
}

/** How each question of a model stands, by its name. */
export type Lives = Readonly<Record<string, Life>>;

/** Asks every question of a model's, singly. */
export const prober =
  (model: Model, bound?: number) =>
  (machine: Machine): Lives =>
    Object.fromEntries(
      model.spec.questions.map(({ name, activity }) => [name, askerOf(model, activity, bound).life(machine)]),
    );

/** Whether a question's life is beyond what its computer can tell: what it is known by is dead, and it need not be. */
const isBeyond = ({ name, knownWhile }: Question, lives: Lives): boolean =>
  lives[name] !== 'dead' && (knownWhile?.answered.some((other) => lives[other] === 'dead') ?? false);

/** Lives, with *unknown* for each that is beyond what the computer can tell. */
export const asKnown = (questions: readonly Question[], lives: Lives): Lives => ({
  ...lives,
  ...Object.fromEntries(questions.filter((one) => isBeyond(one, lives)).map(({ name }) => [name, 'unknown' as const])),
});

/** Whether all is well where a computer has come to rest: everything done, and every question answered. Null: a question's bound was reached, so nobody knows. */
export function isWell(done: boolean, life: Lives): boolean | null {
  const lives = Object.values(life);
  if (!done || lives.some((one) => one === 'dead' || one === 'at risk')) return false;
  return lives.includes('unknown') ? null : true;
}

/** Past so many different machines after one more request, the question is given up. */
const MOST_MACHINES = 32;

/** A question as results carry it: its name, and its words for a reader. */
export type Asked = Pick<Question, 'name' | 'label' | 'well'>;
export const asked = ({ name, label, well }: Question): Asked => ({ name, label, well });

/** How one question of a hung computer stands. */
export interface Symptom {
  readonly probe: Asked;
  /** `fading`: it completes at first, and after some background requests no more. */
  readonly life: Life | 'fading';
  /** Background requests after which it is dead: 0 for a dead one, null if it never dies of them or nobody knows. */
  readonly after: number | null;
  /**
   * How it stands after 0, 1, 2, ... background requests, each run until nothing more comes of it; unknown at the last
   * where a bound ended that, and wherever it is beyond what the computer can tell.
   */
  readonly then: readonly Life[];
}

/** Of several machines that a computer may be in: dead or alive only if so in each. */
const together = (lives: readonly Life[]): Life => {
  const [first = 'unknown'] = lives;
  if (lives.includes('unknown')) return 'unknown';
  return lives.every((life) => life === first) ? first : 'at risk';
};

/**
 * The symptoms of a machine at rest: each question asked singly, now and after each of some background requests, where
 * there are any.
 */
export function symptomsOf(model: Model, machine: Machine, bound = PROBE_BOUND): readonly Symptom[] {
  const { questions, background } = model.spec;
  if (questions.length === 0) return [];
  const first = prober(model, bound)(machine);
  const lives = new Map<string, Life[]>(questions.map(({ name }) => [name, [first[name] ?? 'unknown']]));
  if (background) {
    const { activity } = background.request;
    // From here on the computer has what the background brings, and is asked again and again.
    const crowd = askedMore(model, activity);
    const probe = prober(crowd, bound);
    let gaveUp = false;
    const settle = (start: Machine): readonly Machine[] => {
      const space = search(crowd, start, bound);
      gaveUp ||= !space.complete;
      return space.complete ? bottomComponents(space).map((states) => space.machine(Math.min(...states))) : [];
    };
    const again = (before: Machine): Machine => carryOver(crowd, before, crowd, [activity]);
    let machines: readonly Machine[] = settle(carryOver(model, machine, crowd, [activity]));
    for (let requests = 1; requests <= background.most && !gaveUp && machines.length <= MOST_MACHINES; requests++) {
      const now = machines.map((one) => probe(one));
      for (const { name } of questions) lives.get(name)?.push(together(now.map((row) => row[name] ?? 'unknown')));
      machines = distinct(machines.flatMap((one) => settle(again(one))));
    }
    if (gaveUp || machines.length > MOST_MACHINES) for (const then of lives.values()) then.push('unknown');
  }
  return questions.map((question) => {
    const then = lives.get(question.name) ?? [];
    const death = then.indexOf('dead');
    const [now = 'unknown'] = then;
    const stays = death >= 0 && then.slice(death).every((life) => life === 'dead');
    const told = now === 'alive' && then.includes('unknown') ? 'unknown' : now;
    const after = stays && !then.slice(0, death).includes('unknown') ? death : null;
    const known = then.map((life, at) => {
      const standing = Object.fromEntries([...lives].map(([name, all]) => [name, all[at] ?? 'unknown']));
      return isBeyond(question, standing) ? 'unknown' : life;
    });
    return { probe: asked(question), life: now === 'alive' && stays ? 'fading' : told, after, then: known };
  });
}

const distinct = (machines: readonly Machine[]): readonly Machine[] => [
  ...new Map(machines.map((machine) => [machine.join(), machine])).values(),
];
