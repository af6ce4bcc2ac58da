import type { Routines } from '../computer/driver.ts';
import type { Routine } from '../terms.ts';
import { type ListingRow, listingOf } from './listing.ts';

/** A row of two listings laid into each other: in both, or in one of them only. */
export interface DifferenceRow extends ListingRow {
  readonly in: 'both' | 'one' | 'other';
}

/** A routine that two forms of a driver do not share. */
export interface Difference {
  /** The other's; the one's where the other has none of that name. */
  readonly routine: Routine;
  /** In this order: what stands in both where it stands, and before what the other has instead what the one had. */
  readonly rows: readonly DifferenceRow[];
}

const isSame = (a: ListingRow, b: ListingRow): boolean => a.text === b.text && a.indent === b.indent;

/** `common(i, j)`: how many rows the two have in common from there on, in their order. */
function commonRows(one: readonly ListingRow[], other: readonly ListingRow[]): (i: number, j: number) => number {
  const width = other.length + 1;
  const counts = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number): number => counts[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      counts[i * width + j] = isSame(one[i] as ListingRow, other[j] as ListingRow)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/**
 * Two listings laid into each other, with as few rows apart as can be. What a row that is in both says of its basis is
 * the other's.
 */
export function differenceOf(one: readonly ListingRow[], other: readonly ListingRow[]): readonly DifferenceRow[] {
  const common = commonRows(one, other);
  const rows: DifferenceRow[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i], other[j]];
    if (a && b && isSame(a, b)) {
      rows.push({ ...b, in: 'both' });
      i++;
      j++;
    } else if (a && (!b || common(i + 1, j) >= common(i, j + 1))) {
      rows.push({ ...a, in: 'one' });
      i++;
    } else if (b) {
      rows.push({ ...b, in: 'other' });
      j++;
    }
  }
  return rows;
}

const rowsOf = (routine: Routine | undefined): readonly ListingRow[] => (routine ? listingOf(routine).rows : []);

/** The routines in which two forms of a driver differ, in the order of the one's table. A fix is a routine replaced: this is the fix. */
export function differencesOf(one: Routines, other: Routines): readonly Difference[] {
  return Object.entries({ ...one, ...other })
    .filter(([name]) => one[name] !== other[name])
    .map(([name, routine]) => ({ routine, rows: differenceOf(rowsOf(one[name]), rowsOf(other[name])) }));
}

/** A routine that two of them share. */
export const wholeOf = (routine: Routine): Difference => ({
  routine,
  rows: rowsOf(routine).map((row) => ({ ...row, in: 'both' })),
});
