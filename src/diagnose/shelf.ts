/** Which documented file somebody has: the same one, one that another clock shows, or one between two. */
import type { PlatformName } from '../archive/nameCells.ts';
import { readRow } from '../archive/rows.ts';
import type { ProductLine } from '../content/lists.ts';
import type { BuildKnown, FileKnown } from './knowledge.ts';
import type { FileSeen } from './paste.ts';

/** A documented file, with the build that it is of. */
export interface Shelved {
  readonly build: BuildKnown;
  readonly file: FileKnown;
}

/**
 * How a documented file agrees with what was seen.
 *
 * - same: the day agrees, and the size as far as both are known.
 * - other clock: the size agrees, and the times are whole hours apart: a copy seen in another time zone or season.
 * - day only, size only: the other of the two was not seen.
 * - same day: the day agrees and the size does not.
 * - same size: the size agrees and the day does not.
 */
export type Agreement = 'same' | 'other clock' | 'day only' | 'size only' | 'same day' | 'same size';

export interface Match extends Shelved {
  readonly agreement: Agreement;
  /** The reading of the printed date that agrees; null where no day was seen. */
  readonly day: Date | null;
  /** Minutes that the seen time is later than the documented one; null where one of the two is not known. */
  readonly later: number | null;
}

const DAY = 24 * 60;
const minutesOf = (time24: string): number => Number(time24.slice(0, 2)) * 60 + Number(time24.slice(3));
const dayOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const daysBetween = (one: Date, other: Date): number => Math.round((one.getTime() - other.getTime()) / (DAY * 60_000));

/** The readings of the date that was seen, likeliest first. */
export const daysOf = ({ date }: FileSeen): readonly Date[] => date?.days.map(dayOf) ?? [];

/** Whether the sizes agree: null where one of them is not known. A figure in KB agrees with every size that rounds to it. */
function sizesAgree({ size }: FileSeen, { bytes, rows }: FileKnown): boolean | null {
  if (!size) return null;
  const [least, most] = size.between;
  if (bytes !== null) return least <= bytes && bytes <= most;
  // What is printed only in round figures still tells most sizes apart; what cannot be right tells nothing.
  const printed = rows.map((row) => readRow(row.size ?? '').size).find((cell) => cell && cell.bytes === null);
  return printed ? least <= printed.between[1] && printed.between[0] <= most : null;
}

function agreementOf(seen: FileSeen, file: FileKnown, day: Date | null): Pick<Match, 'agreement' | 'later'> | null {
  const size = sizesAgree(seen, file);
  const [mine, theirs] = [seen.time?.time24 ?? null, file.time24];
  const apart = day === null ? null : daysBetween(day, file.day);
  const later =
    mine === null || theirs === null || apart === null ? null : apart * DAY + minutesOf(mine) - minutesOf(theirs);
  if (apart === null) return size ? { agreement: 'size only', later } : null;
  if (size && later !== null && later !== 0 && later % 60 === 0 && Math.abs(later) < DAY + 3 * 60)
    return { agreement: 'other clock', later };
  if (apart === 0) return { agreement: size === false ? 'same day' : seen.size ? 'same' : 'day only', later };
  if (!size) return null;
  return { agreement: later === null && Math.abs(apart) === 1 ? 'other clock' : 'same size', later };
}

const BEST: readonly Agreement[] = ['same', 'other clock', 'day only', 'size only', 'same day', 'same size'];

const suits = (platforms: readonly PlatformName[] | undefined, { platform }: FileKnown): boolean =>
  platforms === undefined || platforms.includes(platform);

/** Every documented file that agrees in something with the one that was seen, those that agree best first. */
export function matchesOf(builds: readonly BuildKnown[], seen: FileSeen): readonly Match[] {
  const days = daysOf(seen);
  // With a date that no calendar has, a size alone is left.
  const readings: readonly (Date | null)[] = days.length > 0 ? days : [null];
  const all = builds.flatMap((build) =>
    build.files
      .filter((file) => suits(seen.platform?.platforms, file))
      .flatMap((file) => {
        const found = readings.flatMap((day) => {
          const how = agreementOf(seen, file, day);
          return how ? [{ build, file, day, ...how }] : [];
        });
        return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, 1);
      }),
  );
  return all.toSorted((one, other) => rank(one) - rank(other));
}
const rank = ({ agreement }: Match): number => BEST.indexOf(agreement);

/** The matches that say which build it is, as far as what was seen can say it. */
export const identified = (matches: readonly Match[]): readonly Match[] => {
  const [first] = matches;
  if (!first || rank(first) > BEST.indexOf('size only')) return [];
  // A clock that shows another hour is believed only where nothing agrees as it stands.
  return matches.filter(({ agreement }) => agreement === first.agreement);
};

/** Where a day lies among the documented files of one product line and platform. */
export interface Between {
  readonly line: ProductLine;
  readonly platform: PlatformName;
  readonly day: Date;
  /** The last one dated before that day, and the first one after it; null at either end. */
  readonly after: Shelved | null;
  readonly before: Shelved | null;
}

/** A size further than this from every documented one of a platform is not of that platform. */
const MARGIN = 0.1;

/** Whether a size lies among those of documented files, or near them. */
export function sizeSuits({ size }: FileSeen, shelved: readonly Shelved[]): boolean {
  const known = shelved.flatMap(({ file }) => file.bytes ?? []);
  if (!size || known.length === 0) return true;
  const [least, most] = size.between;
  return most >= Math.min(...known) * (1 - MARGIN) && least <= Math.max(...known) * (1 + MARGIN);
}

/** The neighbours in date of a file, on every line and platform that its size allows. */
export function betweenOf(
  builds: readonly BuildKnown[],
  seen: FileSeen,
  lines: readonly ProductLine[],
): readonly Between[] {
  const all = builds.flatMap((build) => build.files.map((file) => ({ build, file })));
  const groups = lines.flatMap((line) =>
    [...new Set(all.map(({ file }) => file.platform))].map((platform) => ({
      line,
      platform,
      shelved: all
        .filter(({ build, file }) => build.lines.includes(line) && file.platform === platform)
        .toSorted((one, other) => one.file.day.getTime() - other.file.day.getTime()),
    })),
  );
  const there = groups.filter(
    ({ shelved }) => shelved.length > 0 && shelved.some(({ file }) => suits(seen.platform?.platforms, file)),
  );
  const possible = there.filter(({ shelved }) => sizeSuits(seen, shelved));
  // A size that is like no other is no guide.
  const groupsMeant = possible.length > 0 ? possible : there;
  return daysOf(seen).flatMap((day) =>
    groupsMeant.map(({ line, platform, shelved }) => ({
      line,
      platform,
      day,
      after: shelved.findLast(({ file }) => file.day < day) ?? null,
      before: shelved.find(({ file }) => file.day > day) ?? null,
    })),
  );
}

/** Builds that are known by a span of days and no row, and whose span holds the day. */
export const spansOf = (builds: readonly BuildKnown[], day: Date): readonly BuildKnown[] =>
  builds.filter(
    ({ files, said }) => files.length === 0 && said.some(({ from, to }) => from <= day && day <= (to ?? from)),
  );
