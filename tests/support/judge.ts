/** The engine before the judge: the same program by both, and where they part. */

import type { Spec } from '../../src/sim/computer/spec.ts';
import { bottomComponents, whoCanReach } from '../../src/sim/explore/graph.ts';
import { search } from '../../src/sim/explore/search.ts';
import type { Space } from '../../src/sim/explore/space.ts';
import { nextDpcStep } from '../../src/sim/kernel/dpc.ts';
import { nextStep, waitingFor } from '../../src/sim/kernel/thread.ts';
import { enabledSteps, takeStep } from '../../src/sim/machine/doors.ts';
import { STOPPED } from '../../src/sim/machine/layout.ts';
import { type Machine, type Model, modelFrom } from '../../src/sim/machine/model.ts';
import type { Step } from '../../src/sim/machine/moves.ts';
import { readPlace, stopOf } from '../../src/sim/machine/read.ts';
import type { Place } from '../../src/sim/terms.ts';
import { NotToBeJudged, type PlainComputer, plainComputer, type State, type Value } from './plain.ts';
import {
  type Judgement,
  keyOf,
  kindOfEnd,
  type PlainSpace,
  plainJudgement,
  plainSearch,
  verdictOf,
} from './plainSearch.ts';

/** What the engine's own search says. */
export function searched(space: Space): Judgement {
  const { model, states } = space;
  const bottoms = bottomComponents(space);
  const stopAt = (state: number): string | undefined => stopOf(model, space.machine(state))?.name;
  const isDone = (state: number): boolean => model.isDone(space.machine(state));
  const kinds = bottoms.map((end) => kindOfEnd(stopAt(end[0] as number), end.map(isDone)));
  const saved = whoCanReach(space, bottoms.filter((_, at) => kinds[at] === 'done').flat());
  const depthOf = (state: number): number => (state === 0 ? 0 : 1 + depthOf(space.parent(state)));
  const dead = bottoms.flatMap(([state = 0], at) =>
    kinds[at] === 'not done' && space.firstEdge(state) === space.firstEdge(state + 1) ? [depthOf(state)] : [],
  );
  return {
    states,
    transitions: space.transitions,
    nearestDeadEnd: dead.length === 0 ? null : Math.min(...dead),
    ends: bottoms.map(({ length }, at) => `${kinds[at]}: ${length}`).sort(),
    doomed: states - saved.reduce((sum, one) => sum + one, 0),
    verdict: verdictOf(kinds, saved[0] === 1),
  };
}

/** What the judge found, and where the two differ a text that says on what, and in which state first. */
export interface Trial {
  readonly judged: Judgement;
  readonly text: string | null;
}

/** Asks both. Null where the search finds more states than are wanted here: nothing is known then. */
export function trial(program: Spec, mostStates = 200_000): Trial | null {
  const model = modelFrom(program);
  const space = search(model, model.start, mostStates);
  return space.complete ? compare(plainComputer(program), space) : null;
}

/** The plain computer and a complete space of the engine: of the same program, unless a test wants to see them differ. */
export function compare(computer: PlainComputer, space: Space): Trial {
  const plain = plainSearch(computer);
  const judged = plainJudgement(computer, plain);
  const found = searched(space);
  const both = [
    ...(Object.keys(judged) as (keyof Judgement)[]).map((what) => [what, judged[what], found[what]] as const),
    ['places at rest', plainRests(plain), restsOf(space, computer.start)] as const,
  ];
  const differing = both.filter(([, ours, theirs]) => String(ours) !== String(theirs));
  if (differing.length === 0)
    return { judged, text: space.states > FEW ? null : firstDifference(computer, space.model) };
  const told = differing.map(([what, ours, theirs]) =>
    Array.isArray(ours) && what !== 'ends' ? `${what} differ` : `${what}: the judge ${ours}, the search ${theirs}`,
  );
  return { judged, text: [...told, firstDifference(computer, space.model) ?? SAME_STEPS].join('\n') };
}

/** Spaces of so few states are also gone through step by step, each place of each state. */
const FEW = 60;
const SAME_STEPS = 'Step by step both do the same: it is the search, its packing or its graph that differs.';

/** Every place of every state in which nothing can happen any more. */
const plainRests = ({ states, to }: PlainSpace): readonly string[] =>
  states
    .filter((_, at) => to[at]?.length === 0)
    .map((state) => describePlain(state).join())
    .sort();
function restsOf(space: Space, like: State): readonly string[] {
  const rests: string[] = [];
  for (let state = 0; state < space.states; state++)
    if (space.firstEdge(state) === space.firstEdge(state + 1))
      rests.push(describeMachine(space.model, space.machine(state), like).join());
  return rests.sort();
}

/**
 * Tries the programs of so many seeds, without those of more than `mostStates` states.
 *
 * @returns how many were tried.
 * @throws Error at the first on which the two differ, or which one of them cannot run: the message begins with the seed.
 */
export function trySeeds(
  programOfSeed: (seed: number) => Spec,
  first: number,
  count: number,
  mostStates: number,
): number {
  let tried = 0;
  for (let seed = first; seed < first + count; seed++) {
    let text: string | null = null;
    try {
      const result = trial(programOfSeed(seed), mostStates);
      if (result) tried++;
      text = result?.text ?? null;
    } catch (error) {
      if (error instanceof NotToBeJudged) continue;
      text = error instanceof Error ? error.message : String(error);
    }
    if (text !== null) throw new Error(`Seed ${seed}: ${text}`);
  }
  return tried;
}

/**
 * Goes through both, transition by transition, breadth first, to the first state that they tell
 * differently; through the engine's two doors, not through its search. Null: there is none.
 */
function firstDifference(computer: PlainComputer, model: Model): string | null {
  const seen = new Map<string, string>();
  const open: { readonly state: State; readonly machine: Machine; readonly way: readonly string[] }[] = [
    { state: computer.start, machine: model.start, way: [] },
  ];
  for (const { state, machine, way } of open) {
    const known = seen.get(keyOf(state));
    if (known === machine.join()) continue;
    const after = `after ${way.join(', ') || 'nothing'}:`;
    if (known !== undefined) return `${after} one state to the judge is two to the engine: ${keyOf(state)}`;
    seen.set(keyOf(state), machine.join());
    const steps = new Map(enabledSteps(model, machine).map((step) => [nameOf(model, step), step]));
    const transitions = computer.transitions(state);
    const ours = [...describePlain(state), `can happen: ${transitions.map(({ name }) => name).sort()}`];
    const theirs = [...describeMachine(model, machine, state), `can happen: ${[...steps.keys()].sort()}`];
    const wrong = ours.flatMap((text, at) =>
      text === theirs[at] ? [] : [`  judge   ${text}\n  engine  ${theirs[at]}`],
    );
    if (wrong.length > 0) return [after, ...wrong, 'where the judge sees', ...describePlain(state)].join('\n');
    for (const { name, take } of transitions)
      open.push({
        state: take(),
        machine: takeStep(model, machine, steps.get(name) as Step),
        way: [...way, name],
      });
  }
  return null;
}

const nameOf = ({ moves, computer }: Model, step: Step): string => {
  const move = moves[step];
  if (move?.kind === 'run') return `processor ${move.processor}`;
  if (move?.kind === 'dispatch') return `${computer.threads[move.thread]?.name} to processor ${move.processor}`;
  const event = computer.devices[move?.device ?? -1];
  return `${event?.device}: ${event?.event.name}`;
};

/** Places whose values each side makes for itself: only whether they are 0 can be compared. */
const OWN = [nextStep.name, nextDpcStep.name];
const isOwn = (name: string): boolean => OWN.includes(name) || name.startsWith('DpcQueue');
const tell = (name: string, value: Value): string => `${name} ${isOwn(name) && value !== 0 ? 'somewhere' : value}`;

type Part = readonly [where: string, scope: Place['scope'], number: number, places: Readonly<Record<string, Value>>];
const partsOf = ({ machine, processor, thread }: State): readonly Part[] => [
  ['computer', 'machine', 0, machine],
  ...processor.map((places, number): Part => [`processor ${number}`, 'processor', number, places]),
  ...thread.map((places, number): Part => [`thread ${number + 1}`, 'thread', number, places]),
];
const describePlain = (state: State): readonly string[] => [
  `stopped: ${state.stopped}`,
  ...partsOf(state).flatMap(([where, , , places]) =>
    Object.entries(places).map(([name, value]) => `${where}: ${tell(name, value)}`),
  ),
];
/** The same of a machine of the engine, in the same order. */
const describeMachine = (model: Model, machine: Machine, like: State): readonly string[] => [
  `stopped: ${stopOf(model, machine)?.name ?? ''}`,
  ...partsOf(like).flatMap(([where, scope, number, places]) =>
    Object.keys(places).map((name) => {
      const place: Place = { ...STOPPED, name, scope };
      const known = [...Object.values(model.layout.places).flat()].some((one) => one.name === name);
      // A place that nothing changes has no byte, and the engine keeps no value of it.
      const value = known ? readPlace(model, machine, place, number) : (places[name] as Value);
      const object = name === waitingFor.name && value !== 0 ? model.layout.waitables[Number(value) - 1]?.name : value;
      return `${where}: ${tell(name, known ? (object as Value) : value)}`;
    }),
  ),
];
