import type { Claim } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import { dpc, insertQueueDpc, KeInsertQueueDpc } from '../../kernel/dpc.ts';
import { takeAll } from '../../kernel/interlocked.ts';
import { type Device, steer } from '../../kernel/interrupt.ts';
import { nextStep } from '../../kernel/thread.ts';
import { item } from '../../spell/item.ts';
import { assign, returns, test } from '../../spell/statements.ts';
import {
  and,
  documented,
  eq,
  forever,
  given,
  inMachine,
  inProcessor,
  type Node,
  not,
  onThread,
  put,
  type Stmt,
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
const interrupted = inMachine('interrupted', { role: 'world' });

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

/** The packet is in the list from here on, and no longer only received. */
const putFirst = item`PutFirst(&${head}, packet, &${received});`.does(() => ({
  act: [put(head, 1), put(received, 0)],
  says: 'puts the packet first',
}));
/** The DPC lists what came without an interrupt so far, in lines between which the interrupt may come. */
const inLines: readonly Node[] = [test(received, [assign(next, head), putFirst])];
const enqueueReceived = item`KeSynchronizeExecution(Interrupt, EnqueueReceived, NULL);`.does(() => ({
  act: [given(received, enqueue)],
  says: {
    test: received,
    then: 'lists what was received, with the interrupt kept out',
    otherwise: 'finds that everything is listed, with the interrupt kept out',
  },
}));
const synchronized: readonly Node[] = [
  documented(
    'NT DDK, KeSynchronizeExecution: it runs a routine at the device’s level and under the lock of its interrupt, so the service routine runs before or after it',
    enqueueReceived,
  ),
];

const indicate = item`Indicate(${list});`.does(() => ({ act: [put(handedUp, 1)], says: 'hands the packet up' }));
/** There is one packet: what the list leads to is the packet, and what follows it is what follows that. */
const goOn = item`${list} = list->Next;`.does(() => ({ act: [put(list, next)], says: 'goes on to the next packet' }));

const receive = (enqueueing: readonly Node[]) =>
  madeUp(
    receiveDpc.routine,
    'Lists what was received, takes the list, and hands up one packet after the other until there is none.',
    ...enqueueing,
    takeAll(list, head),
    forever(test(not(list), [returns]), indicate, goOn),
  );

const poll = madeUp('Poll', 'Has the driver look at its adapter now.', KeInsertQueueDpc(receiveDpc));

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
