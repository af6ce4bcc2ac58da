import { type Fault, routinesNamed } from '../../../computer/driver.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
} from '../../../kernel/spinlock.ts';
import { AoLock, addressClose, ConnLock, judgeConnections, markAddress } from '../address.ts';
import { connectionClose, findAddress, judgeAddress, markUnlessTaken } from '../connection.ts';
import { TCPIP } from '../index.ts';

/**
 * Q177245: each close marks its own object under one lock, hands over to the other lock without lowering the IRQL, and
 * judges its partner there. Mark and judgement stand under two different locks (A12).
 *
 * One processor cannot split a hand-over, since nothing else runs at DISPATCH_LEVEL. Two can: then each close finds the
 * other at work, and each waits for the other.
 */
export const closesByHandOver: Fault = {
  drivers: [TCPIP],
  forms: {
    /** As shipped up to Service Pack 3. */
    faulty: routinesNamed(
      addressClose(
        KeAcquireSpinLock(AoLock),
        markAddress,
        KeReleaseSpinLockFromDpcLevel(AoLock),
        KeAcquireSpinLockAtDpcLevel(ConnLock),
        judgeConnections,
        KeReleaseSpinLock(ConnLock),
      ),
      connectionClose(
        KeAcquireSpinLock(ConnLock),
        findAddress,
        markUnlessTaken,
        KeReleaseSpinLockFromDpcLevel(ConnLock),
        KeAcquireSpinLockAtDpcLevel(AoLock),
        judgeAddress,
        KeReleaseSpinLock(AoLock),
      ),
    ),
    /** From the fix on: the sound closes. */
    fixed: {},
  },
};
