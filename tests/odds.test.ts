import { describe, expect, it } from 'vitest';
import { threadsRun } from '../src/sim/computer/activity.ts';
import { type Exploration, exploringFrom } from '../src/sim/explore/explore.ts';
import { whoCanReach } from '../src/sim/explore/graph.ts';
import { chances } from '../src/sim/explore/odds.ts';
import { reportOf } from '../src/sim/explore/report.ts';
import { chance } from '../src/sim/explore/runs.ts';
import { type Following, solveChain } from '../src/sim/explore/solve.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { and, eq, forever, inMachine, leave, line, lt, plus, put } from '../src/sim/terms.ts';
import { modelWith } from '../tools/explored.ts';
import { lines } from './support/small.ts';

/**
 * A counter that has to come to `most`, with a clock that sets it back: as likely as not after every step. Only at the
 * end two race for the outcome, so a run goes round 2^most times before anything is decided, and then it is one half.
 */
function race(most: number): Exploration {
  const [count, outcome] = [inMachine('count', { max: 255 }), inMachine('outcome', { max: 2 })];
  const counts = line('count++;', {
    when: lt(count, most),
    act: [put(count, plus(count, 1))],
    says: 'counts',
    again: lt(plus(count, 1), most),
  });
  const wins = line('outcome = 1;', { when: eq(outcome, 0), act: [put(outcome, 1)], says: 'is first' });
  const clock = {
    name: 'clock',
    events: [
      { name: 'reset', says: 'sets the count back', when: and(lt(count, most), lt(0, count)), act: [put(count, 0)] },
      { name: 'first', says: 'is first', when: and(eq(count, most), eq(outcome, 0)), act: [put(outcome, 2)] },
    ],
  };
  const run = threadsRun({ name: 'A', routine: lines('Race', forever(counts, wins, leave())), runsOn: 0 });
  const model = modelWith(settingOf({ case: 'spin-lock', processors: 1 }), [{ ...run, devices: [clock] }]);
  const { advance, result } = exploringFrom(model, model.start);
  while (advance(1 << 16));
  return result();
}
const canHang = ({ space, doomed }: Exploration): Uint8Array =>
  whoCanReach(
    space,
    [...(doomed ?? [])].flatMap((one, state) => (one === 1 ? [state] : [])),
  );

describe('the exact chance of a hang', () => {
  it.each([10, 20, 30, 50])('is one half where a clock can set a counter back %s times in a row', (most) => {
    const x = race(most);
    expect(chances(x, canHang(x))?.[0]).toBeCloseTo(0.5, 12);
  });

  it('is given up, and no figure stands in for it, where a component takes too much work', () => {
    const x = race(20);
    expect(chances(x, canHang(x), 5)).toBeNull();
  });

  it('is beside the trials in a report', () => {
    const { odds } = reportOf(race(5));
    expect(odds?.exact).toBeCloseTo(0.5, 12);
    expect(odds?.trials?.low).toBeLessThan(0.5);
    expect(odds?.trials?.high).toBeGreaterThan(0.5);
  });
});

describe('a chain', () => {
  /** A chain made by chance: state 0 is bad, state 1 good, the others go on to a few. */
  const chainOf = (seed: number, states: number): Following => {
    const next = chance(seed);
    const all = Array.from({ length: states }, (_, state) => {
      if (state < 2) return [];
      const ways = 1 + Math.floor(next() * 3);
      const rare = next() < 0.2;
      return Array.from({ length: ways }, (_, way) => {
        const to = rare && way > 0 ? way - 1 : Math.floor(next() * states);
        return [to, rare ? (way === 0 ? 1 - (ways - 1) / 1024 : 1 / 1024) : 1 / ways] as const;
      });
    });
    return (state) => all[state] ?? [];
  };

  it('fulfils its own equations in every state, and has no chance where neither end can be reached', () => {
    for (let seed = 0; seed < 200; seed++) {
      const states = 3 + (seed % 40);
      const following = chainOf(seed, states);
      const open = Array.from({ length: states - 2 }, (_, at) => at + 2);
      const solved = new Float64Array(states);
      solved[0] = 1;
      expect(solveChain(open, following, solved)).toBe(true);
      // The equations have one solution once it is said who comes to the bad end at all.
      const reaches = new Set([0]);
      for (let before = 0; before < reaches.size; ) {
        before = reaches.size;
        for (const state of open) if (following(state).some(([to]) => reaches.has(to))) reaches.add(state);
      }
      for (const state of open) {
        const next = following(state).reduce((sum, [to, share]) => sum + share * (solved[to] ?? 0), 0);
        expect(Math.abs((solved[state] ?? 2) - next)).toBeLessThan(1e-14);
        expect((solved[state] ?? 0) > 0).toBe(reaches.has(state));
      }
    }
  });
});
