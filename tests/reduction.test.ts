import { describe, expect, it } from 'vitest';
import { generatedModel } from './support/generated.ts';
import { verdictBy } from './support/reduced.ts';

describe('running inert steps along with the step before', () => {
  it('leaves the verdict of 400 generated models as it is, and some of them hang', () => {
    let [hung, fewer, compared] = [0, 0, 0];
    for (let seed = 0; seed < 400; seed++) {
      const model = generatedModel(seed);
      const full = verdictBy(model, 'none');
      if (!full.complete) continue;
      const reduced = verdictBy(model, 'inert steps');
      expect({ seed, ...reduced.says }).toEqual({ seed, ...full.says });
      compared++;
      if (full.says.canHang) hung++;
      if (reduced.states < full.states) fewer++;
      expect(reduced.states).toBeLessThanOrEqual(full.states);
    }
    expect(compared).toBeGreaterThan(380);
    expect(hung).toBeGreaterThan(60);
    expect(compared - hung).toBeGreaterThan(60);
    expect(fewer).toBeGreaterThan(200);
  });
});
