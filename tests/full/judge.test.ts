import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/sim/computer/setting.ts';
import { modelOf } from '../../src/sim/library/index.ts';
import { TRUTH_TABLE } from '../../tools/truthTable.ts';
import { generatedProgram } from '../support/generated.ts';
import { trial, trySeeds } from '../support/judge.ts';
import { program } from '../support/programs.ts';

describe('the judge and the search find the same states, transitions and ends where it takes long', () => {
  const LARGE = TRUTH_TABLE.filter(({ states }) => states > 10_000);
  it.each(LARGE.map((row) => [inWords(row.setting), row] as const))('%s', (_, { setting, states, transitions }) => {
    const { text, judged } = trial(modelOf(setting).spec) ?? {};
    expect(text).toBe(null);
    expect(judged).toMatchObject({ states, transitions });
  });

  const HUNDREDS = Array.from({ length: 100 }, (_, at) => at * 100);
  it.each(HUNDREDS)('of generated models with seeds from %i on', (first) => {
    expect(trySeeds(generatedProgram, first, 100, 3000)).toBeGreaterThan(50);
  });
  it.each(HUNDREDS)('of generated programs of every kind with seeds from %i on', (first) => {
    expect(trySeeds(program, first, 100, 3000)).toBeGreaterThan(60);
  });
});
