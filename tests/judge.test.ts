import { describe, expect, it } from 'vitest';
import { threadsRun } from '../src/sim/computer/activity.ts';
import { type Spec, specOf } from '../src/sim/computer/spec.ts';
import { search } from '../src/sim/explore/search.ts';
import { modelOf } from '../src/sim/library/index.ts';
import { modelFrom } from '../src/sim/machine/model.ts';
import { code, inMachine, minus, type Node, put, when } from '../src/sim/terms.ts';
import { generatedProgram } from './support/generated.ts';
import { importsOf } from './support/imports.ts';
import { compare, trial, trySeeds } from './support/judge.ts';
import { plainComputer } from './support/plain.ts';
import { FEATURES, program } from './support/programs.ts';
import { lines, plain, set } from './support/small.ts';
import { CONCEPT_TABLE, nameOf, TRUTH_TABLE } from './support/truthTable.ts';

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
    const { text, judged } = trial(modelOf(setting).spec) ?? {};
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

describe('where the two differ', () => {
  const flag = inMachine('flag');
  const runs = (...body: readonly Node[]): Spec =>
    specOf([threadsRun({ name: 'Thread', routine: lines('Routine', ...body), runsOn: 0 })]);
  const differ = (judged: Spec, searched: Spec): string | null =>
    compare(plainComputer(judged), search(modelFrom(searched))).text;

  it('the first state that they tell differently is told in names, with the way to it', () => {
    const text = differ(runs(plain(), set(flag, 1), plain()), runs(plain(), set(flag, 1)));
    expect(text).toContain('states: the judge 5, the search 4');
    expect(text).toContain('after processor 0, processor 0, processor 0:');
    expect(text).toContain('judge   thread 1: NextStep somewhere\n  engine  thread 1: NextStep 0');
    expect(text).toContain('computer: flag 1');
  });
  it('a value that only one of them has is told', () => {
    const readsLater = when('if (flag)', flag, [plain()]);
    const text = differ(runs(set(flag, 1), readsLater), runs(set(flag, 1), set(flag, 0), readsLater));
    expect(text).toContain('judge   computer: flag 1\n  engine  computer: flag 0');
  });
  it('the seed comes first, also where one of them cannot run at all', () => {
    const wrong = runs(code('flag--;', 'takes one from nothing', put(flag, minus(flag, 1))));
    expect(() => trySeeds(() => wrong, 7, 1, 100)).toThrow('Seed 7: flag would become -1 at “flag--;”');
  });
});

describe('the programs on which the two are compared', () => {
  const all = Array.from({ length: 1000 }, (_, seed) => program(seed).features);
  it.each(FEATURES)('have in them: %s', (feature) => {
    expect(all.filter((features) => features.has(feature)).length).toBeGreaterThan(50);
  });
});
