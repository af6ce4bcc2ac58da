/** The same measurement in a worker of a page. */
import { measure } from './measure.ts';

addEventListener(
  'message',
  ({
    data: { what, processors, requests },
  }: MessageEvent<{ what: 'all' | 'hang'; processors: number; requests: number }>) => {
    postMessage(measure(what, processors, requests));
  },
);
