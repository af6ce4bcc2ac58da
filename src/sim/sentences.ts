/** What every sentence of the book needs: lists, numbers, a capital letter, and stop codes as a blue screen has them. */
import type { Stop } from './terms.ts';

/** "one", "one and two", "one, two and three"; or the same with `or`. */
export const listed = (items: readonly string[], last: 'and' | 'or' = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A whole number as a text shows it: `93,516`. By hand: the first number that a page has Intl write takes some 10 ms, in
 * which the browser reads in all that it knows of the language.
 */
export const figure = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** "1 state", "2,427 states". */
export const many = (number: number, one: string, more = `${one}s`): string =>
  `${figure(number)} ${number === 1 ? one : more}`;

/** As a blue screen shows it: `0x0000000A`. */
export const stopNumber = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;

/** `0x0000000A IRQL_NOT_LESS_OR_EQUAL`. */
export const stopCode = ({ code, name }: Pick<Stop, 'code' | 'name'>): string => `${stopNumber(code)} ${name}`;
