/** Everything about a running machine that changes, in one place. What may be done to it stands in operations.ts. */
import type { Runnable } from '../../sim/computer/runnable.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import { stepsOf, type Trace } from '../../sim/trace/replay.ts';
import { writeSchedule } from '../../sim/trace/schedule.ts';
import type { Findings } from '../../workers/messages.ts';
import type { Course } from '../../workers/study.ts';
import { openText, type Run, readingOf, runFoundBy, settingOfRun, type TraceReading } from './run.ts';

/** What the page opens with: explored when the book was built. */
export interface Home {
  readonly name: string;
  /** The run that it opens with, as a link writes it. */
  readonly schedule: string;
  readonly findings: Findings;
  /** Of that schedule: where it can still be avoided. */
  readonly course: Course | null;
}

export interface MachineState {
  /** What runs here. Never changes. */
  readonly runnable: Runnable;
  /** What the page opened with. Never changes. */
  readonly home: Home;
  /** The setting that it opened with, searched when the book was built. Never changes. */
  readonly own: Setting;
  /** The schedule in hand, the moment of it that is shown, and what is known of its setting. */
  readonly run: Run;
  /** That schedule as a link writes it, without its moment: what is worked out of it is known again by this. */
  readonly schedule: string;
  /** Of the schedule in hand, what the views show. */
  readonly reading: TraceReading;
  /** The run that the findings in hand tell of, not begun; null where nothing was found. */
  readonly found: Run | null;
  /** The last course that is known. It is of `courseOf`, which the schedule in hand may have left by now. */
  readonly course: Course | null;
  readonly courseOf: string | null;
  /** The run goes on by itself, a step at a time. */
  readonly playing: boolean;
  /** States found by the search that is under way; null if none is. */
  readonly searched: number | null;
  /** The search of the setting in hand broke off and can be begun again. */
  readonly broken: boolean;
  /** The setting in hand makes a bad model, in a sentence: there will be no verdict. */
  readonly bad: string | null;
  /** What the reader has to be told, above the machine. */
  readonly notice: string | null;
  /** What a screen reader is to say. */
  readonly spoken: string;
  /** How often the machine was moved from away from its figure, which should then follow. It grows; nothing else is asked of it. */
  readonly followed: number;
  /** How often a moment was come to that is the one to come back to. It grows, too. */
  readonly kept: number;
}

/** What follows from a trace alone. */
export const ofTrace = (trace: Trace): Pick<MachineState, 'schedule' | 'reading'> => ({
  schedule: writeSchedule(trace.model, stepsOf(trace)),
  reading: readingOf(trace),
});

/** As the page is served. */
export function served(runnable: Runnable, home: Home): MachineState {
  const { run: opened, problem } = openText(runnable, home.schedule);
  const { findings, course } = home;
  return {
    runnable,
    home,
    own: settingOfRun(opened),
    run: { ...opened, findings },
    ...ofTrace(opened.trace),
    found: runFoundBy(runnable, findings),
    course,
    courseOf: course?.schedule ?? null,
    playing: false,
    searched: null,
    broken: false,
    bad: null,
    notice: problem,
    spoken: '',
    followed: 0,
    kept: 0,
  };
}
