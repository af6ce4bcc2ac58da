/** The page's side of the exploring worker. It never throws: what goes wrong is an answer too. */
import type { Setting } from '../sim/cases/index.ts';
import type { Answer, Ask } from './messages.ts';

export interface Explorer {
  /** Asks about a setting. A question asked before and not yet answered is dropped. */
  readonly ask: (setting: Setting, tell: (answer: Answer) => void) => void;
  readonly close: () => void;
}

const GONE =
  'This browser could not start the search in the background, so there is no verdict for this choice. The machine can still be stepped by hand.';

export function openExplorer(): Explorer {
  let worker: Worker | null = null;
  let listener: (answer: Answer) => void = () => {};
  const failed = (): void => {
    worker?.terminate();
    worker = null;
    listener({ kind: 'failed', sentence: GONE });
  };
  return {
    ask: (setting, tell) => {
      // A worker that is still searching is ended with its question: starting one costs less than finishing in vain.
      worker?.terminate();
      listener = tell;
      try {
        worker = new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' });
        const mine = worker;
        mine.onmessage = ({ data }: MessageEvent<Answer>) => mine === worker && listener(data);
        mine.onerror = () => mine === worker && failed();
        mine.postMessage({ kind: 'explore', setting } satisfies Ask);
      } catch {
        failed();
      }
    },
    close: () => worker?.terminate(),
  };
}
