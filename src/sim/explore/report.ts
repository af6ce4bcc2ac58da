import type { Question } from '../computer/question.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { diagnose, type Finding } from '../trace/diagnosis.ts';
import { traceOf } from '../trace/replay.ts';
import { sayBrokenRule } from '../trace/rules.ts';
import { isDisaster } from './ends.ts';
import type { BrokenRule, Exploration } from './explore.ts';
import { courseOf, type FateCourse } from './fate.ts';
import { whoCanReach } from './graph.ts';
import { chances, type Odds, trialsOf, type Window, windowOf } from './odds.ts';
import { fewestSwitchesTo, switchesOf } from './schedules.ts';
import { type Asked, asked, askerOf, type Symptom, symptomsOf } from './symptoms.ts';

/** What an exploration means: everything the book says about a setting, worked out from its space. */
export interface Report {
  /** Rules of the DDK that some schedule breaks, each with its shortest schedule; whatever the verdict. */
  readonly rules: readonly (BrokenRule & { readonly sentence: string })[];
  /** What is wrong at the end of the shortest schedule to the worst end; null where nothing is. */
  readonly diagnosis: readonly Finding[] | null;
  /** The first doomed moment of that schedule: the step into it, or null where the start is doomed. */
  readonly pointOfNoReturn: { readonly step: number; readonly saved: FateCourse['saved'] } | null;
  /** The first moment of that schedule at which something that is asked is dead. `all`: everything is. Null where nothing dies, or where that is not known. */
  readonly damage: { readonly step: number; readonly probes: readonly Asked[]; readonly all: boolean } | null;
  /** The questions whose bound was reached while the first dead moment was looked for: with any, that moment is not known. */
  readonly damageGaveUp: readonly Asked[];
  readonly odds: Odds | null;
  readonly window: Window | null;
  /** Of the end of that schedule, then of every bad end that looks different. */
  readonly symptoms: readonly (readonly Symptom[])[];
  readonly fewestSwitches: { readonly steps: readonly Step[]; readonly switches: number } | null;
}

/** The broken rules of which no finding of the diagnosis speaks already, for who shows both. */
export const untoldRules = ({ rules, diagnosis }: Pick<Report, 'rules' | 'diagnosis'>): Report['rules'] =>
  rules.filter(({ sentence }) => !diagnosis?.some((finding) => finding.sentence.includes(sentence)));

const TRIALS = 2000;
const SEED = 177245;

/**
 * Works out what an exploration means. Costs about as much again as the exploration; `null` fields are those that do not
 * apply. `pulse` is called between its pieces, for who must show meanwhile that it goes on.
 */
export function reportOf(exploration: Exploration, pulse: () => void = () => {}): Report {
  const { model, space, worst, bad, breaches, doomed, inevitable, rules } = exploration;
  const broken = rules.map((one) => ({
    ...one,
    sentence: sayBrokenRule(model, space.machine(one.state), one.processor, one.instruction),
  }));
  if (!worst)
    return {
      rules: broken,
      diagnosis: null,
      pointOfNoReturn: null,
      damage: null,
      damageGaveUp: [],
      odds: null,
      window: null,
      symptoms: [],
      fewestSwitches: null,
    };
  pulse();
  const trace = traceOf(model, worst.steps);
  const course = courseOf(exploration, worst.steps);
  const ways = chancesOf(exploration);
  pulse();
  // Of a bounded space nobody knows which has the fewest, and to look through millions of machines for it costs a tab.
  const fewest = space.complete
    ? fewestSwitchesTo(space, [
        ...bad.filter(({ kind }) => kind === worst.end?.kind).flatMap(({ states }) => states),
        ...breaches,
      ])
    : null;
  pulse();
  return {
    rules: broken,
    diagnosis: diagnose(trace),
    pointOfNoReturn: course?.noReturn ? { step: course.noReturn, saved: course.saved } : null,
    ...damageOf(
      model,
      trace.moments.map(({ machine }) => machine),
      undefined,
      pulse,
    ),
    odds: doomed && {
      exact: ways?.[0] ?? null,
      trials: inevitable ? null : trialsOf(exploration, TRIALS, SEED, pulse),
    },
    window: ways && !inevitable ? windowOf(exploration, ways) : null,
    symptoms: distinctSymptoms(exploration, pulse),
    fewestSwitches: fewest && { steps: fewest.steps, switches: switchesOf(model, fewest.steps) },
  };

  function chancesOf(of: Exploration): Float64Array | null {
    if (!doomed) return null;
    const lost: number[] = [];
    for (let state = 0; state < space.states; state++) if (doomed[state] === 1) lost.push(state);
    return chances(of, whoCanReach(space, lost), undefined, pulse);
  }
}

/**
 * The first moment of a schedule at which a question is dead, and the questions of which that is not known. What is dead
 * stays dead, since a request that could complete later could have been asked earlier too; so the moment is found by halving.
 */
export function damageOf(
  model: Model,
  machines: readonly Machine[],
  bound?: number,
  pulse: () => void = () => {},
): Pick<Report, 'damage' | 'damageGaveUp'> {
  const firstDead = ({ activity }: Question): number | 'gave up' => {
    const { canComplete } = askerOf(model, activity, bound);
    let [alive, dead] = [-1, machines.length];
    while (dead - alive > 1) {
      pulse();
      const middle = (alive + dead) >> 1;
      const can = canComplete(machines[middle] as Machine);
      if (can === 'gave up') return can;
      if (can === 'yes') alive = middle;
      else dead = middle;
    }
    return dead;
  };
  const moments = model.spec.questions.map((question) => ({ question: asked(question), step: firstDead(question) }));
  const damageGaveUp = moments.filter(({ step }) => step === 'gave up').map(({ question }) => question);
  const step = Math.min(machines.length, ...moments.map((moment) => Number(moment.step)));
  if (damageGaveUp.length > 0 || step === machines.length) return { damage: null, damageGaveUp };
  const dead = moments.filter((moment) => moment.step === step);
  return {
    damage: { step, probes: dead.map(({ question }) => question), all: dead.length === moments.length },
    damageGaveUp,
  };
}

/**
 * The symptom rows of all bad ends, each different one once, that of the shortest schedule first. Every stop looks the
 * same from outside, so one stands for all; where only a promise is broken there are no symptoms.
 */
export function distinctSymptoms(
  { model, space, worst, bad }: Exploration,
  pulse: () => void = () => {},
): Report['symptoms'] {
  const first = worst?.end ? [worst.end] : [];
  const ends = [...first, ...bad.filter((end) => end !== worst?.end)].filter(isDisaster);
  const stop = ends.find(({ kind }) => kind === 'stopped');
  const rows = ends
    .filter((end) => end.kind !== 'stopped' || end === stop)
    .map(({ state }) => {
      pulse();
      return symptomsOf(model, space.machine(state));
    });
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].filter((row) => row.length > 0);
}
