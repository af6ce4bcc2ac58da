/** Moments of a case's shortest hang, found by what happens in them, so that no page counts steps by hand. */

import { openText } from '../islands/machine/run.ts';
import { runnable } from '../sim/library/index.ts';
import { momentsTold } from '../sim/trace/moments.ts';
import { tellStep } from '../sim/trace/narrate.ts';
import { atStep } from '../sim/trace/schedule.ts';
import { known } from './explorations.ts';

/** @throws Error with the phrases there are, which stops the build. */
export function momentOf(name: string, phrase: string): { readonly step: number; readonly link: string } {
  const { schedule } = known({ case: name });
  const { trace } = openText(runnable(name), schedule).run;
  const [step, ...others] = momentsTold(trace, phrase);
  if (step === undefined || others.length > 0) {
    const told = trace.moments.slice(1).map((_, at) => {
      const { who, did } = tellStep(trace, at + 1);
      return `"${others.length > 0 ? `${who} ${did}` : did}"`;
    });
    const why = step === undefined ? 'does no step' : `do ${others.length + 1} steps`;
    throw new Error(`${name}: "${phrase}" ${why} of its shortest hang; expected one of ${told.join('|')}`);
  }
  return { step, link: `#${atStep(schedule, step)}` };
}
