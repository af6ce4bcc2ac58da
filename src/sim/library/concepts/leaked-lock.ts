import { type Activity, threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { returns, test } from '../../spell/statements.ts';
import { inMachine, type Node, not, type Routine } from '../../terms.ts';
import { waitsStandStill } from '../readings.ts';
import { concept, madeUp, oneOrTwo, use, work } from './concept.ts';

const lock = spinLock('Lock');
/** The list is empty, and stays so. */
const entry = inMachine('Entry', { values: ['NULL', 'an entry'], guardedBy: lock });

const lookUp = (...beforeLeaving: readonly Node[]): Routine =>
  madeUp(
    'LookUp',
    'Looks for an entry in a list, under the list’s lock.',
    KeAcquireSpinLock(lock),
    // Q297040 has a spin lock that is taken and not given back, but names no exit: this one is ours.
    test(not(entry), [...beforeLeaving, returns]),
    use(entry),
    KeReleaseSpinLock(lock),
  );
const leaking = lookUp();
const releasing = lookUp(KeReleaseSpinLock(lock));

const caller = madeUp('Caller', 'Looks an entry up and goes on.', item`LookUp();`.calls(), work);

const load = (name: string, title: string, gloss: string, routine: Routine): Load => {
  const activity: Activity = threadsRun(
    { name: 'First', routine: caller, runsOn: 0 },
    { name: 'Second', routine: caller, runsOn: 1 },
  );
  return { name, title, gloss, activities: [{ ...activity, routines: [routine] }] };
};

/** A lock that is taken and never given back. The level that went up with it comes down at the next switch of threads; the word does not. */
export default concept({
  name: 'leaked-lock',
  processors: oneOrTwo(2),
  readings: [waitsStandStill],
  oldLinks: { reading: waitsStandStill.id, processors: 2 },
  loads: [
    load('forgets', 'an exit forgets the lock', 'A routine returns without giving its lock back.', leaking),
    load(
      'gives-back',
      'every exit gives it back',
      'The same routine, with the release on both of its exits.',
      releasing,
    ),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'a lock that is never given back stops the next who wants it',
    loads: ['forgets'],
    expected: 'hang, every schedule',
    counts: { 2: [24, 34] },
  },
  {
    claim: 'on one processor there is no lock word, and the level comes down when the thread ends',
    loads: ['forgets'],
    expected: 'no hang',
    counts: { 1: [27, 28] },
  },
  {
    claim: 'where a thread that ends at DISPATCH_LEVEL keeps its processor, that one is lost too',
    loads: ['forgets'],
    reading: 'A7',
    expected: 'hang, every schedule',
    counts: { 1: [12, 12], 2: [20, 28] },
  },
  {
    claim: 'an exit that gives the lock back is sound',
    loads: ['gives-back'],
    expected: 'no hang',
    counts: { 1: [89, 120], 2: [77, 132] },
  },
  {
    claim: 'and it is sound where a thread that ends at DISPATCH_LEVEL would keep its processor',
    loads: ['gives-back'],
    reading: 'A7',
    expected: 'no hang',
    counts: { 1: [89, 120], 2: [77, 132] },
  },
];
