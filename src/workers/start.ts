/**
 * How the exploring worker is started: from the file that is bundled with the page. In a frame on somebody else's page
 * there is no origin from which that could be done, so startFramed.ts stands in the place of this file there.
 *
 * @throws where the browser does not allow it.
 */
export const startWorker = (): Worker =>
  new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' });
