/** The smallest machines: a few lines on a processor or two, for claims about the kernel alone. */

import { type Activity, type Thread, threadsRun } from '../../src/sim/computer/activity.ts';
import { specFor, specOf } from '../../src/sim/computer/spec.ts';
import { type Exploration, explore } from '../../src/sim/explore/explore.ts';
import { search } from '../../src/sim/explore/search.ts';
import type { Space } from '../../src/sim/explore/space.ts';
import { type Dpc, dpc } from '../../src/sim/kernel/dpc.ts';
import type { Device } from '../../src/sim/kernel/interrupt.ts';
import { nextStep } from '../../src/sim/kernel/thread.ts';
import { runnable, settingOf } from '../../src/sim/library/index.ts';
import { enabledSteps, takeStep } from '../../src/sim/machine/doors.ts';
import { type Machine, type Model, modelFrom } from '../../src/sim/machine/model.ts';
import type { Move, Step } from '../../src/sim/machine/moves.ts';
import { readPlace } from '../../src/sim/machine/read.ts';
import { code, type Node, type Place, put, type Routine, routine } from '../../src/sim/terms.ts';

const about = { gloss: 'For a test.', basis: 'ours', why: 'for a test' } as const;
export const lines = (name: string, ...body: readonly Node[]): Routine => routine(name, about, body);

/** A line that does nothing but take a step, or set one place. */
export const plain = (text = 'x++;'): Node => code(text, 'does something');
export const set = (place: Place, value: number): Node =>
  code(`${place.name} = ${value};`, `sets ${place.name}`, put(place, value));

interface Small {
  readonly processors: number;
  /** Threads by name, each with its lines. */
  readonly threads: Readonly<Record<string, readonly Node[]>>;
  /** DPCs by the name of their routine, made by `dpcOf`. */
  readonly dpcs?: readonly { readonly object: Dpc; readonly lines: readonly Node[] }[];
  readonly devices?: readonly Device[];
  /** How threads start, by name: on a processor, or asleep. */
  readonly starts?: Readonly<Record<string, Pick<Thread, 'runsOn' | 'asleepOn'>>>;
  /** Routines of the driver with others in their place, by name. */
  readonly instead?: Readonly<Record<string, readonly Node[]>>;
  /** The threads whose end is asked for; without it, all of them. */
  readonly awaited?: readonly string[];
  /** Is it a whole computer with a driver, of which questions are asked to see whether it lives? Else its threads are all that there is. */
  readonly questions?: boolean;
  /** Assumptions that are taken another way, by number: `{ A7: 1 }`. */
  readonly otherwise?: Readonly<Record<string, number>>;
}

export const dpcOf = (name: string, ...body: readonly Node[]) => ({ object: dpc(`${name}Dpc`, name), lines: body });

export function smallModel({
  processors,
  threads,
  dpcs = [],
  devices = [],
  starts = {},
  instead = {},
  awaited,
  questions = true,
  otherwise = {},
}: Small): Model {
  const all = Object.entries(threads).map(([name, body]) => ({
    name,
    routine: lines(`${name}Routine`, ...body),
    ...starts[name],
  }));
  const activity: Activity = {
    ...threadsRun(...all),
    ...(awaited && { done: threadsRun(...all.filter(({ name }) => awaited.includes(name))).done }),
    dpcs: dpcs.map(({ object }) => object),
    routines: dpcs.map(({ object, lines: body }) => lines(object.routine, ...body)),
    devices,
  };
  if (!questions) return modelFrom(specOf([activity], { processors, constants: otherwise }));
  const setting = settingOf({ case: 'Q177245', processors });
  const spec = specFor(runnable(setting.case), setting);
  const replaced = Object.entries(instead).map(([name, body]) => [name, lines(name, ...body)] as const);
  return modelFrom({
    ...spec,
    constants: { ...spec.constants, ...otherwise },
    asked: [activity],
    routines: { ...spec.routines, ...Object.fromEntries(replaced) },
  });
}

/** Everything that a small model can come to. */
export const exploreModel = (model: Model): Exploration => explore(model);

/** A move in short: `0` processor 0 goes on, `A0` thread A is given processor 0, anything else the name of a device's event. */
export function stepNamed(model: Model, name: string): Step {
  const isIt = (move: Move): boolean => {
    if (move.kind === 'run') return name === String(move.processor);
    if (move.kind === 'device') return model.computer.devices[move.device]?.event.name === name;
    return name === `${model.computer.threads[move.thread]?.name}${move.processor}`;
  };
  const step = model.moves.findIndex(isIt);
  if (step < 0) throw new Error(`No move is called ${name}.`);
  return step;
}
/** Takes the moves one after the other. @throws Error at the first that cannot be taken. */
export const after = (model: Model, moves: string, from: Machine = model.start): Machine =>
  moves.split(' ').reduce((machine, name) => takeStep(model, machine, stepNamed(model, name)), from);
export const can = (model: Model, machine: Machine, name: string): boolean =>
  enabledSteps(model, machine).includes(stepNamed(model, name));

export function* machinesOf(space: Space): Generator<Machine> {
  for (let state = 0; state < space.states; state++) yield space.machine(state);
}
/** Every machine that a model can come to. */
export const everyMachine = (model: Model): readonly Machine[] => [...machinesOf(search(model))];
/** Those in which nothing moves any more. */
export const restsOf = (model: Model): readonly Machine[] =>
  everyMachine(model).filter((machine) => enabledSteps(model, machine).length === 0);

export const hasEnded = (model: Model, machine: Machine, thread: string): boolean =>
  readPlace(model, machine, nextStep, model.computer.threadNumber(thread)) === 0;
/** Threads that can end at all. */
export const everEnds = (model: Model, thread: string): boolean =>
  everyMachine(model).some((machine) => hasEnded(model, machine, thread));
