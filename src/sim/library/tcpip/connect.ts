import { touch } from '../../kernel/pool.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock } from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { test } from '../../spell/statements.ts';
import { eq, type Node, not, ours, put, type Routine, routine } from '../../terms.ts';
import { answer, peer } from './arp.ts';
import { CLOSED, freeTcb, insertTcb, removeTcb, TCBTableLock, tcb, tcbRce, tcbState } from './table.ts';
import { ifTimedOut, waitForAnswer } from './timeout.ts';

export const openRoute = item`${tcbRce} = OpenRCE(dest);`.does(() => ({
  act: [put(tcbRce, 1)],
  says: 'opens a route cache entry for the destination',
}));
const sendSyn = item`SendSYN(${tcb});`.does(() => ({
  act: [put(answer, peer)],
  says: {
    test: peer,
    then: 'sends its SYN; an answer is on its way',
    otherwise: 'sends its SYN; nobody is there to answer',
  },
}));
const giveUp = item`ConnectGiveUp(${tcb});`.calls();

/** A connection that was refused is out of the table already, and nobody else knows of it. */
export const freeRefused = test(eq(tcbState, CLOSED), [freeTcb]);
const connectFrom = (open: Node, ...whenAnswered: readonly Node[]): readonly Node[] => [
  open,
  KeAcquireSpinLock(TCBTableLock),
  insertTcb,
  KeReleaseSpinLock(TCBTableLock),
  sendSyn,
  ours(
    'that a thread waits here is ours (A18, K41); documented are the repeats of the SYN meanwhile, after 3 seconds and then at doubled intervals (Q140552, Q200770; Q223450 counts one fewer)',
    waitForAnswer,
  ),
  ifTimedOut([giveUp], whenAnswered),
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

/** Closing an entry that was never opened follows a null pointer. */
const closeRoute = item`CloseRCE(${tcbRce});`.does(() => ({
  act: [touch(not(tcbRce)), put(tcbRce, 0)],
  says: 'closes the route cache entry',
}));
export const complete = item`CompleteConnect(${tcb}, STATUS_IO_TIMEOUT);`.does(() => ({
  act: [put(tcbState, CLOSED), put(tcb.memory, 1)],
  says: 'completes the connect with a time-out and frees the TCB',
}));
const aboutGivingUp = {
  gloss: 'Ends a connect that nobody answered.',
  basis: 'ours',
  why: 'Q297040 says only that the lock is taken and not given back "under certain circumstances"; where is ours',
} as const;

/** The give-up path around what it does under the table's lock. */
export const giveUpWith = (...body: readonly Node[]): Routine =>
  routine('ConnectGiveUp', aboutGivingUp, [KeAcquireSpinLock(TCBTableLock), removeTcb, ...body]);

/** What follows where an entry was opened: the one way out, as shipped in Service Pack 6a. */
export const closeRouteAndComplete: readonly Node[] = [closeRoute, KeReleaseSpinLock(TCBTableLock), complete];
export const connectGiveUp: Routine = giveUpWith(...closeRouteAndComplete);
