import { describe, expect, it } from 'vitest';
import { REDUCTIONS } from '../../src/sim/explore/search.ts';
import { agreement } from '../support/agreement.ts';

/** The quick test has those before these. */
const [FIRST, LAST] = [400, 5400];

describe.each(REDUCTIONS.filter((reduction) => reduction !== 'none'))('leaving out %s', (reduction) => {
  it('leaves the verdict of 5,000 generated models as it is', { timeout: 600_000 }, () => {
    const seen = agreement(reduction, FIRST, LAST);
    expect(seen.compared).toBeGreaterThan(4500);
    expect(seen.either).toBeGreaterThan(200);
    expect(seen.stop).toBeGreaterThan(10);
    expect(seen.refused).toBeGreaterThan(20);
  });
});
