/**
 * How high each frame is with its usual panels, at three widths: measured by scripts/heights.ts in the pinned browser, in
 * the book's own faces, to which those of a reader's system are stretched. A frame that nobody has measured yet is taken
 * to be as high as others of its kind; its own script tells the page around it how high it is.
 */

import { CASE_NAMES } from '../sim/library/index.ts';
import heights from './heights.json' with { type: 'json' };
import { ADDRESSES, addressOf, PLACES, type WidgetPlace } from './places.ts';

/** A phone, a column of text, a whole page: in pixels. */
export const WIDTHS = [360, 600, 1000] as const;
export type Width = (typeof WIDTHS)[number];

/** By address, then by width. */
export type Heights = Readonly<Record<string, Readonly<Record<string, number>>>>;
export const MEASURED: Heights = heights;

/** Frames that have not been measured at every width, by address. Each is estimated until `node scripts/heights.ts` has run. */
export const unmeasured = (measured: Heights = MEASURED): readonly string[] =>
  ADDRESSES.filter((address) => WIDTHS.some((width) => measured[address]?.[width] === undefined));

const isCase = ({ case: name }: WidgetPlace): boolean => CASE_NAMES.includes(name);

/** Half of them are lower, half are higher. */
function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

/**
 * As measured, or else the median of frames with the same view of the same kind of thing: a case or a concept.
 *
 * @throws Error where no such frame has been measured either, which stops the build.
 */
export function heightOf(place: WidgetPlace, width: Width, measured: Heights = MEASURED): number {
  const at = (one: WidgetPlace): number | undefined => measured[addressOf(one)]?.[width];
  const alike = PLACES.filter((one) => one.view === place.view && isCase(one) === isCase(place));
  const height = at(place) ?? medianOf(alike.flatMap((one) => at(one) ?? []));
  if (height === undefined)
    throw new Error(
      `Neither the frame ${addressOf(place)} nor any like it has been measured at ${width}. Run: node scripts/heights.ts`,
    );
  return height;
}
