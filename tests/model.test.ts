import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assumptionSchema, machineFactSchema } from '../src/content/schemas.ts';
import type { Wish } from '../src/sim/computer/setting.ts';
import { explore } from '../src/sim/explore/explore.ts';
import { type ReadingSummary, sayOutcome, sayReadings, summaryOf, underReadings } from '../src/sim/explore/readings.ts';
import { distinctSymptoms } from '../src/sim/explore/report.ts';
import { CASES, LIBRARY, modelOf, runnable, settingOf } from '../src/sim/library/index.ts';
import { fingerprintOf } from '../src/sim/machine/fingerprint.ts';
import { filesUnder, ROOT, SCRIPTS } from '../tools/imports.ts';

const read = (name: string) => parse(readFileSync(join(ROOT, 'src/content/model', name), 'utf8'));
const FACTS = machineFactSchema.array().parse(read('facts.yaml'));
const ASSUMPTIONS = assumptionSchema.array().parse(read('assumptions.yaml'));

/** The long proofs: `npm run test:full`. */
const FULL = process.env['FULL'] === '1';

const numbersIn = (text: string) => new Set(text.match(/\b[KA]\d{1,2}\b/g));
const SOURCES = filesUnder('src/sim', SCRIPTS).map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

describe('the numbers that comments use', () => {
  const known: readonly string[] = [...FACTS, ...ASSUMPTIONS].map(({ id }) => id);

  it('each is in the list', () => {
    const strangers = SOURCES.flatMap(({ file, text }) =>
      [...numbersIn(text)].filter((number) => !known.includes(number)).map((number) => `${file}: ${number}`),
    );
    expect(strangers).toEqual([]);
  });

  it('every assumption is named in the file that makes it', () => {
    const unnamed = ASSUMPTIONS.filter(
      ({ id, where }) => !numbersIn(SOURCES.find(({ file }) => file === where)?.text ?? '').has(id),
    );
    expect(unnamed.map(({ id, where }) => `${id} in ${where}`)).toEqual([]);
    expect(ASSUMPTIONS.filter(({ where }) => !existsSync(join(ROOT, where)))).toEqual([]);
  });

  it('they run from 1 on, without a gap and without a second of any', () => {
    for (const [letter, entries] of [
      ['K', FACTS],
      ['A', ASSUMPTIONS],
    ] as const)
      expect(entries.map(({ id }) => id)).toEqual(entries.map((_, at) => `${letter}${at + 1}`));
  });
});

const LISTED = Object.values(LIBRARY).flatMap((one) => one.readings.map((reading) => ({ one, reading })));
const inOne = (all: ReadingSummary): string => {
  const { verdict, rest } = sayReadings(all);
  return [...verdict, ...rest].join(' ');
};
const readingsOf = (wish: Wish) => [...underReadings(runnable(wish.case), settingOf(wish))];
const told = (wish: Wish): string => {
  const all = summaryOf(readingsOf(wish));
  return all ? inOne(all) : '';
};

describe('an assumption that could be otherwise', () => {
  it('has a reading that is searched, or a sentence that says why no search can tell; never both', () => {
    const searched = [...new Set(LISTED.map(({ reading }) => reading.id as string))];
    const argued = ASSUMPTIONS.filter(({ unsearched }) => unsearched !== null).map(({ id }) => id);
    expect([...searched, ...argued].toSorted()).toEqual(ASSUMPTIONS.map(({ id }) => id).toSorted());
  });

  it('is told by one sentence, wherever it is a reading', () => {
    const titles = new Map(LISTED.map(({ reading }) => [reading.id, reading.title]));
    expect(LISTED.filter(({ reading }) => titles.get(reading.id) !== reading.title)).toEqual([]);
  });

  it.each(LISTED.map(({ one, reading }) => [one.name, reading.id] as const))(
    '%s, %s: the reading makes another computer of some setting, else it would not be offered',
    (name, id) => {
      const { loads, processors } = runnable(name);
      const wishes = loads
        .flatMap((load) => processors.choices.map((count) => ({ case: name, load: load.name, processors: count })))
        .toSorted((a, b) => Number(b.processors === processors.usual) - Number(a.processors === processors.usual));
      const print = (wish: Wish) => fingerprintOf(modelOf(settingOf(wish)));
      expect(wishes.some((wish) => print(wish) !== print({ ...wish, reading: id }))).toBe(true);
    },
  );
});

/** What the sentences beside the verdict say: all of it is searched, so a change of the model or of a reading is seen here. */
const TOLD: readonly (readonly [name: string, processors: readonly number[], line: string])[] = [
  [
    'Q177245',
    [1],
    'A hang on some schedules if a close that leaves its partner to the other spins at DISPATCH_LEVEL (A13). STOP 0x00000050 on some schedules if the close of the connection takes no reference to its address (A15). Nothing changes with the other readings (A3, A5, A10, A12, A14, A16, A17 and A28).',
  ],
  [
    'Q177245',
    [2],
    'No hang if each close takes one lock inside the other (A12) or if one thread makes both closes, one after the other (A16). A hang on some schedules, and STOP 0x0000000A or STOP 0x00000050, if the close of the connection takes no reference to its address (A15). What can be seen changes if a close that leaves its partner to the other spins at DISPATCH_LEVEL (A13), if a request does not wait for closes under way (A14) or if local file opens need no worker thread of the pool (A17). Nothing changes with the other readings (A3, A5, A10 and A28).',
  ],
  [
    'Q177245',
    [3, 4],
    'No hang if each close takes one lock inside the other (A12) or if one thread makes both closes, one after the other (A16). A hang on some schedules, and STOP 0x0000000A or STOP 0x00000050, if the close of the connection takes no reference to its address (A15). What can be seen changes if a request does not wait for closes under way (A14) or if local file opens need no worker thread of the pool (A17). Nothing changes with the other readings (A3, A5, A10, A13 and A28).',
  ],
  [
    'Q297040',
    [1],
    'A hang on every schedule if a thread that comes to a wait at DISPATCH_LEVEL stays there with its processor (A7). STOP 0x0000004A on every schedule if a system call that comes back at DISPATCH_LEVEL stops the computer (0x4A, A27). Nothing changes with the other readings (A3, A5, A10, A17, A18, A19, A20, A22, A23, A26 and A28).',
  ],
  [
    'Q297040',
    [2],
    'STOP 0x0000004A on every schedule if a system call that comes back at DISPATCH_LEVEL stops the computer (0x4A, A27). No hang if the route cache entry of an outgoing connect is opened at once (A19), if the lock of the connection table is another than the one that segments and the timer take (A20), if a segment that arrives takes no lock of the table (A22) or if the limits of half-open connections are not met (A26). What can be seen changes if every interrupt goes to processor 0 (A5), if a thread that comes to a wait at DISPATCH_LEVEL stays there with its processor (A7) or if TCP’s timer takes no lock of the table (A23). Nothing changes with the other readings (A3, A6, A10, A17, A18 and A28).',
  ],
  [
    'Q297040',
    [3, 4],
    'STOP 0x0000004A on every schedule if a system call that comes back at DISPATCH_LEVEL stops the computer (0x4A, A27). No hang if the route cache entry of an outgoing connect is opened at once (A19), if the lock of the connection table is another than the one that segments and the timer take (A20), if a segment that arrives takes no lock of the table (A22) or if the limits of half-open connections are not met (A26). What can be seen changes if every interrupt goes to processor 0 (A5), if a thread that comes to a wait at DISPATCH_LEVEL stays there with its processor (A7), if TCP’s timer takes no lock of the table (A23) or if the network adapter’s DPC runs on the last processor, whichever takes the interrupt (A28). Nothing changes with the other readings (A3, A6, A10, A17 and A18).',
  ],
  ['Q171181', [1, 2], 'Nothing changes with any other reading that was searched (A3, A5, A10, A17 and A28).'],
  [
    'Q171181',
    [3, 4],
    'The verdict is the same with every other reading that was searched. What can be seen changes if every interrupt goes to processor 0 (A5) or if the network adapter’s DPC runs on the last processor, whichever takes the interrupt (A28). Nothing changes with the other readings (A3, A10 and A17).',
  ],
];

describe('what a verdict rests on, by search', () => {
  it.each(TOLD)('%s on %j processors: %s', (name, processors, line) => {
    for (const count of FULL ? processors : processors.slice(0, 1))
      expect(told({ case: name, processors: count })).toBe(line);
  });

  it('is told of every case and every number of processors', () => {
    const here = TOLD.flatMap(([name, processors]) => processors.map((count) => `${name} ${count}`));
    const all = Object.values(CASES).flatMap(({ name, processors }) =>
      processors.choices.map((count) => `${name} ${count}`),
    );
    expect(here.toSorted()).toEqual(all.toSorted());
  });

  it('a host that answers or refuses: only a connect that runs out too early could hang', () => {
    for (const load of ['answering-host', 'refusing-host']) {
      const rests = readingsOf({ case: 'Q297040', load, processors: 2 }).filter(({ is }) => is === 'other verdict');
      expect(rests.map(({ id }) => id)).toEqual(['A21']);
    }
  });

  it('the reduced search comes to what the full search comes to, for the verdict and for what can be seen', () => {
    for (const name of FULL ? ['Q297040', 'Q171181', 'leaked-lock'] : ['Q297040', 'leaked-lock'])
      for (const processors of FULL ? runnable(name).processors.choices.filter((count) => count < 4) : [2])
        for (const { id, is, outcome } of readingsOf({ case: name, processors })) {
          if (is === 'no part') continue;
          const full = explore(modelOf(settingOf({ case: name, processors, reading: id })));
          const { verdict, inevitable, stops } = full;
          const codes = stops.map(({ code }) => code).sort();
          expect(outcome && sayOutcome(outcome)).toBe(sayOutcome({ verdict, inevitable, stops: codes, rows: [] }));
          expect(outcome?.rows).toHaveLength(distinctSymptoms(full).length);
        }
  });

  it('past its bound a search gives up, and says so', () => {
    // A load that nothing else here asks for: what was searched to its end before is known, whatever the bound.
    const setting = settingOf({ case: 'Q171181', processors: 2, load: runnable('Q171181').loads.at(-1)?.name });
    const some = [...underReadings(runnable('Q171181'), setting, 50)];
    expect(new Set(some.map(({ is }) => is))).toEqual(new Set(['gave up']));
    const all = summaryOf(some);
    expect(all && inOne(all)).toBe(
      'The search gave up with A3, A5, A10, A17 and A28: what changes there is not known.',
    );
  });
});
