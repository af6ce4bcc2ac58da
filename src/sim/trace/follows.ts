import { enabledSteps, takeStep } from '../machine/doors.ts';
import type { Machine, Model } from '../machine/model.ts';

/** An end is a handful of machines. Past so many the question is given up: nothing is claimed for ever that was not seen. */
const MOST = 5000;

/** Every machine that can follow from one, itself first; null where there are too many. */
export function whatFollows(model: Model, machine: Machine, most = MOST): readonly Machine[] | null {
  const all = [machine];
  const seen = new Set([machine.join()]);
  for (let at = 0; at < all.length; at++) {
    const here = all[at] as Machine;
    for (const step of enabledSteps(model, here)) {
      const next = takeStep(model, here, step);
      const key = next.join();
      if (seen.has(key)) continue;
      if (all.length === most) return null;
      seen.add(key);
      all.push(next);
    }
  }
  return all;
}
