import { threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../kernel/event.ts';
import { KeLowerIrql, KeRaiseIrql } from '../../kernel/irql.ts';
import { assign, spinWhile } from '../../spell/statements.ts';
import { documented, inMachine, type Node, not } from '../../terms.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';
import { device, deviceDpc } from './device.ts';

const served = inMachine('Served');
const servedEvent = notificationEvent('ServedEvent');

const spin = spinWhile(not(served));

const load = (name: string, title: string, gloss: string, waits: readonly Node[], says: Node): Load => ({
  name,
  title,
  gloss,
  activities: [
    {
      ...threadsRun({
        name: 'Asker',
        routine: madeUp('AwaitDevice', 'Goes on once the device has been served.', ...waits),
        runsOn: 0,
      }),
      dpcs: [deviceDpc],
      routines: [madeUp(deviceDpc.routine, 'Serves the device, and says so.', says)],
      devices: [device],
    },
  ],
});

/** A thread that spins keeps its processor from all others, even from the one that would end the spinning; a thread that waits gives it away. */
export default concept({
  name: 'wait-or-spin',
  processors: oneOrTwo(1),
  loads: [
    load(
      'spin',
      'it spins',
      'A thread spins at DISPATCH_LEVEL for something that a DPC has to do.',
      [KeRaiseIrql, spin, KeLowerIrql],
      assign(served, 1),
    ),
    load(
      'wait',
      'it waits',
      'A thread waits at PASSIVE_LEVEL for the same.',
      [
        documented(
          'a wait gives the processor up, and so none may be made at DISPATCH_LEVEL, except with a time-out of zero (K8)',
          KeWaitForSingleObject(servedEvent),
        ),
      ],
      KeSetEvent(servedEvent),
    ),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'on one processor a thread that spins keeps out the one that it spins for',
    loads: ['spin'],
    expected: 'hang, some schedules',
    counts: { 1: [11, 10] },
  },
  {
    claim: 'on two processors a thread may spin for one that runs beside it',
    loads: ['spin'],
    expected: 'no hang',
    counts: { 2: [16, 19] },
  },
  {
    claim: 'a thread that waits lets the other run',
    loads: ['wait'],
    expected: 'no hang',
    counts: { 1: [12, 12], 2: [15, 18] },
  },
];
