import { describe, expect, it, test } from 'vitest';
import type { ProductLine } from '../src/content/lists.ts';
import { ruleOfDay, ruleOfPack, standingOf } from '../src/content/standing.ts';
import { readBook } from './support/book.ts';

const { builds, standings } = readBook();
const rulesOf = (name: string) => standings.find(({ id }) => id === name)?.data.rules ?? [];

/** What the sources come to for well-known files, as a person reads them: case, line, build or day or pack, standing and basis. */
const EXPECTED: readonly (readonly [string, ProductLine, string, string])[] = [
  ['Q177245', 'nt4', 'nt4-rtm', 'affected, inferred'],
  ['Q177245', 'nt4', 'nt4-1997-07-07', 'affected, inferred'],
  ['Q177245', 'nt4', 'nt4-sp3', 'affected, inferred'],
  ['Q177245', 'nt4', '1997-11-20', 'affected, inferred'],
  ['Q177245', 'nt4', 'nt4-1997-11-21', 'fixed here, documented'],
  ['Q177245', 'nt4', 'nt4-1997-11-25', 'unknown, documented'],
  ['Q177245', 'nt4', 'nt4-1997-12-01', 'unknown, documented'],
  ['Q177245', 'nt4', 'nt4-1998-01-09', 'fixed here, documented'],
  ['Q177245', 'nt4', 'nt4-1998-04-28', 'unknown, inferred'],
  ['Q177245', 'nt4', 'nt4-sp4', 'fixed here, documented'],
  ['Q177245', 'nt4', 'nt4-1998-11-11', 'not affected, inferred'],
  ['Q177245', 'nt4', 'nt4-sp5', 'not affected, inferred'],
  ['Q177245', 'nt4', 'post-sp6a-unnamed', 'not affected, inferred'],
  ['Q177245', 'nt4', 'nt4-2002-07-18', 'not affected, inferred'],
  ['Q177245', 'tse', '1999-07-20', 'affected, inferred'],
  ['Q177245', 'tse', 'tse-1999-07-21', 'fixed here, documented'],
  ['Q177245', 'tse', 'tse-1999-09-01', 'not affected, inferred'],
  ['Q177245', 'tse', 'post-sp6a-unnamed', 'not affected, inferred'],
  ['Q177245', 'tse', 'tse-sp4', 'unknown, documented'],
  ['Q177245', 'tse', 'tse-sp5', 'not affected, inferred'],
  ['Q177245', 'tse', 'tse-srp', 'not affected, inferred'],
  ['Q177245', 'nt351', 'nt351-1999-02-04', 'unknown, documented'],
  ['Q177245', 'w2k', 'w2k-2001-01-17', 'unknown, documented'],
  ['Q297040', 'nt4', 'nt4-rtm', 'not affected, inferred'],
  ['Q297040', 'nt4', 'nt4-1999-10-07', 'not affected, inferred'],
  ['Q297040', 'nt4', 'nt4-sp6a', 'not affected, inferred'],
  ['Q297040', 'nt4', 'nt4-1999-11-22', 'unknown, documented'],
  ['Q297040', 'tse', 'nt4-2000-05-26', 'unknown, documented'],
  ['Q297040', 'tse', 'tse-2000-09-26', 'unknown, documented'],
  ['Q297040', 'nt4', 'nt4-2000-11-29', 'unknown, documented'],
  ['Q297040', 'nt4', 'post-sp6a-unnamed', 'affected, documented'],
  ['Q297040', 'tse', 'post-sp6a-unnamed', 'affected, documented'],
  ['Q297040', 'nt4', 'nt4-2001-04-27', 'fixed here, documented'],
  ['Q297040', 'nt4', '2001-04-28', 'not affected, inferred'],
  ['Q297040', 'nt4', 'nt4-srp', 'unknown, documented'],
  ['Q297040', 'tse', 'tse-sp6', 'not affected, inferred'],
  ['Q297040', 'tse', 'tse-srp', 'unknown, documented'],
  ['Q297040', 'nt4', 'nt4-2001-11-15', 'not affected, inferred'],
  ['Q297040', 'nt351', 'nt351-1998-01-14', 'unknown, documented'],
];

describe('what the sources come to', () => {
  test.each(EXPECTED)('%s on %s: %s is %s', (name, line, what, expected) => {
    const rules = rulesOf(name);
    const build = builds.find(({ id }) => id === what);
    const rule = /^\d/.test(what)
      ? ruleOfDay(rules, line, new Date(what))
      : build
        ? standingOf(rules, what, build.data, line)
        : ruleOfPack(rules, what);
    expect(`${rule?.is}, ${rule?.basis}`).toBe(expected);
  });

  it('a build that comes with a pack is what the pack is', () => {
    for (const { id, data } of standings)
      for (const build of builds)
        for (const pack of build.data.packs)
          expect(standingOf(data.rules, build.id, build.data, build.data.lines[0] as ProductLine), id).toBe(
            ruleOfPack(data.rules, pack),
          );
  });

  it('a build that corrects the problem of a case by its own account is fixed here for the case', () => {
    for (const { id: name, data } of standings)
      for (const { id, data: build } of builds.filter((one) => one.data.fixes.some(({ kb }) => kb === name)))
        for (const line of build.lines) expect(standingOf(data.rules, id, build, line).is, id).toBe('fixed here');
  });
});
