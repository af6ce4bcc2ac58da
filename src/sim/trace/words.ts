import type { Stop } from '../terms.ts';

/** "one", "one and two", "one, two and three"; or the same with `or`. */
export const listed = (items: readonly string[], last: 'and' | 'or' = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/** As a blue screen shows it: `0x0000000A`. */
export const stopNumber = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;

/** `0x0000000A IRQL_NOT_LESS_OR_EQUAL`. */
export const stopCode = ({ code, name }: Pick<Stop, 'code' | 'name'>): string => `${stopNumber(code)} ${name}`;
