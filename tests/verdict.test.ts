import { describe, expect, it } from 'vitest';
import { inWords, type Wish } from '../src/sim/computer/setting.ts';
import { exploringFrom } from '../src/sim/explore/explore.ts';
import { fateOf, verdictOf } from '../src/sim/explore/verdict.ts';
import { modelOf, settingOf } from '../src/sim/library/index.ts';
import { takeStep } from '../src/sim/machine/doors.ts';
import { explore } from '../tools/explored.ts';
import { CONCEPT_SETTINGS } from '../tools/truthTable.ts';
import { generatedModel } from './support/generated.ts';

const CLOSES: Wish = { case: 'Q177245' };
const CONNECT: Wish = { case: 'Q297040', registry: { SynAttackProtect: '1' } };

describe('a verdict alone', () => {
  const settings = [
    ...[1, 2, 3, 4].map((processors) => settingOf({ ...CLOSES, processors })),
    settingOf({ ...CLOSES, build: 'nt4-sp4' }),
    settingOf({ ...CLOSES, load: 'in-turn' }),
    ...[1, 2].map((processors) => settingOf({ ...CONNECT, processors })),
    settingOf({ ...CONNECT, build: 'nt4-sp6a' }),
    ...CONCEPT_SETTINGS,
  ];
  it.each(settings.map((setting) => [inWords(setting), setting] as const))(
    '%s: is that of the full search',
    (_, setting) => {
      const { verdict, stops, inevitable } = explore(setting);
      expect(verdictOf(modelOf(setting))).toEqual({ verdict, stops, inevitable });
    },
  );

  it('of generated programs is that of the full search, probes asked and stops met', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const model = generatedModel(seed);
      const { advance, result, space } = exploringFrom(model, model.start, 5000);
      while (advance(1000));
      if (!space.complete) continue;
      const { verdict, stops, inevitable } = result();
      expect({ seed, ...verdictOf(model) }).toEqual({ seed, verdict, stops, inevitable });
      seen.add(verdict);
    }
    expect([...seen].sort()).toEqual(['hang', 'no-hang', 'stop']);
  });

  it('at its bound is that it gave up, not that nothing hangs', () => {
    const model = modelOf(settingOf(CLOSES));
    expect(verdictOf(model, model.start, 100)).toEqual({ verdict: 'gave-up', stops: [], inevitable: null });
  });

  it('is open at the start of a hang that can still be avoided, and a hang at its end', () => {
    const { model, worst } = explore(settingOf(CLOSES));
    expect(fateOf(model, model.start)).toBe('open');
    const last = worst?.steps.reduce((machine, step) => takeStep(model, machine, step), model.start);
    expect(fateOf(model, last ?? model.start)).toBe('hang');
  });
});
