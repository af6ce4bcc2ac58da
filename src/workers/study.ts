/** Everything that every schedule of a setting means, as plain data for a page. */

import { isSameSetting } from '../sim/computer/setting.ts';
import { aftermathOf, SECONDS_BETWEEN_REQUESTS, type AftermathTold as Strip } from '../sim/explore/aftermath.ts';
import { END_KINDS, type End, type EndKind } from '../sim/explore/ends.ts';
import type { Exploration, Verdict } from '../sim/explore/explore.ts';
import { courseOf } from '../sim/explore/fate.ts';
import { whoCanReach } from '../sim/explore/graph.ts';
import type { Odds, Window } from '../sim/explore/odds.ts';
import { type Report, reportOf, untoldRules } from '../sim/explore/report.ts';
import { firstWayTo, switchesOf } from '../sim/explore/schedules.ts';
import type { Asked, Symptom } from '../sim/explore/symptoms.ts';
import type { Step } from '../sim/machine/moves.ts';
import { stopCode } from '../sim/sentences.ts';
import { diagnose, type Finding } from '../sim/trace/diagnosis.ts';
import { type Frame, frameOf } from '../sim/trace/frame.ts';
import { type Instead, insteadAt } from '../sim/trace/instead.ts';
import { endlessLoops } from '../sim/trace/loops.ts';
import { type Moment, type Trace, traceOf } from '../sim/trace/replay.ts';
import { aloneOf, originOf, readSchedule, writeSchedule } from '../sim/trace/schedule.ts';
import { type WaitForEdge, type WaitForNode, waitForGraph } from '../sim/trace/waitForGraph.ts';

/** A schedule that ends badly, ready to be loaded. */
export interface Way {
  readonly is: 'shortest' | 'fewest switches' | 'other end';
  /** As a link writes it. */
  readonly schedule: string;
  readonly steps: number;
  readonly switches: number;
  /** Who stands where at its end, in words: how this end differs from others. */
  readonly ends: readonly string[];
}

/** The last choice that could have avoided the bad end. */
export interface Saved {
  /** The moment before the choice, and the number of the step that would have been it. */
  readonly at: number;
  readonly by: Step;
  readonly instead: Instead;
}

/** A run of simulated time after a hang or in a loop, with what was assumed for it. */
export interface Aftermath extends Strip {
  readonly seed: number;
  /** Seconds between two requests, on average. */
  readonly every: number;
}

export interface Study {
  readonly verdict: Verdict;
  /** Sets of states that the computer never leaves, by how it ends there. */
  readonly ends: Readonly<Record<EndKind, number>>;
  /** Rules of the DDK that some schedule breaks and that the diagnosis has not told, each with a shortest schedule to it. */
  readonly rules: readonly { readonly sentence: string; readonly schedule: string }[];
  readonly ways: readonly Way[];
  /** The first doomed moment of the shortest schedule, by the step into it; null where there is none or the start is doomed. */
  readonly noReturn: { readonly step: number; readonly saved: (Saved & { readonly schedule: string }) | null } | null;
  readonly damage: { readonly step: number; readonly probes: readonly Asked[]; readonly all: boolean } | null;
  /** What was asked when the search for that step reached its bound: with any, the step is not known. */
  readonly damageGaveUp: readonly Asked[];
  readonly odds: Odds | null;
  readonly window: Window | null;
  readonly diagnosis: readonly Finding[];
  readonly graph: { readonly nodes: readonly WaitForNode[]; readonly edges: readonly WaitForEdge[] };
  /** Of the end of the shortest schedule, then of every end that looks different. */
  readonly symptoms: readonly (readonly Symptom[])[];
  /** What the requests are called that go on coming; empty where none do. */
  readonly requests: string;
  readonly aftermath: Aftermath | null;
}

/** Which chance the strip shows: any would do, and this one has requests neither bunched nor far between. */
const SEED = 40;
/** Past so many different ends a list of them tells a reader nothing more. */
const MOST_WAYS = 6;
/** A stop is an end of its own for everything that was different as it came: of so many, hardly one looks new. */
const MOST_LOOKED_AT = 200;

/** Who does not get on at the end of a trace, whatever the number of their processor. */
function standsOf(trace: Trace): readonly string[] {
  const at = trace.moments.length - 1;
  const [first, last] = [frameOf(trace, 0), frameOf(trace, at)] as [Frame, Frame];
  const waits = last.threads.flatMap(({ name, waitsFor }, number) =>
    waitsFor === null || first.threads[number]?.waitsFor === waitsFor ? [] : [`${name} waits for ${waitsFor}`],
  );
  const stuck = last.processors.flatMap(({ who, stuck: stands, spinsFor, level }) =>
    spinsFor !== null ? [`${who} spins for ${spinsFor}`] : stands ? [`${who} is stuck at ${level}`] : [],
  );
  const loops = endlessLoops(trace.model, (trace.moments[at] as Moment).machine).map(({ by }) => by.name);
  const rounds = [...new Set(loops)].map((name) => {
    const processors = loops.filter((one) => one === name).length;
    return `${name} loops for ever${processors === 1 ? '' : ` on ${processors} processors`}`;
  });
  const stop = last.stop ? [stopCode(last.stop)] : [];
  return [...stop, ...waits, ...stuck.sort(), ...rounds.sort()];
}

function waysOf(
  { model, space, complete, worst, bad }: Exploration,
  report: Report,
  pulse: () => void,
): readonly Way[] {
  if (!worst) return [];
  const way = (is: Way['is'], steps: readonly Step[]): Way => ({
    is,
    schedule: writeSchedule(model, steps),
    steps: steps.length,
    switches: switchesOf(model, steps),
    ends: standsOf(traceOf(model, steps)),
  });
  const first = way('shortest', worst.steps);
  // On a bounded space the fewest are not known to be the fewest.
  const fewest =
    complete && report.fewestSwitches && report.fewestSwitches.switches < worst.switches
      ? [way('fewest switches', report.fewestSwitches.steps)]
      : [];
  const looksOf = ({ ends }: Way, end: End | null): string => JSON.stringify([end?.kind, ends, end?.life]);
  const endOf = ({ schedule }: Way): End | null => {
    const { steps } = readSchedule(aloneOf(originOf(model)), schedule, '').schedule;
    const state = space.find((traceOf(model, steps).moments.at(-1) as Moment).machine);
    return bad.find(({ states }) => states.includes(state)) ?? null;
  };
  const looks = new Set([first, ...fewest].map((one) => looksOf(one, endOf(one))));
  const others: Way[] = [];
  for (const end of bad.slice(0, MOST_LOOKED_AT)) {
    if (others.length === MOST_WAYS) break;
    pulse();
    const other = way('other end', firstWayTo(space, end.state));
    const look = looksOf(other, end);
    if (!looks.has(look)) others.push(other);
    looks.add(look);
  }
  return [first, ...fewest, ...others];
}

/** `report` is the exploration's own, for callers that have it already. `pulse` is called between pieces of the work. */
export function studyOf(
  exploration: Exploration,
  report: Report = reportOf(exploration),
  pulse: () => void = () => {},
): Study {
  const { model, space, ends, worst } = exploration;
  const { pointOfNoReturn, damage, damageGaveUp, odds, window, symptoms } = report;
  const base = {
    verdict: exploration.verdict,
    ends: Object.fromEntries(
      END_KINDS.map((kind) => [kind, ends.filter((end) => end.kind === kind).length]),
    ) as Study['ends'],
    rules: untoldRules(report).map(({ sentence, steps }) => ({ sentence, schedule: writeSchedule(model, steps) })),
    damage,
    damageGaveUp,
    odds,
    window,
    symptoms,
    requests: model.spec.background?.called[1] ?? '',
  };
  if (!worst)
    return { ...base, ways: [], noReturn: null, diagnosis: [], graph: { nodes: [], edges: [] }, aftermath: null };
  const trace = traceOf(model, worst.steps);
  const saved = pointOfNoReturn?.saved ?? null;
  // Nothing becomes of a computer that has stopped, and one that only breaks a promise lives.
  const goesOn = worst.end?.kind === 'hung' || worst.end?.kind === 'looping';
  const strip = goesOn ? aftermathOf(model, space.machine(worst.state), SEED) : null;
  return {
    ...base,
    ways: waysOf(exploration, report, pulse),
    noReturn: pointOfNoReturn && {
      step: pointOfNoReturn.step,
      saved: saved && {
        ...saved,
        instead: insteadAt(trace, saved.at, saved.by),
        schedule: writeSchedule(model, [...worst.steps.slice(0, saved.at), saved.by]),
      },
    },
    diagnosis: report.diagnosis ?? diagnose(trace),
    graph: waitForGraph(trace),
    aftermath: strip && { ...strip, seed: SEED, every: SECONDS_BETWEEN_REQUESTS },
  };
}

/** Whether a bad end can still be avoided: at every moment of a schedule that a reader has in hand. */
export interface Course {
  readonly verdict: Verdict;
  /** The schedule that this is about, whichever of its moments is shown. */
  readonly schedule: string;
  /** For each moment, the start first. `open`: it can end either way. `safe`: nothing bad can follow any more. */
  readonly moments: readonly ('open' | 'doomed' | 'safe')[];
  /** The step into the first doomed moment; 0: the start is doomed; null: none is. */
  readonly noReturn: number | null;
  /** For each step what another actor could have done there that would have led out; null where nothing would. */
  readonly wayOut: readonly (Instead | null)[];
  readonly saved: Saved | null;
}

/** Answers for one exploration, as often as it is asked. Null: the space is not complete, or the schedule is not of it. */
export function courses(exploration: Exploration): (schedule: string) => Course | null {
  const { model, space, doomed } = exploration;
  const own = originOf(model);
  let canHang: Uint8Array | null = null;
  const lostAhead = (): Uint8Array => {
    const lost: number[] = [];
    for (let state = 0; !canHang && state < space.states; state++) if (doomed?.[state] === 1) lost.push(state);
    canHang ??= whoCanReach(space, lost);
    return canHang;
  };
  return (text) => {
    const { schedule } = readSchedule(aloneOf(own), text, own.setting.case);
    if (!doomed || !isSameSetting(schedule.setting, own.setting)) return null;
    const trace = traceOf(model, schedule.steps);
    const course = courseOf(exploration, schedule.steps);
    if (!course) return null;
    const { noReturn, wayOut, saved } = course;
    return {
      verdict: exploration.verdict,
      schedule: writeSchedule(model, schedule.steps),
      moments: trace.moments.map(({ machine }, at) =>
        course.doomed[at] ? 'doomed' : lostAhead()[space.find(machine)] === 1 ? 'open' : 'safe',
      ),
      noReturn,
      wayOut: wayOut.map((step, at) => (step === null ? null : insteadAt(trace, at, step))),
      saved: saved && { ...saved, instead: insteadAt(trace, saved.at, saved.by) },
    };
  };
}
