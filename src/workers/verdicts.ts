/**
 * Verdicts alone, for whoever lays two builds side by side: each setting is searched in a worker of its own, and the
 * page's other search goes on undisturbed.
 *
 * It never throws. What was found once is remembered while the page is open.
 */
import type { Setting } from '../sim/computer/setting.ts';
import type { Answer, Ask, Findings } from './messages.ts';
import { startWorker } from './start.ts';

/** How far the search of a setting is, or what it came to; `failed` and `bad` are a sentence. */
export type Verdict =
  | { readonly kind: 'searching'; readonly states: number }
  | { readonly kind: 'found'; readonly findings: Findings }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'bad'; readonly sentence: string };

/** Two settings are searched at once: together they may take what one search may. */
const BUDGET = 2 ** 27;

const GONE =
  'This browser could not search this setting in the background, so there is no verdict for it. Try again, or choose a smaller load.';

const known = new Map<string, Findings>();

/**
 * Searches a setting and tells how it stands, until `found`, `failed` or `bad`: the verdict, and the shortest hang where there
 * is one. Returns the ways to end the search: `stop` has what is known so far told as found, `drop` has nothing told any
 * more.
 */
export function askVerdict(
  setting: Setting,
  tell: (verdict: Verdict) => void,
): { readonly stop: () => void; readonly drop: () => void } {
  const key = JSON.stringify(setting);
  const before = known.get(key);
  const nothing = { stop: () => {}, drop: () => {} };
  if (before) {
    tell({ kind: 'found', findings: before });
    return nothing;
  }
  try {
    const worker = startWorker();
    const ask = (message: Ask): void => worker.postMessage(message);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') tell({ kind: 'searching', states: data.states });
      if (data.kind !== 'found' && data.kind !== 'failed' && data.kind !== 'bad') return;
      // What else the worker would work out is of no use here.
      worker.terminate();
      if (data.kind === 'found' && data.findings.complete) known.set(key, data.findings);
      tell(data);
    };
    worker.onerror = () => {
      worker.terminate();
      tell({ kind: 'failed', sentence: GONE });
    };
    tell({ kind: 'searching', states: 0 });
    ask({ kind: 'explore', setting, budget: BUDGET });
    return { stop: () => ask({ kind: 'stop' }), drop: () => worker.terminate() };
  } catch {
    tell({ kind: 'failed', sentence: GONE });
    return nothing;
  }
}
