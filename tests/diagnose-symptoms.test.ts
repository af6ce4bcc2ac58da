import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Account, judge, NOTHING_SAID } from '../src/diagnose/judge.ts';
import { leftOf, nextOf, type Patterns } from '../src/diagnose/next.ts';
import {
  ANSWERS,
  ASKED,
  type AskedProbe,
  bestOf,
  fitOf,
  fitsOf,
  LETTERS,
  momentsOf,
  type Pattern,
  type Seen,
  type SeenAnswer,
  TIMES,
  type Time,
} from '../src/diagnose/patterns.ts';
import { readStop, stopsLike, writeStop } from '../src/diagnose/stops.ts';
import { reportOf } from '../src/sim/explore/report.ts';
import type { Symptom } from '../src/sim/explore/symptoms.ts';
import { CASE_NAMES, caseOf, settingOf } from '../src/sim/library/index.ts';
import { explore } from '../tools/explored.ts';
import { knowledge } from './support/knowledge.ts';

const NOTHING: Seen = { probes: {}, stop: null, time: null, processors: null, secondsBetween: 20 };
/** The patterns of some cases, whatever else the book tells: which question is the next depends on all that are left. */
const patternsOf = (...names: readonly string[]): Patterns =>
  Object.fromEntries(knowledge.cases.filter(({ kb }) => names.includes(kb)).map(({ kb, patterns }) => [kb, patterns]));
const PATTERNS = patternsOf('Q177245', 'Q297040');

/** What somebody would say who has looked at everything: how each probe stands, and whether it once stood better. */
function told(symptoms: readonly Symptom[], moment: number, withHistory: boolean): Account['seen'] {
  const answer = ({ then }: Symptom): SeenAnswer => {
    if (then[moment] === 'alive') return 'yes';
    return withHistory && then.slice(0, moment).includes('alive') ? 'fades' : 'no';
  };
  return { ...NOTHING_SAID.seen, probes: Object.fromEntries(symptoms.map((one) => [one.probe.name, answer(one)])) };
}

/** Every setting of the articles' own load and builds that hangs, explored anew. */
const HANGING = CASE_NAMES.flatMap((name) => {
  const { processors, registry } = caseOf(name);
  return processors.choices.flatMap((count) =>
    (registry[0]?.values ?? ['any value']).flatMap((value) => {
      const setting = settingOf({
        case: name,
        processors: count,
        registry: Object.fromEntries(registry.map((one) => [one.name, value])),
      });
      const found = explore(setting);
      return found.verdict === 'hang' ? [{ name, count, value, rows: reportOf(found).symptoms }] : [];
    }),
  );
});

/** Some computer of a case, on so many processors, is told of in these very words at some moment, by somebody who saw it before or did not. */
const isToldOf = (name: string, count: number, seen: Account['seen']): boolean =>
  HANGING.filter((one) => one.name === name && one.count === count).some(({ rows }) =>
    rows.some((row) =>
      (row[0]?.then ?? []).some((_, moment) =>
        [true, false].some((history) => JSON.stringify(told(row, moment, history)) === JSON.stringify(seen)),
      ),
    ),
  );

describe('whoever sees what the machine does is led to its case', () => {
  it('some settings hang, on each number of several processors and, as the book assumes, on no single one', () => {
    expect(new Set(HANGING.map(({ count }) => count))).toEqual(new Set([2, 3, 4]));
  });

  test.each(HANGING.map((one) => [`${one.name}, ${one.count} processors, ${one.value}`, one] as const))(
    '%s: no other case ever fits better, and in the end one fits as well only where it looks the same',
    (_, { name, count, rows }) => {
      const machine = { ...NOTHING_SAID.machine, processors: count };
      for (const row of rows) {
        const moments = row[0]?.then.length ?? 0;
        for (let moment = 0; moment < moments; moment++) {
          const { cases } = judge(knowledge, { ...NOTHING_SAID, seen: told(row, moment, false), machine });
          const own = cases.find((one) => one.case.kb === name);
          expect(own?.fit?.contradicts).toEqual([]);
          expect(own?.out).toBe(false);
        }
        const seen = told(row, moments - 1, true);
        const { cases } = judge(knowledge, { ...NOTHING_SAID, seen, machine });
        const alike = cases.filter(({ fit }) => fit?.contradicts.length === 0).map((one) => one.case.kb);
        expect(alike).toContain(name);
        expect(alike.filter((other) => !isToldOf(other, count, seen))).toEqual([]);
      }
    },
  );
});

/** Small patterns of any kind, on which a rule can be held to a second telling of it. */
const lives = (length: number) =>
  fc
    .array(fc.constantFrom(...Object.values(LETTERS)), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const patterns: fc.Arbitrary<Pattern> = fc.integer({ min: 1, max: 4 }).chain((length) =>
  fc.record({
    lives: fc.record(Object.fromEntries(ASKED.map((probe) => [probe, lives(length)]))) as fc.Arbitrary<
      Pattern['lives']
    >,
    stop: fc.constantFrom(null, null, 0x0a),
    where: fc.record({
      processors: fc.uniqueArray(fc.constantFrom(1, 2, 3), { minLength: 1 }),
      registry: fc.constant({}),
      loads: fc.constant([]),
    }),
  }),
);
const seens: fc.Arbitrary<Seen> = fc.record({
  probes: fc.dictionary(fc.constantFrom(...ASKED), fc.constantFrom(...ANSWERS), { maxKeys: 4 }),
  stop: fc.constantFrom<Seen['stop']>(null, 'none', { code: 0x0a, parameters: [] }),
  time: fc.constantFrom(null, ...(Object.keys(TIMES) as Time[])),
  processors: fc.constantFrom(null, 1, 2, 3),
  secondsBetween: fc.constantFrom(20, 60),
});

describe('how a pattern fits', () => {
  it('what was not tried neither fits nor contradicts', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        expect(fitOf(pattern, 0, NOTHING)).toMatchObject({ fits: [], contradicts: [] });
      }),
    );
  });

  it('an answer is in one list at most, and only answers are', () => {
    fc.assert(
      fc.property(patterns, seens, (pattern, seen) => {
        const said = [
          ...Object.keys(seen.probes),
          ...(seen.stop ? ['stop'] : []),
          ...(seen.processors ? ['processors'] : []),
        ];
        for (const { fits, contradicts } of fitsOf([pattern], seen)) {
          const both = [...fits, ...contradicts];
          expect(new Set(both).size).toBe(both.length);
          expect(said).toEqual(expect.arrayContaining(both));
        }
      }),
    );
  });

  it('“at first, then not” wants life before and death now; what is at risk goes either way', () => {
    const pattern = (ping: string): Pattern => ({
      lives: { ping, tcp: ping, other: ping, mouse: ping, cad: ping, open: ping },
      stop: null,
      where: { processors: [1], registry: {}, loads: [] },
    });
    const fades = { ...NOTHING, probes: { ping: 'fades' as const } };
    expect(fitOf(pattern('ad'), 1, fades).fits).toEqual(['ping']);
    expect(fitOf(pattern('ad'), 0, fades).contradicts).toEqual(['ping']);
    expect(fitOf(pattern('dd'), 1, fades).contradicts).toEqual(['ping']);
    expect(fitOf(pattern('rd'), 1, fades)).toMatchObject({ fits: [], contradicts: [] });
    expect(fitOf(pattern('ar'), 1, fades)).toMatchObject({ fits: [], contradicts: [] });
  });

  it('the best fit contradicts least, and of such fits most', () => {
    fc.assert(
      fc.property(fc.array(patterns, { minLength: 1, maxLength: 4 }), seens, (list, seen) => {
        const all = fitsOf(list, seen);
        const best = bestOf(all);
        const least = Math.min(...all.map(({ contradicts }) => contradicts.length));
        const most = Math.max(...all.filter((fit) => fit.contradicts.length === least).map(({ fits }) => fits.length));
        expect([best?.contradicts.length, best?.fits.length]).toEqual([least, most]);
      }),
    );
  });

  it('time leaves some moment, the first for “at once”, the last for hours', () => {
    fc.assert(
      fc.property(patterns, seens, (pattern, { time, secondsBetween }) => {
        const moments = momentsOf(pattern, time, secondsBetween);
        expect(moments.length).toBeGreaterThan(0);
        if (time === 'at-once') expect(moments).toEqual([0]);
        if (time === 'hours') expect(moments).toEqual([pattern.lives.ping.length - 1]);
      }),
    );
  });
});

/** The same question once more, told as a game: each case hides, each of its machines answers, the cases left are counted. */
function expectedLeft(all: Patterns, seen: Seen, ask: AskedProbe | 'processors', later: number): number {
  const machines = Object.entries(all).flatMap(([name, list]) =>
    list.flatMap((pattern) =>
      momentsOf(pattern, seen.time, seen.secondsBetween).flatMap((moment) =>
        pattern.where.processors
          .filter(
            (count) =>
              fitOf(pattern, moment, { ...seen, processors: null }).contradicts.length === 0 &&
              (seen.processors ?? count) === count,
          )
          .map((count) => {
            const letters = pattern.lives[ask === 'processors' ? 'ping' : ask];
            const letter = letters.charAt(Math.min(moment + later, letters.length - 1));
            const answers =
              ask === 'processors' ? [`${count}`] : letter === 'a' ? ['yes'] : letter === 'd' ? ['no'] : ['yes', 'no'];
            return { name, answers };
          }),
      ),
    ),
  );
  const left = (answer: string) =>
    new Set(machines.filter(({ answers }) => answers.includes(answer)).map(({ name }) => name)).size;
  const average = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one / numbers.length, 0);
  return average(
    [...new Set(machines.map(({ name }) => name))].map((name) =>
      average(machines.filter((one) => one.name === name).map(({ answers }) => average(answers.map(left)))),
    ),
  );
}

describe('what to check next', () => {
  const books = fc.array(fc.array(patterns, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 });
  const named = (list: readonly (readonly Pattern[])[]): Patterns =>
    Object.fromEntries(list.map((one, at) => [`case ${at}`, one]));

  it('is the question that leaves the fewest cases on average: no question that could be asked leaves fewer', () => {
    fc.assert(
      fc.property(books, seens, (list, seen) => {
        const all = named(list);
        const next = nextOf(all, seen);
        const count = leftOf(all, seen).length;
        // A computer is asked again only for as long as the patterns go that can still be its own.
        const possible = list
          .flat()
          .filter(
            (pattern) =>
              (seen.processors === null || pattern.where.processors.includes(seen.processors)) &&
              momentsOf(pattern, seen.time, seen.secondsBetween).some(
                (moment) => fitOf(pattern, moment, { ...seen, processors: null }).contradicts.length === 0,
              ),
          );
        const length = Math.max(1, ...possible.map(({ lives }) => lives.ping.length));
        const costs = [
          ...ASKED.flatMap((probe) =>
            Array.from({ length }, (_, later) => later)
              .filter((later) => later > 0 || seen.probes[probe] === undefined)
              .map((later) => expectedLeft(all, seen, probe, later)),
          ),
          ...(seen.processors === null ? [expectedLeft(all, seen, 'processors', 0)] : []),
        ];
        const least = Math.min(...costs);
        if (count < 2 || least > count - 1e-9) expect(next).toBeNull();
        else {
          const { question } = next ?? { question: { ask: 'ping', later: -1 } as const };
          const cost = expectedLeft(all, seen, question.ask, 'later' in question ? question.later : 0);
          expect(cost).toBeCloseTo(least, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of the two cases: when nothing is known, and when only TCP is known to be dead, a ping after some requests decides', () => {
    for (const seen of [NOTHING, { ...NOTHING, probes: { ping: 'yes' as const, tcp: 'no' as const } }]) {
      const next = nextOf(PATTERNS, seen);
      expect(next?.question).toEqual({ ask: 'ping', later: 3 });
      expect(Object.fromEntries(next?.leaves ?? [])).toEqual({ yes: ['Q177245'], no: ['Q297040'] });
    }
  });

  it('is nothing once one case is left', () => {
    expect(nextOf(PATTERNS, { ...NOTHING, probes: { ping: 'no' } })).toBeNull();
    expect(leftOf(PATTERNS, { ...NOTHING, processors: 1 })).toEqual(['Q297040']);
    expect(leftOf(PATTERNS, { ...NOTHING, probes: { ping: 'yes' }, time: 'minutes' })).toEqual(['Q177245']);
  });
});

describe('stop screens', () => {
  test.each([
    ['A', 0x0a, []],
    ['0x0000000A', 0x0a, []],
    ['STOP: 0x0000000A (0xf1c2cf0f,0x00000002,0x00000001,0x80146940)', 0x0a, [0xf1c2cf0f, 2, 1, 0x80146940]],
    [
      '*** STOP: 0x0000000A (0xF1C2CF0F, ?, 0x1) IRQL_NOT_LESS_OR_EQUAL*** Address 80146940',
      0x0a,
      [0xf1c2cf0f, null, 1],
    ],
    ['0x7F,8,0,0,0', 0x7f, [8, 0, 0, 0]],
  ])('%s is read', (text, code, parameters) => {
    expect(readStop(text)).toEqual({ stop: { code, parameters }, says: null });
  });

  test.each([
    ['hello', '“hello” is not a stop code.'],
    ['0x123456789', 'is not a stop code.'],
    ['0xA (1, zwei)', '“zwei” is not a parameter of a stop.'],
    ['0xA (1, 2, 3, 4, 5)', 'A stop has four parameters, and here are 5.'],
  ])('%s is not, and the sentence says why', (text, sentence) => {
    const { stop, says } = readStop(text);
    expect(stop).toBeNull();
    expect(says).toContain(sentence);
  });

  it('what is written of a stop is read back', () => {
    const number = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(number, fc.array(fc.option(number), { maxLength: 4 }), (code, parameters) => {
        expect(readStop(writeStop({ code, parameters })).stop).toEqual({ code, parameters });
      }),
    );
  });

  it('whatever is typed, there is a stop or a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { stop, says } = readStop(text);
        expect((stop === null) === (says !== null)).toBe(true);
      }),
    );
  });

  it('of the articles that print a code, the one with the same parameters is first; a word among them says nothing', () => {
    const { stop } = readStop('0xA (0xf1c2cf0f, 2, 1, 0x80146940)');
    const matches = stop ? stopsLike(stop, knowledge.stops) : [];
    expect(matches[0]).toMatchObject({ kb: 'Q236794', compared: ['same', 'same', 'same', 'same'] });
    expect(matches.map(({ kb }) => kb)).toContain('Q172030');
    expect(matches.find(({ kb }) => kb === 'Q190203')?.compared).toEqual(['unknown', 'same', 'same', 'other']);
  });

  it('every stop that the book prints is found by itself', () => {
    for (const { kb, code, parameters } of knowledge.stops) {
      const { stop } = readStop(`${code} (${parameters.join(', ')})`);
      expect(stop && stopsLike(stop, knowledge.stops).map((match) => match.kb)).toContain(kb);
    }
  });

  it('a stop screen fits no hang, and none fits every hang', () => {
    const seen = (stop: Seen['stop']) =>
      judge(knowledge, { ...NOTHING_SAID, seen: { ...NOTHING_SAID.seen, stop } }).cases;
    for (const { case: one, fit } of seen({ code: 0x0a, parameters: [] }))
      expect(fit?.contradicts).toEqual(one.patterns.some(({ stop }) => stop === 0x0a) ? [] : ['stop']);
    for (const { fit } of seen('none')) expect(fit?.fits).toEqual(['stop']);
  });
});
