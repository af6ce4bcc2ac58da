/** What the drawing of a whole space shows, before anybody decides where it goes: every state, every step, one run. */
import type { Exploration } from '../../sim/explore/explore.ts';
import { depthsOf } from '../../sim/explore/schedules.ts';
import { takeStep } from '../../sim/machine/doors.ts';
import type { Step } from '../../sim/machine/moves.ts';

/** `lost`: it moves on, and every schedule from it ends badly. The others are ends: see END_KINDS. */
export const STANDS = ['open', 'lost', 'well', 'broken', 'looping', 'stopped', 'hung', 'undecided'] as const;
export type StateStand = (typeof STANDS)[number];

export interface DrawnSpace {
  /** The start first. `depth`: steps of the shortest way to it. */
  readonly states: readonly { readonly depth: number; readonly is: StateStand; readonly onRun: boolean }[];
  /** Between two states, by number. Steps that lead to and fro between the same two are drawn once. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly onRun: boolean }[];
}

/** Reads a complete space, and marks the run that a reader has before them. */
export function drawnSpace({ model, space, doomed, ends }: Exploration, run: readonly Step[]): DrawnSpace {
  const depths = depthsOf(space);
  const rest = new Map(
    ends.flatMap(({ states, kind }) => states.map((state) => [state, kind === 'well, but' ? 'broken' : kind] as const)),
  );
  const along = [0];
  let machine = model.start;
  for (const step of run) {
    machine = takeStep(model, machine, step);
    along.push(space.find(machine));
  }
  const onRun = new Set(along.map((state, at) => `${along[at - 1]} ${state}`));
  const isOnRun = (from: number, to: number): boolean => onRun.has(`${from} ${to}`) || onRun.has(`${to} ${from}`);

  const steps = new Map<string, DrawnSpace['steps'][number]>();
  for (let from = 0; from < space.states; from++)
    for (let edge = space.firstEdge(from), end = space.firstEdge(from + 1); edge < end; edge++) {
      const to = space.edgeTo(edge);
      steps.set([from, to].sort((a, b) => a - b).join(), { from, to, onRun: isOnRun(from, to) });
    }
  return {
    states: Array.from({ length: space.states }, (_, state) => ({
      depth: depths[state] as number,
      is: rest.get(state) ?? (doomed?.[state] === 1 ? 'lost' : 'open'),
      onRun: along.includes(state),
    })),
    steps: [...steps.values()],
  };
}
