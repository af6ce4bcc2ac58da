import type { Machine, Model } from './model.ts';
import type { Step } from './moves.ts';

/** First door: every move that can be taken now, in the order of the model's list. Empty: nothing moves any more. */
export const enabledSteps = (model: Model, machine: Machine): readonly Step[] =>
  model.compiled.flatMap(({ enabled }, step) => (enabled(machine, 0) ? [step] : []));

/**
 * Second door: the machine after a step. The one given is left as it was.
 *
 * @throws Error if the step is not enabled there.
 */
export function takeStep(model: Model, machine: Machine, step: Step): Machine {
  const move = model.compiled[step];
  if (!move?.enabled(machine, 0))
    throw new Error(
      `Step ${step} cannot be taken here; one of ${enabledSteps(model, machine).join(', ') || 'none'} can.`,
    );
  const after = machine.slice();
  move.take(after, 0);
  return after;
}
