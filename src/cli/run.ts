import { inWords } from '../sim/computer/setting.ts';
import { randomRun } from '../sim/explore/runs.ts';
import { modelOf } from '../sim/library/index.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { outcomeOf, whysOf } from './replay.ts';
import { asJson, BadUsage, parseSetting, wholeNumber } from './usage.ts';

/** One random run: a seed decides who moves at each step. */
export function run(args: readonly string[]): string {
  const { setting, values } = parseSetting(args, { seed: { type: 'string' }, steps: { type: 'string' } });
  const flags = values as { readonly seed?: string; readonly steps?: string; readonly json?: boolean };
  const seed = wholeNumber('seed', flags.seed, 0);
  if (seed === undefined)
    throw new BadUsage('--seed N is missing: a random run needs a seed, so that it can be repeated.');
  const model = modelOf(setting);
  const steps = randomRun(model, seed, wholeNumber('steps', flags.steps, 1));
  const { last, life, verdict } = outcomeOf(model, steps);
  const schedule = writeSchedule(model, steps);
  if (flags.json) return asJson({ ...setting, seed, schedule, steps: steps.length, verdict, life });
  return [
    inWords(setting),
    '',
    `seed ${seed}: ${verdict} after ${steps.length} steps`,
    ...whysOf(last).map((why) => `  ${why}`),
    '',
    schedule,
  ].join('\n');
}
