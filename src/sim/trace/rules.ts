import { irql, irqlName } from '../kernel/irql.ts';
import { running } from '../kernel/thread.ts';
import { compilerFor } from '../machine/compile.ts';
import { fold } from '../machine/fold.ts';
import { type Instruction, lineOf } from '../machine/instructions.ts';
import type { Machine, Model } from '../machine/model.ts';
import { readPlace, stopOf } from '../machine/read.ts';
import { nextInstruction } from './replay.ts';

/** The instruction that a processor has come to and must not come to like this, or null. */
export type RuleBreaker = (machine: Machine, processor: number) => Instruction | null;

const known = new WeakMap<Model, RuleBreaker | null>();

/** Finds where a machine of a model breaks a rule of the DDK. Null for a model in which none can be broken. */
export function ruleBreakerOf(model: Model): RuleBreaker | null {
  const before = known.get(model);
  if (before !== undefined) return before;
  const made = makeBreaker(model);
  known.set(model, made);
  return made;
}

function makeBreaker(model: Model): RuleBreaker | null {
  const { layout, computer } = model;
  const asking = computer.instructions.filter(
    (instruction) =>
      layout.reachable.has(instruction) && instruction.needs && fold(instruction.needs.holds, layout.known) !== 1,
  );
  if (asking.length === 0) return null;
  const compiler = compilerFor(layout);
  const tests = new Map(asking.map(({ number, needs }) => [number, compiler.expr(needs?.holds ?? 1)] as const));
  return (machine, processor) => {
    const number = model.upcoming(machine, 0, processor);
    const holds = tests.get(number);
    // On a computer that has stopped nobody comes to any line any more.
    if (!holds || stopOf(model, machine)) return null;
    const p = layout.processors.start + processor * layout.processors.stride;
    const thread = readPlace(model, machine, running, processor);
    const t = thread === 0 ? 0 : layout.threads.start + (thread - 1) * layout.threads.stride;
    return holds(machine, 0, p, t) === 0 ? (computer.instructions[number - 1] ?? null) : null;
  };
}

/** A broken rule as a sentence: who came to which line at which level, and what the rule is. */
export function sayBrokenRule(model: Model, machine: Machine, processor: number, instruction: Instruction): string {
  const by = nextInstruction(model, machine, processor)?.by;
  const who = by?.kind === 'dpc' ? `DPC ${by.name}` : (by?.name ?? '');
  const level = irqlName(readPlace(model, machine, irql, processor));
  return `${who} on processor ${processor} comes to "${lineOf(instruction)}" at ${level}. ${instruction.needs?.says ?? ''}`;
}
