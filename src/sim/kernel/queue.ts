import {
  choose,
  type Expr,
  given,
  inMachine,
  line,
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
  readonly name: string;
  readonly waiting: Place;
}

/** A kind of item, of which at most `max` wait at once. */
export const workItem = (name: string, max: number): WorkItem => ({
  name,
  waiting: inMachine(`queued: ${name}`, { max }),
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

/** Sleeps until the queue holds something, takes it out, and does what its kind asks. */
export function KeRemoveQueue(
  q: Queue,
  bodies: readonly { readonly item: WorkItem; readonly body: readonly Node[] }[],
): readonly Node[] {
  const anything: Expr = or(...q.items.map((item) => item.waiting));
  return [
    line(`item = KeRemoveQueue(&${q.name}, ...);`, {
      ...mayWait,
      act: [given(anything, [], sleepOn(q))],
      says: { test: anything, then: `finds work in ${q.name}`, otherwise: `waits for work in ${q.name}` },
      again: not(anything),
    }),
    choose(
      'switch (item->Kind)',
      bodies.map(({ item, body }) => ({
        text: `case ${item.name}:`,
        test: item.waiting,
        act: [put(item.waiting, minus(item.waiting, 1))],
        body,
      })),
    ),
  ];
}
