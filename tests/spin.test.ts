import { describe, expect, it } from 'vitest';
import { nothing, threadsRun } from '../src/sim/computer/activity.ts';
import { inWords } from '../src/sim/computer/setting.ts';
import { specOf } from '../src/sim/computer/spec.ts';
import { search } from '../src/sim/explore/search.ts';
import { ExFreePool, poolBlock, touch } from '../src/sim/kernel/pool.ts';
import { type Model, modelFrom } from '../src/sim/machine/model.ts';
import { promelaOf } from '../src/sim/promela/promela.ts';
import { code, type Expr, inMachine, line, lt, minus, not, or, plus, put, someThread, when } from '../src/sim/terms.ts';
import { spinCounts, WHY_NO_SPIN } from '../tools/spin.ts';
import { lines, plain, set, smallModel } from './support/small.ts';
import { bothCounts, SPIN_SETTINGS } from './support/spinSettings.ts';

if (WHY_NO_SPIN) console.warn(WHY_NO_SPIN);

const flag = inMachine('flag');

/** A sample of tests/full/spin.test.ts: Spin compiles for a second before it counts for a hundredth. */
const SAMPLE = SPIN_SETTINGS.filter((_, at) => at % 8 === 1);

describe.skipIf(WHY_NO_SPIN)('Spin, asked about a few of the exported models', { timeout: 60_000 }, () => {
  it.each(SAMPLE.map((setting) => [inWords(setting), setting] as const))(
    '%s: it visits as many states, by as many transitions',
    (_, setting) => {
      const { ours, spins } = bothCounts(setting);
      expect(spins).toEqual(ours);
    },
  );

  it('it reports a step that would store what a place cannot hold, and does not count on from 255', () => {
    const n = inMachine('n', { max: 3 });
    const counts = (when: Expr) => line('n++;', { when, act: [put(n, plus(n, 1))], says: 'counts', again: 1 });
    const exported = (guard: Expr): string => promelaOf(smallModel({ processors: 1, threads: { A: [counts(guard)] } }));
    const [bad, good] = [exported(1), exported(lt(n, 3))].map((text) => ({ text, ...spinCounts(text) }));
    expect(bad?.text).toContain('transitions that would store a value that a place cannot hold');
    expect(bad?.errors).toBeGreaterThan(0);
    // Nothing is stored then: 0 to 3, before and after the thread has been given the processor.
    expect(bad?.states).toBeLessThan(10);
    // What is proved is not looked at, and the file says nothing of it. The count that comes to rest is not done.
    expect(good?.text).not.toMatch(/cannot hold|assert\(false\)/);
    expect(good?.errors).toBe(1);
  });

  it('and lets off a store that comes behind a stop in one step, which we do not make either', () => {
    const [n, gone] = [inMachine('n', { max: 3 }), poolBlock('block')];
    const model = smallModel({
      processors: 1,
      threads: {
        A: [set(n, 1), ExFreePool(gone), set(n, 0), code('p->n--;', 'counts', touch(gone.memory), put(n, minus(n, 1)))],
      },
    });
    const [ours, spins] = [search(model), spinCounts(promelaOf(model))];
    expect([spins.states, spins.errors]).toEqual([ours.states, 0]);
  });

  it.each<[string, Model, number]>([
    ['of which nothing is asked', modelFrom(specOf([])), 0],
    [
      'without a thread, whose device asks whether some thread is there',
      modelFrom(
        specOf([
          {
            ...nothing,
            devices: [
              {
                name: 'd',
                events: [{ name: 'e', says: 's', when: not(or(flag, someThread(1))), act: [put(flag, 1)] }],
              },
            ],
          },
        ]),
      ),
      0,
    ],
    [
      'whose names and sentences end a comment',
      modelFrom(
        specOf([
          {
            ...threadsRun({ name: 'A */ B', routine: lines('R */ S', plain('x */ 2;')) }),
            devices: [{ name: 'd */', events: [{ name: 'e', says: '*/ acts', when: not(flag), act: [put(flag, 1)] }] }],
          },
        ]),
      ),
      0,
    ],
  ])('it reads a computer %s', (_, model, errors) => {
    const spin = spinCounts(promelaOf(model));
    expect([spin.states, spin.errors]).toEqual([search(model).states, errors]);
  });

  it('it tells states apart by a variable that nobody reads any more, as we do, and would not unless told to', () => {
    const [x, y] = [inMachine('x'), inMachine('y')];
    const model = smallModel({
      processors: 1,
      threads: { Writer: [set(x, 1)], Reader: [when('x', x, [set(y, 1)]), plain()] },
    });
    const ours = search(model).states;
    expect(spinCounts(promelaOf(model)).states).toBe(ours);
    expect(spinCounts(promelaOf(model), { resetsDeadVariables: true }).states).toBeLessThan(ours);
  });
});
