import { tellStep } from './narrate.ts';
import type { Trace } from './replay.ts';

/**
 * The moments of a trace that a phrase tells: those whose step does just that (`marks the connection as closing`), or,
 * where two actors do the same, whose whole sentence it is.
 *
 * @returns their numbers, from 1; empty where nothing does that.
 */
export function momentsTold(trace: Trace, phrase: string): readonly number[] {
  return trace.moments.flatMap((_, at) => {
    if (at === 0) return [];
    const { who, did } = tellStep(trace, at);
    return did === phrase || `${who} ${did}` === phrase ? [at] : [];
  });
}
