import { type Fault, routinesNamed } from '../../../computer/driver.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
} from '../../../kernel/spinlock.ts';
import { documented } from '../../../terms.ts';
import { TCPIP } from '../index.ts';
import { disconnectWith, markTcb, tcbLock } from '../oneConnection.ts';
import { removeTcb, TCBTableLock } from '../table.ts';

/**
 * Q171181: a thread that works on a connection has its tcb_lock and asks for the lock of the table, while one that looks a connection up
 * has the lock of the table and asks for its tcb_lock. Both orders are documented; which routines take them is ours.
 *
 * One processor cannot fall between the two, since nothing else runs at DISPATCH_LEVEL. Two can: then each spins for
 * what the other has.
 */
export const tcbBeforeTable: Fault = {
  drivers: [TCPIP],
  forms: {
    /** As shipped up to Service Pack 3: the table is needed last, so its lock is taken last. */
    faulty: routinesNamed(
      disconnectWith(
        KeAcquireSpinLock(tcbLock),
        markTcb,
        documented(
          'Q171181 CAUSE: the thread of one processor has a tcb_lock; the calling function then asks for TCBTableLock',
          KeAcquireSpinLockAtDpcLevel(TCBTableLock),
        ),
        removeTcb,
        KeReleaseSpinLockFromDpcLevel(TCBTableLock),
        KeReleaseSpinLock(tcbLock),
      ),
    ),
    /** From Service Pack 4 on: one order. The article does not say what was changed. */
    fixed: {},
  },
};
