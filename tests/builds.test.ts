import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Keys } from '../src/islands/builds/keys.ts';
import {
  type Choices,
  inOrder,
  isAskedFor,
  nothingAsked,
  readSelection,
  type Selection,
  writeSelection,
} from '../src/islands/builds/selection.ts';
import { type Standee, timeScale } from '../src/views/timeLine/timeScale.ts';

const CHOICES: Choices = {
  facets: { platform: ['x86', 'Alpha'], line: ['nt4', 'tse'], Q1: ['affected', 'not affected'] },
  orders: ['build', 'date', 'size'],
  served: 'date',
};

/** Anything, and anything that is at least made of names and values. */
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.tuple(fc.string(), fc.string())).map((pairs) => new URLSearchParams(pairs).toString()),
);

const selections: fc.Arbitrary<Selection> = fc.record({
  asked: fc.record(
    { platform: fc.constantFrom('x86', 'Alpha'), Q1: fc.constantFrom('affected', 'not affected') },
    { requiredKeys: [] },
  ),
  order: fc.constantFrom(...CHOICES.orders),
  backwards: fc.boolean(),
});

const keysOf = (facets: Keys['facets'], order: Keys['order'] = {}): Keys => ({ facets, order });

describe('what is asked of the table of builds', () => {
  it('stands in the address, and comes back from it', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        const read = readSelection(writeSelection(selection, CHOICES), CHOICES);
        expect(read).toEqual({ selection, problem: null });
      }),
    );
  });

  it('asked nothing, the address is bare', () => expect(writeSelection(nothingAsked(CHOICES), CHOICES)).toBe(''));

  it.each([
    ['platform=PDP-11', 'no platform "PDP-11"', 'x86, Alpha'],
    ['colour=red', 'no filter "colour"', 'platform, line, Q1, sort'],
    ['sort=-colour', 'no order "colour"', 'build, date, size'],
    ['toString=1', 'no filter "toString"', 'platform'],
  ])('%s is left out, with a sentence that names the choices', (text, wrong, choices) => {
    const { selection, problem } = readSelection(`${text}&line=tse`, CHOICES);
    expect(problem).toContain(wrong);
    expect(problem).toContain(choices);
    expect(selection).toEqual({ ...nothingAsked(CHOICES), asked: { line: 'tse' } });
  });

  it('any address is read without an exception', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        expect(CHOICES.orders).toContain(readSelection(text, CHOICES).selection.order);
      }),
    );
  });

  it('a row must answer to all of it, and a row of two product lines answers to each', () => {
    const row = keysOf({ platform: ['x86'], line: ['nt4', 'tse'] });
    const asking = (asked: Selection['asked']): Selection => ({ ...nothingAsked(CHOICES), asked });
    expect(isAskedFor(row, asking({}))).toBe(true);
    expect(isAskedFor(row, asking({ line: 'tse', platform: 'x86' }))).toBe(true);
    expect(isAskedFor(row, asking({ line: 'tse', platform: 'Alpha' }))).toBe(false);
    expect(isAskedFor(row, asking({ Q1: 'affected' }))).toBe(false);
  });

  it('rows without what they are ordered by come last, whichever way the others run, and equals keep their order', () => {
    const sizes = [3, null, 1, null, 3, 2];
    const rows = sizes.map((size, at) => ({ at, keys: keysOf({}, { size }) }));
    const ordered = (backwards: boolean): readonly number[] =>
      inOrder(rows, ({ keys }) => keys, { ...nothingAsked(CHOICES), order: 'size', backwards }).map(({ at }) => at);
    expect(ordered(false)).toEqual([2, 5, 0, 4, 1, 3]);
    expect(ordered(true)).toEqual([0, 4, 5, 2, 1, 3]);
  });
});

const standees = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 3000 }),
    room: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 30 }), { minKeys: 0, maxKeys: 2 }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('the scale of the time line', () => {
  it('never puts a later day before an earlier one, nor two days that stand on it at one place', () => {
    fc.assert(
      fc.property(standees, fc.integer({ min: 10, max: 3000 }), (list, length) => {
        const { at } = timeScale(list, length);
        const days = [...new Set(list.map(({ day }) => day))].sort((a, b) => a - b);
        for (const [number, day] of days.entries()) {
          if (number > 0) expect(at(day)).toBeGreaterThan(at(days[number - 1] as number));
          expect(at(day + 0.5)).toBeGreaterThanOrEqual(at(day));
        }
      }),
    );
  });

  it('gives everybody the room that it needs on its track', () => {
    fc.assert(
      fc.property(standees, fc.integer({ min: 10, max: 3000 }), (list, length) => {
        const { at } = timeScale(list, length);
        for (const track of ['a', 'b']) {
          const on = list.flatMap(({ day, room }) => (room[track] === undefined ? [] : [{ day, half: room[track] }]));
          for (const one of on)
            for (const other of on.filter(({ day }) => day > one.day))
              expect(at(other.day) - at(one.day)).toBeGreaterThanOrEqual(one.half + other.half - 1e-6);
        }
      }),
    );
  });

  it('is as long as asked unless that is too short, and to scale where nothing crowds', () => {
    const far: Standee[] = [0, 400, 1000].map((day) => ({ day, room: { a: 5 } }));
    const { at, length } = timeScale(far, 500);
    expect(length).toBe(500);
    expect(at(1000)).toBeCloseTo(500, 3);
    expect((at(400) - at(0)) / (at(1000) - at(400))).toBeCloseTo(400 / 600, 3);
    const crowded: Standee[] = Array.from({ length: 20 }, (_, day) => ({ day, room: { a: 10 } }));
    expect(timeScale(crowded, 100).length).toBe(10 + 19 * 20);
  });
});
