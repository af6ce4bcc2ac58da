import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { WHY_NO_SPIN } from './support/spin.ts';
import { bothCounts, SPIN_SETTINGS } from './support/spinSettings.ts';

if (WHY_NO_SPIN) console.warn(WHY_NO_SPIN);

/** A sample of tests/full/spin.test.ts: Spin compiles for a second before it counts for a hundredth. */
const SAMPLE = SPIN_SETTINGS.filter((_, at) => at % 8 === 1);

describe.skipIf(WHY_NO_SPIN)('Spin, asked about a few of the exported models', { timeout: 60_000 }, () => {
  it.each(SAMPLE.map((setting) => [inWords(setting), setting] as const))(
    '%s: it visits as many machines, by as many steps',
    (_, setting) => {
      const { ours, spins } = bothCounts(setting);
      expect(spins).toEqual(ours);
    },
  );
});
