/*
 * How far a search goes that nobody gave another bound. Past it the answer is that the search gave up, and never that there
 * is nothing.
 */

/** States of a search of all schedules, for whoever can wait a minute: about 600 MB. The largest that the book speaks of has under a million. */
export const MOST_STATES = 5_000_000;

/** States between two calls of a pulse, where all of them are gone through. */
export const BETWEEN_PULSES = 1 << 14;

/** Bytes of a search beside something else: one in a tab, which the system closes if it takes much more, and one that judges where a schedule has come to. */
export const MOST_MEMORY = 256_000_000;
