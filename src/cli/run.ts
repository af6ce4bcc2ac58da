import { inWords } from '../sim/computer/setting.ts';
import { randomRun } from '../sim/explore/runs.ts';
import { modelOf } from '../sim/library/index.ts';
import { MOST_STEPS, writeSchedule } from '../sim/trace/schedule.ts';
import { outcomeOf, sayFate, whysOf } from './replay.ts';
import { asJson, BadUsage, parseSetting, wholeNumber } from './usage.ts';
import { BOUND_OPTIONS, type BoundFlags, UNWATCHED, type Watch } from './watch.ts';

/** One random run: a seed decides who moves at each step. */
export function run(args: readonly string[], watch: Watch = UNWATCHED): string {
  const { setting, values } = parseSetting(args, {
    ...BOUND_OPTIONS,
    seed: { type: 'string' },
    steps: { type: 'string' },
  });
  const flags = values as BoundFlags & { readonly seed?: string; readonly steps?: string; readonly json?: boolean };
  const seed = wholeNumber('seed', flags.seed, 0);
  if (seed === undefined)
    throw new BadUsage('--seed N is missing: a random run needs a seed, so that it can be repeated.');
  const model = modelOf(setting);
  const steps = randomRun(model, seed, wholeNumber('steps', flags.steps, 1, MOST_STEPS));
  const outcome = outcomeOf(model, steps, flags, watch);
  const { last, life, verdict, search } = outcome;
  const schedule = writeSchedule(model, steps);
  if (flags.json) return asJson({ ...setting, seed, schedule, steps: steps.length, verdict, search, life: life() });
  return [
    inWords(setting),
    '',
    `seed ${seed}: ${verdict} after ${steps.length} steps`,
    ...(verdict === 'gave-up' ? [`  ${sayFate(outcome)}`] : []),
    ...whysOf(last).map((why) => `  ${why}`),
    '',
    schedule,
  ].join('\n');
}
