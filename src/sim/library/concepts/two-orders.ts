import { threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../kernel/spinlock.ts';
import { documented, type Place, type Routine } from '../../terms.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';

const [lockA, lockB] = [spinLock('LockA'), spinLock('LockB')];

const inOrder = (name: string, first: Place, second: Place): Routine =>
  madeUp(
    name,
    `Takes ${first.name}, and ${second.name} while it has it.`,
    KeAcquireSpinLock(first),
    documented(
      'NT DDK: spin locks nested in two orders deadlock on several processors now and then (K7); Q171181 names two of TCP/IP that did',
      KeAcquireSpinLockAtDpcLevel(second),
    ),
    KeReleaseSpinLockFromDpcLevel(second),
    KeReleaseSpinLock(first),
  );
const aThenB = inOrder('TakeAThenB', lockA, lockB);
const bThenA = inOrder('TakeBThenA', lockB, lockA);

const load = (name: string, title: string, gloss: string, second: Routine): Load => ({
  name,
  title,
  gloss,
  activities: [
    threadsRun({ name: 'First', routine: aThenB, runsOn: 0 }, { name: 'Second', routine: second, runsOn: 1 }),
  ],
});

/** Each has one lock and spins for the other’s. */
export default concept({
  name: 'two-orders',
  processors: oneOrTwo(2),
  loads: [
    load('two-orders', 'in two orders', 'One thread takes A and then B, the other B and then A.', bThenA),
    load('one-order', 'in one order', 'Both take A first.', aThenB),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'on one processor two orders of two locks harm nobody',
    loads: ['two-orders'],
    expected: 'no hang',
    counts: { 1: [47, 54] },
  },
  {
    claim: 'on two processors two orders of two locks can deadlock',
    loads: ['two-orders'],
    expected: 'hang, some schedules',
    counts: { 2: [58, 94] },
  },
  {
    claim: 'one order of two locks never deadlocks',
    loads: ['one-order'],
    expected: 'no hang',
    counts: { 1: [47, 54], 2: [55, 88] },
  },
];
