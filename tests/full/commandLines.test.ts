import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOrExplains, commandLines } from '../support/commandLines.ts';

test('of ten thousand random command lines every one is answered, or gets one sentence that says what was expected', () => {
  const codes: number[] = [];
  fc.assert(
    fc.property(commandLines, (argv) => {
      codes.push(answersOrExplains(argv));
    }),
    { numRuns: 10_000 },
  );
  expect(codes.length).toBeGreaterThanOrEqual(10_000);
  for (const code of [0, 2]) expect(codes.filter((one) => one === code).length).toBeGreaterThan(1000);
}, 600_000);
