import { inWords } from '../sim/computer/setting.ts';
import { prober } from '../sim/explore/symptoms.ts';
import { fateOf } from '../sim/explore/verdict.ts';
import { readSchedule, runnableName } from '../sim/library/index.ts';
import type { Model } from '../sim/machine/model.ts';
import type { Step } from '../sim/machine/moves.ts';
import { type Frame, frameOf } from '../sim/trace/frame.ts';
import { traceOf } from '../sim/trace/replay.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { asJson, BadUsage, parse } from './usage.ts';

/** What a schedule comes to, for the verbs that follow one. */
export function outcomeOf(model: Model, steps: readonly Step[]) {
  const trace = traceOf(model, steps);
  const frames = trace.moments.map((_, at) => frameOf(trace, at));
  const last = frames[frames.length - 1] as Frame;
  const machine = (trace.moments[trace.moments.length - 1] as (typeof trace.moments)[number]).machine;
  return { frames, last, life: last.stop ? null : prober(model)(machine), verdict: fateOf(model, machine) };
}

export const whysOf = (frame: Frame): readonly string[] =>
  [...frame.processors, ...frame.threads].flatMap(({ why }) => why ?? []);

/** Follows a schedule; the same text ends in the same state every time. */
export function replay(args: readonly string[]): string {
  const { values, positionals } = parse(args, {}, ['CASE', 'SCHEDULE']);
  const [asked = '', text = ''] = positionals;
  const name = runnableName(asked);
  const { schedule, model, problem, bad } = readSchedule(text.replace(/^#/, ''), name);
  if (bad) throw bad;
  if (problem) throw new BadUsage(problem.replace(' The page shows its start.', ''));
  if (schedule.setting.case !== name)
    throw new BadUsage(`That schedule is one of ${schedule.setting.case}, not of ${name}.`);
  const { frames, last, life, verdict } = outcomeOf(model, schedule.steps);
  if (values['json'])
    return asJson({
      ...schedule.setting,
      schedule: writeSchedule(model, schedule.steps),
      steps: schedule.steps.length,
      verdict,
      stop: last.stop,
      life,
      said: frames.slice(1).map(({ said }) => said),
      why: whysOf(last),
    });
  return [
    inWords(schedule.setting),
    '',
    ...frames.slice(1).map(({ said }, at) => `${String(at + 1).padStart(4)}  ${said}`),
    '',
    `verdict  ${verdict}`,
    ...whysOf(last).map((why) => `         ${why}`),
  ].join('\n');
}
