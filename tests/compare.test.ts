import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, readComparison, withChoice, writeComparison } from '../src/islands/compare/comparison.ts';
import { partingFor } from '../src/islands/compare/SameRun.tsx';
import { sameSchedule } from '../src/islands/compare/sameSchedule.ts';
import { buildsOf } from '../src/sim/computer/runnable.ts';
import { verdictOf } from '../src/sim/explore/verdict.ts';
import { BUILD_IDS, CASE_NAMES, CASES, caseOf, modelOf, routinesOf, settingOf } from '../src/sim/library/index.ts';
import { differenceOf, differencesOf, wholeOf } from '../src/sim/machine/difference.ts';
import { enabledSteps } from '../src/sim/machine/doors.ts';
import { type ListingRow, listingOf } from '../src/sim/machine/listing.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { sayStep } from '../src/sim/trace/narrate.ts';
import { type Parting, partingOf } from '../src/sim/trace/parting.ts';
import { type Moment, stepsOf, type Trace, traceOf } from '../src/sim/trace/replay.ts';
import { findingsOf } from '../src/workers/findings.ts';
import { gaveUp } from '../src/workers/gaveUp.ts';
import { explore } from '../tools/explored.ts';

/** Anything, and anything that is at least made of names and values. */
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.tuple(fc.string(), fc.string())).map((pairs) => new URLSearchParams(pairs).toString()),
);

const row = (text: string): ListingRow => ({ text, indent: 0, basis: 'ours', why: '' });
const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd').map(row), { maxLength: 9 });
const texts = (list: readonly ListingRow[]): string => list.map(({ text, indent }) => `${indent} ${text}`).join('\n');
const routines = (name: string, build: string) => routinesOf(settingOf({ case: name, build }));
/** Any two files of each case: their routines there. */
const pairs = Object.values(CASES).flatMap((one) =>
  buildsOf(one).flatMap((a) =>
    buildsOf(one).map((b) => ({ one: routines(one.name, a), other: routines(one.name, b) })),
  ),
);

/** The longest list of rows that both have in their order, looked for in the dullest way. */
function longestCommon(one: readonly ListingRow[], other: readonly ListingRow[]): number {
  const [[a, ...restA], [b, ...restB]] = [one, other];
  if (!a || !b) return 0;
  if (a.text === b.text) return 1 + longestCommon(restA, restB);
  return Math.max(longestCommon(restA, other), longestCommon(one, restB));
}

describe('the difference between two listings', () => {
  it('holds both whole: without what only one has it is the other', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const difference = differenceOf(one, other);
        expect(texts(difference.filter((each) => each.in !== 'other'))).toBe(texts(one));
        expect(texts(difference.filter((each) => each.in !== 'one'))).toBe(texts(other));
      }),
    );
  });

  it('sets apart as few rows as can be', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const shared = differenceOf(one, other).filter((each) => each.in === 'both');
        expect(shared).toHaveLength(longestCommon(one, other));
      }),
    );
  });

  it('has what the one had before what the other has in its place', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const signs = differenceOf(one, other).map((each) => ({ both: ' ', one: '-', other: '+' })[each.in]);
        for (const hunk of signs.join('').split(' ')) expect(hunk).toMatch(/^-*\+*$/);
      }),
    );
  });
});

describe('the difference between two builds', () => {
  it('is exactly the routines that were replaced, and every one of them reads differently', () => {
    for (const { one, other } of pairs) {
      const differences = differencesOf(one, other);
      const replaced = Object.keys(one).filter((name) => one[name] !== other[name]);
      expect(differences.map(({ routine }) => routine.name)).toEqual(replaced);
      for (const { routine, rows: difference } of differences)
        expect(
          difference.some((each) => each.in !== 'both'),
          routine.name,
        ).toBe(true);
    }
  });

  it('leads from the one build’s listing to the other’s', () => {
    for (const { one, other } of pairs)
      for (const { routine, rows: difference } of differencesOf(one, other)) {
        const [before, after] = [one, other].map((table) => table[routine.name]);
        if (!before || !after) throw new Error(`${routine.name} is in one build only.`);
        expect(texts(difference.filter((each) => each.in !== 'other'))).toBe(texts(listingOf(before).rows));
        expect(texts(difference.filter((each) => each.in !== 'one'))).toBe(texts(listingOf(after).rows));
      }
  });

  it('the fix of Q177245 is the two closes, that of Q297040 one line', () => {
    const names = (one: string, other: string): readonly string[] =>
      differencesOf(routines('Q177245', one), routines('Q177245', other)).map(({ routine }) => routine.name);
    expect(names('nt4-sp3', 'nt4-sp4')).toEqual(['TdiCloseAddress', 'TdiCloseConnection']);
    const [fix, ...more] = differencesOf(
      routines('Q297040', 'post-sp6a-unnamed'),
      routines('Q297040', 'nt4-2001-04-27'),
    );
    expect(more).toEqual([]);
    expect(fix?.rows.filter((each) => each.in !== 'both').map((each) => [each.in, each.text])).toEqual([
      ['other', 'KeReleaseSpinLock(&TCBTableLock, oldIrql);'],
    ]);
  });

  it('a routine that both have is whole, and none of it is set apart', () => {
    for (const routine of Object.values(routines('Q177245', 'nt4-sp3'))) {
      expect(texts(wholeOf(routine).rows)).toBe(texts(listingOf(routine).rows));
      expect(wholeOf(routine).rows.every((each) => each.in === 'both')).toBe(true);
    }
  });
});

/** What tells two machines apart but for the numbers of their instructions and waitables, which are each build's own. */
function tellTale({ model, moments }: Trace, at: number): ReadonlyMap<string, number> {
  const { machine } = moments[at] as Moment;
  const { processors, threads, places } = model.layout;
  const told = new Map<string, number>();
  for (const [scope, count] of [
    ['machine', 1],
    ['processor', processors.count],
    ['thread', threads.count],
  ] as const)
    for (const place of places[scope].filter(({ numberOf }) => numberOf === undefined))
      for (let of = 0; of < count; of++) told.set(`${place.name} ${of}`, readPlace(model, machine, place, of));
  return told;
}
const isAlike = (parting: Parting, at: number): boolean => {
  const [one, other] = [tellTale(parting.one, at), tellTale(parting.other, at)];
  return [...one].every(([name, value]) => !other.has(name) || other.get(name) === value);
};

/** Every hang of a case that some build has, laid on every other build. */
const partings = CASE_NAMES.flatMap((name) =>
  caseOf(name).processors.choices.flatMap((processors) =>
    buildsOf(caseOf(name)).flatMap((build) => {
      const { model, worst } = explore(settingOf({ case: name, build, processors }));
      if (!worst) return [];
      const trace = traceOf(model, worst.steps);
      return buildsOf(caseOf(name)).map((other) => ({
        what: `${name} on ${processors}: ${build}, ${other}`,
        same: differencesOf(routines(name, build), routines(name, other)).length === 0,
        healthy: verdictOf(modelOf(settingOf({ case: name, build: other, processors }))).verdict === 'no-hang',
        parting: partingOf(trace, modelOf(settingOf({ case: name, build: other, processors }))),
      }));
    }),
  ),
);

describe('one schedule on two builds', () => {
  it('there are hangs to follow', () => expect(partings.length).toBeGreaterThan(20));

  it('two builds have the same moves under every load, so a step means the same on both', () => {
    for (const name of CASE_NAMES)
      for (const { name: load } of caseOf(name).loads) {
        const moves = buildsOf(caseOf(name)).map((build) =>
          JSON.stringify(modelOf(settingOf({ case: name, build, load })).moves),
        );
        expect(new Set(moves).size, `${name} ${load}`).toBe(1);
      }
  });

  it('up to the first step that differs the machines are alike, and the same is said of them', () => {
    for (const { what, parting } of partings)
      for (let at = 0; at < (parting.at ?? parting.followed + 1); at++) {
        expect(isAlike(parting, at), `${what} at ${at}`).toBe(true);
        if (at > 0) expect(sayStep(parting.one, at), what).toBe(sayStep(parting.other, at));
      }
  });

  it('the first step that differs does differ, in what is done, in what comes of it, or in that it cannot be taken', () => {
    for (const { what, same, parting } of partings) {
      const { one, other, at, followed } = parting;
      if (same) expect(at, what).toBeNull();
      if (at === null || at > followed) continue;
      expect(!isAlike(parting, at) || sayStep(one, at) !== sayStep(other, at), what).toBe(true);
    }
  });

  it('the other takes the very steps of the schedule, until one that it cannot take', () => {
    for (const { what, parting } of partings) {
      const { one, other, followed, refused } = parting;
      const steps = stepsOf(one);
      expect(stepsOf(other).slice(0, followed), what).toEqual(steps.slice(0, followed));
      expect(followed === steps.length, what).toBe(refused === null);
      if (refused === null) continue;
      expect(refused, what).toMatch(/^[A-Z].*\.$/);
      expect(enabledSteps(other.model, (other.moments[followed] as Moment).machine), what).not.toContain(
        steps[followed],
      );
    }
  });

  it('a build that does not hang comes to have done all that was asked, left to itself', () => {
    for (const { what, healthy, parting } of partings)
      if (healthy)
        expect(parting.other.model.isDone((parting.other.moments.at(-1) as Moment).machine), what).toBe(true);
  });

  it('the hang of the second of two is followed on the first, and without a hang a sentence says so', () => {
    const compared = (one: string, other: string): ReturnType<typeof sameSchedule> => {
      const { build: _, ...under } = settingOf({ case: 'Q177245' });
      const verdicts = [one, other].map((build) => ({
        kind: 'found' as const,
        findings: findingsOf(explore(settingOf({ case: 'Q177245', build }))),
      }));
      return sameSchedule(CASES, { one, other, under }, [verdicts[0] ?? null, verdicts[1] ?? null]);
    };
    const turned = compared('nt4-sp4', 'nt4-sp3');
    expect(
      typeof turned !== 'string' &&
        turned.turned &&
        partingFor({ cases: CASES, ...turned }).one.model.spec.of?.setting.build,
    ).toBe('nt4-sp3');
    expect(compared('nt4-sp4', 'nt4-sp6a')).toMatch(/no schedule/);
  });

  it('that a search did not come to its end is not told as if no schedule ended badly', () => {
    const { build: _, ...under } = settingOf({ case: 'Q177245' });
    const well = {
      kind: 'found' as const,
      findings: findingsOf(explore(settingOf({ case: 'Q177245', build: 'nt4-sp4' }))),
    };
    const notKnown = [
      { kind: 'found' as const, findings: gaveUp({ states: 9, open: 1 }) },
      { kind: 'broken' as const, findings: gaveUp({ states: 9, open: 1 }), sentence: 'It is gone.' },
      { kind: 'broken' as const, findings: null, sentence: 'It is gone.' },
      { kind: 'bad' as const, sentence: 'The model is bad.' },
    ];
    for (const one of notKnown)
      expect(sameSchedule(CASES, { one: 'nt4-sp3', other: 'nt4-sp4', under }, [one, well])).toMatch(/is not known/);
  });
});

const NAMES: ReadonlyMap<string, string> = new Map([...BUILD_IDS, 'facts-only'].map((id) => [id, `name of ${id}`]));
const homeOf = (name: string): Comparison => {
  const { build: _, ...under } = settingOf({ case: name });
  return { one: 'nt4-sp3', other: 'nt4-sp4', under };
};
const HOME = homeOf('Q177245');
const read = (text: string) => readComparison(CASES, text, HOME, NAMES);

describe('the address of a comparison', () => {
  const comparisons = fc
    .record({
      one: fc.constantFrom(...NAMES.keys()),
      other: fc.constantFrom(...NAMES.keys()),
      name: fc.constantFrom(...CASE_NAMES),
    })
    .chain(({ one, other, name }) => {
      const { processors, registry, loads } = caseOf(name);
      return fc
        .record({
          processors: fc.constantFrom(...processors.choices),
          load: fc.constantFrom(...loads.map((load) => load.name)),
          registry: fc.record(
            Object.fromEntries(registry.map((value) => [value.name, fc.constantFrom(...value.values)])),
          ),
        })
        .map((under) => ({ ...withChoice(CASES, HOME, { case: name, ...under }), one, other }));
    });

  it('leads back to it, whatever was chosen', () => {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        expect(read(writeComparison(CASES, comparison))).toEqual({ comparison, problem: null });
      }),
    );
  });

  it('names nothing that is the case’s default', () => {
    expect(writeComparison(CASES, homeOf('Q297040'))).toBe('one=nt4-sp3&other=nt4-sp4&case=Q297040');
  });

  it.each([
    ['one=nt9', 'There is no build "nt9"', 'name of nt4-sp3'],
    ['case=Q1', 'There is no case "Q1"', 'Q177245, Q297040'],
    ['processors=9', '"9"', 'choose one of 1, 2, 3, 4'],
    ['processors=many', '"many" is no number of processors', '1, 2, 3 or 4'],
    ['load=nothing', 'There is no load "nothing"', 'both-closes'],
    ['colour=red', 'There is no registry value "colour"', 'SynAttackProtect'],
    ['SynAttackProtect=7', 'There is no SynAttackProtect "7"', 'absent'],
  ])('%s gets a sentence that says what is wrong and what there is, and the default', (text, wrong, choices) => {
    const { comparison, problem } = read(text);
    expect(problem).toContain(wrong);
    expect(problem).toContain(choices);
    expect(comparison).toEqual(HOME);
  });

  it('is read without an exception, whatever it is', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { comparison, problem } = read(text);
        expect(NAMES.has(comparison.one) && NAMES.has(comparison.other)).toBe(true);
        expect(problem === null || problem.length < 600).toBe(true);
      }),
    );
  });

  it('another case brings its own default, and keeps the builds', () => {
    const chosen = withChoice(CASES, { ...HOME, one: 'facts-only' }, { processors: 4 });
    const turned = withChoice(CASES, chosen, { case: 'Q297040' });
    expect(turned).toEqual({ ...homeOf('Q297040'), one: 'facts-only' });
  });
});
