/**
 * What may stand behind `?` and `#` of an address after somebody hostile, or something broken, has been at it. Drawn from a
 * seed, so that what fails once fails again. The keys are those that the book's own pages read, and those that no page has.
 */
import fc from 'fast-check';
import { ASKED } from '../../src/diagnose/patterns.ts';
import { ATTRIBUTES } from '../../src/embed/widgetNames.ts';
import { hostileText, ownText } from './fragments.ts';

export interface HostileAddress {
  /** Which kind of hostility it is: told where it succeeds. */
  readonly kind: string;
  /** With its `?` or `#`; what a browser would write otherwise is written so. */
  readonly tail: string;
}

const KEYS = [
  ...ATTRIBUTES,
  ...ASKED,
  ...['stop', 'after', 'product', 'pack', 'platform', 'SynAttackProtect', 'q', 'kind', 'one', 'other', 'sort', 'file'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'href', 'src', 'onerror', '', ' ', '%'],
];
const VALUES = [
  ...['', '0', '-1', '1e9', '1e999', 'NaN', 'Infinity', '-0', '0x10', '9007199254740993', '99999999999999999999'],
  ...['__proto__', 'constructor', 'valueOf', 'null', 'undefined', 'true', '[object Object]'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '{{7*7}}'],
  ...['javascript:alert(1)', '//evil.test/', '/\\evil.test', 'https://evil.test/', 'data:text/html,<p>x', '../../..'],
  ...['nt4-sp3', 'Q177245', '2', 'dead', 'both-closes', 'leaked-lock', 'machine', 'figure,explore', 'a=b', 'a=b=c'],
];
const ODD = '%\u0000\u0001\u0007\n\r\t\u007f\u0085\u00a0\u200b\u202e\u2028\ud83d\ude00\u0301\ufeff\ufffd';

const encoded = (text: string): string => encodeURI(text.toWellFormed()).replaceAll('#', '%23');
const key = fc.constantFrom(...KEYS);
const value = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.string({ unit: fc.constantFrom(...ODD), minLength: 1, maxLength: 12 }),
);
const pairs = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(key, value), { minLength: least, maxLength: most })
    .map((all) => all.map(([name, is]) => `${name}=${is}`).join('&'));

/** Each kind of tail, without its sign. */
const TAILS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'keys and values': pairs(1, 6).map(encoded),
  'percent signs': fc
    .array(fc.constantFrom('%', '%%', '%2', '%zz', '%00', '%0a', '%c3', '%e2%82', '%ff', '%25', 'a=', '&', 'stop='), {
      minLength: 1,
      maxLength: 30,
    })
    .map((parts) => parts.join('')),
  'one key many times': fc
    .tuple(key, value, fc.integer({ min: 50, max: 400 }))
    .map(([name, is, times]) => encoded(Array.from({ length: times }, () => `${name}=${is}`).join('&'))),
  'many keys that nobody has': fc
    .integer({ min: 50, max: 400 })
    .map((many) => Array.from({ length: many }, (_, number) => `k${number}=${number}`).join('&')),
  separators: fc
    .tuple(fc.constantFrom('&', '=', '~', '.', ',', ';', '&&=', '~~.', 'a&', '=&'), fc.integer({ min: 50, max: 2000 }))
    .map(([sign, times]) => sign.repeat(times)),
  'links after an accident': hostileText.map(encoded),
  'links of the book, and something behind them': fc.tuple(ownText, value).map(([text, more]) => encoded(text + more)),
  'a long word': fc
    .tuple(fc.constantFrom('a', '%61', '\u{1f600}', '1', '-', '%E2%80%AE'), fc.integer({ min: 1000, max: 8000 }))
    .map(([letter, times]) => encoded(letter).replaceAll('%25', '%').repeat(times)),
};

/** One kind is left out of the many: each costs as much as all others together. */
export const A_MEGABYTE: readonly HostileAddress[] = [
  { kind: 'a megabyte of one letter', tail: `#${'a'.repeat(1_000_000)}` },
  { kind: 'a megabyte of pairs', tail: `#${'stop=0x1&'.repeat(111_112)}` },
  { kind: 'a megabyte of percent signs', tail: `#${'%'.repeat(1_000_000)}` },
  { kind: 'a megabyte in one value', tail: `#schedule=A~Q177245~a${'0'.repeat(1_000_000)}.4` },
];

/** A server refuses an address whose asked part is longer, before any page is there. What stands behind `#` it never sees. */
const MOST_ASKED = 4000;

/** `many` of each kind, for one page: other pages get others. Both signs come in turn. */
export function hostileAddresses(page: string, many: number): readonly HostileAddress[] {
  const seed = [...page].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
  return Object.entries(TAILS).flatMap(([kind, tails]) =>
    fc.sample(tails, { seed, numRuns: many }).map((tail, number) => ({
      kind,
      tail: `${number % 2 === 1 && tail.length < MOST_ASKED ? '?' : '#'}${tail}`,
    })),
  );
}
