import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { REDUCTIONS } from '../src/sim/explore/search.ts';
import { modelOf } from '../src/sim/library/index.ts';
import { CONCEPT_TABLE } from './support/conceptTable.ts';
import { generatedModel } from './support/generated.ts';
import { isHealthy, verdictBy } from './support/reduced.ts';
import { TRUTH_TABLE } from './support/truthTable.ts';

const MODELS = 400;

describe.each(REDUCTIONS.filter((reduction) => reduction !== 'none'))('leaving out %s', (reduction) => {
  it(`leaves the verdict of ${MODELS} generated models as it is, hanging ones and others`, () => {
    let [hung, fewer, compared] = [0, 0, 0];
    for (let seed = 0; seed < MODELS; seed++) {
      const model = generatedModel(seed);
      const full = verdictBy(model, 'none');
      if (!full.complete) continue;
      const reduced = verdictBy(model, reduction);
      expect({ seed, ...reduced.says }).toEqual({ seed, ...full.says });
      expect(reduced.states).toBeLessThanOrEqual(full.states);
      compared++;
      if (full.says.canHang) hung++;
      if (reduced.states < full.states) fewer++;
    }
    expect(compared).toBeGreaterThan(0.9 * MODELS);
    expect(hung).toBeGreaterThan(60);
    expect(compared - hung).toBeGreaterThan(60);
    expect(fewer).toBeGreaterThan(200);
  });

  const settings = [
    ...new Map(
      [...TRUTH_TABLE, ...CONCEPT_TABLE]
        .filter(({ states }) => states < 20_000)
        .map(({ setting }) => [inWords(setting), setting]),
    ).values(),
  ];
  it.each(settings.map((setting) => [inWords(setting), setting] as const))(
    'leaves the verdict of %s as it is',
    (_, setting) => {
      const model = modelOf(setting);
      const [full, reduced] = [verdictBy(model, 'none', isHealthy), verdictBy(model, reduction, isHealthy)];
      expect(reduced.says).toEqual(full.says);
      expect(reduced.states).toBeLessThanOrEqual(full.states);
    },
  );
});
