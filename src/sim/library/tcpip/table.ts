import { notificationEvent } from '../../kernel/event.ts';
import { poolBlock, touch } from '../../kernel/pool.ts';
import { spinLock } from '../../kernel/spinlock.ts';
import { inMachine } from '../../terms.ts';

/**
 * Guards the table of TCBs (K17: the name is documented in Q171181). Q297040 speaks of the lock of
 * the connection table; that the two are one is our reading (A20).
 */
export const TCBTableLock = spinLock('TCBTableLock');

// The TCB of the connection that the case opens.

export const TCB_STATES = ['CLOSED', 'SYN_SENT', 'ESTABLISHED'] as const;
export const [CLOSED, SYN_SENT, ESTABLISHED] = [0, 1, 2] as const;
export const tcbState = inMachine('tcb->State', { values: TCB_STATES });
export const tcbInTable = inMachine('TCBTable', { values: ['without tcb', 'holds tcb'], guardedBy: TCBTableLock });
export const tcbMemory = poolBlock('tcb');
/** Set when the peer has answered the SYN, whatever it answered. */
export const tcbAnswered = notificationEvent('tcb->Answered');
/** The wait for an answer ran out. */
export const tcbTimedOut = inMachine('tcb->TimedOut');
/** The route cache entry that the connection uses. */
export const tcbRce = inMachine('tcb->Rce', { values: ['NULL', 'an entry'] });

export const useTcb = touch(tcbMemory);
