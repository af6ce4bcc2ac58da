/** The thread that works, so that the one beside it can count, and hear Ctrl-C at any time. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Ended, main } from './main.ts';
import type { Far } from './watch.ts';

/** What the thread is given: the command line, and a place in which another number than 0 ends its search. */
export interface ThreadGiven {
  readonly argv: readonly string[];
  readonly ended: Int32Array;
}
export type ThreadSaid = { readonly far: Far } | { readonly ended: Ended };

/** Milliseconds between two reports of how far it is. */
const PACE = 100;

const { argv, ended } = workerData as ThreadGiven;
const say = (said: ThreadSaid): void => parentPort?.postMessage(said);
let told = 0;
say({
  ended: main(argv, {
    tell: (far) => {
      if (far.found === null && performance.now() - told < PACE) return;
      told = performance.now();
      say({ far });
    },
    isEnded: () => Atomics.load(ended, 0) !== 0,
  }),
});
