import type { Step } from '../machine/moves.ts';
import { frameOf } from './frame.ts';
import type { Trace } from './replay.ts';

/** What another actor would have done, for a sentence: `processor 0`, `runs`, a line of the listing. */
export interface Instead {
  readonly who: string;
  readonly does: string;
  /** The line, where what it does is to run one. */
  readonly line: string | null;
}

/** A step that could be taken at a moment of a trace, in words. @throws Error if it could not. */
export function insteadAt(trace: Trace, at: number, step: Step): Instead {
  const choice = frameOf(trace, at).choices.find((one) => one.step === step);
  if (!choice) throw new Error(`Step ${step} is not among the choices at moment ${at}.`);
  const { actor, kind, text } = choice;
  const who = actor.kind === 'processor' ? `processor ${actor.number}` : `the ${actor.name}`;
  return kind === 'run' && text.startsWith('runs ')
    ? { who, does: 'runs', line: text.slice(5) }
    : { who, does: text, line: null };
}

export const sayInstead = ({ who, does, line }: Instead): string => `${who} ${does}${line === null ? '' : ` ${line}`}`;
