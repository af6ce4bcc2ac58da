/** Stop screens: what a reader copied from one, held against those that articles print. */

import { clipped, MOST_READ } from '../sim/outside.ts';
import { figure, stopNumber } from '../sim/sentences.ts';
import type { StopSeen } from './patterns.ts';

/** A stop screen as an article prints it. */
export interface StopPrinted {
  readonly kb: string;
  /** In full: `0x0000000A`. */
  readonly code: string;
  /** As printed and in their order; what is no number (`0xXXXXXXXX`, a word) says nothing. */
  readonly parameters: readonly string[];
}

/** How one parameter compares: unknown where the reader or the article has no number for it. */
export type Compared = 'same' | 'other' | 'unknown';

export interface StopMatch extends StopPrinted {
  readonly compared: readonly Compared[];
}

/** What was read of a line, or a sentence that says why nothing was. */
export type StopReading =
  | { readonly stop: StopSeen; readonly says: null }
  | { readonly stop: null; readonly says: string };

/** A stop screen has a code and four parameters. */
const MOST_PARAMETERS = 4;
const NUMBER = /^(?:0x)?([\da-f]{1,8})$/i;
const numberOf = (text: string): number | null => {
  const digits = NUMBER.exec(text)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
};
/**
 * Reads what stands behind `STOP:` on a blue screen: `0x0000000A (0xF1C2CF0F, 0x00000002, ?, ?)`, or only the code.
 * Digits are hexadecimal with or without `0x`; `?` stands for a parameter that nobody wrote down.
 */
export function readStop(text: string): StopReading {
  const wanted =
    'A stop is its code, and behind it in brackets up to four parameters: 0x0000000A (?, 0x00000002, ?, ?).';
  if (text.length > MOST_READ)
    return { stop: null, says: `A stop is one line, and this has ${figure(text.length)} characters. ${wanted}` };
  const words = text
    .replace(/^[\s*]*(?:stop)?[\s:]*/i, '')
    .split(/[\s(),;{}]+/)
    .filter((word) => word !== '');
  const [first = '', ...rest] = words;
  const code = numberOf(first);
  if (code === null) return { stop: null, says: `“${clipped(first || text.trim())}” is not a stop code. ${wanted}` };
  // Behind the parameters the screen has the stop's name, and then other lines.
  const named = rest.findIndex((word) => numberOf(word) === null && !/^(?:0x)?[x?]+$/i.test(word));
  const parameters = named < 0 ? rest : rest.slice(0, named);
  const strange = rest[named];
  if (strange !== undefined && !/^[A-Z][A-Z_\d]+\**$/.test(strange) && parameters.length < MOST_PARAMETERS)
    return { stop: null, says: `“${clipped(strange)}” is not a parameter of a stop. ${wanted}` };
  if (parameters.length > MOST_PARAMETERS)
    return { stop: null, says: `A stop has four parameters, and here are ${parameters.length}. ${wanted}` };
  return { stop: { code, parameters: parameters.map(numberOf) }, says: null };
}

/** As a link or a sentence has it: `0x0000000A (0xF1C2CF0F, ?)`. */
export function writeStop({ code, parameters }: StopSeen): string {
  const list = parameters.map((number) => (number === null ? '?' : stopNumber(number)));
  return list.length === 0 ? stopNumber(code) : `${stopNumber(code)} (${list.join(', ')})`;
}

function compare(seen: StopSeen, { parameters }: StopPrinted): readonly Compared[] {
  return Array.from({ length: Math.max(seen.parameters.length, parameters.length) }, (_, at) => {
    const [mine, printed] = [seen.parameters[at] ?? null, numberOf(parameters[at] ?? '')];
    return mine === null || printed === null ? 'unknown' : mine === printed ? 'same' : 'other';
  });
}

const count = (compared: readonly Compared[], kind: Compared): number => compared.filter((one) => one === kind).length;

/** The articles that print this code, those with most parameters the same first, and among equals those with fewest others. */
export const stopsLike = (seen: StopSeen, printed: readonly StopPrinted[]): readonly StopMatch[] =>
  printed
    .filter(({ code }) => numberOf(code) === seen.code)
    .map((stop) => ({ ...stop, compared: compare(seen, stop) }))
    .toSorted(
      (one, other) =>
        count(other.compared, 'same') - count(one.compared, 'same') ||
        count(one.compared, 'other') - count(other.compared, 'other'),
    );
