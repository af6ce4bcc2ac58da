/**
 * What somebody in front of a computer saw, compared with what the simulation computed.
 *
 * Every hang of a case has a pattern of symptoms: how each probe is answered, at the hang and after each further request.
 * Nothing of a pattern is written by hand. What the reader saw is taken as one moment of one pattern.
 */
import { type Probe as InArticles, NEVER_ASKED, PROBES } from '../content/lists.ts';
import type { Life } from '../sim/explore/symptoms.ts';

/** What a computer is asked. */
export type AskedProbe = Exclude<InArticles, (typeof NEVER_ASKED)[number]>;

/** In the order in which a person would try them. */
export const ASKED = (Object.keys(PROBES) as InArticles[]).filter(
  (probe): probe is AskedProbe => !NEVER_ASKED.some((other) => other === probe),
);

/** How a probe fared by the reader's account: it is answered, it is not, or it was at first and then not. */
export const ANSWERS = ['yes', 'no', 'fades'] as const;
export type SeenAnswer = (typeof ANSWERS)[number];

/**
 * How long after the first sign of trouble things were as described, and the seconds that can be meant. Somebody at a
 * computer has a watch, and a pattern has requests; what lies between is an assumption on how often requests come.
 */
export const TIMES = {
  'at-once': [0, 0],
  minute: [1, 60],
  minutes: [61, Number.POSITIVE_INFINITY],
  hours: [3600, Number.POSITIVE_INFINITY],
} as const;
export type Time = keyof typeof TIMES;

/** A stop screen: the code, and what it says in brackets. A parameter that nobody wrote down is null. */
export interface StopSeen {
  readonly code: number;
  readonly parameters: readonly (number | null)[];
}

/** Everything that can be said of symptoms. What was not tried is not there. */
export interface Seen {
  /** Seconds between two requests that the computer gets: an assumption. */
  readonly secondsBetween: number;
  readonly probes: Readonly<Partial<Record<AskedProbe, SeenAnswer>>>;
  /** `none`: there was no stop screen. Null: nobody looked. */
  readonly stop: StopSeen | 'none' | null;
  readonly time: Time | null;
  readonly processors: number | null;
}

/** A life in one letter, so that a page can carry many. */
export const LETTERS: Readonly<Record<Life, string>> = { alive: 'a', dead: 'd', 'at risk': 'r', unknown: 'u' };

/** The settings that come to a pattern: it is the same for every one of them. */
export interface Where {
  readonly processors: readonly number[];
  /** The values of each registry value with which it comes out; none where every value does. */
  readonly registry: Readonly<Record<string, readonly string[]>>;
  /** Titles. */
  readonly loads: readonly string[];
  /** The assumptions under whose other way alone it comes out here, by number. Left out where it does as the book assumes. */
  readonly onlyIfNot?: readonly string[];
}

/** What can be seen at a hang or a stop, from its first moment on. */
export interface Pattern {
  /** For each probe one letter a moment: at the hang, after one more request, after two, ... */
  readonly lives: Readonly<Record<AskedProbe, string>>;
  /** The code of a stop screen; null for a hang, in which the screen stays as it is. */
  readonly stop: number | null;
  readonly where: Where;
}

/** One thing the reader said, by name: a probe, the stop screen or the number of processors. */
export type Said = AskedProbe | 'stop' | 'processors';

/** A pattern at one moment, held against what was seen. What is in neither list can go either way. */
export interface Fit {
  readonly pattern: Pattern;
  readonly moment: number;
  readonly fits: readonly Said[];
  readonly contradicts: readonly Said[];
}

const lengthOf = ({ lives }: Pattern): number => Math.max(...Object.values(lives).map((letters) => letters.length));

/**
 * The moments of a pattern that can be meant, with a request every so many seconds. After its last moment a pattern does
 * not change any more, so that one stands for all that is later.
 */
export function momentsOf(pattern: Pattern, time: Time | null, secondsBetween: number): readonly number[] {
  const all = Array.from({ length: lengthOf(pattern) }, (_, moment) => moment);
  if (time === null) return all;
  const [from, to] = TIMES[time];
  const meant = all.filter((moment) => from <= moment * secondsBetween && moment * secondsBetween <= to);
  return meant.length > 0 ? meant : all.slice(-1);
}

/** Whether lives up to a moment are what was seen: true, false, or null where the pattern leaves it open. */
function agrees(lives: string, moment: number, answer: SeenAnswer): boolean | null {
  const now = lives[Math.min(moment, lives.length - 1)];
  if (now === 'r' || now === 'u') return null;
  if (answer === 'yes') return now === 'a';
  if (answer === 'no' || now === 'a') return answer === 'no' && now === 'd';
  const before = lives.slice(0, moment);
  return before.includes('a') ? true : /[ru]/.test(before) ? null : false;
}

export function fitOf(pattern: Pattern, moment: number, { probes, stop, processors }: Seen): Fit {
  const fits: Said[] = [];
  const contradicts: Said[] = [];
  const judge = (said: Said, verdict: boolean | null): void => {
    if (verdict !== null) (verdict ? fits : contradicts).push(said);
  };
  for (const [probe, answer] of Object.entries(probes) as [AskedProbe, SeenAnswer][])
    judge(probe, agrees(pattern.lives[probe], moment, answer));
  if (stop !== null) judge('stop', stop === 'none' ? pattern.stop === null : pattern.stop === stop.code);
  if (processors !== null) judge('processors', pattern.where.processors.includes(processors));
  return { pattern, moment, fits, contradicts };
}

/** Every pattern at every moment that can be meant. */
export const fitsOf = (patterns: readonly Pattern[], seen: Seen): readonly Fit[] =>
  patterns.flatMap((pattern) =>
    momentsOf(pattern, seen.time, seen.secondsBetween).map((moment) => fitOf(pattern, moment, seen)),
  );

/** Less than 0 where the first is the better one: fewer contradictions, and among equals more that fits. */
export const better = (one: Fit, other: Fit): number =>
  one.contradicts.length - other.contradicts.length || other.fits.length - one.fits.length;

/** The best of the fits; the earliest moment of the first pattern among equals. Null for a case that never hangs. */
export const bestOf = (fits: readonly Fit[]): Fit | null =>
  fits.reduce<Fit | null>((best, fit) => (best === null || better(fit, best) < 0 ? fit : best), null);

/** How much was said that a pattern can be held against. */
export const countOf = ({ probes, stop, processors }: Seen): number =>
  Object.keys(probes).length + (stop === null ? 0 : 1) + (processors === null ? 0 : 1);
