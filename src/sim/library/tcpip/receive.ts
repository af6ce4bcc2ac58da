import { KeSetEvent } from '../../kernel/event.ts';
import { KeAcquireSpinLockAtDpcLevel, KeReleaseSpinLockFromDpcLevel } from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { and, eq, given, inferred, put, type Routine, routine } from '../../terms.ts';
import { ExQueueWorkItem, tcpRequestItem } from '../executive/workQueue.ts';
import { answer } from './arp.ts';
import { ANSWER, packet } from './packets.ts';
import { CLOSED, ESTABLISHED, SYN_SENT, TCBTableLock, tcb, tcbAnswered, tcbInTable, tcbState } from './table.ts';

/** It is the answer to our SYN, and somebody still waits for it. */
const ifAwaited = item`FindTCB(packet)->State == SYN_SENT`.tests(() => ({
  test: and(eq(packet, ANSWER), tcbInTable, eq(tcbState, SYN_SENT)),
  act: [given(and(eq(packet, ANSWER), tcbInTable), tcb.follow)],
}));
/** What the answer says: a reset refuses, a SYN-ACK establishes. With that the answer has been dealt with. */
const takeAnswer = item`${tcbState} = StateAfter(packet);`.does(() => ({
  act: [given(eq(answer, 1), [put(tcbState, ESTABLISHED)], [put(tcbState, CLOSED)]), put(answer, 0)],
  says: {
    test: eq(answer, 1),
    then: 'takes the SYN-ACK: the connection is established',
    otherwise: 'takes the RST: the connection is refused',
  },
}));
const removeIfClosed = item`RemoveTCBIfClosed(${tcb});`.does(() => ({
  act: [given(eq(tcbState, CLOSED), [put(tcbInTable, 0)])],
  says: {
    test: eq(tcbState, CLOSED),
    then: 'takes the refused connection out of the table',
    otherwise: 'leaves the connection in the table',
  },
}));

/**
 * What TCP does with a segment, inside the adapter's DPC.
 *
 * Every segment looks its connection up under the table's lock (K17; that each does is ours, A22, since K18 found no source).
 * The lock of the single TCB that would follow is left out: of the articles that run only Q171181 is about it, and no segment comes into that hang.
 */
export const receiveSegment: Routine = routine(
  'TCPRcv',
  {
    gloss: 'Takes a TCP segment from the adapter.',
    basis: 'inferred',
    why: 'a segment finds its connection in the table of Q224585 and Q171181, under its lock (K17, K18)',
  },
  [
    KeAcquireSpinLockAtDpcLevel(TCBTableLock),
    ifAwaited(
      [takeAnswer, removeIfClosed, KeSetEvent(tcbAnswered)],
      [
        inferred(
          'a server’s work on a request is done by a thread, not in the DPC (K24, K35)',
          ExQueueWorkItem(tcpRequestItem),
        ),
      ],
    ),
    KeReleaseSpinLockFromDpcLevel(TCBTableLock),
  ],
);
