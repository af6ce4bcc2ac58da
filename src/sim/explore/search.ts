import { DISPATCH_LEVEL, irql } from '../kernel/irql.ts';
import { STOPPED } from '../machine/layout.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { packerOf } from '../machine/pack.ts';
import { inertInstructions, whyNotInert } from './inert.ts';
import { likeThreadsOrdered, whyNotAlike } from './symmetry.ts';

/** A list of numbers that grows. */
class Column<A extends Uint8Array | Uint16Array | Int32Array> {
  length = 0;
  values: A;
  readonly #make: (size: number) => A;
  constructor(make: (size: number) => A) {
    this.#make = make;
    this.values = make(1 << 10);
  }
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}
/** Of steps, as narrow as so many moves allow. */
const stepNumbers = (moves: number): Column<Uint8Array | Uint16Array> =>
  new Column<Uint8Array | Uint16Array>((size) => (moves <= 256 ? new Uint8Array(size) : new Uint16Array(size)));
const numbers = (): Column<Int32Array> => new Column((size) => new Int32Array(size));

/**
 * Every machine that a model can come to from a start, or as many as the bound allows: breadth first,
 * so the first way found to a machine is a shortest one. Machines are numbered as they are found; the
 * start is 0.
 */
export interface Space {
  readonly model: Model;
  /** Machines found. */
  readonly states: number;
  /** Steps between them, taken from machines that have been worked on. */
  readonly transitions: number;
  /** Machines whose steps have been taken. All of them: the space is complete. */
  readonly expanded: number;
  readonly complete: boolean;
  /** `into`: written over and given back, for whoever reads many; else a new one each time. */
  readonly machine: (state: number, into?: Machine) => Machine;
  /** The number of a machine of this model, or -1 if it has not been found. */
  readonly find: (machine: Machine) => number;
  /** The machine from which this one was first found, -1 for the start. */
  readonly parent: (state: number) => number;
  /** The step that led here from the parent. */
  readonly stepInto: (state: number) => Step;
  /** Steps out of a machine that has been worked on, as a range of edge numbers. */
  readonly firstEdge: (state: number) => number;
  readonly edgeTo: (edge: number) => number;
  readonly edgeStep: (edge: number) => Step;
  /**
   * Memory in bytes: `machines` for what says which machines were found and how (with trace and
   * table), `edges` for the steps between them, `allocated` for all of it with room to grow.
   */
  readonly bytes: { readonly machines: number; readonly edges: number; readonly allocated: number };
}

/**
 * What a search may leave out: machines between a step and what nobody can see (inert.ts), and machines
 * that differ only in which of several like threads is where (symmetry.ts). The verdict is the same;
 * counts, schedules and odds are those of the full search alone.
 */
export const REDUCTIONS = ['none', 'inert steps', 'inert steps and like threads'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/** Why a model cannot be reduced in a way, as a sentence, before it is searched; null where it can. */
export function whyNotReduced(model: Model, reduction: Reduction): string | null {
  if (reduction === 'none') return null;
  return whyNotInert(model) ?? (reduction === 'inert steps' ? null : whyNotAlike(model));
}

export interface Search {
  /** Works on up to so many more machines. True while there is more to do. */
  readonly advance: (machines: number) => boolean;
  readonly space: Space;
  /** Why the search leaves out less than it was asked to, as a sentence; null where it does not. Like threads can turn out to differ on the way. */
  readonly whyNotReduced: () => string | null;
}

/**
 * A search that can be carried on bit by bit, so that a page can show how far it is, and stop it.
 *
 * Keys are exact: the bytes themselves are compared, the hash only says where to look first. Past
 * `maxStates` machines nothing new is taken in, and the space stays incomplete: a bound, not a proof.
 */
export function searchFrom(
  model: Model,
  start: Machine,
  maxStates = Number.POSITIVE_INFINITY,
  reduction: Reduction = 'none',
): Search {
  if (reduction !== 'inert steps and like threads')
    return searchAs(model, start, maxStates, reduction !== 'none', null);
  return searchOfLikeThreads(model, start, maxStates);
}

function searchAs(
  model: Model,
  start: Machine,
  maxStates: number,
  leavesInertOut: boolean,
  order: ((machine: Machine) => void) | null,
): Search {
  const { compiled, layout, moves } = model;
  const inert = leavesInertOut ? marksOf(model) : null;
  const { words, pack, unpack } = packerOf(layout);
  let arena = new Int32Array(words << 10);
  // The machine that is worked on, and the one that a step makes of it.
  const hereWords = new Int32Array(Math.ceil(layout.width / 4));
  const nextWords = new Int32Array(hereWords.length);
  const beforeWords = new Int32Array(hereWords.length);
  const here = new Uint8Array(hereWords.buffer);
  const next = new Uint8Array(nextWords.buffer);
  let table = new Int32Array(1 << 11);
  const parents = numbers();
  const steps = stepNumbers(moves.length);
  const edgeStarts = numbers();
  const edgeTargets = numbers();
  const edgeSteps = stepNumbers(moves.length);
  let states = 0;
  let expanded = 0;

  const makeRoom = (): void => {
    if ((states + 2) * words > arena.length) {
      const larger = new Int32Array(arena.length * 2);
      larger.set(arena);
      arena = larger;
    }
  };
  const slotOf = (state: number): number => {
    let hash = 0x9e3779b9;
    for (let word = state * words, end = word + words; word < end; word++) {
      hash = Math.imul(hash ^ (arena[word] as number), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash & (table.length - 1);
  };
  const same = (one: number, other: number): boolean => {
    for (let a = one * words, b = other * words, end = a + words; a < end; a++, b++)
      if (arena[a] !== arena[b]) return false;
    return true;
  };
  const grow = (): void => {
    table = new Int32Array(table.length * 2);
    for (let state = 0; state < states; state++) {
      let slot = slotOf(state);
      while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = state + 1;
    }
  };
  /** The number of the machine that stands in the next free place of the arena; a new one if it is new, -1 if there is no room for it. */
  const enter = (): number => {
    let slot = slotOf(states);
    for (let entry = table[slot] as number; entry !== 0; entry = table[slot] as number) {
      if (same(entry - 1, states)) return entry - 1;
      slot = (slot + 1) & (table.length - 1);
    }
    if (states >= maxStates) return -1;
    table[slot] = ++states;
    if (states * 2 > table.length) grow();
    makeRoom();
    return states - 1;
  };
  /** The number of the machine that stands in the next free place, which stays free; -1 if it is none of those found. */
  const lookUp = (): number => {
    for (let slot = slotOf(states); table[slot] !== 0; slot = (slot + 1) & (table.length - 1)) {
      const state = (table[slot] as number) - 1;
      if (same(state, states)) return state;
    }
    return -1;
  };
  const found = (from: number, step: Step): number => {
    const before = states;
    const state = enter();
    if (state === before) {
      parents.push(from);
      steps.push(step);
    }
    return state;
  };

  pack(start, arena, 0);
  found(-1, 0);

  const levelAt = layout.byteOf(irql);
  const stoppedAt = layout.byteOf(STOPPED);
  /** By the number of an instruction: the last run in which it was taken. */
  const takenIn = new Uint32Array(inert?.length ?? 0);
  let runs = 0;
  /**
   * Runs what nobody can see along with the step before it. The run may end anywhere, since the machines on its way are
   * as good as each other, but it must end: where an instruction comes again, the machine is kept, and the way round
   * stays in the space as steps from there, so a computer that goes round for ever does so there too. And the step that
   * stops the computer is not part of it: nothing moves after it, and a device may move before it.
   */
  const runInert = (step: Step): void => {
    const move = moves[step];
    if (!inert || !move || move.kind === 'device') return;
    const { processor } = move;
    const level = layout.processors.start + processor * layout.processors.stride + (levelAt ?? 0);
    runs++;
    for (let number = model.upcoming(next, 0, processor), mark = inert[number]; mark; mark = inert[number]) {
      // Without a byte nothing changes the level.
      const now = levelAt === null ? irql.initial : (next[level] as number);
      if (mark === AT_DISPATCH_LEVEL && now < DISPATCH_LEVEL) break;
      if (takenIn[number] === runs) break;
      if (stoppedAt !== null && next[stoppedAt] !== 0) break;
      takenIn[number] = runs;
      if (stoppedAt !== null) beforeWords.set(nextWords);
      compiled[processor]?.take(next, 0);
      if (stoppedAt !== null && next[stoppedAt] !== 0) {
        nextWords.set(beforeWords);
        break;
      }
      number = model.upcoming(next, 0, processor);
    }
  };
  let worksOn = 0;
  let refused = false;
  const follow = (step: Step): void => {
    if (refused) return;
    for (let word = 0; word < nextWords.length; word++) nextWords[word] = hereWords[word] as number;
    compiled[step]?.take(next, 0);
    if (inert) runInert(step);
    order?.(next);
    // Packed where it would stay if it were new: nothing is copied twice.
    pack(next, arena, states * words);
    const to = found(worksOn, step);
    if (to < 0) {
      refused = true;
      return;
    }
    edgeTargets.push(to);
    edgeSteps.push(step);
  };
  /** Takes every step out of a machine. False if the bound was in the way: then it counts as not worked on. */
  const expand = (state: number): boolean => {
    worksOn = state;
    edgeStarts.push(edgeTargets.length);
    unpack(arena, state * words, here);
    model.forEachEnabled(here, 0, follow);
    if (!refused) return true;
    edgeTargets.length = edgeStarts.values[state] as number;
    edgeSteps.length = edgeTargets.length;
    edgeStarts.length--;
    return false;
  };

  const space: Space = {
    model,
    get states() {
      return states;
    },
    get transitions() {
      return edgeTargets.length;
    },
    get expanded() {
      return expanded;
    },
    get complete() {
      return expanded === states;
    },
    machine: (state, machine = new Uint8Array(layout.width)) => {
      unpack(arena, state * words, machine);
      return machine;
    },
    find: (machine) => {
      pack(machine, arena, states * words);
      return lookUp();
    },
    parent: (state) => parents.values[state] as number,
    stepInto: (state) => steps.values[state] as number,
    firstEdge: (state) => (state < expanded ? (edgeStarts.values[state] as number) : edgeTargets.length),
    edgeTo: (edge) => edgeTargets.values[edge] as number,
    edgeStep: (edge) => edgeSteps.values[edge] as number,
    get bytes() {
      const columns = [parents, steps, edgeStarts, edgeTargets, edgeSteps];
      return {
        machines: states * (words * 4 + 4 + steps.values.BYTES_PER_ELEMENT) + table.byteLength,
        edges: edgeTargets.length * (4 + steps.values.BYTES_PER_ELEMENT) + expanded * 4,
        allocated:
          arena.byteLength + table.byteLength + columns.reduce((sum, { values }) => sum + values.byteLength, 0),
      };
    },
  };
  return {
    space,
    whyNotReduced: () => (inert ? whyNotInert(model) : null),
    advance: (machines) => {
      for (const end = expanded + machines; expanded < end && expanded < states; expanded++)
        if (!expand(expanded)) return false;
      return expanded < states;
    },
  };
}

/** Machines between two looks at whether like threads are alike still. */
const BETWEEN_LOOKS = 256;

/** A search that exchanges like threads until it meets two that differ where it matters; then it starts anew without that. */
function searchOfLikeThreads(model: Model, start: Machine, maxStates: number): Search {
  const like = likeThreadsOrdered(model);
  // The first machine stays as it is, and is looked at like every other.
  like?.order(start.slice());
  let now = searchAs(model, start, maxStates, true, like?.order ?? null);
  let exchanges = like !== null;
  let why = whyNotReduced(model, 'inert steps and like threads');
  const space: Space = {
    model,
    get states() {
      return now.space.states;
    },
    get transitions() {
      return now.space.transitions;
    },
    get expanded() {
      return now.space.expanded;
    },
    get complete() {
      return now.space.complete;
    },
    get bytes() {
      return now.space.bytes;
    },
    machine: (state) => now.space.machine(state),
    find: (machine) => now.space.find(machine),
    parent: (state) => now.space.parent(state),
    stepInto: (state) => now.space.stepInto(state),
    firstEdge: (state) => now.space.firstEdge(state),
    edgeTo: (edge) => now.space.edgeTo(edge),
    edgeStep: (edge) => now.space.edgeStep(edge),
  };
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
          now = searchAs(model, start, maxStates, true, null);
        } else if (!more) return false;
      }
      return true;
    },
  };
}

const [ANYWHERE, AT_DISPATCH_LEVEL] = [1, 2];

/** Of a model that is searched from many machines, its terms are read once. */
const marks = new WeakMap<Model, Uint8Array>();

/** By the number of an instruction: where it is inert, 0 if nowhere. */
function marksOf(model: Model): Uint8Array {
  const before = marks.get(model);
  if (before) return before;
  const now = new Uint8Array(model.computer.instructions.length + 1);
  for (const [{ number }, where] of inertInstructions(model))
    now[number] = where === 'anywhere' ? ANYWHERE : AT_DISPATCH_LEVEL;
  marks.set(model, now);
  return now;
}

/** The whole space at once, or as much of it as the bound allows. */
export function search(model: Model, start: Machine = model.start, maxStates?: number, reduction?: Reduction): Space {
  const { advance, space } = searchFrom(model, start, maxStates, reduction);
  while (advance(1 << 16));
  return space;
}
