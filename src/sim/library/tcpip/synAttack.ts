import { type Expr, eq, setting } from '../../terms.ts';

/**
 * Tcpip\Parameters\SynAttackProtect, REG_DWORD: 0, 1 or 2; absent counts as 0 (Q142641, K32).
 *
 * 1 delays the route cache entry, 2 also tells Winsock later of an inbound connection. Q142641 speaks of
 * inbound connections under attack; that an outgoing one has its entry delayed too is ours.
 */
export const SYN_ATTACK_PROTECT = 'SynAttackProtect';
export const SYN_ATTACK_PROTECT_VALUES = ['absent', '0', '1', '2'] as const;

export const routeEntriesAreOpenedAtOnce: Expr = eq(setting(SYN_ATTACK_PROTECT), 0);
