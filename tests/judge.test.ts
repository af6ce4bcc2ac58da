import { describe, expect, it } from 'vitest';
import { type Activity, threadsRun } from '../src/sim/computer/activity.ts';
import { inWords } from '../src/sim/computer/setting.ts';
import { type Spec, specOf } from '../src/sim/computer/spec.ts';
import { search } from '../src/sim/explore/search.ts';
import { type Dpc, dpc, insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { type Device, steer } from '../src/sim/kernel/interrupt.ts';
import { modelOf } from '../src/sim/library/index.ts';
import { modelFrom } from '../src/sim/machine/model.ts';
import {
  call,
  choose,
  code,
  eq,
  forever,
  given,
  gt,
  inMachine,
  inThread,
  leave,
  lt,
  minus,
  type Node,
  not,
  plus,
  put,
  type Stmt,
  when,
} from '../src/sim/terms.ts';
import { importsOf } from '../tools/imports.ts';
import { CONCEPT_TABLE, TRUTH_TABLE } from '../tools/truthTable.ts';
import { generatedProgram } from './support/generated.ts';
import { compare, trial, trySeeds } from './support/judge.ts';
import { plainComputer } from './support/plain.ts';
import { FEATURES, program } from './support/programs.ts';
import { lines, plain, set } from './support/small.ts';

describe('the judge knows nothing of the engine', () => {
  it('what its interpreter uses are terms and rules of the kernel, and what these are spelled with', () => {
    const reached = ['tests/support/plain.ts', 'tests/support/plainSearch.ts'];
    for (const file of reached)
      for (const { to, typeOnly } of importsOf(file)) if (to && !typeOnly && !reached.includes(to)) reached.push(to);
    const strangers = reached.filter(
      (file) => !/^(tests\/support\/plain|src\/sim\/terms\.ts$|src\/sim\/(kernel|spell)\/)/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(reached).toContain('src/sim/terms.ts');
    const types = importsOf('tests/support/plain.ts').map(({ to }) => to);
    expect(types.filter((file) => /\/(machine|explore|promela|trace)\//.test(file ?? ''))).toEqual([]);
  });
});

describe('the judge and the search find the same states, transitions and ends', () => {
  const SMALL = [...CONCEPT_TABLE, ...TRUTH_TABLE].filter(({ states }) => states <= 10_000);
  it.each(SMALL.map((row) => [inWords(row.setting), row] as const))('%s', (_, { setting, states, transitions }) => {
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

describe('the judge and the search agree on what programs made by chance seldom have', () => {
  const [flag, count] = [inMachine('flag'), inMachine('count', { max: 5 })];
  const own = inThread('own', { max: 3 });
  const adds = (by: number): Stmt => given(lt(count, 4), [put(count, plus(count, by))]);
  const runs = (...body: readonly Node[]) => ({ name: 'A', routine: lines('Main', ...body) });
  const other = { name: 'B', routine: lines('Other', set(flag, 1), set(count, 2), set(flag, 0)) };
  const chooses = choose('switch (count)', [
    { text: 'case 0:', test: eq(count, 0), act: [put(count, 3)], body: [set(own, 1)] },
    { text: 'case 3:', test: eq(count, 3), act: [put(count, 0), adds(1)], body: [set(own, 2), leave()] },
    { text: 'case flag:', test: flag, act: [put(flag, 0)], body: [] },
  ]);
  const rest: Dpc = dpc('RestDpc', 'Shared');
  const shared = lines('Shared', code('count++;', 'counts', adds(1)), plain());
  const device: Device = {
    name: 'device',
    events: [{ name: 'once', says: 'acts', when: not(flag), act: [put(flag, 1), steer(insertQueueDpc(rest))] }],
  };

  it.each<[string, Partial<Activity>, Partial<Spec>]>([
    ['a switch whose acts change what its cases test', { threads: [runs(chooses, chooses, plain()), other] }, {}],
    ...['toString', 'constructor'].map((name): [string, Partial<Activity>, Partial<Spec>] => [
      `a routine called ${name}`,
      { threads: [{ name: 'A', routine: lines(name, set(flag, 1), plain()) }, other] },
      {},
    ]),
    [
      'a return in a routine that is called in a loop, and one with acts two calls deep',
      {
        threads: [
          runs(forever(call('Inner', 'Inner();'), when('own > 1', gt(own, 1), [leave()]), set(own, 2)), plain()),
          other,
        ],
        routines: [
          lines('Inner', when('flag', flag, [leave()]), call('Deepest', 'Deepest();'), set(flag, 1)),
          lines('Deepest', when('!flag', not(flag), [leave({ act: [adds(2)], says: 'returns' })]), plain()),
        ],
      },
      {},
    ],
    [
      'a routine of the driver’s in place of what a thread, a call and a DPC bring along',
      {
        threads: [{ name: 'A', routine: lines('Main', plain()) }],
        dpcs: [rest],
        devices: [device],
        routines: [lines('Shared', plain()), lines('Called', plain())],
      },
      {
        routines: {
          Main: lines('Main', call('Called', 'Called();'), set(count, 1), plain()),
          Called: lines('Called', set(flag, 0), plain()),
          Shared: lines('Shared', set(count, 4), plain(), plain()),
        },
      },
    ],
    [
      'one routine that is run by two threads, called by a third, and run by a DPC',
      {
        threads: [
          { name: 'A', routine: shared },
          { name: 'B', routine: shared, runsOn: 1 },
          runs(call('Shared', 'Shared();')),
        ].map((thread, at) => ({ ...thread, name: `Thread ${at}` })),
        dpcs: [rest],
        devices: [device],
        routines: [shared],
      },
      {},
    ],
    [
      'a DPC that nobody queues, beside one that a line of a DPC queues',
      {
        threads: [runs(plain(), set(count, 1))],
        dpcs: [rest, dpc('IdleDpc', 'Idle'), dpc('NextDpc', 'Next')],
        devices: [device],
        routines: [
          lines('Shared', code('KeInsertQueueDpc(...);', 'queues', insertQueueDpc(dpc('NextDpc', 'Next')))),
          lines('Idle', set(count, 5)),
          lines('Next', code('count++;', 'counts', adds(1))),
        ],
      },
      {},
    ],
  ])('%s', (_, activity, more) => {
    const run = threadsRun(...(activity.threads ?? []));
    for (const processors of [1, 2]) {
      const { text, judged } = trial(specOf([{ ...run, ...activity }], { processors, ...more })) ?? {};
      expect(text).toBe(null);
      expect(judged?.states).toBeGreaterThan(5);
    }
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
    const readsLater = when('flag', flag, [plain()]);
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
