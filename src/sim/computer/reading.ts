import type { Routine } from '../terms.ts';
import type { Spec } from './spec.ts';

/**
 * Another way to take one assumption of the book: the computer is changed, and everything that follows is found by search.
 *
 * One reading at a time. Two that are taken together would be another computer, of which no source speaks either.
 */
export interface Reading {
  /** The number of the assumption: `A7`. The book's content says what it assumes and why; links and flags use the number. */
  readonly id: `A${number}`;
  /** What is taken instead, for a list of choices: `a wait at DISPATCH_LEVEL keeps its processor`. */
  readonly title: string;
  /** The computer as it is then. */
  readonly change: (spec: Spec) => Spec;
}

/** A reading that the kernel or a driver asks for by the assumption's number (`kernel/assumed.ts`). */
export const taking = (id: Reading['id'], title: string): Reading => ({
  id,
  title,
  change: (spec) => ({ ...spec, constants: { ...spec.constants, [id]: 1 } }),
});

/** A reading in which the driver has other routines, each under the name that it has. A computer that does not have the routine is not changed. */
export const withRoutines = (
  id: Reading['id'],
  title: string,
  others: (routines: Spec['routines'], spec: Spec) => readonly Routine[],
): Reading => ({
  id,
  title,
  change: (spec) => {
    const changed = others(spec.routines, spec).filter(({ name }) => Object.hasOwn(spec.routines, name));
    return { ...spec, routines: { ...spec.routines, ...Object.fromEntries(changed.map((one) => [one.name, one])) } };
  },
});

/** A reading in which the world asks for the assumption by its number as well. */
export const alsoTaking = ({ id, title, change }: Reading): Reading => ({
  id,
  title,
  change: (spec) => taking(id, title).change(change(spec)),
});
