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

/**
 * STOP 0x00000050, for the same mistake below DISPATCH_LEVEL. Both are the model's alarm: freed pool is gone at once here (A10),
 * while NT 4.0 mostly leaves it mapped and lets the mistake pass.
 */
export const PAGE_FAULT_IN_NONPAGED_AREA: Stop = {
  kind: 'stop',
  code: 0x50,
  name: 'PAGE_FAULT_IN_NONPAGED_AREA',
  parameters: ['an address in freed memory', '0 or 1', 'an address in the driver', '0'],
  because: 'memory that had been given back was touched',
};

/**
 * STOP 0x0000004A. A system call that comes back to its caller above PASSIVE_LEVEL. Later systems check this; whether NT 4.0
 * does is not documented (K40), so it is a reading (A27). The parameters are the address of the call and the level.
 */
export const IRQL_GT_ZERO_AT_SYSTEM_SERVICE: Stop = {
  kind: 'stop',
  code: 0x4a,
  name: 'IRQL_GT_ZERO_AT_SYSTEM_SERVICE',
  parameters: ['the address of the system call', '2', '0', '0'],
  because: 'a system call came back to its caller at DISPATCH_LEVEL',
};

/** Every stop the book knows. A machine that has stopped holds its number here, from 1. */
export const STOPS: readonly Stop[] = [
  IRQL_NOT_LESS_OR_EQUAL,
  PAGE_FAULT_IN_NONPAGED_AREA,
  IRQL_GT_ZERO_AT_SYSTEM_SERVICE,
];
