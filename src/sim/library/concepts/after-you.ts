import { threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../kernel/event.ts';
import { KeLowerIrql, KeRaiseIrql } from '../../kernel/irql.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../../kernel/spinlock.ts';
import { assign, test } from '../../spell/statements.ts';
import { inMachine, inThread, type Line, type Routine } from '../../terms.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';

const lock = spinLock('Lock');
const side = (name: string) => ({
  name,
  closing: inMachine(`${name}Closing`, { says: { TRUE: `marks ${name} as closing` } }),
  done: notificationEvent(`${name}Done`),
});
type Side = ReturnType<typeof side>;
const [a, b] = [side('A'), side('B')];
const wait = inThread('wait', { says: { TRUE: 'finds the other closing', FALSE: 'finds nobody else at work' } });

/** Marks its own side and looks at the other, then does as it has seen. */
const close = (mine: Side, other: Side, before: Line, after: Line): Routine =>
  madeUp(
    `Close${mine.name}`,
    `Closes ${mine.name}; if ${other.name} is closing too, it lets that go first.`,
    before,
    assign(mine.closing, 1),
    assign(wait, other.closing),
    after,
    test(wait, [KeWaitForSingleObject(other.done)]),
    KeSetEvent(mine.done),
  );

const load = (name: string, title: string, gloss: string, before: Line, after: Line): Load => ({
  name,
  title,
  gloss,
  activities: [
    threadsRun(
      { name: 'First', routine: close(a, b, before, after), runsOn: 0 },
      { name: 'Second', routine: close(b, a, before, after), runsOn: 1 },
    ),
  ],
});

/** Two who are polite to each other: each finds the other at work and waits for it. */
export default concept({
  name: 'after-you',
  processors: oneOrTwo(2),
  loads: [
    load(
      'raised',
      'mark and look at DISPATCH_LEVEL',
      'Each marks itself and looks at the other with its own processor raised, under no lock that both take.',
      KeRaiseIrql,
      KeLowerIrql,
    ),
    load(
      'one-lock',
      'mark and look under one lock',
      'The same under a lock that both take: to mark and to look is one act.',
      KeAcquireSpinLock(lock),
      KeReleaseSpinLock(lock),
    ),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'on one processor two closes cannot meet halfway',
    loads: ['raised'],
    expected: 'no hang',
    counts: { 1: [109, 154] },
  },
  {
    claim: 'on two processors each close can find the other at work and wait for it',
    loads: ['raised'],
    expected: 'hang, some schedules',
    counts: { 2: [134, 234] },
  },
  {
    claim: 'under one lock one of the two is always first',
    loads: ['one-lock'],
    expected: 'no hang',
    counts: { 1: [129, 174], 2: [137, 240] },
  },
];
