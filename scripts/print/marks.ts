/**
 * Marked content: the pieces of a sheet's instructions that tags speak of, each by its number. Chromium begins a new piece with
 * every change of face, and marks grounds and rules like text.
 */
import { type Operation, PAINT } from './content.ts';

/** One piece, in the order of the sheet. */
export interface Piece {
  readonly number: number;
  /** The most that is in it. */
  readonly ink: 'text' | 'drawing' | 'none';
  /** Nothing leaves ink between the piece before, of those that do, and this one. */
  readonly follows: boolean;
}

/** What becomes of a piece. */
export interface Place {
  /** The type of its tag and its new number, or that it is no part of the text; null where it goes on without a sign. */
  readonly begins: { readonly type: string; readonly number: number } | 'artifact' | null;
  /** It is the last of those that now are one. */
  readonly ends: boolean;
}

const MARK = /MCID (\d+)/;
const TEXT = new Set(['Tj', 'TJ', "'", '"']);

/**
 * The number at each operation that begins a piece, and at each that ends one; undefined at every other.
 * @throws Error where pieces lie within each other, which Chromium does not write
 */
function* bounds(
  operations: readonly Operation[],
): Generator<readonly [operation: Operation, number: number | undefined]> {
  const open: (number | undefined)[] = [];
  for (const operation of operations) {
    const { operator, text } = operation;
    if (operator === 'BDC' || operator === 'BMC') {
      const found = operator === 'BDC' ? MARK.exec(text)?.[1] : undefined;
      if (found !== undefined && open.length > 0) throw new Error(`Piece ${found} of a sheet lies within another.`);
      open.push(found === undefined ? undefined : Number(found));
      yield [operation, open.at(-1)];
    } else if (operator === 'EMC') yield [operation, open.pop()];
    else yield [operation, undefined];
  }
}

/** Every piece of a sheet. */
export function piecesIn(operations: readonly Operation[]): readonly Piece[] {
  const pieces: { number: number; ink: Piece['ink']; follows: boolean }[] = [];
  let now: (typeof pieces)[number] | null = null;
  let loose = true;
  for (const [{ operator }, number] of bounds(operations)) {
    if (operator === 'BDC' && number !== undefined) {
      now = { number, ink: 'none', follows: !loose };
      pieces.push(now);
    } else if (operator === 'EMC' && number !== undefined) {
      if (now?.ink !== 'none') loose = false;
      now = null;
    } else if (TEXT.has(operator) || PAINT.has(operator)) {
      if (!now) loose = true;
      else if (now.ink !== 'text') now.ink = TEXT.has(operator) ? 'text' : 'drawing';
    }
  }
  return pieces;
}

/** The same instructions with each piece where it belongs; a piece that has no place is no longer marked. */
export function placed(operations: readonly Operation[], places: ReadonlyMap<number, Place>): readonly Operation[] {
  const out: Operation[] = [];
  for (const [operation, number] of bounds(operations)) {
    const place = number === undefined ? undefined : places.get(number);
    if (number === undefined) out.push(operation);
    else if (operation.operator === 'EMC') {
      if (place?.ends) out.push(operation);
    } else if (place?.begins === 'artifact') out.push({ operator: 'BMC', text: '/Artifact BMC' });
    else if (place?.begins)
      out.push({ operator: 'BDC', text: `/${place.begins.type} <</MCID ${place.begins.number}>>BDC` });
  }
  return out;
}
