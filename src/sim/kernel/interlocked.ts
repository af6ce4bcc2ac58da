import { valueText } from '../spell/expression.ts';
import { aCount, aPointer, aValue, aVariable } from '../spell/holes.ts';
import { item } from '../spell/item.ts';
import { sayValue } from '../spell/statements.ts';
import { eq, given, minus, plus, put } from '../terms.ts';

// To read a variable and to write it is one step, whatever other processors do.

export const InterlockedIncrement = item`InterlockedIncrement(&${aCount});`.does((count) => ({
  act: [put(count, plus(count, 1))],
  says: `adds one to ${count.name}`,
}));
export const InterlockedDecrement = item`InterlockedDecrement(&${aCount});`.does((count) => ({
  act: [put(count, minus(count, 1))],
  says: `takes one from ${count.name}`,
}));
/** It gives back what this very decrement left: that is 0 for one caller only. */
export const wasLast = item`InterlockedDecrement(&${aCount}) == 0`.tests((count) => ({
  test: eq(count, 1),
  act: [put(count, minus(count, 1))],
}));

/** Takes what a pointer leads to, and leaves NULL. */
export const takeAll = item`${aPointer} = InterlockedExchange(&${aPointer}, NULL);`.does((to, from) => ({
  act: [put(to, from), put(from, 0)],
  says: `takes what ${from.name} leads to, and leaves NULL there`,
}));

/** Writes the first value if the variable has the second, else nothing. */
export const InterlockedCompareExchange = item`InterlockedCompareExchange(&${aVariable}, ${aValue}, ${aValue});`.does(
  (place, value, old) => ({
    act: [given(eq(place, old), [put(place, value)])],
    says: {
      test: eq(place, old),
      then: sayValue(place, value),
      otherwise: `finds that ${place.name} is not ${valueText(place, old)}, and leaves it alone`,
    },
  }),
);
