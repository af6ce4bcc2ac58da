import { item } from '../../spell/item.ts';
import { eq, setting } from '../../terms.ts';

/**
 * Tcpip\Parameters\SynAttackProtect, REG_DWORD: 0, 1 or 2; absent counts as 0 (Q142641, K32).
 *
 * 1 delays the route cache entry, 2 also tells Winsock later of an inbound connection. Q142641 speaks of
 * inbound connections under attack; that an outgoing one has its entry delayed too is ours.
 */
export const SYN_ATTACK_PROTECT = 'SynAttackProtect';
export const SYN_ATTACK_PROTECT_VALUES = ['absent', '0', '1', '2'] as const;

/**
 * Whether a route cache entry is opened at once. The protection acts once TcpMaxHalfOpen and TcpMaxHalfOpenRetried are met
 * (Q142641). Q297040 says nothing of that, so they are taken to be met (A26).
 */
export const ifOpenedAtOnce = item`SynAttackProtect == 0`.tests(() => ({ test: eq(setting(SYN_ATTACK_PROTECT), 0) }));
/** The same where they are not met: then no entry is ever delayed. */
export const ifOpenedBelowLimits = item`SynAttackProtect == 0 || !HalfOpenLimitsMet`.tests(() => ({ test: 1 }));
