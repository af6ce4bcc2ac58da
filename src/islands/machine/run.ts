/** What a reader has in hand: a schedule, the moment of it that is shown, and what is known of its setting. */
import type { Runnable } from '../../sim/computer/runnable.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import { specFor } from '../../sim/computer/spec.ts';
import { BadModel } from '../../sim/machine/badModel.ts';
import { modelFrom } from '../../sim/machine/model.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import { extend, type Moment, stepsOf, type Trace, traceOf } from '../../sim/trace/replay.ts';
import { originOf, readSchedule, writeSchedule } from '../../sim/trace/schedule.ts';
import { type Drawing, drawingOf, framesOf } from '../../views/lanes/drawing.ts';
import type { Findings } from '../../workers/messages.ts';

export interface Run {
  readonly trace: Trace;
  /** The moment shown: 0 is the start. */
  readonly shown: number;
  /** Of the setting of the trace; null until the search has ended. */
  readonly findings: Findings | null;
}

export const lengthOf = ({ trace }: Run): number => trace.moments.length - 1;
export const settingOfRun = ({ trace }: Run): Setting => originOf(trace.model).setting;
export const textOf = ({ trace, shown }: Run): string => writeSchedule(trace.model, stepsOf(trace), shown);

/** The start of a setting, before anybody has moved. */
export const startOf = (runnable: Runnable, setting: Setting): Run => ({
  trace: traceOf(modelFrom(specFor(runnable, setting)), []),
  shown: 0,
  findings: null,
});

/** A run that has to be made first: or, where the model turns out to be a bad one, its sentence. */
export function attempt(make: () => Run): { readonly run: Run } | { readonly bad: string } {
  try {
    return { run: make() };
  } catch (error) {
    if (!(error instanceof BadModel)) throw error;
    return { bad: error.message };
  }
}

/** A schedule of something runnable from text that may be anything: with a sentence for the reader where it could not be followed whole. */
export function openText(runnable: Runnable, text: string): { readonly run: Run; readonly problem: string | null } {
  const { name } = runnable;
  const { schedule, model, problem } = readSchedule({ [name]: runnable }, text, name);
  return { run: { trace: traceOf(model, schedule.steps), shown: schedule.shown, findings: null }, problem };
}

/** In hand is a run to its end, and all is done there. */
const isWhole = (run: Run): boolean =>
  lengthOf(run) > 0 && run.trace.model.isDone((run.trace.moments.at(-1) as Moment).machine);

/** What findings tell of, not begun: the shortest hang, else a run that goes to its end. Null if there is neither. */
export function runFoundBy(runnable: Runnable, findings: Findings): Run | null {
  const way = findings.worst ?? findings.well;
  return way ? { ...openText(runnable, way.schedule).run, findings } : null;
}

/**
 * What there is to be run, not begun: the shortest hang; where nothing hangs the run in hand, if it goes to its end, or
 * else one that does.
 *
 * @param found what the findings tell of, if anything is known
 */
export const runToPlay = (run: Run, found: Run | null): Run | null =>
  run.findings?.well && isWhole(run) ? { ...run, shown: 0 } : found && { ...found, shown: 0 };

/** What a search found, taken in: its hang, `found`, is laid before a reader who has not begun to move by hand. */
export function withFindings(run: Run, findings: Findings, found: Run | null): Run {
  const laid = lengthOf(run) === 0 && findings.worst ? found : null;
  return laid ? { ...laid, shown: lengthOf(laid) } : { ...run, findings };
}

export const moveTo = (run: Run, shown: number): Run => ({
  ...run,
  shown: Math.min(Math.max(shown, 0), lengthOf(run)),
});

/** One step from the moment shown: along the schedule where it takes that step too, else away from it. @throws BadModel where the step would put a value where it does not fit. */
export function take(run: Run, step: number): Run {
  const { trace, shown } = run;
  if (trace.moments[shown + 1]?.step === step) return { ...run, shown: shown + 1 };
  return { ...run, trace: extend(trace, shown, step), shown: shown + 1 };
}

/** How many steps two runs share, from the start. */
export function sharedBy(one: Run, other: Run | null): number {
  if (!other) return 0;
  const [mine, theirs] = [stepsOf(one.trace), stepsOf(other.trace)];
  const parting = mine.findIndex((step, at) => step !== theirs[at]);
  return parting < 0 ? mine.length : parting;
}

/** Everything that the views need of a trace. */
export interface TraceReading {
  readonly frames: readonly Frame[];
  readonly drawing: Drawing;
  /** The longest sentences and lines along the trace: what is as tall as these never moves what is below. */
  readonly longest: {
    readonly said: string;
    readonly threads: readonly string[];
    readonly processors: readonly string[];
  };
}

const longer = (a: string, b: string): string => (b.length > a.length ? b : a);

export function readingOf(trace: Trace): TraceReading {
  const frames = framesOf(trace);
  const longestOf = (read: (frame: Frame) => string): string => frames.map(read).reduce(longer, '');
  const [first] = frames;
  // A line in the mono face, on a button, takes more room than its characters would as words.
  const lineOf = ({ processors }: Frame, number: number): string => {
    const position = processors[number]?.at.at(-1);
    const text = position?.listing.rows[position.row]?.text;
    return text === undefined ? '' : `runs ${text} 1 of 2 ${'and '.repeat(Math.ceil(text.length / 12))}`;
  };
  return {
    frames,
    drawing: drawingOf(trace, frames),
    longest: {
      said: longestOf(({ said }) => said ?? ''),
      threads: (first?.threads ?? []).map((_, number) => longestOf(({ threads }) => threads[number]?.why ?? '')),
      processors: (first?.processors ?? []).map((_, number) =>
        longestOf((frame) => longer(frame.processors[number]?.why ?? '', lineOf(frame, number))),
      ),
    },
  };
}
