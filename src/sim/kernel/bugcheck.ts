import type { Stop } from '../terms.ts';

/**
 * STOP 0x0000000A. The parameters are the address touched, the IRQL, read (0) or write (1), and the
 * instruction; in a model there are no addresses, so the first and last stay words.
 */
export const IRQL_NOT_LESS_OR_EQUAL: Stop = {
  kind: 'stop',
  code: 0x0a,
  name: 'IRQL_NOT_LESS_OR_EQUAL',
  parameters: ['an address in freed memory', '2', '0 or 1', 'an address in the driver'],
  because: 'memory that had been given back was touched at DISPATCH_LEVEL',
};

/** STOP 0x00000050, for the same mistake below DISPATCH_LEVEL (ours: freed pool is taken to be gone at once). */
export const PAGE_FAULT_IN_NONPAGED_AREA: Stop = {
  kind: 'stop',
  code: 0x50,
  name: 'PAGE_FAULT_IN_NONPAGED_AREA',
  parameters: ['an address in freed memory', '0 or 1', 'an address in the driver', '0'],
  because: 'memory that had been given back was touched',
};

/** Every stop the book knows. A machine that has stopped holds its number here, from 1. */
export const STOPS: readonly Stop[] = [IRQL_NOT_LESS_OR_EQUAL, PAGE_FAULT_IN_NONPAGED_AREA];
