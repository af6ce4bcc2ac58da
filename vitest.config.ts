import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** The long proofs of tests/full run with `npm run test:full`. */
const full = process.env['FULL'] === '1';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // No test is about time: a busy host must not turn a true claim red.
    testTimeout: 60_000,
    // The simulation keeps nothing from test to test, so each worker reads every module once and not once a file.
    isolate: false,
    // Left alone, a computer with two processors would get one worker, and its other half would stand idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    exclude: [...configDefaults.exclude, ...(full ? [] : ['tests/full/**'])],
  },
});
