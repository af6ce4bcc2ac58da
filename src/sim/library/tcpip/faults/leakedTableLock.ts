import { type Fault, routinesNamed } from '../../../computer/driver.ts';
import { KeReleaseSpinLock } from '../../../kernel/spinlock.ts';
import { returns, test } from '../../../spell/statements.ts';
import { and, eq, type Node, not, ours, type Routine } from '../../../terms.ts';
import { closeRouteAndComplete, complete, connectWith, freeRefused, giveUpWith, openRoute } from '../connect.ts';
import { TCPIP } from '../index.ts';
import { ifOpenedAtOnce } from '../synAttack.ts';
import { ESTABLISHED, TCBTableLock, tcbRce, tcbState } from '../table.ts';

/** SynAttackProtect: the entry is not opened until somebody has answered (A19). */
const openOrDelayRoute: Node = ours(
  'Q142641: SynAttackProtect delays the route cache entry, once too many connections that come in are half open; for one that goes out, and at once, this is ours (A19)',
  ifOpenedAtOnce([openRoute]),
);

const openDelayedRoute: Node = ours(
  'Q142641: the entry is delayed, so something opens it later; that it is done here is ours',
  test(and(eq(tcbState, ESTABLISHED), not(tcbRce)), [openRoute]),
);

const connectDelayingRoute: Routine = connectWith(openOrDelayRoute, openDelayedRoute, freeRefused);

/** A second way out, for an entry that was never opened. */
const giveUpByDelayedExit = (beforeLeaving: readonly Node[]): Routine =>
  giveUpWith(test(not(tcbRce), [...beforeLeaving, complete, returns]), ...closeRouteAndComplete);

/**
 * Q297040: the give-up path of an outgoing connect returns without giving the table's lock back where SynAttackProtect
 * has delayed the route cache entry. The article blames "a recent post-SP6a hotfix" and names none; what it changed is ours.
 */
export const leakedTableLock: Fault = {
  drivers: [TCPIP],
  forms: {
    /** The hotfix that brought it in: the second way out forgets the lock, and with it the level. */
    faulty: routinesNamed(connectDelayingRoute, giveUpByDelayedExit([])),
    /** The fix: the second way out lets the lock go too. */
    fixed: routinesNamed(connectDelayingRoute, giveUpByDelayedExit([KeReleaseSpinLock(TCBTableLock)])),
    /** Service Pack 6a and what is older: nothing delays an entry, and there is one way out. */
    before: {},
  },
};
