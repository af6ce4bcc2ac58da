import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { dpc, insertQueueDpc } from '../../kernel/dpc.ts';
import { type Device, steer } from '../../kernel/interrupt.ts';
import { nextStep } from '../../kernel/thread.ts';
import {
  and,
  code,
  documented,
  eq,
  forever,
  given,
  inMachine,
  inProcessor,
  leave,
  type Node,
  not,
  onThread,
  put,
  type Stmt,
  when,
} from '../../terms.ts';
import { concept, madeUp, oneOrTwo } from './concept.ts';

const POINTER = ['NULL', 'packet'];
/** A packet is in the adapter's memory and in no list yet. */
const received = inMachine('Received', { initial: 1 });
const head = inMachine('Head', { values: POINTER });
const next = inMachine('packet->Next', { values: POINTER });
const handedUp = inMachine('HandedUp');
/** What a DPC has taken from the list: one for each processor, since the same DPC may run on two at once. */
const list = inProcessor('list', { values: POINTER });

const receiveDpc = dpc('ReceiveDpc', 'ReceiveDpcRoutine');
const interrupted = inMachine('interrupted');

/** Puts the packet before the first of the list. */
const enqueue: readonly Stmt[] = [put(next, head), put(head, 1), put(received, 0)];

/** An adapter whose service routine lists what has come, and queues the DPC, as an interrupt does. Like every interrupt of the book it is one step. */
const adapter: Device = {
  name: 'adapter',
  events: [
    {
      name: 'interrupt',
      says: 'interrupts, and lists what has come',
      when: not(interrupted),
      act: [put(interrupted, 1), given(received, enqueue), steer(insertQueueDpc(receiveDpc))],
    },
  ],
};

/** The DPC lists what came without an interrupt so far, in lines between which the interrupt may come. */
const inLines: readonly Node[] = [
  when('if (Received)', received, [
    code('packet->Next = Head;', 'puts the list behind the packet', put(next, head)),
    code('Head = packet; Received = FALSE;', 'puts the packet first', put(head, 1), put(received, 0)),
  ]),
];
const synchronized: readonly Node[] = [
  documented(
    'NT DDK, KeSynchronizeExecution: it runs a routine at the device’s level and under the lock of its interrupt, so the service routine runs before or after it',
    code(
      'KeSynchronizeExecution(Interrupt, EnqueueReceived, NULL);',
      {
        test: received,
        then: 'lists what was received, with the interrupt kept out',
        otherwise: 'finds that everything is listed, with the interrupt kept out',
      },
      given(received, enqueue),
    ),
  ),
];

const receive = (enqueueing: readonly Node[]) =>
  madeUp(
    receiveDpc.routine,
    'Lists what was received, takes the list, and hands up one packet after the other until there is none.',
    ...enqueueing,
    code('list = InterlockedExchange(&Head, NULL);', 'takes the list', put(list, head), put(head, 0)),
    forever(
      when('if (list == NULL)', not(list), [leave({ act: [], says: 'returns' })]),
      code('Indicate(list);', 'hands the packet up', put(handedUp, 1)),
      code('list = list->Next;', 'goes on to the next packet', put(list, next)),
    ),
  );

const poll = madeUp(
  'Poll',
  'Has the driver look at its adapter now.',
  code('KeInsertQueueDpc(&ReceiveDpc, NULL, NULL);', 'queues the DPC on its own processor', insertQueueDpc(receiveDpc)),
);

const load = (name: string, title: string, gloss: string, enqueueing: readonly Node[]): Load => ({
  name,
  title,
  gloss,
  activities: [
    {
      threads: [{ name: 'Poller', routine: poll, runsOn: 0 }],
      dpcs: [receiveDpc],
      routines: [receive(enqueueing)],
      devices: [adapter],
      begins: [],
      done: (numberOf) => and(eq(onThread(numberOf('Poller'), nextStep), 0), handedUp),
    },
  ],
});

/** A list that ends in itself, and a DPC that looks for its end. */
export default concept({
  name: 'endless-dpc',
  processors: oneOrTwo(2),
  loads: [
    load(
      'in-lines',
      'the list is edited line by line',
      'A DPC puts a packet into a list, and an interrupt that does the same may come between its lines.',
      inLines,
    ),
    load(
      'synchronized',
      'the interrupt is kept out',
      'The same edit with the interrupt kept out of it: one of the two finds the packet listed.',
      synchronized,
    ),
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'an interrupt between two lines of the edit makes the list end in itself',
    loads: ['in-lines'],
    expected: 'loop, some schedules',
    counts: { 1: [61, 73], 2: [273, 488] },
  },
  {
    claim: 'with the interrupt kept out the list has an end',
    loads: ['synchronized'],
    expected: 'no hang',
    counts: { 1: [50, 60], 2: [123, 205] },
  },
];
