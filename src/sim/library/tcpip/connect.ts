import { KeWaitForSingleObject } from '../../kernel/event.ts';
import { touch } from '../../kernel/pool.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock } from '../../kernel/spinlock.ts';
import {
  call,
  code,
  documented,
  eq,
  type Line,
  type Node,
  not,
  put,
  type Routine,
  routine,
  when,
} from '../../terms.ts';
import { answer, peer } from './arp.ts';
import {
  CLOSED,
  SYN_SENT,
  TCBTableLock,
  tcbAnswered,
  tcbInTable,
  tcbMemory,
  tcbRce,
  tcbState,
  tcbTimedOut,
  useTcb,
} from './table.ts';

export const openRoute: Line = code(
  'tcb->Rce = OpenRCE(dest);',
  'opens a route cache entry for the destination',
  put(tcbRce, 1),
);

/** A connection that was refused is out of the table already, and nobody else knows of it. */
export const freeRefused: Node = when('if (tcb->State == CLOSED)', eq(tcbState, CLOSED), [
  code(
    'FreeTCB(tcb);',
    'closes the route cache entry, if there is one, and frees the TCB',
    useTcb,
    put(tcbRce, 0),
    put(tcbMemory, 1),
  ),
]);
const connectFrom = (open: Node, ...whenAnswered: readonly Node[]): readonly Node[] => [
  open,
  KeAcquireSpinLock(TCBTableLock),
  code('InsertTCB(tcb);', 'enters the connection in the table', put(tcbInTable, 1), put(tcbState, SYN_SENT)),
  KeReleaseSpinLock(TCBTableLock),
  code(
    'SendSYN(tcb);',
    {
      test: peer,
      then: 'sends its SYN; an answer is on its way',
      otherwise: 'sends its SYN; nobody is there to answer',
    },
    put(answer, peer),
  ),
  documented(
    'Q140552, Q200770: the SYN is repeated after 3 seconds, then at doubled intervals (Q223450 counts one repeat fewer)',
    KeWaitForSingleObject(tcbAnswered, 'status = KeWaitForSingleObject(&tcb->Answered, ..., &timeout);'),
  ),
  when('if (status == STATUS_TIMEOUT)', tcbTimedOut, [call('ConnectGiveUp', 'ConnectGiveUp(tcb);')], whenAnswered),
];

const about = {
  gloss: 'Opens a connection to another computer, and waits for its answer.',
  basis: 'ours',
  why: 'no source names the steps of an outgoing connect; the table, its lock and the TCB are documented (K17)',
} as const;

/** The connect with its own way of opening a route cache entry, and of what is to be done once somebody has answered. */
export const connectWith = (open: Node, ...whenAnswered: readonly Node[]): Routine =>
  routine('TdiConnect', about, connectFrom(open, ...whenAnswered));
export const connect: Routine = connectWith(openRoute, freeRefused);
// The give-up path: run by the requesting thread itself, when its wait for an answer has run out (A18).

const removeTcb: Line = code(
  'RemoveTCB(tcb);',
  'takes the connection out of the table',
  useTcb,
  touch(not(tcbInTable)),
  put(tcbInTable, 0),
);
/** Closing an entry that was never opened follows a null pointer. */
const closeRoute: Line = code(
  'CloseRCE(tcb->Rce);',
  'closes the route cache entry',
  useTcb,
  touch(not(tcbRce)),
  put(tcbRce, 0),
);
export const complete: Line = code(
  'CompleteConnect(tcb, STATUS_IO_TIMEOUT);',
  'completes the connect with a time-out and frees the TCB',
  useTcb,
  put(tcbState, CLOSED),
  put(tcbMemory, 1),
);
const giveUp = {
  gloss: 'Ends a connect that nobody answered.',
  basis: 'ours',
  why: 'Q297040 says only that the lock is taken and not given back "under certain circumstances"; where is ours',
} as const;

/** The give-up path around what it does under the table's lock. */
export const giveUpWith = (...body: readonly Node[]): Routine =>
  routine('ConnectGiveUp', giveUp, [KeAcquireSpinLock(TCBTableLock), removeTcb, ...body]);

/** What follows where an entry was opened: the one way out, as shipped in Service Pack 6a. */
export const closeRouteAndComplete: readonly Node[] = [closeRoute, KeReleaseSpinLock(TCBTableLock), complete];
export const connectGiveUp: Routine = giveUpWith(...closeRouteAndComplete);
