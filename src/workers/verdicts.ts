/**
 * Verdicts alone, for whoever lays two builds side by side: each setting is searched in a worker of its own, and the
 * page's other search goes on undisturbed.
 *
 * It never throws. What was found once is remembered while the page is open.
 */
import type { Setting } from '../sim/computer/setting.ts';
import { MOST_MEMORY } from '../sim/explore/bounds.ts';
import { gaveUp } from './gaveUp.ts';
import type { Findings } from './messages.ts';
import { searching } from './searcher.ts';

/**
 * How far the search of a setting is, or what it came to; `bad` is a sentence. `broken`: the worker is gone, with what it had
 * found by then, and why, in a sentence.
 */
export type BuildVerdict =
  | { readonly kind: 'searching'; readonly states: number }
  | { readonly kind: 'found'; readonly findings: Findings }
  | { readonly kind: 'broken'; readonly findings: Findings | null; readonly sentence: string }
  | { readonly kind: 'bad'; readonly sentence: string };

/** Two settings are searched at once: together they may take what one search may. */
const BUDGET = MOST_MEMORY / 2;

const known = new Map<string, Findings>();

/**
 * Searches a setting and tells how it stands, until `found`, `broken` or `bad`: the verdict, and the shortest hang where there
 * is one. Returns the ways to end the search: `stop` has what is known so far told as found, `drop` has nothing told any
 * more.
 */
export function askVerdict(
  setting: Setting,
  tell: (verdict: BuildVerdict) => void,
): { readonly stop: () => void; readonly drop: () => void } {
  const key = JSON.stringify(setting);
  const before = known.get(key);
  if (before) {
    tell({ kind: 'found', findings: before });
    return { stop: () => {}, drop: () => {} };
  }
  let sofar: Findings | null = null;
  const search = searching(
    setting,
    BUDGET,
    (told) => {
      if (told.kind === 'progress') {
        sofar = told.sofar ?? (told.states > 0 ? gaveUp(told) : null);
        tell({ kind: 'searching', states: told.states });
      }
      if (told.kind !== 'found' && told.kind !== 'bad') return;
      // What else the worker would work out is of no use here.
      search.end();
      if (told.kind === 'found' && told.findings.complete) known.set(key, told.findings);
      tell(told);
    },
    (why, broken) =>
      tell(sofar && !broken ? { kind: 'found', findings: sofar } : { kind: 'broken', findings: sofar, sentence: why }),
  );
  tell({ kind: 'searching', states: 0 });
  return { stop: search.stop, drop: search.end };
}
