/**
 * One search in one worker, for as long as that worker lives: whatever becomes of it, whoever asked is told once.
 *
 * A worker can be gone without a word: the browser takes its memory back, its script never comes, it goes round for ever. So
 * the worker says all the time that it is there, between the pieces of its work and within the long ones, and this file counts
 * how long it has been silent. It counts ticks of its own and asks no clock: while the computer sleeps, or the page is held
 * up or frozen, there are no ticks, and the silence of that time says nothing. Nor does that of a page that nobody sees, since
 * browsers let those starve.
 */
import type { Setting } from '../sim/computer/setting.ts';
import type { Answer, Ask } from './messages.ts';
import { startWorker } from './start.ts';

/** Milliseconds between two ticks. */
const TICK = 1000;
/**
 * Ticks without a word after which a worker is taken for gone. At first its script has to come, which takes some ten seconds on
 * the slowest of lines. Later it speaks ten times a second; the longest piece of its work without a word takes half a second on
 * a desk computer that has other things to do, and a starved phone may be fifty times slower.
 */
const PATIENCE = 30;
/** Ticks for a search that was told to stop to say what it found: without a word, and in all. */
const TO_STOP = 2;
const TO_STOP_IN_ALL = 10;

/** Milliseconds between two reports of how far it is that are handed on: a flood of them is not to hold the page up. */
const PACE = 50;

const STOPPED = 'You stopped the search.';

/** Everything that a search says but that it is alive. */
export type Told = Exclude<Answer, { readonly kind: 'alive' | 'rests' | 'failed' }>;

export interface Searching {
  readonly ask: (ask: Ask) => void;
  /** Asks for what has been found. Asked a second time, or where no answer comes, the search is gone at once. */
  readonly stop: () => void;
  /** Ends it without a word. */
  readonly end: () => void;
}

/**
 * Starts the search of a setting. Never throws, and says nothing before it has returned.
 *
 * @param hear what it says, as it says it; nothing after `gone` or `end`.
 * @param gone at most once: the worker is gone before its work was done, and why, in a sentence; `broken`: nobody wanted it gone.
 */
export function searching(
  setting: Setting,
  budget: number,
  hear: (told: Told) => void,
  gone: (why: string, broken: boolean) => void,
): Searching {
  let worker: Worker | null = null;
  let ended = false;
  let spoke = false;
  let owesAnswer = true;
  let silent = 0;
  let reported = Number.NEGATIVE_INFINITY;
  /** A report that came too soon after another: it is told if nothing newer is. */
  let held: Told | null = null;
  /** Ticks since it was told to stop; null where it was not, or has obeyed. */
  let stopping: number | null = null;

  const end = (): void => {
    ended = true;
    clearInterval(ticking);
    worker?.terminate();
  };
  const leave = (why: string, broken = true): void => {
    if (ended) return;
    end();
    if (held) hear(held);
    gone(why, broken);
  };
  const tick = (): void => {
    if (typeof document !== 'undefined' && document.visibilityState === 'hidden') return;
    if (!owesAnswer) return;
    silent++;
    if (stopping !== null) {
      if (silent >= TO_STOP || ++stopping >= TO_STOP_IN_ALL) leave(STOPPED, false);
    } else if (silent >= PATIENCE)
      leave(
        spoke
          ? `The search in the background has said nothing for ${PATIENCE} seconds, and was ended.`
          : `The search in the background did not start within ${PATIENCE} seconds.`,
      );
  };
  const ask = (message: Ask): void => {
    if (ended) return;
    if (!owesAnswer) silent = 0;
    owesAnswer = true;
    try {
      worker?.postMessage(message);
    } catch {
      queueMicrotask(() => leave('This browser could not tell the search in the background what to search.'));
    }
  };

  const ticking = setInterval(tick, TICK);
  try {
    worker = startWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (ended) return;
      spoke = true;
      silent = 0;
      owesAnswer = data.kind !== 'rests';
      if (data.kind === 'found') stopping = null;
      if (data.kind === 'failed') leave(data.sentence);
      else if (data.kind === 'progress' && performance.now() - reported < PACE) held = data;
      else if (data.kind !== 'alive' && data.kind !== 'rests') {
        if (data.kind === 'progress') reported = performance.now();
        held = null;
        hear(data);
      }
    };
    worker.onerror = () =>
      leave(
        spoke
          ? 'The search in the background has ended early.'
          : 'The search in the background could not be started: its script did not come, or broke off at once.',
      );
    worker.onmessageerror = () =>
      leave('The search in the background said something that this page cannot read, and was ended.');
    ask({ kind: 'explore', setting, budget });
  } catch {
    queueMicrotask(() => leave('This browser does not start a search in the background.'));
  }

  return {
    ask,
    end,
    stop: () => {
      if (stopping !== null) {
        leave(STOPPED, false);
        return;
      }
      stopping = 0;
      silent = 0;
      ask({ kind: 'stop' });
    },
  };
}
