/**
 * In the place of start.ts, where a frame is bundled: a worker without an origin, a few letters that fetch the search's script by
 * themselves. A worker cannot be started from a file of another origin, but from a blob of one's own it can, and it may
 * load a classic script from anywhere that the frame's policy names.
 */
let script = '';

/** To be called before anything is searched, with the address of the search's script. */
export function searchFrom(address: string): void {
  script = address;
}

/** @throws where the browser does not allow it. */
export function startWorker(): Worker {
  const code = new Blob([`importScripts(${JSON.stringify(script)})`], { type: 'text/javascript' });
  const address = URL.createObjectURL(code);
  try {
    return new Worker(address);
  } finally {
    // It has been fetched by now, or is being.
    URL.revokeObjectURL(address);
  }
}
