/**
 * Asks the index, which is a worker's. The worker is made when something is first looked for. One that has failed, or that
 * says nothing for too long, is given up with all that it holds, and the next question is asked of a new one: so whoever
 * tries again is not answered out of what was half loaded before.
 */
import type { Asking, FoundPages, SearchTold } from './found.ts';

/** It was not looked up. What is to be found is not known. */
export class CouldNotLook extends Error {}

/** So long the index may take to come, in milliseconds: what it needs for a first answer comes in less over the slowest line. */
const PATIENCE = 30_000;

interface Waiting {
  readonly answer: (found: FoundPages) => void;
  readonly fail: (error: CouldNotLook) => void;
  readonly patience: ReturnType<typeof setTimeout>;
}

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Waiting>();

function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const { fail, patience } of waiting.values()) {
    clearTimeout(patience);
    fail(new CouldNotLook());
  }
  waiting.clear();
}

function start(): Worker {
  const begun = new Worker(new URL('./index.worker.ts', import.meta.url), { type: 'module' });
  begun.addEventListener('message', ({ data: { id, found } }: MessageEvent<SearchTold>) => {
    if (worker !== begun) return;
    if (found === null) return giveUp();
    const one = waiting.get(id);
    waiting.delete(id);
    clearTimeout(one?.patience);
    one?.answer(found);
  });
  for (const end of ['error', 'messageerror']) begun.addEventListener(end, () => worker === begun && giveUp());
  return begun;
}

/** @throws CouldNotLook, never an answer that is none */
export function find(what: Omit<Asking, 'id'>): Promise<FoundPages> {
  return new Promise((answer, fail) => {
    try {
      worker ??= start();
    } catch {
      return fail(new CouldNotLook());
    }
    const id = asked++;
    waiting.set(id, { answer, fail, patience: setTimeout(giveUp, PATIENCE) });
    worker.postMessage({ ...what, id });
  });
}
