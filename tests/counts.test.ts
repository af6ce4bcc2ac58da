import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileOf, withCounts } from '../scripts/counts.ts';
import { CASE_NAMES, CONCEPT_NAMES } from '../src/sim/library/index.ts';
import { claimsOf } from '../tools/truthTable.ts';

describe('the golden counts of claims', () => {
  it.each([...CASE_NAMES, ...CONCEPT_NAMES])('%s owes none (else: npm run counts), and says no claim twice', (name) => {
    const text = readFileSync(fileOf(name), 'utf8');
    expect(withCounts(text, name)).toBe(text);
    const claims = claimsOf(name).map(({ claim }) => claim);
    expect(claims.length).toBeGreaterThan(0);
    expect(new Set(claims).size).toBe(claims.length);
  });

  it('that are owed are filled in with what a search finds, and those that are there stay', () => {
    const text = readFileSync(fileOf('double-free'), 'utf8');
    const owing = text.replace(/1: \[\d+, \d+\]/, '1: [0, 0]');
    expect(owing).not.toBe(text);
    expect(withCounts(owing, 'double-free')).toBe(text);
    const wrong = text.replace(/1: \[\d+, \d+\]/, '1: [7, 7]');
    expect(withCounts(wrong, 'double-free')).toBe(wrong);
    expect(withCounts(wrong, 'double-free', true)).toBe(text);
  });

  it('that cannot be told apart in the file are refused with a sentence', () => {
    const text = readFileSync(fileOf('double-free'), 'utf8');
    expect(() => withCounts(text.replace('counts: {', 'counted: {'), 'double-free')).toThrow(
      /^double-free makes \d+ claims, and its file has \d+ times "counts:"\. Write each out\.$/,
    );
  });
});
