import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halfOpen } from '../src/book/halfOpen.ts';

test.each([
  [5, [3, 6, 12, 24, 48], 96, 189],
  [3, [3, 6, 12], 24, 45],
  [2, [3, 6], 12, 21],
  [1, [3], 6, 9],
  [0, [], 3, 3],
])('a SYN-ACK sent again %i times is waited for as Q142641 prints it', (repetitions, waits, last, held) => {
  expect(halfOpen(repetitions)).toEqual({ waits, last, held });
});

test('Q223450: two repetitions take 21 seconds, and 42 where the first wait is six', () => {
  expect([halfOpen(2).held, halfOpen(2, 6).held]).toEqual([21, 42]);
});

test('Q200770: one repetition takes nine seconds, and a connect that is asked for twice takes eighteen', () => {
  expect(2 * halfOpen(1).held).toBe(18);
});

test('one more repetition always doubles the whole and adds the first wait', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 60 }), (repetitions, first) => {
      expect(halfOpen(repetitions + 1, first).held).toBe(2 * halfOpen(repetitions, first).held + first);
    }),
  );
});
