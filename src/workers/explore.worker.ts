/** Explores one setting away from the page, so that the page goes on answering its reader. */
import { modelOf } from '../sim/library/index.ts';
import type { Answer, Ask } from './messages.ts';
import { type Session, sessionOf } from './session.ts';

/** Machines between two looks at the clock, and milliseconds between two looks at what the page has said. */
const PIECE = 500;
const SLICE = 50;
/** Milliseconds between two reports. */
const PACE = 100;

const answer = (message: Answer): void => postMessage(message);
let session: Session | null = null;

function carryOn(): void {
  let told = performance.now();
  const slice = (): void => {
    if (!session) return;
    try {
      const until = performance.now() + SLICE;
      let more = true;
      while (more && performance.now() < until) more = session.work(PIECE);
      if (more) {
        if (performance.now() - told >= PACE) {
          told = performance.now();
          answer(session.progress());
        }
        setTimeout(slice);
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      answer({ kind: 'failed', sentence: `The search broke off: ${why}` });
    }
  };
  slice();
}

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'explore') {
    session = sessionOf(() => modelOf(data.setting), data.budget, answer);
    answer(session.progress());
    carryOn();
  } else if (data.kind === 'stop') session?.stop();
  else session?.course(data.schedule);
});
