import { otherwise } from '../../kernel/assumed.ts';
import { dpc, dpcsGoFirst, insertQueueDpc } from '../../kernel/dpc.ts';
import { waitFor } from '../../kernel/event.ts';
import { type Device, holdsOnClockProcessor, onClockProcessor } from '../../kernel/interrupt.ts';
import { belowDispatch } from '../../kernel/irql.ts';
import { KeAcquireSpinLockAtDpcLevel, KeReleaseSpinLockFromDpcLevel } from '../../kernel/spinlock.ts';
import { waitingFor } from '../../kernel/thread.ts';
import { item } from '../../spell/item.ts';
import {
  and,
  eachThread,
  eq,
  given,
  idOf,
  inMachine,
  not,
  or,
  put,
  type Routine,
  routine,
  someThread,
} from '../../terms.ts';
import { answer } from './arp.ts';
import { SYN_SENT, TCBTableLock, tcb, tcbAnswered, tcbInTable, tcbState } from './table.ts';

const ageTcbs = item`for (next = FirstTCB(); next; next = AgeTCB(next));`.does(() => ({
  act: [given(tcbInTable, tcb.follow)],
  says: {
    test: tcbInTable,
    then: 'walks the table and ages the connection in it',
    otherwise: 'walks the table and finds no connection of ours',
  },
}));

/** TCBTimeout and LastTCB are names from Q236794; the tick's length in NT 4.0 is not documented (K30), nor that each takes the lock (A23). */
export const tcbTimeout: Routine = routine(
  'TCBTimeout',
  {
    gloss: 'Runs at every tick of TCP’s timer and ages every connection in the table.',
    basis: 'inferred',
    why: 'Q236794 names the routine and Q171181 the lock (K17); that the one takes the other is ours (A23)',
  },
  [KeAcquireSpinLockAtDpcLevel(TCBTableLock), ageTcbs, KeReleaseSpinLockFromDpcLevel(TCBTableLock)],
);
export const tcbTimeoutDpc = dpc('TCBTimeoutDpc', 'TCBTimeout');

/** The time for an answer has run out. */
export const timedOut = inMachine('tcb->TimedOut', { role: 'world' });
/** A wait that the clock may end, as no other wait of the model is. */
export const waitForAnswer = item`status = KeWaitForSingleObject(&${tcbAnswered}, ..., &timeout);`.does(() => {
  const wait = waitFor(tcbAnswered);
  return { ...wait, act: [put(timedOut, 0), ...wait.act] };
});
/** Asked by the timer of the connection that it has come to, where it is the timer that gives up (A18). */
export const ifTimeIsUp = item`next->TimeIsUp`.tests(() => ({ test: and(timedOut, tcbInTable) }));
/** How that wait has ended. */
export const ifTimedOut = item`status == STATUS_TIMEOUT`.tests(() => ({ test: timedOut }));

/** The other way of A18: the time-out wakes no thread, and the next tick of the timer finds the connection. */
const timerGivesUp = otherwise('A18');

const waitsForAnswer = eq(waitingFor, idOf(tcbAnswered));

/**
 * The clock, as far as TCP feels it: ticks that queue the timer DPC, and the end of a wait.
 *
 * Waits end where the clock's own work is done, below DISPATCH_LEVEL. A connect runs out
 * only while its SYN stands unanswered and no answer is coming (A21): a host that answers does so long before 21 or 45 seconds (K27, K28).
 */
export const tcpClock: Device = {
  name: 'clock',
  events: [
    {
      name: 'tick',
      says: 'ticks: TCP’s timer DPC is queued on processor 0',
      when: not(tcbTimeoutDpc.inserted),
      act: [onClockProcessor(insertQueueDpc(tcbTimeoutDpc))],
    },
    {
      name: 'time-out',
      says: 'ends the wait for an answer: time-out',
      when: and(
        someThread(waitsForAnswer),
        or(eq(answer, 0), otherwise('A21')),
        eq(tcbState, SYN_SENT),
        or(not(timerGivesUp), not(timedOut)),
        holdsOnClockProcessor(and(belowDispatch, not(dpcsGoFirst))),
      ),
      act: [put(timedOut, 1), given(not(timerGivesUp), [eachThread(waitsForAnswer, put(waitingFor, 0))])],
    },
  ],
};
