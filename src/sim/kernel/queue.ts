import { aThing } from '../spell/holes.ts';
import { item } from '../spell/item.ts';
import {
  type Expr,
  given,
  inMachine,
  minus,
  type Node,
  not,
  or,
  type Place,
  plus,
  put,
  type Stmt,
  type Waitable,
} from '../terms.ts';
import { mayWait, sleepOn, wakeFirst } from './thread.ts';

/** KQUEUE, with one count for each kind of item: what is queued matters to us, not which came first. */
export interface Queue extends Waitable {
  readonly items: readonly WorkItem[];
  /** How many threads serve it in a whole computer; null where nobody counts them. */
  readonly servers: number | null;
}
export interface WorkItem {
  readonly kind: 'work item';
  /** As the case of a switch has it. */
  readonly name: string;
  readonly waiting: Place;
}

/** A kind of item, of which at most `max` wait at once. `said` is what a reader sees counted. */
export const workItem = (name: string, max: number, said = name): WorkItem => ({
  kind: 'work item',
  name,
  waiting: inMachine(`queued: ${said}`, { max }),
});
export const queue = (name: string, items: readonly WorkItem[], servers: number | null = null): Queue => ({
  kind: 'waitable',
  name,
  items,
  servers,
});

/** Puts an item in and wakes one sleeper. A woken thread that comes too late finds the queue empty and sleeps again. */
export const insertQueue = (q: Queue, item: WorkItem): readonly Stmt[] => [
  put(item.waiting, plus(item.waiting, 1)),
  wakeFirst(q),
];

const aQueue = aThing<Queue>('queue', (thing) => thing.kind === 'waitable' && 'items' in thing);
/** Sleeps until the queue holds something. */
export const removeQueue = item`item = KeRemoveQueue(&${aQueue}, ...);`.does((q) => {
  const anything: Expr = or(...q.items.map(({ waiting }) => waiting));
  return {
    ...mayWait,
    act: [given(anything, [], sleepOn(q))],
    says: { test: anything, then: `finds work in ${q.name}`, otherwise: `waits for work in ${q.name}` },
    again: not(anything),
  };
});
/** Takes out of its queue what it held, by its kind. */
export const ofItsKind = item`switch (item->Kind)`.chooses();
export const itemOfKind = item`case ${aThing<WorkItem>('work item', ({ kind }) => kind === 'work item')}:`.caseOf(
  ofItsKind,
  ({ waiting }) => ({ test: waiting, act: [put(waiting, minus(waiting, 1))] }),
);

/** Sleeps until the queue holds something, takes it out, and does what its kind asks. */
export const KeRemoveQueue = (
  q: Queue,
  bodies: readonly { readonly item: WorkItem; readonly body: readonly Node[] }[],
): readonly Node[] => [removeQueue(q), ofItsKind(...bodies.map(({ item: work, body }) => itemOfKind(work, ...body)))];
