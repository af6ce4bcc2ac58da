import type { Dpc } from '../kernel/dpc.ts';
import type { Device } from '../kernel/interrupt.ts';
import { nextStep } from '../kernel/thread.ts';
import { criticalWork } from '../kernel/worker.ts';
import { PEERS, type Peer, peer } from '../tcpip/arp.ts';
import { tcpReplies } from '../tcpip/request.ts';
import { tcbTimeoutDpc, tcpClock } from '../tcpip/timeout.ts';
import { and, type Expr, eq, onThread, type Place, type Routine, type Waitable } from '../terms.ts';
import { adapter, handleInterrupt, receiveDpc, segments } from './adapter.ts';
import { connectReturned, telnet } from './clients.ts';
import { connectPromises } from './promises.ts';
import { worker } from './workers.ts';

export interface Thread {
  /** As the reader sees it; threads of one computer have different names. */
  readonly name: string;
  readonly routine: Routine;
  /** A thread of long standing: it starts asleep at its first step, waiting for this. */
  readonly asleepOn?: Waitable;
  /** The processor that runs it already when the computer starts, if there is one of that number; else it is ready. */
  readonly runsOn?: number;
}

/**
 * Something that routines promise and that no probe asks for: memory given back, a list left, a count that is right.
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
  /** What it brings along to be called by name, by its DPCs or its threads: the same whatever the build. */
  readonly routines: readonly Routine[];
  readonly devices: readonly Device[];
  /** What it puts into places when it is asked: packets on the wire, counters back to 0. */
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

/** An outgoing connect, with TCP's own timer at work. */
export const connecting = (to: Peer): Activity => ({
  threads: [{ name: 'Telnet', routine: telnet }],
  dpcs: [tcbTimeoutDpc, ...(to === 'absent' ? [] : [receiveDpc])],
  routines: to === 'absent' ? [] : [handleInterrupt],
  devices: [tcpClock, ...(to === 'absent' ? [] : [adapter])],
  begins: [[peer, PEERS.indexOf(to)]],
  done: () => connectReturned,
  promises: connectPromises,
});

/** Worker threads, asleep until there is work. */
export const workers = (count: number): readonly Thread[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Worker ${at + 1}`, routine: worker, asleepOn: criticalWork }));

/**
 * TCP requests from other computers, each served by a worker thread. More workers than requests would
 * sleep throughout, so they are left out.
 */
export const tcpTraffic = (requests: number): Activity => ({
  ...nothing,
  threads: workers(requests),
  dpcs: [receiveDpc],
  routines: [handleInterrupt],
  devices: [adapter],
  begins: [[segments.onWire, requests]],
  done: () => eq(tcpReplies, requests),
});

/** What one asks of a computer to see whether it lives. Listed in the order in which they are shown. */
export const PROBES = ['ping', 'tcp', 'other', 'mouse', 'cad', 'open'] as const;
export type Probe = (typeof PROBES)[number];
