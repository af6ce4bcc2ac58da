/**
 * The page's side of the exploring worker. One search at a time, whoever asks: everybody on the page sees the same.
 *
 * It never throws, and it loses nothing: what the worker has posted stays known, whatever becomes of the worker.
 */
import { isSameSetting, type Setting } from '../sim/computer/setting.ts';
import type { Answer, Ask, Findings } from './messages.ts';
import { startWorker } from './start.ts';
import type { Course, Study } from './study.ts';

/** What is known of a setting by now. */
export interface SearchProgress {
  readonly setting: Setting;
  readonly phase: 'searching' | 'working it out' | 'over';
  /** States so far, and those of them still to explore. */
  readonly states: number;
  readonly open: number;
  readonly findings: Findings | null;
  readonly study: Study | null;
  /** Why it ended before everything was known. */
  readonly note: string | null;
  /** The model is a bad one, in a sentence: then there is nothing else to know. */
  readonly bad: string | null;
}

/** What a search reports of itself. */
export type Tidings = Extract<Answer, { readonly kind: 'progress' | 'found' | 'failed' | 'bad' }>;

export interface Explorer {
  /** Asks about a setting: what is known of it already is told at once. A question asked before is dropped. */
  readonly ask: (setting: Setting, tell: (tidings: Tidings) => void) => void;
  /** Drops the question, and ends the search unless it is of the setting given. */
  readonly close: (unless?: Setting) => void;
}

/** 256 MB: a tab that takes much more is a tab that the system closes. */
const BUDGET = 2 ** 28;

const GONE =
  'This browser could not start the search in the background, so there is no verdict for this choice. You can still step through it by hand.';
const DIED = 'The search in the background has ended early. The page shows what it knew by then.';
const CUT_SHORT = 'You stopped the search before everything was worked out. The verdict holds.';

const NOTHING = { phase: 'over', states: 0, open: 0, findings: null, note: null, bad: null } as const;

let worker: Worker | null = null;
let progress: SearchProgress | null = null;
/** The last question about a course, and who wants to know. */
let question: { readonly schedule: string; readonly tell: (course: Course | null) => void } | null = null;
const watchers = new Set<(progress: SearchProgress | null) => void>();
const listeners = new Set<(tidings: Tidings) => void>();

function become(now: SearchProgress | null): void {
  progress = now;
  for (const watcher of watchers) watcher(now);
}
function send(ask: Ask): void {
  worker?.postMessage(ask);
}
function end(): void {
  worker?.terminate();
  worker = null;
}

/** All that a search without an answer says: how far it came, which proves nothing. */
const gaveUp = ({ states, open }: SearchProgress): Findings => ({
  verdict: 'gave-up',
  complete: false,
  states,
  open,
  transitions: 0,
  inevitable: null,
  bad: [],
  stops: [],
  worst: null,
  well: null,
  report: null,
});

/** The worker is gone before its work was done: what it had told is what is known. */
function endEarly(note: string): void {
  end();
  question?.tell(null);
  question = null;
  if (!progress || progress.phase === 'over') return;
  const findings = progress.findings ?? (progress.states > 0 ? gaveUp(progress) : null);
  become({ ...progress, phase: 'over', findings, note: findings ? note : GONE });
  for (const listen of listeners)
    listen(findings ? { kind: 'found', findings, note } : { kind: 'failed', sentence: GONE });
}

function hear(answer: Answer): void {
  if (answer.kind === 'course') {
    if (question?.schedule !== answer.schedule) return;
    question.tell(answer.course);
    question = null;
    return;
  }
  if (!progress) return;
  if (answer.kind === 'progress')
    become({ ...progress, states: answer.states, open: answer.open, findings: answer.sofar });
  else if (answer.kind === 'studied') {
    become({ ...progress, phase: 'over', study: answer.study });
    return;
  } else if (answer.kind === 'failed') {
    endEarly(answer.sentence);
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
  become({ setting, phase: 'searching', states: 0, open: 0, findings: null, study: null, note: null, bad: null });
  try {
    worker = startWorker();
    const mine = worker;
    mine.onmessage = ({ data }: MessageEvent<Answer>) => mine === worker && hear(data);
    mine.onerror = () => mine === worker && endEarly(DIED);
    send({ kind: 'explore', setting, budget: BUDGET });
    if (question) send({ kind: 'course', schedule: question.schedule });
  } catch {
    endEarly(GONE);
  }
}

/** Ends the search under way with what it has found. */
export function stop(): void {
  // Between pieces of its search the worker listens; while it works out what all of it means it does not.
  if (progress?.phase === 'searching') send({ kind: 'stop' });
  else if (progress?.phase === 'working it out') endEarly(CUT_SHORT);
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
  question = { schedule, tell };
  if (progress && worker && isSameSetting(progress.setting, setting)) send({ kind: 'course', schedule });
  else if (progress && isSameSetting(progress.setting, setting)) tell(null);
  else explore(setting);
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
        progress && isSameSetting(progress.setting, setting) ? progress : NOTHING;
      if (bad !== null) tell({ kind: 'bad', sentence: bad });
      else if (findings && phase !== 'searching') tell({ kind: 'found', findings, note });
      else if (phase === 'searching') tell({ kind: 'progress', states, open, bytes: 0, sofar: findings });
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
