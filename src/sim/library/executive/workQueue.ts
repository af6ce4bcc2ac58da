import { insertQueue, queue, type WorkItem, workItem } from '../../kernel/queue.ts';
import type { Stmt } from '../../terms.ts';

/** K35: about nine threads serve this queue, and a job that sleeps keeps its thread. That all jobs share them is A17. */
export const WORKER_COUNT = 9;

/**
 * A request that arrived over TCP and needs a thread to be served.
 *
 * A hung server is asked on and on, and each request that nobody serves stays: what is told of its
 * first minutes is some eighteen, three times as many by a rare chance, and none may be lost.
 */
export const tcpRequestItem = workItem('serve a TCP request', 63);
/** A local file to be opened for a program that waits. */
export const openFileItem = workItem('open a file', 2);

/**
 * The executive's critical work queue: a few threads that do short jobs for everybody (K35). A job
 * that sleeps keeps its thread.
 */
export const criticalWork = queue('CriticalWorkQueue', [tcpRequestItem, openFileItem], WORKER_COUNT);

export const ExQueueWorkItem = (item: WorkItem): readonly Stmt[] => insertQueue(criticalWork, item);
