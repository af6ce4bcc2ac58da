/** Which cases have a history of files: the drivers whose builds the book knows by date and size. */
import { CASES } from '../sim/library/index.ts';
import { DRIVERS } from './lists.ts';

const files: readonly string[] = DRIVERS;

/** The cases of which a build has a standing, in the order of the library. A fault in any other file has none. */
export const FILED_CASES: readonly string[] = Object.values(CASES)
  .filter(({ fault }) => fault.drivers.some(({ file }) => files.includes(file)))
  .map(({ name }) => name);

/** The builds that run, by the ids under which the cases name them. */
export const FILED_BUILDS: readonly string[] = [
  ...new Set(FILED_CASES.flatMap((name) => Object.keys(CASES[name]?.builds ?? {}))),
];
