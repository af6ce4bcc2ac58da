import { threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import {
  KeClearEvent,
  KePulseEvent,
  KeSetEvent,
  KeWaitForSingleObject,
  notificationEvent,
} from '../../kernel/event.ts';
import { assign, test } from '../../spell/statements.ts';
import { documented, inMachine, type Node, not } from '../../terms.ts';
import { concept, madeUp, oneOrTwo, use } from './concept.ts';

const arrived = notificationEvent('Arrived');
const item = inMachine('Item', { values: ['NULL', 'NewItem'], says: { NewItem: 'brings the item' } });

const brings = madeUp(
  'BringItem',
  'Brings an item, and says so.',
  assign(item, 1),
  documented(
    'Microsoft, on event objects: one that is set stays set until it is cleared, whether a thread waits or not (K37)',
    KeSetEvent(arrived),
  ),
);
const take = use(item);
const clear = documented(
  'Microsoft, KeClearEvent: the signal is taken back, whether a thread has seen it or not (K37)',
  KeClearEvent(arrived),
);
const wait = KeWaitForSingleObject(arrived);
const ifThereIsNone = (...body: readonly Node[]): Node => test(not(item), body);

const load = (name: string, title: string, gloss: string, waits: readonly Node[], signals = brings): Load => ({
  name,
  title,
  gloss,
  activities: [
    threadsRun(
      {
        name: 'Waiter',
        routine: madeUp('TakeItem', 'Uses an item, and waits for one where there is none.', ...waits),
        runsOn: 0,
      },
      { name: 'Bringer', routine: signals, runsOn: 1 },
    ),
  ],
});

/** A signal that came before the wait, and that nothing remembers. */
export default concept({
  name: 'lost-wake-up',
  processors: oneOrTwo(1),
  loads: [
    load(
      'test-then-clear',
      'looks, then clears the event',
      'The waiter clears the event after it has looked: a signal in between is gone.',
      [ifThereIsNone(clear, wait), take],
    ),
    load(
      'clear-then-test',
      'clears the event, then looks',
      'The same two lines the other way round: what comes in between is seen.',
      [clear, ifThereIsNone(wait), take],
    ),
    load(
      'pulse',
      'a signal for an instant',
      'The event is pulsed: it wakes the threads that wait just then, and none that comes later.',
      [wait, take],
      madeUp(
        'BringItem',
        'Brings an item, and says so for an instant.',
        assign(item, 1),
        documented(
          'Microsoft, KePulseEvent: it signals, satisfies what waits it can, and takes the signal back, in one (K38)',
          KePulseEvent(arrived),
        ),
      ),
    ),
    load('set', 'a signal that stays', 'The event is set: a thread that comes later finds it signalled.', [wait, take]),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'a signal between the look and the clear is lost',
    loads: ['test-then-clear'],
    expected: 'hang, some schedules',
    counts: { 1: [52, 78], 2: [39, 64] },
  },
  {
    claim: 'cleared first, no signal is lost',
    loads: ['clear-then-test'],
    expected: 'no hang',
    counts: { 1: [60, 90], 2: [43, 70] },
  },
  {
    claim: 'a pulse wakes nobody who comes later',
    loads: ['pulse'],
    expected: 'hang, some schedules',
    counts: { 1: [26, 34], 2: [26, 42] },
  },
  {
    claim: 'a signal that stays is seen by a waiter that comes later',
    loads: ['set'],
    expected: 'no hang',
    counts: { 1: [23, 32], 2: [24, 41] },
  },
];
