/**
 * How the exploring worker is started. A page of the book starts the file that was bundled with it; a frame on somebody
 * else's page may have no origin of its own, in which no such file can be started, and says how it is done there.
 */
let start = (): Worker => new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' });

/** @throws where the browser does not allow it. */
export const startWorker = (): Worker => start();

/** To be called before anything is searched. */
export function startWorkersBy(other: () => Worker): void {
  start = other;
}
