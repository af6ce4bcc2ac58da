import type { Thread } from '../../computer/activity.ts';
import { KeWaitForSingleObject, notificationEvent, setEvent } from '../../kernel/event.ts';
import { KeRemoveQueue } from '../../kernel/queue.ts';
import { call, code, forever, type Routine, routine } from '../../terms.ts';
import { criticalWork, ExQueueWorkItem, openFileItem, tcpRequestItem } from './workQueue.ts';

const fileOpened = notificationEvent('FileOpened');

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
        { item: tcpRequestItem, body: [call('TdiRequest', 'TdiRequest(item->Request);')] },
        {
          item: openFileItem,
          body: [
            code(
              'OpenFile(item); KeSetEvent(&FileOpened, 0, FALSE);',
              'opens the file and tells the program',
              ...setEvent(fileOpened),
            ),
          ],
        },
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
  [
    code(
      'ExQueueWorkItem(&open->WorkItem, CriticalWorkQueue);',
      'hands the file open to a worker thread',
      ...ExQueueWorkItem(openFileItem),
    ),
    KeWaitForSingleObject(fileOpened),
  ],
);

/** Worker threads, asleep until there is work. */
export const workers = (count: number): readonly Thread[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Worker ${at + 1}`, routine: worker, asleepOn: criticalWork }));
