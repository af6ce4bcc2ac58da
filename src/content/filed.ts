/** What the book must have something of for the library's sake: above all files of drivers, by date and size. */
import { CASE_NAMES, CASES, CONCEPT_NAMES } from '../sim/library/index.ts';
import type { Simulated } from './joins.ts';
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

/** What the simulation has, as the book is held to it. */
export const SIMULATED: Simulated = {
  cases: CASE_NAMES,
  filed: FILED_CASES,
  concepts: CONCEPT_NAMES,
  builds: FILED_BUILDS,
};
