import type { Actor, Model, Step } from '../machine/model.ts';
import type { Space } from './search.ts';

/** Actors of a model as small numbers: one for each processor, one for each device. */
export function actorNumbers(model: Model): readonly number[] {
  const names: string[] = [];
  const nameOf = (actor: Actor): string => (actor.kind === 'processor' ? `processor ${actor.number}` : actor.name);
  return model.moves.map(({ actor }) => {
    const name = nameOf(actor);
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
}

/** How often a schedule passes from one actor to another. */
export function switchesOf(model: Model, steps: readonly Step[]): number {
  const actors = actorNumbers(model);
  return steps.filter((step, at) => at > 0 && actors[step] !== actors[steps[at - 1] as Step]).length;
}

/** How many steps the shortest way to each state has. States are numbered breadth first, so this never falls. */
export function depthsOf(space: Space): Int32Array {
  const depths = new Int32Array(space.states);
  for (let state = 1; state < space.states; state++) depths[state] = (depths[space.parent(state)] as number) + 1;
  return depths;
}

/** The way by which a state was first found: a shortest one. */
export function firstWayTo(space: Space, state: number): readonly Step[] {
  const steps: Step[] = [];
  for (let at = state; space.parent(at) >= 0; at = space.parent(at)) steps.push(space.stepInto(at));
  return steps.reverse();
}

/**
 * The shortest schedule from the start to one of the targets, and among those of that length one with
 * the fewest switches between actors. Null if there are no targets.
 *
 * Works forward through the layers of equal depth, with the fewest switches to each state for each
 * actor that may have taken the last step.
 */
export function shortestTo(
  space: Space,
  targets: readonly number[],
): { readonly steps: readonly Step[]; readonly end: number } | null {
  const depths = depthsOf(space);
  const depth = targets.reduce((least, state) => Math.min(least, depths[state] as number), Number.POSITIVE_INFINITY);
  const ends = targets.filter((state) => depths[state] === depth);
  const [firstEnd] = ends;
  if (firstEnd === undefined) return null;
  const actors = actorNumbers(space.model);
  const kinds = Math.max(0, ...actors) + 1;
  const FAR = 0xffff;
  const cost = new Uint16Array(space.states * kinds).fill(FAR);
  const cameFrom = new Int32Array(space.states * kinds).fill(-1);
  const cameBy = new Uint8Array(space.states * kinds);
  cost.fill(0, 0, kinds);
  for (let state = 0; state < space.states && (depths[state] as number) < depth; state++) {
    for (let edge = space.firstEdge(state), end = space.firstEdge(state + 1); edge < end; edge++) {
      const to = space.edgeTo(edge);
      if (depths[to] !== (depths[state] as number) + 1) continue;
      const step = space.edgeStep(edge);
      const actor = actors[step] as number;
      for (let last = 0; last < kinds; last++) {
        const so = cost[state * kinds + last] as number;
        if (so === FAR) continue;
        const now = so + (last === actor || state === 0 ? 0 : 1);
        const at = to * kinds + actor;
        if (now >= (cost[at] as number)) continue;
        cost[at] = now;
        cameFrom[at] = state * kinds + last;
        cameBy[at] = step;
      }
    }
  }
  let best = firstEnd * kinds;
  for (const state of ends)
    for (let last = 0; last < kinds; last++)
      if ((cost[state * kinds + last] as number) < (cost[best] as number)) best = state * kinds + last;
  const steps: Step[] = [];
  for (let at = best; at >= kinds; at = cameFrom[at] as number) steps.push(cameBy[at] as number);
  return { steps: steps.reverse(), end: Math.floor(best / kinds) };
}
