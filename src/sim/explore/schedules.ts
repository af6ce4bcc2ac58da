import type { Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import type { Space } from './space.ts';

const known = new WeakMap<Model, readonly number[]>();

/** The actor of each move as a small number: one for each processor, one for each device. */
export function actorNumbers(model: Model): readonly number[] {
  const numbers = known.get(model) ?? numberActors(model);
  known.set(model, numbers);
  return numbers;
}
function numberActors({ moves }: Model): readonly number[] {
  const names = moves.map(({ actor }) => (actor.kind === 'processor' ? `processor ${actor.number}` : actor.name));
  const distinct = [...new Set(names)];
  return names.map((name) => distinct.indexOf(name));
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
  const cameBy = new Uint16Array(space.states * kinds);
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

/**
 * The schedule to one of the targets that passes least often from one actor to another, and among
 * those a shortest one. Null if there are no targets.
 *
 * A node is a state and the actor of the step into it. Layer by layer: every node that so many
 * switches reach, in order of steps, before any that needs one more.
 */
export function fewestSwitchesTo(
  space: Space,
  targets: readonly number[],
): { readonly steps: readonly Step[]; readonly end: number } | null {
  const actors = actorNumbers(space.model);
  const kinds = Math.max(0, ...actors) + 1;
  const wanted = new Set(targets);
  const done = new Uint8Array(space.states * kinds);
  const cameFrom = new Int32Array(space.states * kinds);
  const cameBy = new Uint16Array(space.states * kinds);
  type Waiting = { readonly node: number; readonly from: number; readonly by: Step };
  // By length of the way: a layer is worked through from the shortest on.
  let layer: Waiting[][] = [Array.from({ length: kinds }, (_, node) => ({ node, from: -1, by: 0 }))];

  const wayTo = (node: number): readonly Step[] => {
    const steps: Step[] = [];
    for (let at = node; (cameFrom[at] as number) >= 0; at = cameFrom[at] as number) steps.push(cameBy[at] as number);
    return steps.reverse();
  };

  while (layer.length > 0) {
    const next: Waiting[][] = [];
    for (let length = 0; length < layer.length; length++) {
      for (const { node, from, by } of layer[length] ?? []) {
        if (done[node] === 1) continue;
        done[node] = 1;
        cameFrom[node] = from;
        cameBy[node] = by;
        const [state, last] = [Math.floor(node / kinds), node % kinds];
        if (wanted.has(state)) return { steps: wayTo(node), end: state };
        for (let edge = space.firstEdge(state), end = space.firstEdge(state + 1); edge < end; edge++) {
          const step = space.edgeStep(edge);
          const actor = actors[step] as number;
          const to = space.edgeTo(edge) * kinds + actor;
          if (done[to] === 1) continue;
          const queue = actor === last ? layer : next;
          queue[length + 1] ??= [];
          queue[length + 1]?.push({ node: to, from: node, by: step });
        }
      }
    }
    layer = next;
  }
  return null;
}
