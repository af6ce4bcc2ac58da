import { insertQueue, queue, type WorkItem, workItem } from '../../kernel/queue.ts';
import { aThing } from '../../spell/holes.ts';
import { item, type Thing } from '../../spell/item.ts';

/** K35: about nine threads serve this queue, and a job that sleeps keeps its thread. That all jobs share them is A17. */
export const WORKER_COUNT = 9;

/** A work item in a structure of the one who asks. */
interface Job extends WorkItem {
  /** As a line names the structure. */
  readonly pointer: string;
  /** As a sentence names the job. */
  readonly called: string;
}
const job = (name: string, said: string, max: number, pointer: string, called: string): Job => ({
  ...workItem(name, max, said),
  pointer,
  called,
});
const isJob = (thing: Thing): thing is Job => thing.kind === 'work item' && 'pointer' in thing;

/**
 * A request that arrived over TCP and needs a thread to be served.
 *
 * A hung server is asked on and on, and each request that nobody serves stays: what is told of its
 * first minutes is some eighteen, three times as many by a rare chance, and none may be lost.
 */
export const tcpRequestItem = job('ServeTcpRequest', 'serve a TCP request', 63, 'request', 'request');
/** A local file to be opened for a program that waits. */
export const openFileItem = job('OpenLocalFile', 'open a file', 2, 'open', 'file open');

/**
 * The executive's critical work queue: a few threads that do short jobs for everybody (K35). A job
 * that sleeps keeps its thread.
 */
export const criticalWork = queue('CriticalWorkQueue', [tcpRequestItem, openFileItem], WORKER_COUNT);

/** By the structure of the one who asks for it. */
const aJob = aThing<Job>('job', isJob, { print: ({ pointer }) => pointer });
export const ExQueueWorkItem = item`ExQueueWorkItem(&${aJob}->WorkItem, ${criticalWork});`.does((one) => ({
  act: insertQueue(criticalWork, one),
  says: `hands the ${one.called} to a worker thread`,
}));
