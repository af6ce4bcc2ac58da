import type { Activity } from '../computer/activity.ts';
import { nextStep } from '../kernel/thread.ts';
import type { Place } from '../terms.ts';
import type { Machine, Model } from './model.ts';
import { readPlace } from './read.ts';

/**
 * A machine of a smaller computer, as a machine of one that has more asked of it.
 *
 * Every place keeps its value; what only the larger one has starts as it does there, and what the
 * added activities put in is put in.
 */
export function carryOver(from: Model, machine: Machine, to: Model, added: readonly Activity[]): Machine {
  const after = to.start.slice();
  // What to wait for may have another number there: things that only a device or a thread's start speaks of are met last.
  const meant = (place: Place, value: number): number => {
    const waitable = place.numberOf === 'waitable' ? from.layout.waitables[value - 1] : undefined;
    return waitable ? (to.layout.known.constant({ idOf: waitable }) ?? 0) : value;
  };
  // A thread that has ended has no variables, those that only the larger computer speaks of among them.
  const hasEnded = (thread: number): boolean => readPlace(from, machine, nextStep, thread) === 0;
  const begun = new Map(added.flatMap(({ begins }) => begins.map(([place, value]) => [place.name, value] as const)));
  for (const scope of ['machine', 'processor', 'thread'] as const) {
    const part = {
      machine: { start: 0, stride: 0, count: 1 },
      processor: to.layout.processors,
      thread: { ...to.layout.threads, count: from.layout.threads.count },
    }[scope];
    for (const [o, place] of to.layout.places[scope].entries()) {
      if (begun.has(place.name)) continue;
      for (let number = 0; number < part.count; number++)
        after[part.start + number * part.stride + o] =
          scope === 'thread' && hasEnded(number) ? 0 : meant(place, readPlace(from, machine, place, number));
    }
  }
  return after;
}
