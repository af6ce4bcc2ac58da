import { describe, expect, it } from 'vitest';
import { LET_STAND } from '../support/letStand.ts';
import { MUTATIONS, noticedBy } from '../support/mutations.ts';

describe('every line of both driver models counts', () => {
  const unnoticed = new Set<string>();
  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    '%s: some claim of the book fails, or a reason is given',
    (_, mutation) => {
      const noticed = noticedBy(mutation);
      if (noticed === null) unnoticed.add(mutation.what);
      expect(noticed !== null || LET_STAND.some(({ what }) => what === mutation.what)).toBe(true);
    },
  );

  it('no reason is given for damage that is noticed', () => {
    expect(LET_STAND.filter(({ what }) => !unnoticed.has(what))).toEqual([]);
  });
});
