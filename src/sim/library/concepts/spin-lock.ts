import { threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../../kernel/spinlock.ts';
import { increment } from '../../spell/statements.ts';
import { documented, inferred, inMachine } from '../../terms.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';

export const lock = spinLock('Lock');
export const count = inMachine('Count', { max: 2, guardedBy: lock });

/** One, under the lock of what it counts. */
export const countUnderLock = madeUp(
  'CountUnderLock',
  'Adds one to a count that is shared, under its lock.',
  documented(
    'NT DDK, KeAcquireSpinLock: it saves the level, raises to DISPATCH_LEVEL, and takes the lock (K4)',
    KeAcquireSpinLock(lock),
  ),
  increment(count),
  inferred(
    'on one processor nobody tests the word: ReactOS does so, and IRQL guards one processor where locks guard between several (K6)',
    KeReleaseSpinLock(lock),
  ),
);

/** A spin lock keeps processors apart, and where there is one there is nothing to keep apart. */
export default concept({
  name: 'spin-lock',
  processors: oneOrTwo(2),
  loads: [
    {
      name: 'two-counters',
      title: 'two threads count',
      gloss: 'Two threads want the same lock for a moment, each once.',
      activities: [
        threadsRun(
          { name: 'First', routine: countUnderLock, runsOn: 0 },
          { name: 'Second', routine: countUnderLock, runsOn: 1 },
        ),
      ],
    },
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'two threads count under one lock and lose nothing',
    loads: ['two-counters'],
    expected: 'no hang',
    counts: { 1: [41, 48], 2: [45, 72] },
  },
];
