import { nextStep } from '../kernel/thread.ts';
import { enabledSteps, takeStep } from '../machine/doors.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { readPlace } from '../machine/read.ts';
import { nextInstruction } from '../trace/replay.ts';
import { processorOf } from '../trace/waits.ts';
import { BETWEEN_PULSES } from './bounds.ts';
import type { Exploration } from './explore.ts';
import { chance, fairSteps, randomRun } from './runs.ts';
import { solveChain } from './solve.ts';

/** How likely a bad end is, exactly and by trial. All of it by the rule of `fairSteps` (A24), and only by that. */
export interface Odds {
  /** From the start, 0 to 1. Null where the chain took too much work to solve: then the trials are all there is. */
  readonly exact: number | null;
  /** Null where every schedule ends badly: there is nothing to try. */
  readonly trials: Trials | null;
}
export interface Trials {
  readonly runs: number;
  /** Those that ended badly. */
  readonly hung: number;
  /** Wilson's interval: with 95 % confidence the chance lies between these. */
  readonly low: number;
  readonly high: number;
}

/** Fair steps of every machine of a space, as edges; most machines have two or three. */
function fairEdges({ model, space }: Exploration, state: number): readonly (readonly number[])[] {
  const edges = new Map<Step, number>();
  for (let edge = space.firstEdge(state), end = space.firstEdge(state + 1); edge < end; edge++)
    edges.set(space.edgeStep(edge), space.edgeTo(edge));
  return fairSteps(model, space.machine(state), [...edges.keys()]).map((steps) =>
    steps.map((step) => edges.get(step) as number),
  );
}

/**
 * The chance of a bad end from every state of a complete space: an absorbing chain, solved exactly (up to rounding) by
 * its components. Null where one of them would take too much work: the chance is then not known, and no estimate stands in.
 *
 * A doomed machine counts as 1, a machine from which no doomed one can be reached as 0. A machine that by the rule of
 * chance goes round for ever, while another rule would let it out, never comes to a bad end: 0.
 */
export function chances(
  exploration: Exploration,
  canHang: Uint8Array,
  mostWork?: number,
  pulse: () => void = () => {},
): Float64Array | null {
  const { space, doomed } = exploration;
  if (!doomed) throw new Error('Odds need the complete space.');
  const chance = new Float64Array(space.states);
  const open: number[] = [];
  const following: (readonly (readonly [to: number, share: number])[] | undefined)[] = [];
  for (let state = space.states - 1; state >= 0; state--) {
    if (state % BETWEEN_PULSES === 0) pulse();
    if (doomed[state] === 1) chance[state] = 1;
    else if (canHang[state] === 1) {
      const choices = fairEdges(exploration, state);
      following[state] = choices.flatMap((targets) =>
        targets.map((to) => [to, 1 / targets.length / choices.length] as const),
      );
      open.push(state);
    }
  }
  return solveChain(open, (state) => following[state] ?? [], chance, mostWork) ? chance : null;
}

const Z = 1.959964;

/**
 * So many seeded runs, and the interval in which the chance then lies. The same seed, the same trials.
 *
 * A run is followed until it is lost: what a loop would do after that goes on for ever and says nothing more.
 */
export function trialsOf(
  { model, space, doomed }: Exploration,
  runs: number,
  seed: number,
  pulse: () => void = () => {},
): Trials {
  const seeds = chance(seed);
  let hung = 0;
  for (let run = 0; run < runs; run++) {
    let isLost = false;
    pulse();
    randomRun(model, Math.floor(seeds() * 0x1_0000_0000), undefined, (machine) => {
      isLost = doomed?.[space.find(machine)] === 1;
      return isLost;
    });
    if (isLost) hung++;
  }
  const share = hung / runs;
  const spread = (Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * runs)) / runs)) / (1 + (Z * Z) / runs);
  const centre = (share + (Z * Z) / (2 * runs)) / (1 + (Z * Z) / runs);
  // Where none or all ended badly, the interval reaches to the end of the scale; rounding would leave a sliver.
  return { runs, hung, low: hung === 0 ? 0 : centre - spread, high: hung === runs ? 1 : centre + spread };
}

/** The chance of a bad end, by how many lines one request is ahead of the other. */
export interface Window {
  /** The threads that make the two requests. */
  readonly threads: readonly [string, string];
  /** Lines by which the second is ahead (below 0) or behind (above 0), and the chance then. */
  readonly curve: readonly { readonly ahead: number; readonly chance: number }[];
  /** In lines: the sum of the curve. Requests that start within T lines of each other at random end badly with area / 2T. */
  readonly area: number;
}

/** The machines at which a thread comes to a new line of its own, when nobody else moves: the start first. */
function alone(model: Model, thread: number): readonly Machine[] {
  const marks: Machine[] = [model.start];
  let machine = model.start;
  let line = '';
  for (let steps = 0; steps < 1000; steps++) {
    const processor = processorOf(model, machine, thread) ?? 0;
    const mine = enabledSteps(model, machine).find((step) => {
      const move = model.moves[step];
      return move?.kind === 'run'
        ? move.processor === processor
        : move?.kind === 'dispatch' &&
            move.processor === processor &&
            move.thread === thread &&
            readPlace(model, machine, nextStep, thread) !== 0;
    });
    if (mine === undefined) break;
    machine = takeStep(model, machine, mine);
    const position = nextInstruction(model, machine, processor)?.instruction.at.at(-1);
    const now = position ? `${position.listing.routine.name} ${position.row}` : 'gone';
    if (now !== line && line !== '') marks.push(machine);
    line = now;
    if (now === 'gone') break;
  }
  return marks;
}

/**
 * The window of a load in which exactly two threads have something to do; null for any other.
 *
 * One of the two runs so many lines alone, where it runs already or else on processor 0; then both go on by the rule of `fairSteps`.
 */
export function windowOf({ model, space }: Exploration, chance: Float64Array): Window | null {
  const busy = model.computer.threads.flatMap(({ asleepOn, name }, number) => (asleepOn ? [] : [{ name, number }]));
  const [first, second] = busy;
  if (!first || !second || busy.length > 2) return null;
  const after = (machine: Machine): number => chance[space.find(machine)] ?? 0;
  const behind = alone(model, first.number).map((machine, lines) => ({ ahead: lines, chance: after(machine) }));
  const before = alone(model, second.number).map((machine, lines) => ({ ahead: -lines, chance: after(machine) }));
  const curve = [...before.slice(1).reverse(), ...behind];
  return { threads: [first.name, second.name], curve, area: curve.reduce((sum, { chance: one }) => sum + one, 0) };
}
