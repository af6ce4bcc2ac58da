/** The reduction that does not tell like threads apart, on top of the one without inert steps: see symmetry.ts for when that may be done. */
import type { Machine, Model } from '../machine/model.ts';
import { breadthFirst } from './breadthFirst.ts';
import { whyNotInert } from './inert.ts';
import type { Search, Space } from './space.ts';
import { likeThreadsOrdered, whyNotAlike } from './symmetry.ts';

/** The space of whichever search is under way by now. */
const spaceOf = (model: Model, now: () => Space): Space => ({
  model,
  get states() {
    return now().states;
  },
  get transitions() {
    return now().transitions;
  },
  get expanded() {
    return now().expanded;
  },
  get complete() {
    return now().complete;
  },
  get bytes() {
    return now().bytes;
  },
  machine: (state, into) => now().machine(state, into),
  find: (machine) => now().find(machine),
  parent: (state) => now().parent(state),
  stepInto: (state) => now().stepInto(state),
  firstEdge: (state) => now().firstEdge(state),
  edgeTo: (edge) => now().edgeTo(edge),
  edgeStep: (edge) => now().edgeStep(edge),
});

/** Machines between two looks at whether like threads are alike still. */
const BETWEEN_LOOKS = 256;

/** A search that exchanges like threads until it meets two that differ where it matters; then it starts anew without that. */
export function searchOfLikeThreads(model: Model, start: Machine, maxStates: number): Search {
  const like = likeThreadsOrdered(model);
  // The first machine stays as it is, and is looked at like every other.
  like?.order(start.slice());
  let now = breadthFirst(model, start, maxStates, { inert: true, order: like?.order ?? null });
  let exchanges = like !== null;
  let why = whyNotInert(model) ?? whyNotAlike(model);
  const space = spaceOf(model, () => now.space);
  return {
    space,
    whyNotReduced: () => why,
    advance: (machines) => {
      for (let left = machines; left > 0; left -= BETWEEN_LOOKS) {
        let more = true;
        let failed: { readonly error: unknown } | null = null;
        try {
          more = now.advance(Math.min(left, BETWEEN_LOOKS));
        } catch (error) {
          failed = { error };
        }
        const apart = exchanges ? (like?.whyNot() ?? null) : null;
        // Past two threads that are not alike there may be machines that the model never comes to: what fails there says nothing.
        if (failed && apart === null) throw failed.error;
        if (apart !== null) {
          exchanges = false;
          why ??= apart;
          now = breadthFirst(model, start, maxStates, { inert: true, order: null });
        } else if (!more) return false;
      }
      return true;
    },
  };
}
