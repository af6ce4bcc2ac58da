/** An address as a code that a telephone reads: a square of dark modules, drawn as one path of strokes. */
import { encode } from 'uqr';

export interface QrCode {
  /** Modules along an edge, the quiet zone of four that readers ask for included. */
  readonly size: number;
  /** Of an SVG path, one stroke for each run of dark modules; one unit is a module. */
  readonly path: string;
}

/** Readers ask for this much white around a code. */
const QUIET = 4;

/** The dark runs of one row, as `[start, length]`. */
const runsIn = (row: readonly boolean[]): readonly (readonly [number, number])[] =>
  row.flatMap((dark, at) => {
    if (!dark || row[at - 1]) return [];
    const end = row.indexOf(false, at);
    return [[at, (end < 0 ? row.length : end) - at] as const];
  });

/** @param text an address; of the four levels the one that survives a fold or a stain on paper (15 %) */
export function codeOf(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => runsIn(row).map(([x, length]) => `M${x} ${y + 0.5}h${length}`)).join('');
  return { size, path };
}
