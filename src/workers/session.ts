/** One exploration of one setting, as the worker carries it on: everything but the waiting in between. */
import { type Exploration, type Exploring, exploringFrom } from '../sim/explore/explore.ts';
import { summaryOf, type UnderReading, underReadings } from '../sim/explore/readings.ts';
import { reportOf } from '../sim/explore/report.ts';
import { BadModel } from '../sim/machine/badModel.ts';
import type { Model } from '../sim/machine/model.ts';
import { findingsOf, foundReportOf } from './findings.ts';
import type { Answer, Findings } from './messages.ts';
import { type Course, courses, studyOf } from './study.ts';

export interface Session {
  /** Does a piece of work: up to so many states, or one of the stages after them. True while there is more. */
  readonly work: (states: number) => boolean;
  /** How far it is. */
  readonly progress: () => Answer;
  /** Ends the search with what is known. What follows from that is still worked out. */
  readonly stop: () => void;
  /** Answers at once, or as soon as the space is complete. */
  readonly course: (schedule: string) => void;
}

type Stage = 'search' | 'verdict' | 'report' | 'readings' | 'over';

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** So many states are visited before the search looks for the first time whether a bad end is certain. */
const FIRST_LOOK = 1 << 14;

/**
 * `make` makes the model that is explored. A bad one ends the session with its sentence, whether the start shows it or a step
 * on the way. `pulse` is called between the pieces of a stage that does not come back for long.
 */
export function sessionOf(
  make: () => Model,
  budget: number,
  post: (answer: Answer) => void,
  firstLook = FIRST_LOOK,
  pulse: () => void = () => {},
): Session {
  let search: Exploring | null = null;
  const begun = (): Exploring => {
    if (!search) {
      const model = make();
      search = exploringFrom(model, model.start, undefined, { pulse });
    }
    return search;
  };
  let bad = false;
  let exploration: Exploration | null = null;
  let told: Findings | null = null;
  let others: ReturnType<typeof underReadings> | null = null;
  const underOthers: UnderReading[] = [];
  let stage: Stage = 'search';
  let note: string | null = null;
  let answer: ((schedule: string) => Course | null) | null = null;
  let asked: readonly string[] = [];

  // A bad end that is certain is worth telling before the end. To look for one costs as much as what has been found
  // so far, so it is done whenever that has doubled.
  let sofar: Findings | null = null;
  let looked = 0;
  let lookAgainAt = firstLook;
  const lookForBadEnd = ({ space, result }: Exploring): void => {
    if (sofar || space.states < lookAgainAt) return;
    lookAgainAt = space.states * 2;
    let atRest = false;
    for (; looked < space.expanded; looked++) atRest ||= space.firstEdge(looked) === space.firstEdge(looked + 1);
    if (!atRest) return;
    const early = findingsOf(result());
    if (early.worst) sofar = early;
  };

  const tellCourses = (): void => {
    if (!exploration && !bad) return;
    if (exploration) answer ??= courses(exploration);
    for (const schedule of asked) post({ kind: 'course', schedule, course: bad ? null : (answer?.(schedule) ?? null) });
    asked = [];
  };

  const stages: Readonly<Record<Stage, (states: number) => void>> = {
    search: (states) => {
      const exploring = begun();
      const { advance, space } = exploring;
      const more = advance(states);
      if (more && space.bytes.allocated > budget) {
        note = `The search has used the ${megabytes(budget)} that it may use, and ended there.`;
        stage = 'verdict';
      } else if (!more) stage = 'verdict';
      else lookForBadEnd(exploring);
    },
    verdict: () => {
      exploration = begun().result();
      stage = 'report';
      post({ kind: 'found', findings: findingsOf(exploration), note });
      tellCourses();
    },
    report: () => {
      stage = 'over';
      if (!exploration) return;
      const report = reportOf(exploration, pulse);
      told = { ...findingsOf(exploration), report: foundReportOf(exploration, report) };
      post({ kind: 'found', findings: told, note });
      post({ kind: 'studied', study: studyOf(exploration, report, pulse) });
      const { of } = exploration.model.spec;
      if (!exploration.complete || !of) return;
      others = underReadings(of.runnable, of.setting);
      stage = 'readings';
    },
    readings: () => {
      const next = others?.next();
      if (next && !next.done) {
        underOthers.push(next.value);
        return;
      }
      stage = 'over';
      const readings = summaryOf(underOthers);
      if (told?.report && readings)
        post({ kind: 'found', findings: { ...told, report: { ...told.report, readings } }, note });
    },
    over: () => {},
  };

  return {
    work: (states) => {
      try {
        stages[stage](states);
      } catch (error) {
        if (!(error instanceof BadModel)) throw error;
        stage = 'over';
        bad = true;
        post({ kind: 'bad', sentence: error.message });
        tellCourses();
      }
      return stage !== 'over';
    },
    // After the search there is no further to come, and what was found by then is told already.
    progress: () =>
      stage === 'search'
        ? {
            kind: 'progress',
            states: search?.space.states ?? 0,
            open: search ? search.space.states - search.space.expanded : 0,
            bytes: search?.space.bytes.allocated ?? 0,
            sofar,
          }
        : { kind: 'alive' },
    stop: () => {
      if (stage !== 'search') return;
      note = 'You stopped the search.';
      stage = 'verdict';
    },
    course: (schedule) => {
      asked = [...asked, schedule];
      tellCourses();
    },
  };
}
