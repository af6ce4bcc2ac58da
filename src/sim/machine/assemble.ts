import type { Activity } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import { dpcEnds, startDpc } from '../kernel/dpc.ts';
import type { Device } from '../kernel/interrupt.ts';
import { threadEnds } from '../kernel/thread.ts';
import type { Place, Routine } from '../terms.ts';
import { BadModel, lineOf } from './badModel.ts';
import { ownPlaceOf } from './belonging.ts';
import type { Computer, Parts } from './computer.ts';
import { askedAside, comesToAnEnd, type Instruction, type Target } from './instructions.ts';
import { sameUnderOneName } from './names.ts';
import { instructionsOf } from './program.ts';
import { stepNumber, thingsIn } from './wellFormed.ts';

/**
 * Puts a computer together: the driver's routines, and everything that is asked of it.
 *
 * What is asked later comes behind what was there, so steps, threads and waitables of the smaller
 * computer keep their numbers in the larger one, and a machine of the one can be carried over to the
 * other.
 *
 * @throws BadModel for terms that contradict each other or ask for more than a state can hold.
 */
export function assemble(spec: Spec, added: readonly Activity[] = []): Computer {
  const activities = [...spec.asked, ...added];
  const table = new Map<string, Routine>();
  for (const routine of activities.flatMap(({ routines }) => routines)) {
    const { name } = routine;
    sameUnderOneName('routines', table.get(name) ?? routine, routine, { routine: name });
    table.set(name, routine);
  }
  // A driver's own form of a routine stands in for what an activity brings along.
  for (const [name, routine] of Object.entries(spec.routines)) table.set(name, routine);
  const lookUp = (name: string): Routine => {
    const routine = table.get(name);
    if (routine) return routine;
    throw new BadModel(
      `There is no routine ${name}, and something runs it: write it, or name one of ${[...table.keys()].join(', ') || 'none'}.`,
      { routine: name },
    );
  };

  const instructions: Instruction[] = [];
  // A thread ends in another way than a DPC does: a routine that both run is two programs.
  const programs = new Map([threadEnds, dpcEnds].map((end) => [end, new Map<Routine, Target>()] as const));
  const programOf = (routine: Routine, end: typeof threadEnds): Target => {
    const known = programs.get(end)?.get(routine);
    if (known) return known;
    const { first, all } = instructionsOf(routine, end, lookUp);
    for (const instruction of all) {
      instruction.number = stepNumber(instructions.length, instruction);
      instructions.push(instruction);
    }
    programs.get(end)?.set(routine, first);
    return first;
  };

  const threads: Computer['threads'][number][] = [];
  const dpcs: Computer['dpcs'][number][] = [];
  const devices: Computer['devices'][number][] = [];
  const devicesMet = new Map<string, Device>();
  for (const activity of activities) {
    for (const { name, routine, asleepOn = null, runsOn = null } of activity.threads) {
      // What a thread runs may be a routine of the driver's too.
      const runs = (Object.hasOwn(spec.routines, routine.name) && spec.routines[routine.name]) || routine;
      const met = threads.find((thread) => thread.name === name);
      if (met) {
        const { first: _, ...known } = met;
        sameUnderOneName('threads', known, { name, routine: runs, asleepOn, runsOn }, { thread: name });
        if (added.includes(activity) && comesToAnEnd(met.first)) throw askedAlready(met);
        continue;
      }
      const namesake = threads.find((thread) => thread.routine.name === runs.name)?.routine ?? table.get(runs.name);
      sameUnderOneName('routines', namesake ?? runs, runs, { thread: name, routine: runs.name });
      threads.push({ name, routine: runs, first: programOf(runs, threadEnds), asleepOn, runsOn });
    }
    for (const dpc of activity.dpcs) {
      const met = dpcs.find(({ dpc: { name } }) => name === dpc.name);
      if (met && sameUnderOneName('DPCs', met.dpc, dpc, { object: dpc.name })) continue;
      const twin = dpcs.find(({ dpc: { routine } }) => routine === dpc.routine)?.dpc.name;
      if (twin !== undefined)
        throw new BadModel(
          `${twin} and ${dpc.name} both run ${dpc.routine}, and a queue knows a DPC by its first step: give each a routine of its own.`,
          { object: dpc.name, routine: dpc.routine },
        );
      const before = instructions.length;
      dpcs.push({ dpc, first: programOf(lookUp(dpc.routine), dpcEnds) });
      for (const instruction of instructions.slice(before)) {
        const own = ownPlaceOf(instruction, 'thread', [
          ...instruction.next,
          ...askedAside(instruction).map((test) => ({ test })),
        ]);
        if (own !== null)
          throw new BadModel(
            `${dpc.routine} runs in a DPC, which has no thread: it cannot use ${own}. Let it use a place of the processor or of the computer.`,
            { ...lineOf(instruction), place: own, object: dpc.name },
          );
      }
    }
    for (const device of activity.devices) {
      const { name, events } = device;
      const met = devicesMet.get(name);
      if (met && sameUnderOneName('devices', met, device, { object: name })) continue;
      devicesMet.set(name, device);
      for (const event of events) {
        const own = ownPlaceOf(event, 'thread') ?? ownPlaceOf(event, 'processor');
        if (own !== null)
          throw new BadModel(
            `A device is on no processor: ${name} cannot use ${own} of its own. Let it say which processor is meant.`,
            { place: own, object: name },
          );
      }
      devices.push(...events.map((event) => ({ device: name, event })));
    }
  }

  const threadNumber = (name: string): number => {
    const number = threads.findIndex((thread) => thread.name === name);
    if (number >= 0) return number;
    const there = threads.map((thread) => thread.name).join(', ') || 'none';
    throw new BadModel(`There is no thread ${name}, and something asks for it: name one of ${there}.`, {
      thread: name,
    });
  };
  const parts: Parts = {
    spec,
    instructions,
    threads,
    dpcs,
    startDpc: dpcs.length > 0 ? startDpc(dpcs.map(({ dpc }) => dpc)) : null,
    devices,
    done: activities.map(({ done }) => done),
    promises: spec.asked.flatMap(({ promises = [] }) => promises),
    threadNumber,
  };
  return {
    ...parts,
    ...thingsIn(parts, activities),
    begins: new Map(
      activities.flatMap(({ begins }) =>
        begins.map(([place, value]: readonly [Place, number]) => [place.name, value] as const),
      ),
    ),
  };
}

/** Of a thread that can end. One that serves for ever may be brought along by everybody who needs it. */
const askedAlready = ({ name }: Computer['threads'][number]): BadModel =>
  new BadModel(
    `What is asked of the computer beyond its load brings the thread ${name}, and the load has it already: it would be one thread, which may have ended before it is asked anything. Give the thread of the question a name of its own.`,
    { thread: name },
  );
