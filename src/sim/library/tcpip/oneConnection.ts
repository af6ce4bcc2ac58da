import { touch } from '../../kernel/pool.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../kernel/spinlock.ts';
import {
  code,
  documented,
  inMachine,
  type Line,
  type Node,
  not,
  plus,
  put,
  type Routine,
  routine,
  when,
} from '../../terms.ts';
import { TCBTableLock, tcbInTable, tcbMemory, useTcb } from './table.ts';

/** Guards what is in a TCB: each has one (K17: Q171181 has the name). The model has one connection, so one lock. */
export const tcbLock = spinLock('tcb->tcb_lock');

/** Whoever ends the connection marks it first, under its own lock. */
export const tcbFlags = inMachine('tcb->Flags', { values: ['none', 'CLOSING'], guardedBy: tcbLock });

// One connection is looked up, from the table to the TCB: the lock of the table first, since only it keeps the TCB there.

/** What a query has told the program that asked. */
export const TOLD = ['nothing', 'an open connection', 'one that is closing'] as const;
export const told = inMachine('info->Flags', { values: TOLD });

export const queryConnection: Routine = routine(
  'TdiQueryInformation',
  {
    gloss: 'Tells a program how one connection stands.',
    basis: 'ours',
    why: 'Q171181 names two locks and no routine; one that finds a TCB in the table needs both in this order',
  },
  [
    KeAcquireSpinLock(TCBTableLock),
    when('if ((tcb = FindTCB(query)) != NULL)', tcbInTable, [
      documented(
        'Q171181 CAUSE: the thread of one processor has the lock of the table and asks for a tcb_lock',
        KeAcquireSpinLockAtDpcLevel(tcbLock),
      ),
      code('info->Flags = tcb->Flags;', 'reads how the connection stands', useTcb, put(told, plus(tcbFlags, 1))),
      KeReleaseSpinLockFromDpcLevel(tcbLock),
    ]),
    KeReleaseSpinLock(TCBTableLock),
  ],
);

// One connection is ended, at once.

export const markTcb: Line = code(
  'tcb->Flags |= CLOSING;',
  'marks the connection as closing',
  useTcb,
  put(tcbFlags, 1),
);
/** Taking out what is not in the table follows a bad pointer. */
export const removeTcb: Line = code(
  'RemoveTCB(tcb);',
  'takes the connection out of the table',
  useTcb,
  touch(not(tcbInTable)),
  put(tcbInTable, 0),
);
const freeTcb: Line = code('FreeTCB(tcb);', 'frees the TCB, which nobody can find any more', useTcb, put(tcbMemory, 1));

const about = {
  gloss: 'Ends a connection at once.',
  basis: 'ours',
  why: 'Q171181 names two locks and no routine; one that ends a connection changes both the TCB and the table',
} as const;

/** The disconnect around whatever its two changes are guarded by: that is where its fault was. */
export const disconnectWith = (...guarded: readonly Node[]): Routine =>
  routine('TdiDisconnect', about, [...guarded, freeTcb]);

/** The locks in the order in which every look-up takes them. */
export const disconnect: Routine = disconnectWith(
  KeAcquireSpinLock(TCBTableLock),
  KeAcquireSpinLockAtDpcLevel(tcbLock),
  markTcb,
  removeTcb,
  KeReleaseSpinLockFromDpcLevel(tcbLock),
  KeReleaseSpinLock(TCBTableLock),
);
