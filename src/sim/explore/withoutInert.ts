/** The reduction that leaves out machines between a step and what nobody can see after it: see inert.ts for what that is. */
import { DISPATCH_LEVEL, irql } from '../kernel/irql.ts';
import { STOPPED } from '../machine/layout.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';
import { inertInstructions } from './inert.ts';

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

/**
 * The way to run on after a step, for as long as nobody can see it.
 *
 * The run may end anywhere, since the machines on its way are as good as each other, but it must end: where an instruction
 * comes again, the machine is kept, and the way round stays in the space as steps from there, so a computer that goes round
 * for ever does so there too. And the step that stops the computer is not part of it: nothing moves after it, and a device
 * may move before it.
 *
 * @param next the machine that the step has made, which the run changes
 */
export function inertRunner(model: Model, next: Machine): (step: Step) => void {
  const { compiled, layout, moves } = model;
  const inert = marksOf(model);
  const levelAt = layout.byteOf(irql);
  const stoppedAt = layout.byteOf(STOPPED);
  const before = new Uint8Array(next.length);
  /** By the number of an instruction: the last run in which it was taken. */
  const takenIn = new Uint32Array(inert.length);
  let runs = 0;
  const isStopped = (): boolean => stoppedAt !== null && next[stoppedAt] !== 0;
  return (step) => {
    const move = moves[step];
    if (!move || move.kind === 'device') return;
    const { processor } = move;
    const level = layout.processors.start + processor * layout.processors.stride + (levelAt ?? 0);
    runs++;
    for (let number = model.upcoming(next, 0, processor), mark = inert[number]; mark; mark = inert[number]) {
      // Without a byte nothing changes the level.
      const now = levelAt === null ? irql.initial : (next[level] as number);
      if (mark === AT_DISPATCH_LEVEL && now < DISPATCH_LEVEL) break;
      if (takenIn[number] === runs) break;
      if (isStopped()) break;
      takenIn[number] = runs;
      if (stoppedAt !== null) before.set(next);
      compiled[processor]?.take(next, 0);
      if (isStopped()) {
        next.set(before);
        break;
      }
      number = model.upcoming(next, 0, processor);
    }
  };
}
