import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/sim/computer/setting.ts';
import { CASE_NAMES, settingOf } from '../../src/sim/library/index.ts';
import { promelaAlong } from '../../src/sim/promela/promela.ts';
import { explore } from '../../tools/explored.ts';
import { spinCounts, spinFollows, WHY_NO_SPIN } from '../../tools/spin.ts';
import { bothCounts, bothVerdicts, SPIN_SETTINGS } from '../support/spinSettings.ts';

if (WHY_NO_SPIN) console.warn(WHY_NO_SPIN);
const BY_HAND = readFileSync(new URL('../spin/two-closes.pml', import.meta.url), 'utf8');

describe.skipIf(WHY_NO_SPIN)('Spin, asked about the exported models', { timeout: 120_000 }, () => {
  it.each(SPIN_SETTINGS.map((setting) => [inWords(setting), setting] as const))(
    '%s: it visits as many states, by as many transitions',
    (_, setting) => {
      const { ours, spins } = bothCounts(setting);
      expect(spins).toEqual(ours);
    },
  );

  it.each(CASE_NAMES)('%s is judged at twelve settings at least', (name) => {
    expect(SPIN_SETTINGS.filter((setting) => setting.case === name).length).toBeGreaterThanOrEqual(12);
  });

  /** A question more makes a machine many times as large. */
  const smaller = SPIN_SETTINGS.filter((setting) => setting.processors <= 2 && explore(setting).space.states < 4000);
  it.each(smaller.map((setting) => [inWords(setting), setting] as const))(
    '%s: it comes to the same verdict',
    (_, setting) => {
      const { ours, spins } = bothVerdicts(setting);
      expect(spins).toEqual(ours);
      expect(ours.left > 0).toBe(ours.hang);
    },
  );

  const hanging = SPIN_SETTINGS.map((setting) => ({ setting, exploration: explore(setting) })).filter(
    ({ exploration }) => exploration.worst,
  );
  it.each(hanging.map(({ setting, exploration }) => [inWords(setting), exploration] as const))(
    '%s: our shortest schedule is a path of its model',
    (_, { model, worst }) => {
      expect(spinFollows(promelaAlong(model, worst?.steps ?? []))).toBe(true);
    },
  );
});

describe.skipIf(WHY_NO_SPIN)('Spin, asked about two closes told a second time, by hand', { timeout: 120_000 }, () => {
  it.each([
    ['as shipped, two processors', [], { build: 'nt4-sp3', processors: 2 }],
    ['fixed, two processors', ['-DFIXED'], { build: 'nt4-sp4', processors: 2 }],
    ['as shipped, one processor', ['-DONE_PROCESSOR'], { build: 'nt4-sp3', processors: 1 }],
    ['fixed, one processor', ['-DONE_PROCESSOR', '-DFIXED'], { build: 'nt4-sp4', processors: 1 }],
  ])('%s: the same states, the same hangs, the same shortest hang', (_, defines, wish) => {
    const { space, bad, worst } = explore(settingOf({ case: 'Q177245', ...wish }));
    const all = spinCounts(BY_HAND, { defines });
    const nearest = spinCounts(BY_HAND, { defines, breadthFirst: true });
    expect({ states: all.states, hangs: all.errors, shortest: nearest.depth }).toEqual({
      states: space.states,
      hangs: bad.length,
      shortest: worst?.steps.length ?? null,
    });
  });
});
