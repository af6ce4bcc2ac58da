/** How far a search is, on one line of a terminal that is written over again and again. */
import { figure, many } from '../sim/sentences.ts';
import type { Far } from './watch.ts';

/** What of a stream this needs. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Of a terminal that does not say how wide it is. */
const USUAL = 80;

export const sayCount = ({ states, open, bytes, found }: Far): string =>
  found === null
    ? `${many(states, 'state')}, ${figure(open)} of them still to explore, ${figure(Math.round(bytes / 1_000_000))} MB; Ctrl-C ends it`
    : `${many(states, 'state')} visited; working out what they mean`;

/** Shows nothing where the stream is no terminal: a file or another program is to get sentences only. */
export function counter(screen: Screen): { readonly show: (far: Far) => void; readonly clear: () => void } {
  let shown = 0;
  const put = (text: string): void => {
    if (!screen.isTTY) return;
    // One column is left free: a full line would end in the next.
    const width = Math.max(1, screen.columns || USUAL) - 1;
    const line = text.slice(0, width);
    screen.write(`\r${line.padEnd(Math.min(shown, width))}\r${text === '' ? '' : line}`);
    shown = line.length;
  };
  return {
    show: (far) => put(sayCount(far)),
    clear: () => {
      if (shown > 0) put('');
    },
  };
}
