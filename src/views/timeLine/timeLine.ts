/**
 * Where everything on the time line goes. Two forms: `wide`, with time from left to right, and `narrow`, with time
 * downwards and words beside it, for 360 pixels and for paper.
 *
 * Numbers are units of the view box.
 */
import type { Platform, ProductLine, Standing } from '../../content/lists.ts';

import { type Scale, type Standee, timeScale } from './timeScale.ts';

export interface ToCase {
  readonly case: string;
  readonly line: ProductLine;
  readonly is: Standing;
}
/** One build. Days are counted from 1970. */
export interface Happening {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly lines: readonly ProductLine[];
  /** Null where no source dates it; then it lies after and before these days, by product line, where that is known. */
  readonly day: number | null;
  readonly after: Readonly<Partial<Record<ProductLine, number>>>;
  readonly before: Readonly<Partial<Record<ProductLine, number>>>;
  /** The last day, where what is known is a span. */
  readonly to: number | null;
  /** How its day is known: from a printed row, a row of another copy, its pack, or the words of an article. */
  readonly seen: 'printed' | 'copied' | 'carried' | 'said' | 'undated';
  /** Of its files; empty where none is known. */
  readonly platforms: readonly Platform[];
  readonly standings: readonly ToCase[];
  /** Those of them that are not what the band of its day says. */
  readonly strays: readonly ToCase[];
}
export interface Flag {
  readonly line: ProductLine;
  readonly short: string;
  readonly name: string;
  readonly day: number;
}
/** What a file of any day in a span is to a case; null is "since ever" or "from then on". */
export interface Band {
  readonly case: string;
  readonly is: Standing;
  readonly from: number | null;
  readonly to: number | null;
}
export interface Era {
  readonly line: ProductLine;
  readonly name: string;
  readonly bands: readonly Band[];
}
export interface History {
  readonly happenings: readonly Happening[];
  readonly eras: readonly Era[];
  readonly flags: readonly Flag[];
  readonly cases: readonly { readonly name: string; readonly page: string }[];
}

export const DAY = 24 * 60 * 60 * 1000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const dayAndMonth = (day: number): string => {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
};
export const wholeDay = (day: number): string => `${dayAndMonth(day)} ${new Date(day * DAY).getUTCFullYear()}`;

/** The first of January of every year that begins between two days. */
export function yearsBetween(from: number, to: number): readonly { readonly year: number; readonly day: number }[] {
  const [first, last] = [from, to].map((day) => new Date(day * DAY).getUTCFullYear()) as [number, number];
  return Array.from({ length: last - first }, (_, at) => {
    const year = first + at + 1;
    return { year, day: Date.UTC(year, 0, 1) / DAY };
  });
}

/** A width in the sans face at this size: an estimate on the safe side. */
export const widthOf = (text: string, size: number): number => text.length * size * 0.53;

/** Builds that stand at a day as marks; a span or a build without a day is drawn as a bar. */
export const isMark = ({ day, to }: Happening): boolean => day !== null && to === null;

/** A build drawn as a bar on one line: from where to where, as far as that is known. */
export interface Reach {
  readonly build: Happening;
  readonly from: number | null;
  readonly to: number | null;
}
export const reachesOn = ({ happenings }: History, line: ProductLine): readonly Reach[] =>
  happenings
    .filter((build) => build.lines.includes(line) && !isMark(build))
    .map((build) => ({
      build,
      from: build.day ?? build.after[line] ?? null,
      to: build.day === null ? (build.before[line] ?? null) : build.to,
    }))
    .filter(({ from, to }) => from !== null || to !== null);

/** Lanes of a product line: the platforms of which it has a file. */
export const platformsOn = ({ happenings }: History, line: ProductLine): readonly Platform[] => {
  const found = happenings.filter(({ lines }) => lines.includes(line)).flatMap(({ platforms }) => platforms);
  return [...new Set(found)].toSorted((one, other) => Number(other === 'x86') - Number(one === 'x86'));
};

/** Every day of which the figure has something to show. */
const daysOf = ({ happenings, flags }: History): readonly number[] => [
  ...happenings.flatMap(({ day, to }) => [day ?? [], to ?? []].flat()),
  ...flags.map(({ day }) => day),
];

/** The marks of one line and one day, side by side. */
export const marksOn = ({ happenings }: History, line: ProductLine): readonly (readonly Happening[])[] => {
  const byDay = new Map<number, Happening[]>();
  for (const build of happenings.filter((one) => isMark(one) && one.lines.includes(line))) {
    const day = build.day ?? 0;
    byDay.set(day, [...(byDay.get(day) ?? []), build]);
  }
  return [...byDay.values()];
};

/** Half of what a mark of the wide form takes, with its date on edge; and of what a flag takes. */
export const MARK = 7;
const FLAG = 27;

/** Marks want room for a date on edge, flags for theirs lying. */
export function wideScale(history: History, length: number): Scale {
  const marks = history.eras.flatMap(({ line }) =>
    marksOn(history, line).map(
      (builds): Standee => ({ day: builds[0]?.day ?? 0, room: { [line]: MARK * builds.length } }),
    ),
  );
  const flags = history.flags.map(({ day, line }): Standee => ({ day, room: { [`flags ${line}`]: FLAG } }));
  const rest = daysOf(history).map((day): Standee => ({ day, room: {} }));
  return timeScale([...marks, ...flags, ...rest], length);
}
