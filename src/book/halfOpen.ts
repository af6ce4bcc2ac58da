/** How long a connection that nobody completes is kept: waits that double, as Q142641 and Q140552 have them. */

/** The first wait of TCP in Windows NT, in seconds. */
export const FIRST_WAIT = 3;

export interface HalfOpen {
  /** The waits before each repetition, in seconds. */
  readonly waits: readonly number[];
  /** The wait after the last one, at whose end TCP gives up. */
  readonly last: number;
  /** All of them together. */
  readonly held: number;
}

/** The life of a half-open connection whose packet is sent again so many times. */
export function halfOpen(repetitions: number, first: number = FIRST_WAIT): HalfOpen {
  const waits = Array.from({ length: repetitions }, (_, nth) => first * 2 ** nth);
  const last = first * 2 ** repetitions;
  return { waits, last, held: waits.reduce((sum, wait) => sum + wait, last) };
}
