import { UnknownChoice } from '../sim/computer/setting.ts';
import { BadModel } from '../sim/machine/badModel.ts';
import { BadUsage } from './usage.ts';

/** What a verb comes to: a text for standard output, or a sentence for standard error, and the exit status. */
interface VerbOutcome {
  readonly status: number;
  readonly out: string;
  readonly sentence: string | null;
}

/** Runs a verb. Bad input and bad models become their sentence; what nobody foresaw is thrown on. */
export function outcomeOfVerb(verb: () => string): VerbOutcome {
  try {
    return { status: 0, out: verb(), sentence: null };
  } catch (error) {
    if (error instanceof BadUsage || error instanceof UnknownChoice)
      return { status: 2, out: '', sentence: error.message };
    if (error instanceof BadModel) return { status: 3, out: '', sentence: error.message };
    throw error;
  }
}
