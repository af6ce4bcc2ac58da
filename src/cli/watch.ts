/** How a long search of a verb is bounded, watched and ended. */
import type { Space } from '../sim/explore/space.ts';
import { figure, many } from '../sim/sentences.ts';
import type { Bounds } from './bounds.ts';
import { wholeNumber } from './usage.ts';

/** How far a search is. */
export interface Far {
  readonly states: number;
  readonly open: number;
  readonly bytes: number;
  /** What is certain by now, as a sentence without its full stop; null while the search runs. */
  readonly found: string | null;
}

/** Who looks on while a verb works. */
export interface Watch {
  /** Hears how far it is, now and then. */
  readonly tell: (far: Far) => void;
  /** Whether whoever looks on has seen enough: then the search ends as it would at its bound. */
  readonly isEnded: () => boolean;
}
export const UNWATCHED: Watch = { tell: () => {}, isEnded: () => false };

export const BOUND_OPTIONS = { 'max-states': { type: 'string' }, 'max-memory': { type: 'string' } } as const;
export interface BoundFlags {
  readonly 'max-states'?: string;
  readonly 'max-memory'?: string;
}

/** The bounds that flags ask for, or the verb's own. @throws BadUsage */
export const boundsIn = (flags: BoundFlags, usual: Bounds): Bounds => ({
  states: wholeNumber('max-states', flags['max-states'], 1) ?? usual.states,
  megabytes: wholeNumber('max-memory', flags['max-memory'], 1) ?? usual.megabytes,
});

export type Reached = 'states' | 'memory' | 'interrupted';

/** What held a search up, in words. */
const SAYS: Readonly<Record<Reached, (bounds: Bounds) => string>> = {
  states: ({ states }) => `its bound of ${many(states, 'state')} (--max-states)`,
  memory: ({ megabytes }) => `its bound of ${figure(megabytes)} MB (--max-memory)`,
  interrupted: () => 'Ctrl-C',
};

/** Holds a search to its bounds. */
export function limitOf(bounds: Bounds, { tell, isEnded }: Watch) {
  let reached: Reached | null = null;
  return {
    /** To be asked between two slices of it. */
    goesOn: (space: Space): boolean => {
      tell(farOf(space));
      if (isEnded()) reached = 'interrupted';
      else if (space.bytes.allocated > bounds.megabytes * 1_000_000) reached = 'memory';
      return reached === null;
    },
    /** What held it up; null for one that came to its end. */
    reachedBy: ({ complete }: Space): Reached | null => (complete ? null : (reached ?? 'states')),
    say: (by: Reached): string => SAYS[by](bounds),
  };
}

export const farOf = ({ states, expanded, bytes }: Space, found: string | null = null): Far => ({
  states,
  open: states - expanded,
  bytes: bytes.allocated,
  found,
});

/** How far a search came before it was cut off, as a sentence without its full stop. */
export const sayFar = ({ states, open, found }: Far): string =>
  found === null
    ? `gave up after ${many(states, 'state')}, with ${figure(open)} still to explore; this proves nothing`
    : `${found} (after ${many(states, 'state')}); what it means was not worked out to the end`;
