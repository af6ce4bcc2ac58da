import { expect } from 'vitest';
import type { Reduction } from '../../src/sim/explore/search.ts';
import { generatedModel } from './generated.ts';
import { verdictBy } from './reduced.ts';

/** More machines than nearly every generated model has; the others are not compared. */
const BOUND = 20_000;

/** Holds a reduction to the full search on the generated models of some seeds, and counts what they were like. */
export function agreement(reduction: Reduction, from: number, to: number) {
  const seen = { compared: 0, hang: 0, well: 0, either: 0, stop: 0, uniprocessor: 0, fewer: 0, refused: 0 };
  for (let seed = from; seed < to; seed++) {
    const model = generatedModel(seed);
    const full = verdictBy(model, 'none', undefined, BOUND);
    if (!full.complete) continue;
    const reduced = verdictBy(model, reduction, undefined, BOUND);
    expect({ seed, ...reduced.says }).toEqual({ seed, ...full.says });
    expect(reduced.states).toBeLessThanOrEqual(full.states);
    const { ends } = full.says;
    seen.compared++;
    if (ends.includes('hung')) seen.hang++;
    if (ends.includes('well')) seen.well++;
    if (ends.includes('hung') && ends.includes('well')) seen.either++;
    if (ends.some((end) => end !== 'hung' && end !== 'well')) seen.stop++;
    if (model.layout.processors.count === 1) seen.uniprocessor++;
    if (reduced.states < full.states) seen.fewer++;
    if (reduced.whyNot !== null) seen.refused++;
  }
  return seen;
}
