import type { Thread } from '../../computer/activity.ts';
import { anEvent, KeWaitForSingleObject, notificationEvent, setEvent } from '../../kernel/event.ts';
import { KeRemoveQueue } from '../../kernel/queue.ts';
import { item } from '../../spell/item.ts';
import { forever, type Routine, routine } from '../../terms.ts';
import { criticalWork, ExQueueWorkItem, openFileItem, tcpRequestItem } from './workQueue.ts';

const fileOpened = notificationEvent('FileOpened');
/** Opening the file itself harms nobody and is over at once; then the program is told. */
const openAndTell = item`OpenFile(item, &${anEvent});`.does((opened) => ({
  act: setEvent(opened),
  says: 'opens the file and tells the program',
}));
const serve = item`TdiRequest(item->Request);`.calls();

export const worker: Routine = routine(
  'ExpWorkerThread',
  {
    gloss: 'Does one queued job after another.',
    basis: 'inferred',
    why: 'Q217063 tells of threads that work off the critical queue (K35); that TCP requests and file opens are their work is ours (A17)',
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

/** A local program that opens a file. That part of the work goes through the pool is ours (A17). */
export const openFile: Routine = routine(
  'NtOpenFile',
  {
    gloss: 'Opens a local file for a program.',
    basis: 'ours',
    why: 'A17: chosen so that local programs come to stop some time after TCP, for which Q177245 gives no mechanism',
  },
  [ExQueueWorkItem(openFileItem), KeWaitForSingleObject(fileOpened)],
);

/** Worker threads, asleep until there is work. */
export const workers = (count: number): readonly Thread[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Worker ${at + 1}`, routine: worker, asleepOn: criticalWork }));
