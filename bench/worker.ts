/** The same measurements in a browser: in a worker, or in a page that imports this file. */
import { measure, timeToVerdict, type What } from './measure.ts';

addEventListener('message', ({ data }: MessageEvent<{ what: What; processors: number; requests: number }>) => {
  if ('what' in data) postMessage(measure(data.what, data.processors, data.requests));
});

export { timeToVerdict };
