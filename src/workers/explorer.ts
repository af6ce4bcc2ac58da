/**
 * The page's side of the exploring worker. One search at a time, whoever asks: everybody on the page sees the same.
 *
 * It never throws, and it loses nothing: what the worker has posted stays known, whatever becomes of the worker.
 */
import { isSameSetting, type Setting } from '../sim/computer/setting.ts';
import { MOST_MEMORY } from '../sim/explore/bounds.ts';
import { gaveUp } from './gaveUp.ts';
import type { Ask, Findings } from './messages.ts';
import { type Searching, searching, type Told } from './searcher.ts';
import type { Course, Study } from './study.ts';

/** What is known of a setting by now. */
export interface SearchProgress {
  readonly setting: Setting;
  readonly phase: 'searching' | 'stopping' | 'working it out' | 'over';
  /** States so far, and those of them still to explore. */
  readonly states: number;
  readonly open: number;
  readonly findings: Findings | null;
  readonly study: Study | null;
  /** Why it ended before everything was known. */
  readonly note: string | null;
  /** The worker was gone before its work was done: begun again, the search may come further. */
  readonly broken: boolean;
  /** The model is a bad one, in a sentence: then there is nothing else to know. */
  readonly bad: string | null;
}

/** What a search reports of itself. `broken`: the worker is gone, with what it had found by then, and why, in a sentence. */
export type Tidings =
  | Extract<Told, { readonly kind: 'progress' | 'found' | 'bad' }>
  | { readonly kind: 'broken'; readonly findings: Findings | null; readonly sentence: string };

export interface Explorer {
  /** Asks about a setting: what is known of it already is told at once, and a search that broke off is begun again. A question asked before is dropped. */
  readonly ask: (setting: Setting, tell: (tidings: Tidings) => void) => void;
  /** Drops the question, and ends the search unless it is of the setting given. */
  readonly close: (unless?: Setting) => void;
}

const NOTHING_FOUND = 'So there is no verdict for this choice; you can still step through it by hand.';
const KEPT = 'The page shows what it knew by then.';
const CUT_SHORT = 'You stopped the search before everything was worked out. The verdict holds.';

const NOTHING = {
  phase: 'over',
  states: 0,
  open: 0,
  findings: null,
  study: null,
  note: null,
  broken: false,
  bad: null,
} as const;

let search: Searching | null = null;
let progress: SearchProgress | null = null;
/** The last question about a course, and who wants to know. Where a worker was gone before it answered, the next one is asked again. */
let question: {
  readonly setting: Setting;
  readonly schedule: string;
  readonly tell: (course: Course | null) => void;
} | null = null;
const watchers = new Set<(progress: SearchProgress | null) => void>();
const listeners = new Set<(tidings: Tidings) => void>();

function become(now: SearchProgress | null): void {
  progress = now;
  for (const watcher of watchers) watcher(now);
}
function end(): void {
  search?.end();
  search = null;
}
const courseAsked = ({ schedule }: NonNullable<typeof question>): Ask => ({ kind: 'course', schedule });

/** The worker is gone before its work was done: what it had told is what is known. `broken`: nobody wanted it gone. */
function endEarly(why: string, broken: boolean): void {
  end();
  question?.tell(null);
  if (!broken) question = null;
  if (!progress) return;
  if (progress.phase === 'over') {
    // Of what other readings come to, or of the schedule in hand, the answer was still on its way.
    if (broken && progress.findings) become({ ...progress, note: `${why} ${KEPT}`, broken });
    return;
  }
  const findings = progress.findings ?? (progress.states > 0 ? gaveUp(progress) : null);
  const note = broken ? `${why} ${findings ? KEPT : NOTHING_FOUND}` : why;
  become({ ...progress, phase: 'over', findings, note, broken });
  for (const listen of listeners)
    listen(broken || !findings ? { kind: 'broken', findings, sentence: note } : { kind: 'found', findings, note });
}

function hear(answer: Told): void {
  if (answer.kind === 'course') {
    if (question?.schedule !== answer.schedule) return;
    question.tell(answer.course);
    question = null;
    return;
  }
  if (!progress) return;
  if (answer.kind === 'progress') {
    become({ ...progress, states: answer.states, open: answer.open, findings: answer.sofar });
  } else if (answer.kind === 'studied') {
    become({ ...progress, phase: 'over', study: answer.study });
    return;
  } else if (answer.kind === 'bad') {
    end();
    question?.tell(null);
    question = null;
    become({ ...progress, phase: 'over', findings: null, study: null, note: null, bad: answer.sentence });
  } else {
    const { findings, note } = answer;
    // What other readings make of it comes last, when all else is known.
    const phase = progress.study ? 'over' : 'working it out';
    become({ ...progress, phase, states: findings.states, open: findings.open, findings, note });
  }
  for (const listen of listeners) listen(answer);
}

/** Starts the search of a setting. One that is under way for another is ended: starting costs less than finishing in vain. */
export function explore(setting: Setting): void {
  end();
  become({ ...NOTHING, setting, phase: 'searching' });
  search = searching(setting, MOST_MEMORY, hear, endEarly);
  if (question && isSameSetting(question.setting, setting)) search.ask(courseAsked(question));
  else {
    // Whatever it was about is not in hand any more.
    question?.tell(null);
    question = null;
  }
}

/** Ends the search under way with what it has found. */
export function stop(): void {
  // Between pieces of its search the worker listens; while it works out what all of it means it does not.
  if (progress?.phase === 'searching' || progress?.phase === 'stopping') {
    become({ ...progress, phase: 'stopping' });
    search?.stop();
  } else if (progress?.phase === 'working it out') endEarly(CUT_SHORT, false);
}

/** Calls back with what is known, now and whenever that changes. Returns the way to stop. */
export function watch(watcher: (progress: SearchProgress | null) => void): () => void {
  watchers.add(watcher);
  watcher(progress);
  return () => watchers.delete(watcher);
}

/**
 * Asks whether the hang can still be avoided along a schedule. Only the last question asked is answered, and only
 * a complete space can tell: null otherwise.
 */
export function askCourse(setting: Setting, schedule: string, tell: (course: Course | null) => void): void {
  question = { setting, schedule, tell };
  if (!progress || !isSameSetting(progress.setting, setting)) explore(setting);
  else if (search) search.ask(courseAsked(question));
  else tell(null);
}

/** For one who follows a single setting at a time. */
export function openExplorer(): Explorer {
  let listener: ((tidings: Tidings) => void) | null = null;
  const leave = (): void => {
    if (listener) listeners.delete(listener);
    listener = null;
  };
  return {
    ask: (setting, tell) => {
      leave();
      listener = tell;
      listeners.add(tell);
      const { findings, note, phase, states, open, bad } =
        progress && isSameSetting(progress.setting, setting) && !progress.broken ? progress : NOTHING;
      if (bad !== null) tell({ kind: 'bad', sentence: bad });
      else if (phase === 'searching' || phase === 'stopping')
        tell({ kind: 'progress', states, open, bytes: 0, sofar: findings });
      else if (findings) tell({ kind: 'found', findings, note });
      else explore(setting);
    },
    close: (unless) => {
      leave();
      if (!progress || (unless && isSameSetting(progress.setting, unless))) return;
      end();
      become(null);
    },
  };
}
