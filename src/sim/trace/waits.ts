import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import type { Instruction } from '../machine/instructions.ts';
import type { Machine, Model } from '../machine/model.ts';
import { readPlace } from '../machine/read.ts';
import { wokenBy } from '../machine/scan.ts';
import type { Waitable } from '../terms.ts';

/** A thread, from 0, as it stands in a machine. */
export type ThreadState = 'running' | 'ready' | 'waiting' | 'ended';
export function threadState(model: Model, machine: Machine, thread: number): ThreadState {
  if (readPlace(model, machine, nextStep, thread) === 0) return 'ended';
  if (readPlace(model, machine, waitingFor, thread) !== 0) return 'waiting';
  return processorOf(model, machine, thread) === null ? 'ready' : 'running';
}
export function processorOf(model: Model, machine: Machine, thread: number): number | null {
  for (let processor = 0; processor < model.layout.processors.count; processor++)
    if (readPlace(model, machine, running, processor) === thread + 1) return processor;
  return null;
}
/** What a thread waits for, or null. */
export const waitsFor = (model: Model, machine: Machine, thread: number): Waitable | null =>
  model.layout.waitables[readPlace(model, machine, waitingFor, thread) - 1] ?? null;

/** Every instruction that would wake the sleepers of an object, with the threads and DPCs that contain it. */
export function wakers(model: Model, object: Waitable): readonly Instruction[] {
  return model.computer.instructions.filter(
    (instruction) =>
      model.layout.reachable.has(instruction) && [...wokenBy(instruction.act)].some(({ name }) => name === object.name),
  );
}

/** The threads, from 0, that would still come to signal what a thread waits for, if nothing kept them. */
export function whoCouldWake(model: Model, machine: Machine, thread: number): readonly number[] {
  const object = waitsFor(model, machine, thread);
  if (!object) return [];
  const targets = wakers(model, object);
  return model.computer.threads
    .map((_, number) => number)
    .filter(
      (number) =>
        number !== thread &&
        threadState(model, machine, number) !== 'ended' &&
        canStillRun(model, machine, number, targets),
    );
}

/** Can anything but a thread signal an object? A DPC may run again, and a device act, whatever has happened. */
export function isWokenFromOutside({ computer }: Model, object: Waitable): boolean {
  const inDpcs = programsFrom(computer.dpcs.flatMap(({ first }) => first.instruction ?? []));
  const acts = [...[...inDpcs].map(({ act }) => act), ...computer.devices.map(({ event }) => event.act)];
  return acts.some((act) => [...wokenBy(act)].includes(object));
}

/** Can the thread still come to one of the instructions, as its program reads? */
function canStillRun(model: Model, machine: Machine, thread: number, targets: readonly Instruction[]): boolean {
  const next = model.computer.instructions[readPlace(model, machine, nextStep, thread) - 1];
  const ahead = programsFrom(next ? [next] : []);
  return targets.some((target) => ahead.has(target));
}

/** Every instruction that can follow, as the programs read. */
function programsFrom(firsts: readonly Instruction[]): ReadonlySet<Instruction> {
  const seen = new Set<Instruction>();
  const open = [...firsts];
  for (let instruction = open.pop(); instruction; instruction = open.pop()) {
    if (seen.has(instruction)) continue;
    seen.add(instruction);
    for (const { to } of instruction.next) if (to.instruction) open.push(to.instruction);
  }
  return seen;
}
