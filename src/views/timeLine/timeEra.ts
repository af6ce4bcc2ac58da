/** Where everything of one product line goes on the wide time line: its flags, lanes, bars and bands from top to bottom. */
import type { Platform, Standing } from '../../content/lists.ts';
import {
  type Band,
  type Era,
  type Flag,
  type Happening,
  type History,
  MARK,
  marksOn,
  platformsOn,
  type Reach,
  reachesOn,
  widthOf,
} from './timeLine.ts';

/** A flag, or a bare name; a date on edge; a lane. */
const [FLAGS, BARE, DATES, LANE] = [30, 4, 44, 18];

/** Time as the whole figure has it, from its left edge to its right. */
export interface Across {
  readonly left: number;
  readonly right: number;
  readonly x: (day: number) => number;
}

/** A bar with its words: inside it where there is room, else behind or before it. */
export interface Bar {
  readonly reach: Reach;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly words: string;
  readonly text: number;
  readonly anchor: 'start' | 'end';
}

/** A mark on a band: what a single day or a single build is. */
export interface BandMark {
  readonly is: Standing;
  readonly x: number;
}
export interface PlacedBand {
  readonly is: Standing;
  readonly from: number;
  readonly to: number;
  /** Where its word stands; null where there is no room for it. */
  readonly text: number | null;
}

export interface PlacedEra {
  readonly top: number;
  readonly bottom: number;
  /** Where dates on edge begin, at the top, and where they end. */
  readonly dates: readonly [number, number];
  readonly flags: readonly (Flag & { readonly x: number })[];
  readonly lanes: readonly { readonly platform: Platform; readonly y: number }[];
  readonly marks: readonly { readonly build: Happening; readonly x: number; readonly ys: readonly number[] }[];
  readonly bars: readonly Bar[];
  readonly bands: readonly {
    readonly case: History['cases'][number];
    readonly y: number;
    readonly spans: readonly PlacedBand[];
    readonly marks: readonly BandMark[];
  }[];
}

const wordsOf = ({ name, standings }: Happening): string => {
  const affected = new Set(standings.filter(({ is }) => is === 'affected').map((one) => one.case));
  return affected.size === 0 ? name : `${name} (affected by ${[...affected].join(', ')})`;
};

/** A bar, and from where to where it reaches with its words. */
function barOf(reach: Reach, { left, right, x }: Across): Omit<Bar, 'y'> & { readonly all: readonly [number, number] } {
  const words = wordsOf(reach.build);
  const room = widthOf(words, 11) + 10;
  const from = reach.from === null ? Math.max(left, x(reach.to ?? 0) - room) : x(reach.from);
  const to = Math.max(from + 8, reach.to === null ? from + room : x(reach.to));
  const base = { reach, from, to, words, anchor: 'start' as const };
  if (to - from >= room) return { ...base, text: from + 5, all: [from, to] };
  if (to + room <= right) return { ...base, text: to + 5, all: [from, to + room] };
  return { ...base, text: from - 5, anchor: 'end', all: [from - room, to] };
}

/** Under each other where they would touch: each with the number of its row. */
function inRows(reaches: readonly Reach[], across: Across): readonly (Omit<Bar, 'y'> & { readonly row: number })[] {
  const ends: number[] = [];
  return reaches.map((reach) => {
    const { all, ...bar } = barOf(reach, across);
    const free = ends.findIndex((end) => end + 8 < all[0]);
    const row = free < 0 ? ends.length : free;
    ends[row] = all[1];
    return { ...bar, row };
  });
}

/** A single day is a mark on the band, and no span. */
const isDay = ({ from, to }: Band): boolean => from !== null && to === from + 1;

/** Its word stands in the first place that is free of marks. */
function spanOf({ is, from, to }: Band, { left, right, x }: Across, marks: readonly BandMark[]): PlacedBand {
  const [start, end] = [from === null ? left : x(from), to === null ? right : x(to)];
  const room = widthOf(is, 10.5);
  const isFree = (place: number): boolean =>
    place > start && place + room < end && marks.every((mark) => mark.x + 9 <= place || mark.x - 9 >= place + room);
  const text = [start + 6, ...marks.map((mark) => mark.x + 10)].find(isFree) ?? null;
  return { is, from: start, to: end, text };
}

export function placeEra({ line, bands }: Era, history: History, top: number, across: Across): PlacedEra {
  const { x } = across;
  const flags = history.flags.filter((flag) => flag.line === line).map((flag) => ({ ...flag, x: x(flag.day) }));
  const platforms = platformsOn(history, line);
  const dates = top + (flags.length > 0 ? FLAGS : BARE);
  const rowAt = (row: number): number => dates + DATES + row * LANE + LANE / 2;
  const lanes = platforms.map((platform, row) => ({ platform, y: rowAt(row) }));
  // Nobody says of which platform it was: it stands between them.
  const between = (rowAt(0) + rowAt(platforms.length - 1)) / 2;
  const marks = marksOn(history, line).flatMap((builds) =>
    builds.map((build, number) => ({
      build,
      x: x(build.day ?? 0) + (number - (builds.length - 1) / 2) * 2 * MARK,
      ys:
        build.platforms.length === 0
          ? [between]
          : lanes.filter(({ platform }) => build.platforms.includes(platform)).map(({ y }) => y),
    })),
  );
  const bars = inRows(reachesOn(history, line), across);
  const rows = Math.max(0, ...bars.map(({ row }) => row + 1));
  const bandAt = (number: number): number => rowAt(platforms.length + rows + number) + 4;
  return {
    top,
    bottom: bandAt(history.cases.length - 1) + 10,
    dates: [dates, dates + DATES],
    flags,
    lanes,
    marks,
    bars: bars.map(({ row, ...bar }) => ({ ...bar, y: rowAt(platforms.length + row) })),
    bands: history.cases.map((one, number) => {
      const own = bands.filter((band) => band.case === one.name);
      const strays = marks.flatMap(({ build, x: place }) =>
        build.strays
          .filter((stray) => stray.line === line && stray.case === one.name)
          .map(({ is }): BandMark => ({ is, x: place })),
      );
      const days = own.filter(isDay).map(({ is, from }): BandMark => ({ is, x: x(from ?? 0) }));
      const onIt = [...days, ...strays].toSorted((a, b) => a.x - b.x);
      const spans = own.filter((band) => !isDay(band)).map((band) => spanOf(band, across, onIt));
      return { case: one, y: bandAt(number), spans, marks: onIt };
    }),
  };
}
