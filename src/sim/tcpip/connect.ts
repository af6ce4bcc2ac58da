import { KeWaitForSingleObject } from '../kernel/event.ts';
import { touch } from '../kernel/pool.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock } from '../kernel/spinlock.ts';
import {
  and,
  call,
  code,
  documented,
  type Expr,
  eq,
  inferred,
  type Line,
  leave,
  type Node,
  not,
  put,
  type Routine,
  routine,
  when,
} from '../terms.ts';
import { answer, peer } from './arp.ts';
import { routeEntriesAreDelayed } from './synAttack.ts';
import {
  CLOSED,
  ESTABLISHED,
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

const openRoute: Line = code(
  'tcb->Rce = OpenRCE(dest);',
  'opens a route cache entry for the destination',
  put(tcbRce, 1),
);

/** SynAttackProtect: the entry is not opened until somebody has answered (A19). */
const openOrDelayRoute: Node = inferred(
  'Q142641: SynAttackProtect delays the route cache entry; for outgoing connections this is ours',
  when('if (SynAttackProtect == 0)', not(routeEntriesAreDelayed), [openRoute]),
);

/** A connection that was refused is out of the table already, and nobody else knows of it. */
const freeRefused: Node = when('if (tcb->State == CLOSED)', eq(tcbState, CLOSED), [
  code(
    'FreeTCB(tcb);',
    'closes the route cache entry, if there is one, and frees the TCB',
    useTcb,
    put(tcbRce, 0),
    put(tcbMemory, 1),
  ),
]);
const openDelayedRoute: Node = inferred(
  'Q142641: the entry is delayed, so somebody opens it later; that it is done here is ours',
  when('if (tcb->State == ESTABLISHED && tcb->Rce == NULL)', and(eq(tcbState, ESTABLISHED), not(tcbRce)), [openRoute]),
);

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

export const connect: Routine = routine('TdiConnect', about, connectFrom(openRoute, freeRefused));
export const connectDelayingRoute: Routine = routine(
  'TdiConnect',
  about,
  connectFrom(openOrDelayRoute, openDelayedRoute, freeRefused),
);

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
const complete: Line = code(
  'CompleteConnect(tcb, STATUS_IO_TIMEOUT);',
  'completes the connect with a time-out and frees the TCB',
  useTcb,
  put(tcbState, CLOSED),
  put(tcbMemory, 1),
);
const routeWasDelayed: Expr = not(tcbRce);

const giveUp = {
  gloss: 'Ends a connect that nobody answered.',
  basis: 'ours',
  why: 'Q297040 says only that the lock is taken and not given back "under certain circumstances"; where is ours',
} as const;

/** As shipped in Service Pack 6a: one way out. */
export const connectGiveUp: Routine = routine('ConnectGiveUp', giveUp, [
  KeAcquireSpinLock(TCBTableLock),
  removeTcb,
  closeRoute,
  KeReleaseSpinLock(TCBTableLock),
  complete,
]);

const delayedExit = (beforeLeaving: readonly Node[]): readonly Node[] => [
  KeAcquireSpinLock(TCBTableLock),
  removeTcb,
  when('if (tcb->Rce == NULL)', routeWasDelayed, [...beforeLeaving, complete, leave({ act: [], says: 'returns' })]),
  closeRoute,
  KeReleaseSpinLock(TCBTableLock),
  complete,
];

/** A second way out, for an entry that was never opened. It forgets the lock, and with it the level. */
export const connectGiveUpLeaking: Routine = routine('ConnectGiveUp', giveUp, delayedExit([]));

/** The fix: the second way out lets the lock go too. */
export const connectGiveUpReleasing: Routine = routine(
  'ConnectGiveUp',
  giveUp,
  delayedExit([KeReleaseSpinLock(TCBTableLock)]),
);
