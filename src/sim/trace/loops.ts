import { nextDpcStep } from '../kernel/dpc.ts';
import { nextStep, running } from '../kernel/thread.ts';
import type { Instruction } from '../machine/instructions.ts';
import type { Machine, Model } from '../machine/model.ts';
import { readPlace } from '../machine/read.ts';
import { whatFollows } from './follows.ts';
import { nextInstruction, type Runner } from './replay.ts';

/** A thread or DPC that goes round the same lines for ever, whatever happens. */
export interface EndlessLoop {
  readonly by: Runner;
  /** In the order in which it comes to them, from the one that stands first in its program. */
  readonly instructions: readonly Instruction[];
}

/** A round that is longer is not looked for. */
const LONGEST_ROUND = 2000;

/** A round has no first line: told from the one that stands first in the program. */
function fromTheTop(round: readonly Instruction[]): readonly Instruction[] {
  const top = round.reduce((least, { number }, at) => (number < (round[least]?.number ?? 0) ? at : least), 0);
  return [...round.slice(top), ...round.slice(0, top)];
}

/** The instructions round which a processor goes if nobody else moves; null if it comes to an end, or leaves its thread or DPC. */
function roundAlone(model: Model, start: Machine, processor: number): readonly Instruction[] | null {
  const move = model.compiled[processor];
  const machine = start.slice();
  const seen = new Map<string, number>();
  const path: Instruction[] = [];
  while (path.length < LONGEST_ROUND && move?.enabled(machine, 0)) {
    const key = machine.join();
    const before = seen.get(key);
    if (before !== undefined) return fromTheTop([...new Set(path.slice(before))]);
    seen.set(key, path.length);
    const instruction = model.computer.instructions[model.upcoming(machine, 0, processor) - 1];
    if (!instruction) return null;
    path.push(instruction);
    move.take(machine, 0);
  }
  return null;
}

/**
 * Who goes round for ever in a machine: each processor's thread or DPC that would do so alone, and that is still on
 * the same lines in every machine that can follow.
 */
export function endlessLoops(model: Model, machine: Machine): readonly EndlessLoop[] {
  const processors = Array.from({ length: model.layout.processors.count }, (_, number) => number);
  return processors.flatMap((processor): readonly EndlessLoop[] => {
    const instructions = roundAlone(model, machine, processor);
    const by = nextInstruction(model, machine, processor)?.by;
    if (!instructions || !by) return [];
    const numbers = new Set(instructions.map(({ number }) => number));
    const thread = readPlace(model, machine, running, processor) - 1;
    const standsAt = (one: Machine): number =>
      by.kind === 'dpc' ? readPlace(model, one, nextDpcStep, processor) : readPlace(model, one, nextStep, thread);
    const staysIn = whatFollows(model, machine)?.every((one) => numbers.has(standsAt(one))) ?? false;
    return staysIn ? [{ by, instructions }] : [];
  });
}
