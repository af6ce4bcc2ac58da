import { inWords } from '../sim/computer/setting.ts';
import { type Lives, PROBE_BOUND, prober } from '../sim/explore/symptoms.ts';
import { exploredForVerdict, type Fate, fateIn } from '../sim/explore/verdict.ts';
import { readSchedule, runnableName } from '../sim/library/index.ts';
import type { Machine, Model } from '../sim/machine/model.ts';
import type { Step } from '../sim/machine/moves.ts';
import { figure, many } from '../sim/sentences.ts';
import { type Frame, frameOf } from '../sim/trace/frame.ts';
import { traceOf } from '../sim/trace/replay.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { OF_AN_END } from './bounds.ts';
import { asJson, BadUsage, parse } from './usage.ts';
import { BOUND_OPTIONS, type BoundFlags, boundsIn, farOf, limitOf, UNWATCHED, type Watch } from './watch.ts';

/** What can still become of a machine, with how far that was searched: `found` is what is certain though the search gave up. */
function judge(model: Model, machine: Machine, flags: BoundFlags, watch: Watch) {
  const bounds = boundsIn(flags, OF_AN_END);
  const limit = limitOf(bounds, watch);
  const x = exploredForVerdict(model, machine, bounds.states, limit.goesOn);
  const { space } = x;
  const fate = fateIn(x);
  const { states, open } = farOf(space);
  const reached = limit.reachedBy(space);
  const found = fate === 'gave-up' && x.verdict !== 'gave-up' ? x.verdict : null;
  watch.tell(farOf(space, fate === 'gave-up' ? null : `verdict ${fate}`));
  return {
    fate,
    search: { states, open, complete: space.complete, bound: reached, found },
    endedBy: reached && limit.say(reached),
    // Dear, and only for who asks. No question takes more than the verdict may, and none is asked after Ctrl-C.
    life: () => (watch.isEnded() ? null : prober(model, Math.min(PROBE_BOUND, bounds.states))(machine)),
  };
}

/** A search that gave up, in words: what is certain all the same, how far it came, and what ended it. */
function sayGivenUp({
  search: { states, open, complete, found },
  endedBy,
}: Pick<ReplayOutcome, 'search' | 'endedBy'>): string {
  const far = complete
    ? 'whether every probe is answered at each end took too long to find out'
    : `after ${many(states, 'state')}, with ${figure(open)} still to explore, ended by ${endedBy}`;
  return `gave up: ${far}; this proves nothing${found ? `, but some way from here is certain to end badly: ${found}` : ''}`;
}

/** A fate for a reader. */
export const sayFate = (outcome: Pick<ReplayOutcome, 'verdict' | 'search' | 'endedBy'>): string =>
  outcome.verdict === 'gave-up' ? sayGivenUp(outcome) : outcome.verdict;

interface ReplayOutcome {
  readonly frames: readonly Frame[];
  readonly last: Frame;
  /** Each probe, asked singly; null where the computer has stopped, or nobody waits for the answer. */
  readonly life: () => Lives | null;
  readonly verdict: Fate;
  readonly search: ReturnType<typeof judge>['search'];
  readonly endedBy: string | null;
}

/** What a schedule comes to, for the verbs that follow one. */
export function outcomeOf(model: Model, steps: readonly Step[], flags: BoundFlags, watch: Watch): ReplayOutcome {
  const trace = traceOf(model, steps);
  const frames = trace.moments.map((_, at) => frameOf(trace, at));
  const last = frames[frames.length - 1] as Frame;
  const machine = (trace.moments[trace.moments.length - 1] as (typeof trace.moments)[number]).machine;
  const { fate, search, endedBy, life } = judge(model, machine, flags, watch);
  return { frames, last, life: last.stop ? () => null : life, verdict: fate, search, endedBy };
}

export const whysOf = (frame: Frame): readonly string[] =>
  [...frame.processors, ...frame.threads].flatMap(({ why }) => why ?? []);

/** Follows a schedule; the same text ends in the same state every time. */
export function replay(args: readonly string[], watch: Watch = UNWATCHED): string {
  const { values, positionals } = parse(args, BOUND_OPTIONS, ['CASE', 'SCHEDULE']);
  const [asked = '', text = ''] = positionals;
  const name = runnableName(asked);
  const { schedule, model, problem, bad } = readSchedule(text.replace(/^#/, ''), name);
  if (bad) throw bad;
  if (problem) throw new BadUsage(problem.replace(' The page shows its start.', ''));
  if (schedule.setting.case !== name)
    throw new BadUsage(`That schedule is one of ${schedule.setting.case}, not of ${name}.`);
  const outcome = outcomeOf(model, schedule.steps, values, watch);
  const { frames, last, life, verdict, search } = outcome;
  if (values['json'])
    return asJson({
      ...schedule.setting,
      schedule: writeSchedule(model, schedule.steps),
      steps: schedule.steps.length,
      verdict,
      search,
      stop: last.stop,
      life: life(),
      said: frames.slice(1).map(({ said }) => said),
      why: whysOf(last),
    });
  return [
    inWords(schedule.setting),
    '',
    ...frames.slice(1).map(({ said }, at) => `${String(at + 1).padStart(4)}  ${said}`),
    '',
    `verdict  ${sayFate(outcome)}`,
    ...whysOf(last).map((why) => `         ${why}`),
  ].join('\n');
}
