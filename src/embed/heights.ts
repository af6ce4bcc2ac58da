/**
 * How high each frame is with its usual panels, at three widths: measured by scripts/heights.ts in the pinned browser, in
 * the book's own faces, to which those of a reader's system are stretched.
 */
import heights from './heights.json' with { type: 'json' };
import { addressOf, type Place } from './places.ts';

/** A phone, a column of text, a whole page: in pixels. */
export const WIDTHS = [360, 600, 1000] as const;
export type Width = (typeof WIDTHS)[number];

/** @throws Error where a frame has not been measured, which stops the build. */
export function heightOf(place: Place, width: Width): number {
  const height = (heights as Readonly<Record<string, Readonly<Record<string, number>>>>)[addressOf(place)]?.[width];
  if (height === undefined)
    throw new Error(`The frame ${addressOf(place)} has not been measured at ${width}. Run: node scripts/heights.ts`);
  return height;
}
