/** Sizes of files, as printed. */
import { type CellReader, type CellWord, oneApart, printedFrom, type TableCell } from './cells.ts';

export interface SizeCell extends TableCell {
  /** The exact size; null where it is printed in round figures, as 149 KB. */
  readonly bytes: number | null;
  /**
   * The smallest and the largest size that can be meant, in bytes. "149 KB" may be rounded up, as Explorer does, or to
   * the nearest, or down: all three lie between these.
   */
  readonly between: readonly [least: number, most: number];
  /** Whether the size could as well be another kind of cell: plain digits, or groups of three between dots. */
  readonly doubtful: boolean;
}

const UNITS: Readonly<Record<string, number>> = { kb: 1024, k: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** Groups of three digits between commas or apostrophes: nothing else is printed so. */
const GROUPED = /^\d{1,3}(?:([,'\u2019])\d{3})(?:\1\d{3})*$/;
const DOTTED = /^\d{1,3}(?:\.\d{3})+$/;
const PLAIN = /^\d{1,12}$/;
const FRACTION = /^\d{1,3}(?:,\d{3})*\.\d+$/;
const GLUED = /^([\d.,]*\d)([kmg]b?|bytes)$/i;

const digits = (text: string): number => Number(text.replace(/\D/g, ''));

const exactly = (bytes: number, doubtful: boolean): Omit<SizeCell, keyof TableCell> => ({
  bytes,
  between: [bytes, bytes],
  doubtful,
});

/** A figure with a unit: what lies within one of its last digit. */
function rounded(figure: string, unit: number): Omit<SizeCell, keyof TableCell> {
  const value = Number(figure.replace(/,/g, ''));
  const lastDigit = 10 ** -(figure.split('.')[1]?.length ?? 0);
  const least = Math.max(0, Math.floor((value - lastDigit) * unit) + 1);
  return { bytes: null, between: [least, Math.ceil((value + lastDigit) * unit) - 1], doubtful: false };
}

/** The size that a figure and its unit make; null where they make none. */
function withUnit(figure: string, unit: string): Omit<SizeCell, keyof TableCell> | null {
  const name = unit.toLowerCase();
  const whole = PLAIN.test(figure) || GROUPED.test(figure);
  if (name === 'bytes') return whole || DOTTED.test(figure) ? exactly(digits(figure), false) : null;
  const factor = UNITS[name];
  return factor !== undefined && (whole || FRACTION.test(figure)) ? rounded(figure, factor) : null;
}

/** No file of those times has a size of more than twelve digits. */
const MOST_GROUPS = 4;

/** How many words from here are groups of three digits, one space apart, as in 147 920; 0 where they are not, or too many. */
function spacedGroups(words: readonly CellWord[], from: number): number {
  if (!/^\d{1,3}$/.test(words[from]?.text ?? '')) return 0;
  let count = 1;
  while (
    count <= MOST_GROUPS &&
    /^\d{3}$/.test(words[from + count]?.text ?? '') &&
    oneApart(words[from + count - 1], words[from + count])
  )
    count++;
  return count > 1 && count <= MOST_GROUPS ? count : 0;
}

/** A size in bytes with any separator or none, or in KB or MB. "bytes" after it belongs to it and is not printed with it. */
export const readSize: CellReader<SizeCell> = (words, from) => {
  const text = words[from]?.text ?? '';
  const at = words[from]?.at ?? 0;
  const cell = (count: number, size: Omit<SizeCell, keyof TableCell>, printed = count) => ({
    cell: { printed: printedFrom(words, from, printed), at, ...size },
    words: count,
  });
  const [, figure = '', glued = ''] = GLUED.exec(text) ?? [];
  const one = withUnit(figure, glued);
  if (one) return cell(1, one);
  const unit = words[from + 1]?.text ?? '';
  const two = /^(?:[kmg]b|bytes)$/i.test(unit) ? withUnit(text, unit) : null;
  if (two) return cell(2, two, two.bytes === null ? 2 : 1);
  if (GROUPED.test(text)) return cell(1, exactly(digits(text), false));
  const groups = spacedGroups(words, from);
  if (groups > 0) return cell(groups, exactly(digits(printedFrom(words, from, groups)), true));
  return PLAIN.test(text) || DOTTED.test(text) ? cell(1, exactly(digits(text), true)) : null;
};
