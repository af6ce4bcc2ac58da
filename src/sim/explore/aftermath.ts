import type { Background } from '../computer/question.ts';
import { carryOver } from '../machine/carry.ts';
import { takeStep } from '../machine/doors.ts';
import type { Machine, Model } from '../machine/model.ts';
import { askedMore } from './larger.ts';
import { chance, fairSteps, pick } from './runs.ts';
import { type Asked, asKnown, asked, type Life, prober } from './symptoms.ts';

/** A stretch of time in which a probe stood the same way. Seconds after the hang. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly life: Life;
}
export interface AftermathTold {
  readonly seconds: number;
  /** When background requests came, and what one and more of them are called. */
  readonly requests: readonly number[];
  readonly called: Background['called'];
  /** `because`: why it is not known somewhere how a question stands, where the computer has not all that takes part. */
  readonly rows: readonly {
    readonly probe: Asked;
    readonly spans: readonly Span[];
    readonly because: string | null;
  }[];
}

/** A request every so many seconds on average: three a minute, a quiet server (A25). */
export const SECONDS_BETWEEN_REQUESTS = 20;
const SECONDS = 360;
/** Between two requests lie seconds: time for far more steps than any request takes. Only a clock would go on. */
const ENOUGH_STEPS = 500;

/**
 * What becomes of a hung machine while the world goes on asking it for its background request: one run in simulated time,
 * by chance from a seed. Requests come at random (each moment as likely as the other), the machine
 * runs on by the rule of `fairSteps`, and each question is then asked singly, by search. Null where nothing goes on
 * being asked.
 */
export function aftermathOf(model: Model, hung: Machine, seed: number): AftermathTold | null {
  const { questions, background } = model.spec;
  if (!background) return null;
  const { activity } = background.request;
  const next = chance(seed);
  const crowd = askedMore(model, activity);
  const probe = prober(crowd);
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
    if (time >= SECONDS || requests.length === background.room) break;
    requests.push(Math.round(time * 10) / 10);
  }

  let machine = hung;
  const marks = [{ at: 0, life: prober(model)(hung) }];
  let from: Model = model;
  for (const at of requests) {
    machine = rest(carryOver(from, machine, crowd, [activity]));
    from = crowd;
    marks.push({ at, life: probe(machine) });
  }
  return {
    seconds: SECONDS,
    requests,
    called: background.called,
    rows: questions.map((question) => {
      const { name, knownWhile } = question;
      const known = marks.map(({ at, life }) => ({ at, life: asKnown(questions, life)[name] ?? 'unknown' }));
      const isBeyond = marks.some(({ life }, at) => life[name] !== known[at]?.life);
      return {
        probe: asked(question),
        spans: spansOf(known),
        because: isBeyond ? (knownWhile?.because ?? null) : null,
      };
    }),
  };
}

function spansOf(marks: readonly { readonly at: number; readonly life: Life }[]): readonly Span[] {
  return marks
    .filter(({ life }, at) => at === 0 || life !== marks[at - 1]?.life)
    .map(({ at, life }, which, changes) => ({ from: at, to: changes[which + 1]?.at ?? SECONDS, life }));
}
