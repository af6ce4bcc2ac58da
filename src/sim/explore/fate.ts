import type { Step } from '../machine/moves.ts';
import type { Exploration } from './explore.ts';
import { actorNumbers } from './schedules.ts';

/** Whether a bad end can still be avoided, moment by moment along a schedule. */
export interface FateCourse {
  /** For each moment, the start first: no good end can be reached any more, or something is broken already. */
  readonly doomed: readonly boolean[];
  /** The first doomed moment, as the number of the step into it; 0 if the start is doomed; null if none is. */
  readonly noReturn: number | null;
  /** For each step: another actor, moving there instead, would have led to a machine that is not doomed. */
  readonly wayOut: readonly (Step | null)[];
  /** The last choice that could still have saved the machine, and the step that would have done it. */
  readonly saved: { readonly at: number; readonly by: Step } | null;
}

/** Follows a schedule through a complete space. Null where the space is not complete or does not hold the schedule. */
export function courseOf({ model, space, doomed }: Exploration, steps: readonly Step[]): FateCourse | null {
  if (!doomed) return null;
  const actors = actorNumbers(model);
  const states = [0];
  const wayOut: (Step | null)[] = [];
  // A promise that was broken on the way stays broken, though the computer may end well.
  let isLost = false;
  for (const step of steps) {
    const from = states.at(-1) as number;
    let to = -1;
    let out: Step | null = null;
    for (let edge = space.firstEdge(from), end = space.firstEdge(from + 1); edge < end; edge++) {
      const [other, target] = [space.edgeStep(edge), space.edgeTo(edge)];
      if (other === step) to = target;
      else if (out === null && actors[other] !== actors[step] && doomed[target] === 0) out = other;
    }
    if (to < 0) return null;
    states.push(to);
    isLost ||= doomed[from] === 1;
    wayOut.push(isLost ? null : out);
  }
  const first = states.findIndex((state) => doomed[state] === 1);
  const marks = states.map((_, at) => first >= 0 && at >= first);
  const choice = wayOut.findLastIndex((step) => step !== null);
  return {
    doomed: marks,
    noReturn: first < 0 ? null : first,
    wayOut,
    saved: first > 0 && choice >= 0 ? { at: choice, by: wayOut[choice] as Step } : null,
  };
}
