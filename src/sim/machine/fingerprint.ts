import type { Act } from '../terms.ts';
import { fold, foldAll } from './fold.ts';
import type { Branch, Instruction } from './instructions.ts';
import type { Model } from './model.ts';

/**
 * A text that two models share only where they are the same machine under other names: a registry value that no routine
 * reads, or a build whose routines are those of another, is not in it.
 *
 * What is known before the machine runs is put in first, so a test of a setting is gone where the setting decides it.
 */
export function fingerprintOf({ computer, layout, start }: Model): string {
  const { known } = layout;
  const act = ({ when, act: stmts, again }: Act) => [
    when === undefined ? null : fold(when, known),
    foldAll(stmts, known),
    again === undefined ? null : fold(again, known),
  ];
  const branch = ({ test, to }: Branch) => [fold(test, known), to.instruction?.number ?? 0];
  const instruction = (one: Instruction) => (layout.reachable.has(one) ? [...act(one), one.next.map(branch)] : null);
  return JSON.stringify([
    layout.processors.count,
    computer.instructions.map(instruction),
    computer.threads.map(({ name, first }) => [name, first.instruction?.number ?? 0]),
    computer.dpcs.map(({ first }) => first.instruction?.number ?? 0),
    computer.devices.map(({ event }) => act(event)),
    computer.startDpc && act(computer.startDpc),
    computer.done.map((done) => fold(done(computer.threadNumber), known)),
    [...start],
  ]);
}
