import { aThing } from '../spell/holes.ts';
import { item } from '../spell/item.ts';
import {
  type Act,
  and,
  type Expr,
  eq,
  firstStepOf,
  given,
  inMachine,
  inProcessor,
  type Line,
  line,
  ne,
  not,
  type Place,
  put,
  type Stmt,
} from '../terms.ts';
import { belowDispatch, DISPATCH_LEVEL, irql, PASSIVE_LEVEL } from './irql.ts';

/** KDPC: a routine that an interrupt leaves to be run at DISPATCH_LEVEL. */
export interface Dpc {
  readonly kind: 'dpc';
  readonly name: string;
  /** The routine it runs, by the name under which a build lists it. */
  readonly routine: string;
  /** It stands in some processor's queue, and so cannot be queued again until it starts. */
  readonly inserted: Place;
}
export const dpc = (name: string, routine: string): Dpc => ({
  kind: 'dpc',
  name,
  routine,
  inserted: inMachine(`${name}.Inserted`),
});

/** The step that the DPC running on a processor takes next; 0: none runs. */
export const nextDpcStep = inProcessor('DpcStep', { max: 255, numberOf: 'step' });

/** As many places as the largest computer of the book has DPCs: each stands in a queue once at most. */
export const DPC_QUEUE_DEPTH = 3;

/** A processor's DPCs in the order they came, each as the first step of its routine; 0: nobody. */
export const dpcQueue: readonly Place[] = Array.from({ length: DPC_QUEUE_DEPTH }, (_, at) =>
  inProcessor(`DpcQueue[${at}]`, { max: 255, numberOf: 'step' }),
);
const [head = nextDpcStep] = dpcQueue;

/** KeInsertQueueDpc, on the processor meant: behind those that wait, or nowhere if it waits already. */
export function insertQueueDpc(object: Dpc): Stmt {
  const behindTheLast = dpcQueue.reduceRight<readonly Stmt[]>(
    (later, place) => [given(eq(place, 0), [put(place, firstStepOf(object.routine))], later)],
    [],
  );
  return given(not(object.inserted), [put(object.inserted, 1), ...behindTheLast]);
}

export const KeInsertQueueDpc =
  item`KeInsertQueueDpc(&${aThing<Dpc>('DPC', ({ kind }) => kind === 'dpc')}, NULL, NULL);`.does((object) => ({
    act: [insertQueueDpc(object)],
    says: 'queues the DPC on its own processor',
  }));

/** One waits on this processor, and nothing but another that runs here keeps it from starting. */
export const dpcMayStart: Expr = and(belowDispatch, ne(head, 0));

/** One runs on this processor, or waits where nothing keeps it from starting: no thread moves here (K12). */
export const dpcsGoFirst: Expr = { op: 'or', left: ne(nextDpcStep, 0), right: dpcMayStart };

/**
 * The first in the queue starts, as soon as the level is below DISPATCH_LEVEL (K12).
 *
 * A processor that never comes below starts none, however many wait: they are stranded there, for a
 * queued DPC cannot be queued elsewhere.
 */
export const startDpc = (dpcs: readonly Dpc[]): Act => ({
  when: and(eq(nextDpcStep, 0), dpcMayStart),
  act: [
    put(nextDpcStep, head),
    put(irql, DISPATCH_LEVEL),
    ...dpcs.map((object) => given(eq(head, firstStepOf(object.routine)), [put(object.inserted, 0)])),
    ...dpcQueue.map((place, at) => put(place, dpcQueue[at + 1] ?? 0)),
  ],
  says: 'rises to DISPATCH_LEVEL and starts the first DPC in its queue',
});

/**
 * The DPC is over and its dispatcher restores the level it interrupted. No thread of the book runs at
 * APC_LEVEL (A9), so that is PASSIVE_LEVEL: a DPC that forgot to lower could not leak its level.
 */
export const dpcEnds: Line = line('}', {
  act: [put(irql, PASSIVE_LEVEL)],
  says: 'ends its DPC and goes back to PASSIVE_LEVEL',
});
