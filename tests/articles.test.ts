import { describe, expect, it } from 'vitest';
import { settingOf } from '../src/sim/library/index.ts';
import { explore } from './support/explored.ts';
import { breachesOf } from './support/lockDiscipline.ts';
import {
  brokenPromise,
  expectedBehind,
  leftBehind,
  nameOf,
  probesOf,
  TRUTH_TABLE,
  verdictOf,
} from './support/truthTable.ts';

describe('the truth table of the articles', () => {
  it.each(TRUTH_TABLE.map((row) => [`${row.claim} (${nameOf(row.setting)})`, row] as const))('%s', (_, row) => {
    const { setting, expected, probes, states, transitions } = row;
    const exploration = explore(setting);
    expect(exploration.complete).toBe(true);
    expect(verdictOf(exploration)).toBe(expected);
    expect(probesOf(exploration)).toBe(probes);
    expect(leftBehind(exploration)).toBe(expectedBehind(row));
    expect(breachesOf(exploration.model)).toEqual([]);
    expect(brokenPromise(exploration)).toBeNull();
    expect([exploration.space.states, exploration.space.transitions]).toEqual([states, transitions]);
  });
});

describe('what holds of every case', () => {
  it('a machine of which nothing has been asked yet answers every probe', () => {
    for (const setting of [
      settingOf({ case: 'Q177245', load: 'address-only' }),
      settingOf({ case: 'Q297040', registry: { SynAttackProtect: '0' } }),
    ]) {
      for (const processors of [1, 2, 4]) {
        const { verdict } = explore({ ...setting, processors });
        expect(verdict).toBe('no-hang');
      }
    }
  });

  it('an exploration that reaches its bound says so and is not a proof', () => {
    const { verdict, complete, inevitable, doomed, space } = explore(settingOf({ case: 'Q177245' }), 100);
    expect({ verdict, complete, inevitable, doomed, states: space.states }).toEqual({
      verdict: 'gave-up',
      complete: false,
      inevitable: null,
      doomed: null,
      states: 100,
    });
    expect(space.expanded).toBeLessThan(100);
  });

  it('a hang found before the bound is a hang, but not a proof of what else happens', () => {
    const { verdict, complete, inevitable } = explore(settingOf({ case: 'Q177245' }), 1900);
    expect({ verdict, complete, inevitable }).toEqual({ verdict: 'hang', complete: false, inevitable: null });
  });
});
