import { type Promised, threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { InterlockedDecrement, wasLast } from '../../kernel/interlocked.ts';
import { ExFreePool, poolBlock } from '../../kernel/pool.ts';
import { test } from '../../spell/statements.ts';
import { documented, eq, inMachine, type Node, not } from '../../terms.ts';
import { freedStaysReadable } from '../readings.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';

/** One for each of two threads that use the block. */
const references = inMachine('References', { max: 2, initial: 2 });
const block = poolBlock('block');
const free = ExFreePool(block);

/** To count down is one step, as InterlockedDecrement is; the look at what is left of the count is another. */
const looksAgain: readonly Node[] = [InterlockedDecrement(references), test(eq(references, 0), [free])];

/** The same with what the decrement itself gives back: that is 0 for one of them only. */
const looksAtItsOwn: readonly Node[] = [
  documented(
    'Microsoft, InterlockedDecrement: it gives back the value that this very decrement left',
    wasLast(references, [free]),
  ),
];

const isFreed: Promised = {
  name: 'a block that nobody uses is freed',
  says: 'both references are gone, and the block is still in memory',
  judged: 'at rest',
  broken: () => not(block.memory),
};

const load = (name: string, title: string, gloss: string, body: readonly Node[]): Load => {
  const routine = madeUp('Dereference', 'Gives up one reference to a block; the last one frees it.', ...body);
  return {
    name,
    title,
    gloss,
    activities: [
      {
        ...threadsRun({ name: 'First', routine, runsOn: 0 }, { name: 'Second', routine, runsOn: 1 }),
        promises: [isFreed],
      },
    ],
  };
};

/** Two count down and then look: both may find that nobody is left, and both free. */
export default concept({
  name: 'double-free',
  processors: oneOrTwo(2),
  readings: [freedStaysReadable],
  loads: [
    load(
      'looks-again',
      'counts down, then looks',
      'Each thread counts its reference out and then looks whether any is left.',
      looksAgain,
    ),
    load(
      'looks-at-its-own',
      'looks at what its own count left',
      'The same in one step: each looks at the value that its own decrement gave back.',
      looksAtItsOwn,
    ),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'two threads that count down and then look can both free the block',
    loads: ['looks-again'],
    expected: 'stop, some schedules, PAGE_FAULT_IN_NONPAGED_AREA',
    counts: { 1: [65, 96], 2: [34, 48] },
  },
  {
    claim: 'what the own decrement gave back is 0 for one thread only',
    loads: ['looks-at-its-own'],
    expected: 'no hang',
    counts: { 1: [25, 36], 2: [13, 18] },
  },
  {
    claim: 'where freed memory can be freed again, nothing tells of the second time',
    loads: ['looks-again'],
    reading: 'A10',
    expected: 'no hang',
    counts: { 1: [61, 96], 2: [31, 48] },
  },
  {
    claim: 'where freed memory can be freed again, one free stays one',
    loads: ['looks-at-its-own'],
    reading: 'A10',
    expected: 'no hang',
    counts: { 1: [25, 36], 2: [13, 18] },
  },
];
