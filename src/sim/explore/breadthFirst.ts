/** The search itself: breadth first, so the first way found to a machine is a shortest one. */
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { foundStates } from './foundStates.ts';
import { whyNotInert } from './inert.ts';
import type { Search } from './space.ts';
import { inertRunner } from './withoutInert.ts';

export interface LeavesOut {
  /** Machines between a step and what nobody can see. */
  readonly inert: boolean;
  /** Machines that differ only in which of several like threads is where: puts them in one order. */
  readonly order: ((machine: Machine) => void) | null;
}

/** @param maxStates past so many machines nothing new is taken in, and the space stays incomplete: a bound, not a proof */
export function breadthFirst(model: Model, start: Machine, maxStates: number, { inert, order }: LeavesOut): Search {
  const { compiled, layout } = model;
  const found = foundStates(model, maxStates);
  // The machine that is worked on, and the one that a step makes of it: copied by words, which is quicker.
  const hereWords = new Int32Array(Math.ceil(layout.width / 4));
  const nextWords = new Int32Array(hereWords.length);
  const here = new Uint8Array(hereWords.buffer);
  const next = new Uint8Array(nextWords.buffer);
  const runInert = inert ? inertRunner(model, next) : null;
  const { space } = found;
  let refused = false;

  const follow = (step: Step): void => {
    if (refused) return;
    for (let word = 0; word < nextWords.length; word++) nextWords[word] = hereWords[word] as number;
    compiled[step]?.take(next, 0);
    runInert?.(step);
    order?.(next);
    const to = found.enter(next, space.expanded, step);
    if (to < 0) refused = true;
    else found.addEdge(to, step);
  };
  /** Takes every step out of the next machine. False if the bound was in the way: then it counts as not worked on. */
  const expand = (): boolean => {
    found.begin();
    found.read(space.expanded, here);
    model.forEachEnabled(here, 0, follow);
    if (refused) found.undo();
    else found.end();
    return !refused;
  };

  found.enter(start, -1, 0);
  return {
    space,
    whyNotReduced: () => (inert ? whyNotInert(model) : null),
    advance: (machines) => {
      for (const end = space.expanded + machines; space.expanded < end && space.expanded < space.states; )
        if (!expand()) return false;
      return space.expanded < space.states;
    },
  };
}
