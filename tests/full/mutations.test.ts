import { describe, expect, it } from 'vitest';
import { LET_STAND } from '../../tools/truthTable.ts';
import { changedBy, SYSTEM_DAMAGES } from '../support/kernelMutations.ts';
import { SYSTEM_LET_STAND } from '../support/letStand.ts';
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

describe('every line, switch and act of the kernel and of the world counts', () => {
  const unnoticed = new Set<string>();
  it.each(SYSTEM_DAMAGES.map((damage) => [damage.name, damage] as const))(
    '%s: a count changes, or a reason is given',
    (name, damage) => {
      const change = changedBy(damage);
      if (change === null) unnoticed.add(name);
      expect(change !== null || SYSTEM_LET_STAND.some((one) => one.name === name)).toBe(true);
    },
  );

  it('no reason is given for damage that is noticed', () => {
    expect(SYSTEM_LET_STAND.filter(({ name }) => !unnoticed.has(name))).toEqual([]);
  });
});
