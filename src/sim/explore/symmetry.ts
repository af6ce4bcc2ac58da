import { running } from '../kernel/thread.ts';
import type { Model } from '../machine/model.ts';
import type { Routine } from '../terms.ts';

/**
 * Puts threads that run the same routine into a fixed order, in place: machines that differ only in
 * which of them is where become one.
 *
 * Sound because nothing tells such threads apart. A place never holds a thread's number but for the
 * processors' own, which are renumbered along; where NT would pick one of several sleepers, those that
 * can be picked are alike to the byte. The completion of a load asks for all of them or for none.
 *
 * @returns null where no two threads run the same routine.
 */
export function likeThreadsOrdered({ computer, layout }: Model): ((machine: Uint8Array) => void) | null {
  const byRoutine = new Map<Routine, number[]>();
  for (const [number, { routine }] of computer.threads.entries())
    byRoutine.set(routine, [...(byRoutine.get(routine) ?? []), number]);
  const groups = [...byRoutine.values()].filter(({ length }) => length > 1);
  const on = layout.byteOf(running);
  if (groups.length === 0 || on === null) return null;
  const { processors, threads } = layout;
  const recordOf = (number: number): number => threads.start + number * threads.stride;
  const processorOf = (machine: Uint8Array, number: number): number => {
    for (let processor = 0, p = processors.start; processor < processors.count; processor++, p += processors.stride)
      if (machine[p + on] === number + 1) return p;
    return -1;
  };

  /** By the thread's own bytes, then by where it runs. */
  const isBefore = (machine: Uint8Array, one: number, other: number): boolean => {
    for (let byte = 0, a = recordOf(one), b = recordOf(other); byte < threads.stride; byte++, a++, b++) {
      const difference = (machine[a] as number) - (machine[b] as number);
      if (difference !== 0) return difference < 0;
    }
    return processorOf(machine, one) < processorOf(machine, other);
  };
  const exchange = (machine: Uint8Array, one: number, other: number): void => {
    const [first, second] = [processorOf(machine, one), processorOf(machine, other)];
    if (first >= 0) machine[first + on] = other + 1;
    if (second >= 0) machine[second + on] = one + 1;
    for (let byte = 0, a = recordOf(one), b = recordOf(other); byte < threads.stride; byte++, a++, b++) {
      const kept = machine[a] as number;
      machine[a] = machine[b] as number;
      machine[b] = kept;
    }
  };
  return (machine) => {
    for (const group of groups) {
      for (let place = 1; place < group.length; place++) {
        for (let at = place; at > 0 && isBefore(machine, group[at] as number, group[at - 1] as number); at--)
          exchange(machine, group[at] as number, group[at - 1] as number);
      }
    }
  };
}
