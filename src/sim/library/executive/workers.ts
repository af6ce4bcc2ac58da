import type { Thread } from '../../computer/activity.ts';
import { aNotificationEvent, KeWaitForSingleObject, notificationEvent, setEvent } from '../../kernel/event.ts';
import { KeRemoveQueue } from '../../kernel/queue.ts';
import { item } from '../../spell/item.ts';
import { forever, type Routine, routine } from '../../terms.ts';
import { criticalWork, ExQueueWorkItem, openFileItem, tcpRequestItem } from './workQueue.ts';

const fileOpened = notificationEvent('FileOpened');
/** Opening the file itself harms nobody and is over at once; then the program is told. */
const openAndTell = item`OpenFile(item, &${aNotificationEvent});`.does((opened) => ({
  act: setEvent(opened),
  says: 'opens the file and tells the program',
}));
const serve = item`TdiRequest(item->Request);`.calls();

export const worker: Routine = routine(
  'ExpWorkerThread',
  {
    gloss: 'Does one queued job after another.',
    basis: 'documented',
    why: 'Q217063 (K35): the critical work queue and what happens when all its threads sleep',
  },
  [
    forever(
      ...KeRemoveQueue(criticalWork, [
        { item: tcpRequestItem, body: [serve] },
        { item: openFileItem, body: [openAndTell(fileOpened)] },
      ]),
    ),
  ],
);

/** A local program that opens a file. That part of the work goes through the pool is ours (cases: Q217063, Q177245). */
export const openFile: Routine = routine(
  'NtOpenFile',
  {
    gloss: 'Opens a local file for a program.',
    basis: 'ours',
    why: 'services above the network wait inside file opens; the pool is where they meet',
  },
  [ExQueueWorkItem(openFileItem), KeWaitForSingleObject(fileOpened)],
);

/** Worker threads, asleep until there is work. */
export const workers = (count: number): readonly Thread[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Worker ${at + 1}`, routine: worker, asleepOn: criticalWork }));
