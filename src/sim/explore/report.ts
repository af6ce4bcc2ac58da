import type { Question } from '../computer/question.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { diagnose, type Finding } from '../trace/diagnosis.ts';
import { traceOf } from '../trace/replay.ts';
import type { Exploration } from './explore.ts';
import { type Course, courseOf } from './fate.ts';
import { whoCanReach } from './graph.ts';
import { chances, type Odds, trialsOf, type Window, windowOf } from './odds.ts';
import { fewestSwitchesTo, switchesOf } from './schedules.ts';
import { type Asked, asked, askersOf, type Symptom, symptomsOf } from './symptoms.ts';

/** What an exploration means: everything the book says about a setting, worked out from its space. */
export interface Report {
  readonly diagnosis: readonly Finding[] | null;
  /** The first doomed moment of the shortest schedule: the step into it, or null where the start is doomed. */
  readonly pointOfNoReturn: { readonly step: number; readonly saved: Course['saved'] } | null;
  /** The first moment of the shortest schedule at which something that is asked is dead. `all`: everything is. */
  readonly damage: { readonly step: number; readonly probes: readonly Asked[]; readonly all: boolean } | null;
  readonly odds: Odds | null;
  readonly window: Window | null;
  /** Of the end of the shortest schedule, then of every end that looks different. */
  readonly symptoms: readonly (readonly Symptom[])[];
  readonly fewestSwitches: { readonly steps: readonly Step[]; readonly switches: number } | null;
}

const TRIALS = 2000;
const SEED = 177245;

/** Works out what an exploration means. Costs about as much again as the exploration; `null` fields are those that do not apply. */
export function reportOf(exploration: Exploration): Report {
  const { model, space, shortest, hung, doomed, inevitable } = exploration;
  if (!shortest)
    return {
      diagnosis: null,
      pointOfNoReturn: null,
      damage: null,
      odds: null,
      window: null,
      symptoms: [],
      fewestSwitches: null,
    };
  const trace = traceOf(model, shortest.steps);
  const course = courseOf(exploration, shortest.steps);
  const ways = chancesOf(exploration);
  // Of a bounded space nobody knows which has the fewest, and to look through millions of machines for it costs a tab.
  const fewest = space.complete
    ? fewestSwitchesTo(
        space,
        hung.flatMap(({ states }) => states),
      )
    : null;
  return {
    diagnosis: diagnose(trace),
    pointOfNoReturn: course?.noReturn ? { step: course.noReturn, saved: course.saved } : null,
    damage: damageOf(
      model,
      trace.moments.map(({ machine }) => machine),
    ),
    odds: doomed && { exact: ways?.[0] ?? null, trials: inevitable ? null : trialsOf(exploration, TRIALS, SEED) },
    window: ways && !inevitable ? windowOf(exploration, ways) : null,
    symptoms: distinctSymptoms(exploration),
    fewestSwitches: fewest && { steps: fewest.steps, switches: switchesOf(model, fewest.steps) },
  };

  function chancesOf(of: Exploration): Float64Array | null {
    if (!doomed) return null;
    const lost: number[] = [];
    for (let state = 0; state < space.states; state++) if (doomed[state] === 1) lost.push(state);
    return chances(of, whoCanReach(space, lost));
  }
}

/**
 * The first moment at which a question is dead. What is dead stays dead, since a request that could
 * complete later could have been asked earlier too; so the moment is found by halving.
 */
function damageOf(model: Model, machines: readonly Machine[]): Report['damage'] {
  const askerOf = askersOf(model);
  const firstDead = (question: Question): number => {
    let [alive, dead] = [-1, machines.length];
    while (dead - alive > 1) {
      const middle = (alive + dead) >> 1;
      if (askerOf(question).canComplete(machines[middle] as Machine)) alive = middle;
      else dead = middle;
    }
    return dead;
  };
  const moments = model.spec.questions.map((question) => ({ question, step: firstDead(question) }));
  const step = Math.min(machines.length, ...moments.map((moment) => moment.step));
  if (step === machines.length) return null;
  const dead = moments.filter((moment) => moment.step === step);
  return { step, probes: dead.map(({ question }) => asked(question)), all: dead.length === moments.length };
}

/** The symptom rows of all hung ends, each different one once, that of the shortest schedule first. */
export function distinctSymptoms({ model, space, shortest, hung }: Exploration): Report['symptoms'] {
  const first = shortest ? [shortest.end] : [];
  const rows = [...first, ...hung.filter((end) => end !== shortest?.end)].map(({ state }) =>
    symptomsOf(model, space.machine(state)),
  );
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].filter((row) => row.length > 0);
}
