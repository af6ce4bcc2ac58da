import { describe, expect, it } from 'vitest';
import { LET_STAND } from '../tools/truthTable.ts';
import { changedBy, SYSTEM_DAMAGES } from './support/kernelMutations.ts';
import { SYSTEM_LET_STAND } from './support/letStand.ts';
import { MUTATIONS, noticedBy } from './support/mutations.ts';

/** A sample of the whole sweep in tests/full: every dropped release, every inverted test, and every fifteenth of the rest. */
const SAMPLE = MUTATIONS.filter(
  ({ what }, at) => what.startsWith('drops KeRelease') || what.startsWith('inverts') || at % 15 === 0,
);

describe('a sample of damage to the driver models', () => {
  it.each(SAMPLE.map((mutation) => [mutation.name, mutation] as const))(
    '%s: some claim of the book fails, or a reason is given',
    (_, mutation) => {
      expect(noticedBy(mutation) !== null || LET_STAND.some(({ what }) => what === mutation.what)).toBe(true);
    },
  );
});

describe('a sample of damage to the kernel and the world', () => {
  const sample = SYSTEM_DAMAGES.filter((_, at) => at % 9 === 0);
  it.each(sample.map((damage) => [damage.name, damage] as const))(
    '%s: a count changes, or a reason is given',
    (name, damage) => {
      expect(SYSTEM_LET_STAND.some((one) => one.name === name) || changedBy(damage)).toBeTruthy();
    },
  );

  it('a computer without damage is as it was, and so it is again after each damage', () => {
    expect(changedBy({ name: 'nothing' })).toBeNull();
  });
});
