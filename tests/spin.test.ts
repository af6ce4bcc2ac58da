import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { search } from '../src/sim/explore/search.ts';
import { promelaOf } from '../src/sim/promela/promela.ts';
import { inMachine, when } from '../src/sim/terms.ts';
import { plain, set, smallModel } from './support/small.ts';
import { spinCounts, WHY_NO_SPIN } from './support/spin.ts';
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

  it('it tells states apart by a variable that nobody reads any more, as we do, and would not unless told to', () => {
    const [x, y] = [inMachine('x'), inMachine('y')];
    const model = smallModel({
      processors: 1,
      threads: { Writer: [set(x, 1)], Reader: [when('if (x)', x, [set(y, 1)]), plain()] },
    });
    const ours = search(model).states;
    expect(spinCounts(promelaOf(model)).states).toBe(ours);
    expect(spinCounts(promelaOf(model), { resetsDeadVariables: true }).states).toBeLessThan(ours);
  });
});
