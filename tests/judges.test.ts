/** What a run of the tests says of its outside judges. */
import { describe, expect, it } from 'vitest';
import { summon } from '../tools/judges.ts';

const JUDGES = [
  { name: 'Spin', whyNot: null },
  { name: 'WebKit', whyNot: 'It is not installed here.' },
];

describe('the outside judges of a run', () => {
  it('each has a line: it judged, or why it did not', () => {
    expect(summon('', JUDGES)).toEqual({
      lines: ['Spin     judged', 'WebKit   did not judge: It is not installed here.'],
      missing: [],
    });
  });

  it('one that was expected and did not judge is missing', () => {
    expect(summon('spin, webkit', JUDGES).missing).toEqual([
      'WebKit was expected and did not judge. It is not installed here.',
    ]);
    expect(summon('Spin', JUDGES).missing).toEqual([]);
  });

  it('a name of no judge is told, with the choices', () => {
    expect(summon('spim', JUDGES).missing).toEqual([
      'EXPECT_JUDGES names "spim", and there is no such judge; there are spin, webkit.',
    ]);
  });
});
