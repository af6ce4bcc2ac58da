import { describe, expect, it } from 'vitest';
import { CONCEPT_TABLE } from './support/conceptTable.ts';
import { generatedProgram } from './support/generated.ts';
import { importsOf } from './support/imports.ts';
import { programOfSetting, trial, trySeeds } from './support/judge.ts';
import { FEATURES, program } from './support/programs.ts';
import { nameOf, TRUTH_TABLE } from './support/truthTable.ts';

describe('the judge knows nothing of the engine', () => {
  it('what its interpreter uses are terms and rules of the kernel, and what these use in their turn', () => {
    const reached = ['tests/support/plain.ts', 'tests/support/plainSearch.ts'];
    for (const file of reached)
      for (const { to, typeOnly } of importsOf(file)) if (to && !typeOnly && !reached.includes(to)) reached.push(to);
    const strangers = reached.filter(
      (file) => !/^(tests\/support\/plain|src\/sim\/terms\.ts$|src\/sim\/kernel\/)/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(reached).toContain('src/sim/terms.ts');
    const types = importsOf('tests/support/plain.ts').map(({ to }) => to);
    expect(types.filter((file) => /\/(machine|explore|promela|trace)\//.test(file ?? ''))).toEqual([]);
  });
});

describe('the judge and the search find the same states, transitions and ends', () => {
  const SMALL = [...CONCEPT_TABLE, ...TRUTH_TABLE].filter(({ states }) => states <= 10_000);
  it.each(SMALL.map((row) => [nameOf(row.setting), row] as const))('%s', (_, { setting, states, transitions }) => {
    const { text, judged } = trial(programOfSetting(setting)) ?? {};
    expect(text).toBe(null);
    expect(judged).toMatchObject({ states, transitions });
  });

  const HUNDREDS = Array.from({ length: 10 }, (_, at) => at * 100);
  it.each(HUNDREDS)('of generated models with seeds from %i on', (first) => {
    expect(trySeeds(generatedProgram, first, 100, 300)).toBeGreaterThan(30);
  });
  it.each(HUNDREDS)('of generated programs of every kind with seeds from %i on', (first) => {
    expect(trySeeds(program, first, 100, 300)).toBeGreaterThan(40);
  });
});

describe('the programs on which the two are compared', () => {
  const all = Array.from({ length: 1000 }, (_, seed) => program(seed).features);
  it.each(FEATURES)('have in them: %s', (feature) => {
    expect(all.filter((features) => features.has(feature)).length).toBeGreaterThan(50);
  });
});
