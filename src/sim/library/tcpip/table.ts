import { notificationEvent } from '../../kernel/event.ts';
import { poolBlock, touch } from '../../kernel/pool.ts';
import { spinLock } from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { field, inMachine, not, numbered, put } from '../../terms.ts';

/**
 * Guards the table of TCBs (K17: the name is documented in Q171181). Q297040 speaks of the lock of
 * the connection table; that the two are one is our reading (A20).
 */
export const TCBTableLock = spinLock('TCBTableLock');

// The TCB of the connection that the case opens.

export const tcb = poolBlock('tcb');
const STATES = ['CLOSED', 'SYN_SENT', 'ESTABLISHED'] as const;
export const { CLOSED, SYN_SENT, ESTABLISHED } = numbered(STATES);
export const tcbState = field(tcb, 'State', { values: STATES });
export const tcbInTable = inMachine('TCBTable', { values: ['without tcb', 'holds tcb'], guardedBy: TCBTableLock });
/** Set when the peer has answered the SYN, whatever it answered. */
export const tcbAnswered = notificationEvent('Answered', 0, tcb);
/** The route cache entry that the connection uses. */
export const tcbRce = field(tcb, 'Rce', { values: ['NULL', 'an entry'] });

export const insertTcb = item`InsertTCB(${tcb});`.does(() => ({
  act: [put(tcbInTable, 1), put(tcbState, SYN_SENT)],
  says: 'enters the connection in the table',
}));
/** Taking out what is not in the table follows a bad pointer. */
export const removeTcb = item`RemoveTCB(${tcb});`.does(() => ({
  act: [touch(not(tcbInTable)), put(tcbInTable, 0)],
  says: 'takes the connection out of the table',
}));
/** Nobody can find it any more. */
export const freeTcb = item`FreeTCB(${tcb});`.does(() => ({
  act: [put(tcbRce, 0), put(tcb.memory, 1)],
  says: {
    test: tcbRce,
    then: 'closes the route cache entry and frees the TCB',
    otherwise: 'frees the TCB',
  },
}));
