/** Explores one setting away from the page, so that the page goes on answering its reader. */
import { modelOf } from '../sim/library/index.ts';
import type { Answer, Ask } from './messages.ts';
import { type Session, sessionOf } from './session.ts';

/** Machines between two looks at the clock, and milliseconds between two looks at what the page has said. */
const PIECE = 500;
const SLICE = 50;
/** Milliseconds between two reports. The page takes a worker that is silent for long for one that is gone. */
const PACE = 100;

const answer = (message: Answer): void => postMessage(message);
let session: Session | null = null;
let busy = false;

/** Does something that may fail. What nobody foresaw is told like all else: nothing of a worker may end in silence. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    session = null;
    busy = false;
    const why = error instanceof Error ? error.message : String(error);
    answer({ kind: 'failed', sentence: `The search broke off: ${why.replace(/\.$/, '')}.` });
  }
}

let told = performance.now();
/** Reports if it is time to. A message leaves the worker at once, in the midst of its work too. */
function report(message: () => Answer): void {
  if (performance.now() - told < PACE) return;
  told = performance.now();
  answer(message());
}

function carryOn(): void {
  const slice = (): void =>
    attempt(() => {
      if (!session) return;
      const until = performance.now() + SLICE;
      let more = true;
      while (more && performance.now() < until) more = session.work(PIECE);
      if (more) {
        report(session.progress);
        setTimeout(slice);
      } else {
        busy = false;
        answer({ kind: 'rests' });
      }
    });
  busy = true;
  slice();
}

addEventListener('message', ({ data }: MessageEvent<Ask>) =>
  attempt(() => {
    if (data.kind === 'explore') {
      session = sessionOf(
        () => modelOf(data.setting),
        data.budget,
        answer,
        undefined,
        () => report(() => ({ kind: 'alive' })),
      );
      answer(session.progress());
      carryOn();
    } else if (data.kind === 'stop') session?.stop();
    else {
      session?.course(data.schedule);
      if (!busy) answer({ kind: 'rests' });
    }
  }),
);
addEventListener('messageerror', () =>
  attempt(() => {
    throw new Error('what the page asked could not be read');
  }),
);
