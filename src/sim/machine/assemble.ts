import type { Activity } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import { DPC_QUEUE_DEPTH, type Dpc, dpcEnds, startDpc } from '../kernel/dpc.ts';
import type { DeviceEvent } from '../kernel/interrupt.ts';
import { threadEnds } from '../kernel/thread.ts';
import type { Act, Place, Routine, Waitable } from '../terms.ts';
import { ownPlaceOf } from './belonging.ts';
import { type Instruction, instructionsOf, type Target } from './instructions.ts';

/** A computer in terms: everything that is fixed before it runs. */
export interface Computer {
  readonly spec: Spec;
  readonly instructions: readonly Instruction[];
  readonly threads: readonly {
    readonly name: string;
    readonly routine: Routine;
    readonly first: Target;
    readonly asleepOn: Waitable | null;
    readonly runsOn: number | null;
  }[];
  readonly dpcs: readonly { readonly dpc: Dpc; readonly first: Target }[];
  readonly startDpc: Act | null;
  readonly devices: readonly { readonly device: string; readonly event: DeviceEvent }[];
  readonly begins: ReadonlyMap<string, number>;
  /** What each activity asked for, as one test. */
  readonly done: readonly Activity['done'][];
  readonly threadNumber: (name: string) => number;
}

/**
 * Puts a computer together: the driver's routines, and everything that is asked of it.
 *
 * What is asked later comes behind what was there, so steps, threads and waitables of the smaller
 * computer keep their numbers in the larger one, and a machine of the one can be carried over to the
 * other.
 */
export function assemble(spec: Spec, added: readonly Activity[] = []): Computer {
  const activities = [...spec.asked, ...added];
  const table: Readonly<Record<string, Routine>> = {
    ...Object.fromEntries(activities.flatMap(({ routines }) => routines.map((routine) => [routine.name, routine]))),
    ...spec.routines,
  };
  const lookUp = (name: string): Routine => {
    const routine = table[name];
    if (!routine) throw new Error(`There is no routine ${name}; there are ${Object.keys(table).join(', ') || 'none'}.`);
    return routine;
  };

  const instructions: Instruction[] = [];
  const programs = new Map<Routine, Target>();
  const programOf = (routine: Routine, end: typeof threadEnds): Target => {
    const known = programs.get(routine);
    if (known) return known;
    const { first, all } = instructionsOf(routine, end, lookUp);
    for (const instruction of all) {
      instruction.number = instructions.length + 1;
      instructions.push(instruction);
    }
    programs.set(routine, first);
    return first;
  };

  const threads: Computer['threads'][number][] = [];
  const dpcs: Computer['dpcs'][number][] = [];
  const devices: Computer['devices'][number][] = [];
  for (const activity of activities) {
    for (const { name, routine, asleepOn = null, runsOn = null } of activity.threads) {
      if (threads.some((thread) => thread.name === name)) continue;
      // A driver's own form of what a thread runs stands in for what the activity brought.
      const runs = spec.routines[routine.name] ?? routine;
      threads.push({ name, routine: runs, first: programOf(runs, threadEnds), asleepOn, runsOn });
    }
    for (const dpc of activity.dpcs) {
      if (dpcs.some((known) => known.dpc === dpc)) continue;
      const before = instructions.length;
      dpcs.push({ dpc, first: programOf(lookUp(dpc.routine), dpcEnds) });
      for (const instruction of instructions.slice(before)) {
        const own = ownPlaceOf(instruction, 'thread', instruction.next);
        if (own !== null) throw new Error(`${dpc.routine} runs in a DPC, which has no thread: it cannot use ${own}.`);
      }
    }
    for (const { name, events } of activity.devices) {
      if (devices.some(({ device }) => device === name)) continue;
      for (const event of events) {
        const own = ownPlaceOf(event, 'thread') ?? ownPlaceOf(event, 'processor');
        if (own !== null) throw new Error(`A device is on no processor: ${name} cannot use ${own} of its own.`);
      }
      devices.push(...events.map((event) => ({ device: name, event })));
    }
  }

  if (dpcs.length > DPC_QUEUE_DEPTH)
    throw new Error(`${dpcs.length} DPCs, and a processor's queue has ${DPC_QUEUE_DEPTH} places: one could be lost.`);

  return {
    spec,
    instructions,
    threads,
    dpcs,
    startDpc: dpcs.length > 0 ? startDpc(dpcs.map(({ dpc }) => dpc)) : null,
    devices,
    begins: new Map(
      activities.flatMap(({ begins }) =>
        begins.map(([place, value]: readonly [Place, number]) => [place.name, value] as const),
      ),
    ),
    done: activities.map(({ done }) => done),
    threadNumber: (name) => threads.findIndex((thread) => thread.name === name),
  };
}
