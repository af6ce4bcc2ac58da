/** What the figures of an exploration show, in sentences: for the reader of the page, and for the ear. */
import type { Verdict } from '../../sim/explore/explore.ts';
import type { Odds, Window } from '../../sim/explore/odds.ts';
import type { Asked, Life, Symptom } from '../../sim/explore/symptoms.ts';
import { listed } from '../../sim/sentences.ts';

import type { Aftermath, Study } from '../../workers/study.ts';
import { figure, many } from '../counts.ts';
import { TELLINGS } from '../telling.ts';

/** Never 0 or 100 for what is only nearly so: those two are certainties. */
export function perCent(chance: number): string {
  if (chance <= 0) return '0 %';
  if (chance >= 1) return '100 %';
  if (chance < 0.0001) return 'less than 0.01 %';
  if (chance > 0.9999) return 'more than 99.99 %';
  return `${(chance * 100).toFixed(chance < 0.01 || chance > 0.99 ? 2 : 1)} %`;
}

/** Two places are enough for an area of several lines; a smaller one keeps three figures. */
export const inLines = (area: number): string => (area < 1 ? area.toPrecision(3) : area.toFixed(2));

/** How far one may be ahead of the other with the bad end still possible, to each side. */
export function reachOf({ curve }: Window): { readonly second: number; readonly first: number } | null {
  const possible = curve.filter(({ chance }) => chance > 0).map(({ ahead }) => ahead);
  if (possible.length === 0) return null;
  return { second: Math.max(0, -Math.min(...possible)), first: Math.max(0, ...possible) };
}
/** The curve comes down to nothing on both sides, so its area is the whole of it. */
const isWhole = ({ curve }: Window): boolean => curve[0]?.chance === 0 && curve.at(-1)?.chance === 0;

/** A stretch of lines, and in how many runs one ends badly if two start at random within it: of several, the roundest. */
export function oneIn(window: Window): { readonly lines: number; readonly runs: number } | null {
  const reach = reachOf(window);
  if (!reach || !isWhole(window)) return null;
  const least = Math.max(reach.first, reach.second, 50);
  const wholeOf = (runs: number): number => (runs < 20 ? 1 : 10);
  const choices = Array.from({ length: 16 }, (_, at) => Math.ceil(least / 10) * 10 + at * 10).map((lines) => {
    const runs = (2 * lines) / window.area;
    const round = Math.max(1, Math.round(runs / wholeOf(runs)) * wholeOf(runs));
    return { lines, runs: Math.round(runs), off: Math.abs(runs - round) / runs };
  });
  const best = choices.reduce((so, one) => (one.off < so.off ? one : so));
  return { lines: best.lines, runs: best.runs };
}

const linesAhead = (lines: number): string => many(lines, 'line');
/** Past what is possible: `more than 3 lines ahead`. */
const ahead = (lines: number): string => (lines === 0 ? 'ahead at all' : `more than ${linesAhead(lines)} ahead`);

export function sayWindow(window: Window, verdict: Verdict): readonly string[] {
  const { the, does } = TELLINGS[verdict];
  const { threads, curve, area } = window;
  const [one, other] = threads;
  const reach = reachOf(window);
  if (!reach)
    return [`By this rule ${the} never happens, however far ${one} is ahead of ${other} or ${other} of ${one}.`];
  const peak = curve.reduce((so, point) => (point.chance > so.chance ? point : so));
  const where =
    peak.ahead === 0
      ? 'where both begin together'
      : `where ${peak.ahead > 0 ? one : other} is ${linesAhead(Math.abs(peak.ahead))} ahead`;
  const shape = `The chance is greatest, ${perCent(peak.chance)}, ${where}.`;
  const random = oneIn(window);
  if (!random) return [shape, 'It does not fall to 0 on both sides, so how far apart the two may be is not known.'];
  return [
    `In this model, if ${one} and ${other} start at random within ${random.lines} lines of each other, about 1 in ${figure(random.runs)} such runs ${does}.`,
    `${shape} It is 0 once ${other} is ${ahead(reach.second)}, or ${one} ${ahead(reach.first)}. The area under the curve is ${inLines(area)} lines.`,
  ];
}

export const RULE_OF_CHANCE =
  'The odds follow a rule of ours, which is no fact about real computers: at each step one of the processors and devices that can move is picked, all with the same chance, and no thread is preempted.';

export function sayOdds({ exact, trials }: Odds, verdict: Verdict): string {
  const { the, do: come } = TELLINGS[verdict];
  if (!trials) return `Every schedule ends in ${the}: chance has no part in it.`;
  const { runs, hung, low, high } = trials;
  const worked =
    exact === null
      ? `What share of random runs ${come} is not known: solving it would take too long.`
      : `Of all random runs, ${perCent(exact)} ${come}. That is the exact figure, solved over every state.`;
  return `${worked} Of ${figure(runs)} runs that were tried, ${figure(hung)} did. From these alone the chance lies between ${perCent(low)} and ${perCent(high)}, with 95 % confidence.`;
}

const names = (probes: readonly Asked[]): string => listed(probes.map(({ label }) => label));

/** What is dead first, and from which step on, on a schedule whose start is lost already. */
export function sayDamage({ step, probes, all }: NonNullable<Study['damage']>): string {
  const who = all ? 'every probe' : names(probes);
  return `On the shortest schedule ${who} ${all || probes.length === 1 ? 'is' : 'are'} dead from step ${step} on.`;
}

/** That nobody knows what is dead first, and at which probes the search gave up. */
export const sayDamageGaveUp = (probes: readonly Asked[]): string =>
  `From which step on a probe is dead is not known: the search for an answer to ${listed(probes.map(({ label }) => label))} reached its bound.`;

/** A moment of the strip, as a clock would show it. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const WORDS: Readonly<Record<Life, string>> = {
  alive: 'alive',
  dead: 'dead',
  'at risk': 'at risk',
  unknown: 'not known',
};

/** Probes with the same story share a sentence. */
export function sayAftermath({ rows, requests }: Aftermath): readonly string[] {
  const stories = new Map<string, Asked[]>();
  for (const { probe, spans } of rows) {
    const [first, ...later] = spans;
    const story =
      later.length === 0
        ? `${WORDS[first?.life ?? 'unknown']} ${first?.life === 'dead' ? 'from the start' : 'throughout'}`
        : later
            .map(({ from, life }) => {
              const number = requests.filter((at) => at <= from).length;
              return `${WORDS[life]} after ${clock(from)}, from request ${number} on`;
            })
            .join(', ');
    stories.set(story, [...(stories.get(story) ?? []), probe]);
  }
  return [...stories].map(([story, probes]) => `${names(probes)}: ${story}.`);
}

/** What is not known, and why, where the computer has not all that takes part in an answer. */
export function sayBeyond({ rows }: Aftermath): readonly string[] {
  const reasons = [...new Set(rows.flatMap(({ because }) => because ?? []))];
  return reasons.map((reason) => {
    const probes = rows.filter(({ because }) => because === reason).map(({ probe }) => probe);
    return `Not known of ${names(probes)}: ${reason}.`;
  });
}

export const sayAssumption = ({ every, seed, requests, seconds, called }: Aftermath): string =>
  `The time is simulated, and its pace is an assumption of ours: ${called[1]} come at random, one every ${every} seconds on average (here ${requests.length} in ${clock(seconds)}, from seed ${seed}). After each one the computer runs until it comes to rest. Then every probe is asked alone.`;

/** How a probe stands after so many requests, counted until it stays the same. */
export function lastChange(symptoms: readonly Symptom[]): number {
  return symptoms.reduce((most, { then }) => {
    const last = then.at(-1);
    const settled = then.findLastIndex((life) => life !== last) + 1;
    return Math.max(most, settled);
  }, 0);
}
