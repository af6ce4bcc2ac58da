/** What an element writes into the address of its frame. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressed, MOST_READ, readable } from '../src/sim/outside.ts';

describe('what an element writes into the address of its frame', () => {
  it('is an address whatever the text is, and reads as the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(decodeURIComponent(addressed(text))).toBe(text.toWellFormed());
      }),
    );
    expect(addressed('\ud800')).toBe('%EF%BF%BD');
  });

  it('is cut where its reader still says that it is too long', () => {
    const cut = decodeURIComponent(addressed('%'.repeat(1_000_000)));
    expect(cut).toHaveLength(MOST_READ + 1);
    expect(readable(cut).cut).toContain('The address is too long');
  });
});
