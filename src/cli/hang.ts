#!/usr/bin/env node
import { Worker } from 'node:worker_threads';
import { counter } from './counter.ts';
import type { Ended } from './main.ts';
import type { ThreadGiven, ThreadSaid } from './thread.ts';
import { type Far, sayFar } from './watch.ts';

/** Milliseconds for a search that was ended to say what it found. */
const TO_END = 2000;
/** Exit status after Ctrl-C, as shells have it: 128 and the number of the signal. */
const INTERRUPTED = 130;

const NOTHING_YET: Far = { states: 0, open: 0, bytes: 0, found: null };

/** Whoever reads the output may have enough of it (`| head`): that is no fault. Anything else is a sentence. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) console.error(`The output could not be written: ${error.message}.`);
    process.exit(1);
  });

const count = counter(process.stderr);
const ended = new Int32Array(new SharedArrayBuffer(4));
const given: ThreadGiven = { argv: process.argv.slice(2), ended };
const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: given });
let far = NOTHING_YET;
let isOver = false;

function finish({ out, err, code }: Ended): void {
  if (isOver) return;
  isOver = true;
  count.clear();
  process.off('SIGINT', interrupt);
  process.exitCode = code;
  if (out !== '') process.stdout.write(`${out}\n`);
  if (err !== '') process.stderr.write(`${err}\n`);
  void thread.terminate();
}
/** Ends at once, with what was known. */
const cutOff = (why: string, code: number): void => finish({ out: '', err: `${why}: ${sayFar(far)}.`, code });

/** Ctrl-C: what was found by now is the answer. Pressed again, or where the answer takes long, how far it came is all. */
function interrupt(): void {
  const first = Atomics.exchange(ended, 0, 1) === 0;
  if (first) setTimeout(() => cutOff('Ended by Ctrl-C', INTERRUPTED), TO_END).unref();
  else cutOff('Ended by Ctrl-C', INTERRUPTED);
}
process.on('SIGINT', interrupt);

thread.on('message', (said: ThreadSaid) => {
  if ('ended' in said) {
    const { code } = said.ended;
    finish({ ...said.ended, code: code === 0 && ended[0] !== 0 ? INTERRUPTED : code });
  } else {
    far = said.far;
    count.show(far);
  }
});
thread.on('error', (error: NodeJS.ErrnoException) => {
  const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || /allocation failed|array length/i.test(error.message);
  if (isMemory) cutOff('This computer has not enough memory for that; a smaller --max-memory may help', 1);
  else
    finish({ out: '', err: `A fault of this program, which should not be: ${error.stack ?? error.message}`, code: 1 });
});
