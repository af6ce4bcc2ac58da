import { describe, expect, it } from 'vitest';
import { buildsOf } from '../src/sim/computer/runnable.ts';
import { inWords, type Setting } from '../src/sim/computer/setting.ts';
import { distinctSymptoms } from '../src/sim/explore/report.ts';
import { CASE_NAMES, caseOf, routinesOf, settingOf } from '../src/sim/library/index.ts';
import { explore } from '../tools/explored.ts';
import { brokenPromise, expectedBehind, leftBehind, symptomsOf, TRUTH_TABLE, verdictOf } from '../tools/truthTable.ts';
import { breachesOf } from './support/lockDiscipline.ts';

describe('the truth table of the articles', () => {
  it.each(TRUTH_TABLE.map((row) => [`${row.claim} (${inWords(row.setting)})`, row] as const))('%s', (_, row) => {
    const { setting, expected, symptoms, states, transitions } = row;
    const exploration = explore(setting);
    expect(exploration.complete).toBe(true);
    expect(verdictOf(exploration)).toBe(expected);
    expect(symptomsOf(exploration)).toBe(symptoms);
    expect(leftBehind(exploration)).toBe(expectedBehind(row));
    expect(breachesOf(exploration.model)).toEqual([]);
    expect(brokenPromise(exploration)).toBeNull();
    expect([exploration.space.states, exploration.space.transitions]).toEqual([states, transitions]);
  });

  const fading = TRUTH_TABLE.filter(({ allDeadAfter }) => allDeadAfter !== undefined);
  it.each(fading.map((row) => [inWords(row.setting), row.allDeadAfter, row] as const))(
    '%s: after %i further requests every question is dead, and not before',
    (_, after, { setting }) => {
      for (const row of distinctSymptoms(explore(setting))) {
        const dead = row.map(({ life, after: requests }) => (life === 'dead' ? 0 : requests));
        expect(Math.max(...dead.map((requests) => requests ?? Number.POSITIVE_INFINITY))).toBe(after);
      }
    },
  );
});

describe('what holds of every case', () => {
  it.each(CASE_NAMES)(
    '%s claims for every form of the driver, every load and every number of processors that a reader can choose',
    (name) => {
      const { loads, processors } = caseOf(name);
      /** Builds have the same form where every routine is the same. */
      const formOf = (build: string | null) => {
        const routines = (of: string | null) => Object.values(routinesOf(settingOf({ case: name, build: of })));
        const own = routines(build);
        return buildsOf(caseOf(name)).find((other) => routines(other).every((one, at) => one === own[at]));
      };
      const rows = TRUTH_TABLE.filter(({ setting }) => setting.case === name).map(({ setting }) => setting);
      const chosen = (choices: readonly unknown[], of: (setting: Setting) => unknown) =>
        choices.filter((choice) => !rows.some((setting) => of(setting) === choice));
      expect({
        forms: chosen(buildsOf(caseOf(name)).map(formOf), ({ build }) => formOf(build)),
        loads: chosen(
          loads.map((load) => load.name),
          ({ load }) => load,
        ),
        processors: chosen(processors.choices, (setting) => setting.processors),
      }).toEqual({ forms: [], loads: [], processors: [] });
    },
  );

  it.each(CASE_NAMES)('%s claims a bad end, and a setting that has none', (name) => {
    const expected = new Set(TRUTH_TABLE.filter(({ setting }) => setting.case === name).map((row) => row.expected));
    expect(expected.has('no hang') && expected.size > 1).toBe(true);
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
