import { aThing } from '../spell/holes.ts';
import { followTo, item } from '../spell/item.ts';
import {
  type Act,
  type Block,
  type Expr,
  eq,
  field,
  given,
  gt,
  inMachine,
  or,
  type Place,
  put,
  type Stmt,
  setting,
} from '../terms.ts';
import { atDispatchOnly, lower, oldIrql, raise, upToDispatch } from './irql.ts';

/** KSPIN_LOCK: one word, 0 free, 1 held. Nothing in it says by whom. One that is a field of something is there as long as that is. */
export const spinLock = (name: string, of?: Block): Place => {
  const word = { values: ['free', 'held'], role: 'lock' } as const;
  return of ? field(of, name, word) : inMachine(name, word);
};
/** The calls below say themselves when the word is touched: not yet while they raise, and on one processor never. */
const aLock = aThing<Place>('spin lock', (thing) => thing.kind === 'place' && thing.role === 'lock', {
  follow: () => [],
});

/** Whether spin locks have a word at all: the kernel for one processor leaves it out, so none of its locks is ever held (K6). */
export const hasLockWords = (processors: number): boolean => processors > 1;

const uniprocessor: Expr = eq(setting('processors'), 1);
const multiprocessor: Expr = gt(setting('processors'), 1);

/**
 * One pass of the acquire loop: an atomic test-and-set. A pass that would fail is a step that cannot be taken (A2).
 *
 * Nothing here asks who holds the lock: a processor that asks twice spins on itself for ever. On the
 * uniprocessor kernel the word is neither set nor tested; the level alone keeps others out (K6).
 */
const takeWord = (lock: Place): Act => ({
  when: or(uniprocessor, eq(lock, 0)),
  act: [given(multiprocessor, [...followTo(lock), put(lock, 1)])],
  says: `takes ${lock.name}`,
  stuck: `spins for ${lock.name}`,
  takes: lock,
});

const clearWord = (lock: Place): readonly Stmt[] => [
  ...(lock.of ? [given(multiprocessor, followTo(lock))] : []),
  put(lock, 0),
];

/**
 * Saves the level, raises to DISPATCH_LEVEL, takes the word (K4).
 *
 * Raising comes first: between the two the thread cannot be switched out, or a lock could be owned
 * by a thread that runs nowhere.
 */
export const KeAcquireSpinLock = item`KeAcquireSpinLock(&${aLock}, &${oldIrql});`.does((lock) => [
  {
    act: raise,
    says: `raises to DISPATCH_LEVEL, to take ${lock.name}`,
    needs: upToDispatch('KeAcquireSpinLock'),
  },
  takeWord(lock),
]);

/** Clears the word, then goes back to the saved level: the other order would let the holder be switched out. */
export const KeReleaseSpinLock = item`KeReleaseSpinLock(&${aLock}, ${oldIrql});`.does((lock) => [
  {
    act: clearWord(lock),
    says: `lets go of ${lock.name}`,
    gives: lock,
    needs: atDispatchOnly('KeReleaseSpinLock', 'K4'),
  },
  lower,
]);

/** For a caller that is at DISPATCH_LEVEL already: the level is left alone (K5). */
export const KeAcquireSpinLockAtDpcLevel = item`KeAcquireSpinLockAtDpcLevel(&${aLock});`.does((lock) => ({
  ...takeWord(lock),
  needs: atDispatchOnly('KeAcquireSpinLockAtDpcLevel', 'K5'),
}));

/** Lets go and stays at DISPATCH_LEVEL (K5). After KeAcquireSpinLock, that is a hand-over, or a mistake. */
export const KeReleaseSpinLockFromDpcLevel = item`KeReleaseSpinLockFromDpcLevel(&${aLock});`.does((lock) => ({
  act: clearWord(lock),
  says: `lets go of ${lock.name} and stays at DISPATCH_LEVEL`,
  gives: lock,
  needs: atDispatchOnly('KeReleaseSpinLockFromDpcLevel', 'K5'),
}));
