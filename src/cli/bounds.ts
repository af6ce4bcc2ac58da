/** How far the verbs search unless a flag says otherwise. The help says these numbers. */
import { MOST_MEMORY, MOST_STATES } from '../sim/explore/bounds.ts';

/** Of one search. Megabytes are those of what it has found, with room to grow; the program itself takes about a hundred more. */
export interface Bounds {
  readonly states: number;
  readonly megabytes: number;
}

/** A search of all schedules: a minute and a gigabyte are there for it. */
export const OF_ALL: Bounds = { states: MOST_STATES, megabytes: 1000 };

/** What can become of a schedule's end: the bound of a page. */
export const OF_AN_END: Bounds = { states: MOST_STATES, megabytes: MOST_MEMORY / 1_000_000 };
