/** The hash table of states, against a Map. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateTable } from '../src/sim/explore/stateTable.ts';

/** Few different words, so that states come again and hashes meet. */
const someStates = (words: number) =>
  fc.array(fc.array(fc.constantFrom(0, 1, -1, 0x7fffffff, 12_345), { minLength: words, maxLength: words }), {
    maxLength: 300,
  });

const write = (table: StateTable, state: readonly number[]): void => table.arena.set(state, table.free);

describe('the table of states', () => {
  it.each([1, 2, 5])('numbers states of %i words as a Map does, and finds each again', (words) => {
    fc.assert(
      fc.property(someStates(words), (states) => {
        const [table, map] = [new StateTable(words), new Map<string, number>()];
        for (const state of states) {
          const known = map.get(state.join()) ?? map.size;
          map.set(state.join(), known);
          write(table, state);
          expect(table.enter(Number.POSITIVE_INFINITY)).toBe(known);
        }
        expect(table.states).toBe(map.size);
        for (const state of states) {
          write(table, state);
          expect(table.lookUp()).toBe(map.get(state.join()));
        }
        expect(table.states).toBe(map.size);
      }),
    );
  });

  it('grows as far as it must, and keeps every number', () => {
    const table = new StateTable(2);
    for (let state = 0; state < 20_000; state++) {
      write(table, [state, state * 7]);
      expect(table.enter(Number.POSITIVE_INFINITY)).toBe(state);
    }
    for (const state of [0, 1, 1_023, 1_024, 1_025, 19_999]) {
      write(table, [state, state * 7]);
      expect(table.lookUp()).toBe(state);
    }
    expect(table.bytes.used).toBeLessThanOrEqual(table.bytes.allocated);
  });

  it('takes in no state past its bound, and still knows those that it has', () => {
    const table = new StateTable(1);
    for (const state of [10, 20]) {
      write(table, [state]);
      table.enter(2);
    }
    write(table, [30]);
    expect(table.enter(2)).toBe(-1);
    expect(table.lookUp()).toBe(-1);
    write(table, [20]);
    expect(table.enter(2)).toBe(1);
  });
});
