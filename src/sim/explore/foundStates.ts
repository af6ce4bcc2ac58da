/** What a search has found so far, and how: the machines, the step that led to each, and the steps out of those worked on. */
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { packerOf } from '../machine/pack.ts';
import { numbers, stepNumbers } from './columns.ts';
import type { Space } from './space.ts';
import { StateTable } from './stateTable.ts';

export interface FoundStates {
  readonly space: Space;
  /** The machine of a number, written over another. */
  readonly read: (state: number, into: Machine) => void;
  /** A machine that a step from another leads to: its number, -1 where there is no room for it. */
  readonly enter: (machine: Machine, from: number, step: Step) => number;
  /** The steps out of the next machine begin. */
  readonly begin: () => void;
  readonly addEdge: (to: number, step: Step) => void;
  /** The machine that was begun is worked on. */
  readonly end: () => void;
  /** The machine that was begun is not worked on: what was written of it is taken back. */
  readonly undo: () => void;
}

/** @param maxStates past so many machines nothing new is taken in */
export function foundStates(model: Model, maxStates: number): FoundStates {
  const { layout, moves } = model;
  const { words, pack, unpack } = packerOf(layout);
  const table = new StateTable(words);
  const parents = numbers();
  const steps = stepNumbers(moves.length);
  const edgeStarts = numbers();
  const edgeTargets = numbers();
  const edgeSteps = stepNumbers(moves.length);
  let expanded = 0;
  const read = (state: number, machine: Machine): void => unpack(table.arena, state * words, machine);
  const space: Space = {
    model,
    get states() {
      return table.states;
    },
    get transitions() {
      return edgeTargets.length;
    },
    get expanded() {
      return expanded;
    },
    get complete() {
      return expanded === table.states;
    },
    machine: (state, machine = new Uint8Array(layout.width)) => {
      read(state, machine);
      return machine;
    },
    find: (machine) => {
      pack(machine, table.arena, table.free);
      return table.lookUp();
    },
    parent: (state) => parents.values[state] as number,
    stepInto: (state) => steps.values[state] as number,
    firstEdge: (state) => (state < expanded ? (edgeStarts.values[state] as number) : edgeTargets.length),
    edgeTo: (edge) => edgeTargets.values[edge] as number,
    edgeStep: (edge) => edgeSteps.values[edge] as number,
    get bytes() {
      const columns = [parents, steps, edgeStarts, edgeTargets, edgeSteps];
      const { used, allocated } = table.bytes;
      const perStep = 4 + steps.values.BYTES_PER_ELEMENT;
      return {
        machines: table.states * perStep + used,
        edges: edgeTargets.length * perStep + expanded * 4,
        allocated: allocated + columns.reduce((sum, { values }) => sum + values.byteLength, 0),
      };
    },
  };
  return {
    space,
    read,
    enter: (machine, from, step) => {
      const before = table.states;
      pack(machine, table.arena, table.free);
      const state = table.enter(maxStates);
      if (state === before) {
        parents.push(from);
        steps.push(step);
      }
      return state;
    },
    begin: () => edgeStarts.push(edgeTargets.length),
    addEdge: (to, step) => {
      edgeTargets.push(to);
      edgeSteps.push(step);
    },
    end: () => {
      expanded++;
    },
    undo: () => {
      edgeTargets.length = edgeStarts.values[expanded] as number;
      edgeSteps.length = edgeTargets.length;
      edgeStarts.length--;
    },
  };
}
