import type { Dpc } from '../kernel/dpc.ts';
import type { Device } from '../kernel/interrupt.ts';
import { nextStep } from '../kernel/thread.ts';
import { and, type Expr, eq, onThread, type Place, type Routine, type Waitable } from '../terms.ts';

export interface Thread {
  /** As the reader sees it; threads of one computer have different names. */
  readonly name: string;
  readonly routine: Routine;
  /** A thread of long standing: it starts asleep at its first step, waiting for this. */
  readonly asleepOn?: Waitable;
  /** The processor that runs it already when the computer starts, if there is one of that number; else it is ready. No two start on one, and none that is asleep. */
  readonly runsOn?: number;
}

/**
 * Something that routines promise and that no question asks for: memory given back, a list left, a count that is right.
 *
 * It is data of whoever asks, since whether a connection must be gone depends on who closed it.
 */
export interface Promised {
  readonly name: string;
  /** What is wrong where it is broken, as the end of a sentence: `a connection is still in the list of an address that is closed`. */
  readonly says: string;
  /** `at rest`: judged once all is done and nothing mends it any more. `always`: in every state. */
  readonly judged: 'at rest' | 'always';
  readonly broken: (numberOf: (threadName: string) => number) => Expr;
}

/** Something asked of a computer: who and what takes part, how it begins, when it is done. */
export interface Activity {
  readonly threads: readonly Thread[];
  readonly dpcs: readonly Dpc[];
  /** What it brings along to be called by name, by its DPCs or its threads. A driver's routine of that name replaces it. */
  readonly routines: readonly Routine[];
  readonly devices: readonly Device[];
  /** What it puts into places of the computer when it is asked: packets on the wire, counters back to 0. */
  readonly begins: readonly (readonly [Place, number])[];
  /** True once everything it asked for is complete. Complete means returned, whatever the status. */
  readonly done: (numberOf: (threadName: string) => number) => Expr;
  /** What holds beyond that, if all is well. */
  readonly promises?: readonly Promised[];
}

export const nothing: Activity = { threads: [], dpcs: [], routines: [], devices: [], begins: [], done: () => 1 };

/** Threads that each run once, and are done when they have ended. */
export const threadsRun = (...threads: readonly Thread[]): Activity => ({
  ...nothing,
  threads,
  done: (numberOf) => and(1, ...threads.map(({ name }) => eq(onThread(numberOf(name), nextStep), 0))),
});
