import { type Promised, threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { KeLowerIrql, KeRaiseIrql } from '../../kernel/irql.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../../kernel/spinlock.ts';
import { assign } from '../../spell/statements.ts';
import { inMachine, inThread, type Node, ne, plus, type Routine } from '../../terms.ts';
import { preemptsNobody } from '../readings.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';

const lock = spinLock('Lock');
export const count = inMachine('Count', { max: 2 });
const value = inThread('value', { max: 2 });

/** In two lines: another thread may come between them, unless something keeps it away. */
const update: readonly Node[] = [assign(value, count), assign(count, plus(value, 1))];

/** No thread is kept from anything by a wrong count: nothing but this says that it is wrong. */
const countIsRight: Promised = {
  name: 'what was counted is in the count',
  says: 'each of two threads has added one to Count, and Count is not 2',
  judged: 'at rest',
  broken: () => ne(count, 2),
};

const load = (name: string, title: string, gloss: string, routine: Routine): Load => ({
  name,
  title,
  gloss,
  activities: [
    {
      ...threadsRun({ name: 'First', routine, runsOn: 0 }, { name: 'Second', routine, runsOn: 1 }),
      promises: [countIsRight],
    },
  ],
});

/** Between any two lines below DISPATCH_LEVEL a thread can be put aside for another. */
export default concept({
  name: 'preemption',
  processors: oneOrTwo(1),
  readings: [preemptsNobody],
  loads: [
    load(
      'unguarded',
      'nothing guards the count',
      'Two threads add one to a count, each in two lines.',
      madeUp('CountUp', 'Adds one to a count that is shared.', ...update),
    ),
    load(
      'raised',
      'at DISPATCH_LEVEL',
      'The same with the processor raised around the two lines.',
      madeUp(
        'CountAtDispatchLevel',
        'Adds one to the count with its processor raised.',
        KeRaiseIrql,
        ...update,
        KeLowerIrql,
      ),
    ),
    load(
      'locked',
      'under a spin lock',
      'The same under a lock.',
      madeUp(
        'CountUnderLock',
        'Adds one to the count under its lock.',
        KeAcquireSpinLock(lock),
        ...update,
        KeReleaseSpinLock(lock),
      ),
    ),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'two threads that are put aside between reading and writing can lose a count',
    loads: ['unguarded'],
    expected: 'broken promise, some schedules',
    counts: { 1: [52, 76], 2: [27, 38] },
  },
  {
    claim: 'on one processor a raised level keeps every other thread out',
    loads: ['raised'],
    expected: 'no hang',
    counts: { 1: [41, 50] },
  },
  {
    claim: 'on two processors a raised level keeps nobody out who runs on the other',
    loads: ['raised'],
    expected: 'broken promise, some schedules',
    counts: { 2: [59, 94] },
  },
  {
    claim: 'under a lock no count is lost on any number of processors',
    loads: ['locked'],
    expected: 'no hang',
    counts: { 1: [53, 62], 2: [63, 100] },
  },
  {
    claim: 'where no thread is put aside, one processor loses no count that nothing guards',
    loads: ['unguarded'],
    reading: 'A3',
    expected: 'no hang',
    counts: { 1: [8, 7] },
  },
  {
    claim: 'where no thread is put aside, two processors lose one all the same',
    loads: ['unguarded'],
    reading: 'A3',
    expected: 'broken promise, some schedules',
    counts: { 2: [27, 38] },
  },
  {
    claim: 'where no thread is put aside, a raised level has nothing to keep out on one processor',
    loads: ['raised'],
    reading: 'A3',
    expected: 'no hang',
    counts: { 1: [12, 11] },
  },
  {
    claim: 'where no thread is put aside, a raised level keeps out no thread of the other processor',
    loads: ['raised'],
    reading: 'A3',
    expected: 'broken promise, some schedules',
    counts: { 2: [59, 94] },
  },
  {
    claim: 'where no thread is put aside, a lock loses no count either',
    loads: ['locked'],
    reading: 'A3',
    expected: 'no hang',
    counts: { 1: [16, 15], 2: [63, 100] },
  },
];
