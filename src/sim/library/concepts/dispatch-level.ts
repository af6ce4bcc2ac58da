import { threadsRun } from '../../computer/activity.ts';
import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { KeLowerIrql, KeRaiseIrql } from '../../kernel/irql.ts';
import { assign } from '../../spell/statements.ts';
import { documented, inMachine, type Routine } from '../../terms.ts';
import { concept, madeUp, oneOrTwo, work } from './concept.ts';
import { device, deviceDpc } from './device.ts';

const served = inMachine('Served', { says: { TRUE: 'serves the device' } });

const raised = madeUp(
  'WorkAtDispatchLevel',
  'Works with its processor at DISPATCH_LEVEL.',
  documented(
    'NT DDK: a processor masks what is not above its level; threads are switched and DPCs run below DISPATCH_LEVEL only (K1, K12)',
    KeRaiseIrql,
  ),
  work,
  KeLowerIrql,
);
const notRaised = madeUp('WorkAtPassiveLevel', 'The same work at PASSIVE_LEVEL.', work);
const other = madeUp('OtherThread', 'Wants a processor, once.', work);
const serve = madeUp(deviceDpc.routine, 'Serves the device.', assign(served, 1));

const load = (name: string, title: string, gloss: string, routine: Routine): Load => ({
  name,
  title,
  gloss,
  activities: [
    {
      ...threadsRun({ name: 'First', routine, runsOn: 0 }, { name: 'Second', routine: other }),
      dpcs: [deviceDpc],
      routines: [serve],
      devices: [device],
    },
  ],
});

/** While a processor is at DISPATCH_LEVEL it takes interrupts, and nothing else gets on it: no DPC, no other thread. */
export default concept({
  name: 'dispatch-level',
  processors: oneOrTwo(1),
  loads: [
    load(
      'raised',
      'work at DISPATCH_LEVEL',
      'One thread works with its processor raised; another thread and a device want a processor too.',
      raised,
    ),
    load('not-raised', 'the same work at PASSIVE_LEVEL', 'The same three, and nobody raises a processor.', notRaised),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'a raised processor takes its interrupt and runs the DPC when it comes down',
    loads: ['raised'],
    expected: 'no hang',
    counts: { 1: [103, 140], 2: [270, 561] },
  },
  {
    claim: 'below DISPATCH_LEVEL a DPC may come between any two lines',
    loads: ['not-raised'],
    expected: 'no hang',
    counts: { 1: [85, 116], 2: [145, 300] },
  },
];
