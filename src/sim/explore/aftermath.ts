import { carryOver } from '../machine/carry.ts';
import { takeStep } from '../machine/doors.ts';
import { type Machine, type Model, modelFrom } from '../machine/model.ts';
import type { Probe } from '../world/activities.ts';
import { segments } from '../world/adapter.ts';
import { chance, fairSteps, pick } from './runs.ts';
import { BACKGROUND, type Life, prober, probesFor } from './symptoms.ts';

/** A stretch of time in which a probe stood the same way. Seconds after the hang. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly life: Life;
}
export interface Aftermath {
  readonly seconds: number;
  /** When background TCP requests came. */
  readonly requests: readonly number[];
  readonly rows: readonly { readonly probe: Probe; readonly spans: readonly Span[] }[];
}

/** A request every so many seconds on average: three a minute, a quiet server (A25). */
export const SECONDS_BETWEEN_REQUESTS = 20;
const SECONDS = 360;
/** Chance could draw more, less often than once in a thousand million strips; the ring has room for so many, and for what load and probe send. */
const MOST_REQUESTS = segments.inRing.max - 10;
/** Between two requests lie seconds: time for far more steps than any request takes. Only a clock would go on. */
const ENOUGH_STEPS = 500;

/**
 * What becomes of a hung machine while the world goes on asking it for TCP: one run in simulated time,
 * by chance from a seed. Requests come at random (each moment as likely as the other), the machine
 * runs on by the rule of `fairSteps`, and each probe is then asked singly, by search. Null for a machine
 * of which nothing is asked but its load.
 */
export function aftermathOf(model: Model, hung: Machine, seed: number): Aftermath | null {
  const probes = probesFor(model);
  if (probes.length === 0) return null;
  const next = chance(seed);
  const crowd = modelFrom(model.setting, model.asked, [BACKGROUND], model.build);
  const probe = prober({ ...crowd, asked: [...model.asked, BACKGROUND] });
  const rest = (start: Machine): Machine => {
    let machine = start;
    for (let steps = 0; steps < ENOUGH_STEPS; steps++) {
      const choices = fairSteps(crowd, machine);
      if (choices.length === 0) break;
      machine = takeStep(crowd, machine, pick(pick(choices, next), next));
    }
    return machine;
  };

  const requests: number[] = [];
  for (let time = 0; ; ) {
    time += -Math.log(1 - next()) * SECONDS_BETWEEN_REQUESTS;
    if (time >= SECONDS || requests.length === MOST_REQUESTS) break;
    requests.push(Math.round(time * 10) / 10);
  }

  let machine = hung;
  const marks = [{ at: 0, life: prober(model)(hung) }];
  let from: Model = model;
  for (const at of requests) {
    machine = rest(carryOver(from, machine, crowd, [BACKGROUND]));
    from = crowd;
    marks.push({ at, life: probe(machine) });
  }
  return {
    seconds: SECONDS,
    requests,
    rows: probes.map((one) => ({
      probe: one,
      spans: spansOf(marks.map(({ at, life }) => ({ at, life: life[one] ?? 'unknown' }))),
    })),
  };
}

function spansOf(marks: readonly { readonly at: number; readonly life: Life }[]): readonly Span[] {
  return marks
    .filter(({ life }, at) => at === 0 || life !== marks[at - 1]?.life)
    .map(({ at, life }, which, changes) => ({ from: at, to: changes[which + 1]?.at ?? SECONDS, life }));
}
