import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { assign } from '../../spell/statements.ts';
import { documented, field, inMachine, type Node, numbered, type Routine, routine } from '../../terms.ts';
import { freeTcb, removeTcb, TCBTableLock, tcb, tcbInTable } from './table.ts';

/** Guards what is in a TCB: each has one (K17: Q171181 has the name). The model has one connection, so one lock. */
export const tcbLock = spinLock('tcb_lock', tcb);

const FLAGS = ['none', 'CLOSING'] as const;
export const { CLOSING } = numbered(FLAGS);
/** Whoever ends the connection marks it first, under its own lock. */
export const tcbFlags = field(tcb, 'Flags', {
  values: FLAGS,
  guardedBy: tcbLock,
  says: { CLOSING: 'marks the connection as closing' },
});

// One connection is looked up, from the table to the TCB: the lock of the table first, since only it keeps the TCB there.

/** What a query has told the program that asked: the flags of the connection, once it has found it. */
export const told = inMachine('info->Flags', { values: [...FLAGS, 'not asked'], initial: FLAGS.length });

/** Looks a connection up; the lock of the table keeps it there. */
const ifFound = item`(tcb = FindTCB(query)) != NULL`.tests(() => ({ test: tcbInTable }));

export const queryConnection: Routine = routine(
  'TdiQueryInformation',
  {
    gloss: 'Tells a program how one connection stands.',
    basis: 'ours',
    why: 'Q171181 names two locks and no routine; one that finds a TCB in the table needs both in this order',
  },
  [
    KeAcquireSpinLock(TCBTableLock),
    ifFound([
      documented(
        'Q171181 CAUSE: the thread of one processor has TCBTableLock, and the calling function asks for a tcb_lock',
        KeAcquireSpinLockAtDpcLevel(tcbLock),
      ),
      assign(told, tcbFlags),
      KeReleaseSpinLockFromDpcLevel(tcbLock),
    ]),
    KeReleaseSpinLock(TCBTableLock),
  ],
);

// One connection is ended, at once.

export const markTcb = assign(tcbFlags, CLOSING);

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
