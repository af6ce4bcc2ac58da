/** Two values where one is wanted, and a step that is none: told, and none is chosen in silence. */
import { describe, expect, it } from 'vitest';
import { readAddress } from '../src/diagnose/address.ts';
import { readStop } from '../src/diagnose/stops.ts';
import { registryIn } from '../src/embed/frame/opening.ts';
import { readWishes } from '../src/embed/frame/wishes.ts';
import { readSelection } from '../src/islands/builds/selection.ts';
import { readComparison } from '../src/islands/compare/comparison.ts';
import { LIBRARY, readSchedule, settingOf } from '../src/sim/library/index.ts';
import { setTwice } from '../src/sim/outside.ts';
import { knowledge } from './support/knowledge.ts';

const { build: _, ...under } = settingOf({ case: 'Q177245' });
const HOME = { one: 'nt4-sp3', other: 'nt4-sp4', under };
const BUILDS = new Map([
  ['nt4-sp3', 'SP3'],
  ['nt4-sp4', 'SP4'],
]);
const TABLE = { facets: { line: ['nt4', 'nt351'] }, orders: ['date'], served: 'date' };

describe('a value that is set twice', () => {
  it.each([
    ['processors', () => readComparison(LIBRARY, 'processors=1&processors=2', HOME, BUILDS).problem],
    ['one', () => readComparison(LIBRARY, 'one=nt4-sp3&one=nt4-sp4', HOME, BUILDS).problem],
    ['SynAttackProtect', () => readComparison(LIBRARY, 'SynAttackProtect=2&SynAttackProtect=1', HOME, BUILDS).problem],
    ['processors', () => readAddress('#processors=2&processors=1', knowledge).problems[0]],
    ['stop', () => readAddress('#stop=none&stop=0xA', knowledge).problems[0]],
    ['line', () => readSelection('line=nt4&line=nt351', TABLE).problem],
    ['sort', () => readSelection('sort=date&sort=-date', TABLE).problem],
    ['step', () => readWishes('step=1&step=2', 'machine').problems[0]],
    ['registry', () => readWishes('registry=A.1&registry=A.2', 'machine').problems[0]],
    ['schedule', () => readWishes('A~Q177245~.0&schedule=A~Q177245~.0', 'machine').problems[0]],
    ['p', () => readSchedule('A~Q177245~p2~p3~.0', 'Q177245').problem],
    ['b', () => readSchedule('A~Q177245~bnt4-sp3~bnt4-sp4~.0', 'Q177245').problem],
    [
      'rSynAttackProtect',
      () => readSchedule('A~Q177245~rSynAttackProtect.2~rSynAttackProtect.1~.0', 'Q177245').problem,
    ],
  ])('%s: it is said to be', (name, told) => {
    expect(told()).toMatch(new RegExp(`^(In the link )?"${name}" is set twice; write it once\\.`));
  });

  it('is told in a registry attribute as everywhere', () => {
    expect(() => registryIn('A=1, A=2')).toThrow('"A" is set twice; write it once.');
  });

  it('is told once for each name, and one that is set once never', () => {
    expect(setTwice(['a', 'b', 'a', 'a', 'b', 'c'])).toEqual([
      '"a" is set twice; write it once.',
      '"b" is set twice; write it once.',
    ]);
    expect(setTwice(['a', 'b'])).toEqual([]);
  });
});

describe('the moment of a link', () => {
  const RUN = 'A~Q177245~a00000f1111111111.28';
  it.each(['-1', '1e9', '1.5', '', '@3', '3.', '100000'])(
    '"%s" is said to be no step, and the run is there to its last',
    (moment) => {
      const { schedule, problem } = readSchedule(`${RUN}@${moment}`, 'Q177245');
      expect(problem).toBe(
        `The link shows "${moment}", where the number of a step is expected. The page shows the last.`,
      );
      expect([schedule.steps.length, schedule.shown]).toEqual([28, 28]);
    },
  );
});

it('a million characters in the place of a stop are not read, and it is said why', () => {
  expect(readStop('0x1 '.repeat(250_000)).says).toMatch(/^A stop is one line, and this has 1,000,000 characters\./);
});
