/** What the time line shows: every build with what is known of its day, the packs, and what each case makes of the years. */

import { FILED_CASES } from '../../content/filed.ts';
import { PRODUCT_LINES, PRODUCT_LINES_IN_SHORT, type ProductLine } from '../../content/lists.ts';
import type { Build, Pack } from '../../content/schemas.ts';
import { firstDay, ruleOfDay } from '../../content/standing.ts';
import type { Band, Era, Flag, Happening, History, ToCase } from '../../views/timeLine/timeLine.ts';
import { allBuilds, book, pathOf, pathOfBuild, rulesOf, standingsOf } from '../entries.ts';

/** A build before it is known what stands around it. */
type Bare = Omit<Happening, 'after' | 'before' | 'strays'>;

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (date: Date): number => Math.round(date.getTime() / DAY);

/** How we come to its day: a printed row first, then what an article says, then the day of its pack. */
function seenAs({ files, said }: Build, released: number | undefined): Happening['seen'] {
  if (files.some(({ rows }) => rows.some(({ line }) => line !== null))) return 'printed';
  if (files.length > 0) return 'copied';
  if (said.length > 0) return 'said';
  return released === undefined ? 'undated' : 'carried';
}

const releasedOf = (
  packs: readonly { id: string; data: Pack }[],
  ids: readonly string[],
  line?: ProductLine,
): number[] =>
  packs
    .filter(({ id, data }) => ids.includes(id) && (line === undefined || data.line === line))
    .flatMap(({ data }) => (data.released ? [dayOf(data.released.day)] : []));

async function happeningOf({ id, data }: { id: string; data: Build }): Promise<Bare> {
  const { packs } = await book();
  const [released] = releasedOf(packs, data.packs);
  const first = firstDay(data);
  const ends = data.files.length > 0 ? [] : data.said.flatMap(({ to }) => (to ? [dayOf(to)] : []));
  const toCases = await Promise.all(
    FILED_CASES.map(async (name) =>
      (await standingsOf(name, { id, data })).flatMap(({ rule, lines }) =>
        lines.map((line) => ({ case: name, line, is: rule.is })),
      ),
    ),
  );
  return {
    id,
    name: data.name,
    page: pathOfBuild(id),
    lines: data.lines,
    day: first ? dayOf(first) : (released ?? null),
    to: ends.length > 0 ? Math.max(...ends) : null,
    seen: seenAs(data, released),
    platforms: [...new Set(data.files.map(({ platform }) => platform))],
    standings: toCases.flat(),
  };
}

/** For a build without a day: after which pack of a line it must have come, and before which file that mends what it breaks. */
function boundsOf(
  build: Bare,
  prerequisite: Build['prerequisite'],
  all: readonly Bare[],
  packs: readonly { id: string; data: Pack }[],
): Pick<Happening, 'after' | 'before'> {
  const after: Partial<Record<ProductLine, number>> = {};
  const before: Partial<Record<ProductLine, number>> = {};
  for (const line of build.lines) {
    const released = releasedOf(packs, prerequisite?.packs ?? [], line);
    if (released.length > 0) after[line] = Math.min(...released);
    const breaks = build.standings.filter((one) => one.line === line && one.is === 'affected');
    const mended = all.flatMap(({ day, standings }) =>
      day !== null &&
      day > (after[line] ?? 0) &&
      standings.some(
        (one) => one.line === line && one.is === 'fixed here' && breaks.some((bad) => bad.case === one.case),
      )
        ? [day]
        : [],
    );
    if (mended.length > 0) before[line] = Math.min(...mended);
  }
  return { after, before };
}

/** The spans of a case's rules on one line: what a file of that day is to it. */
async function bandsOf(line: ProductLine): Promise<Band[]> {
  const all = await Promise.all(
    FILED_CASES.map(async (name) =>
      (await rulesOf(name))
        .filter(({ lines }) => lines.includes(line))
        .map(
          ({ is, from, until }): Band => ({
            case: name,
            is,
            from: from && dayOf(from),
            to: until && dayOf(until) + 1,
          }),
        ),
    ),
  );
  return all.flat().toSorted((one, other) => (one.from ?? 0) - (other.from ?? 0));
}

/** Whether a build follows the span that its day lies in, so that the band beneath it says it already. */
async function strays(build: Happening): Promise<Happening['strays']> {
  const found: ToCase[] = [];
  for (const one of build.standings) {
    const rules = await rulesOf(one.case);
    const span = build.day === null ? undefined : ruleOfDay(rules, one.line, new Date(build.day * DAY));
    if (span?.is !== one.is) found.push(one);
  }
  return found;
}

export async function history(): Promise<History> {
  const { packs } = await book();
  const builds = await allBuilds();
  const bare = await Promise.all(builds.map(happeningOf));
  const happenings: Happening[] = [];
  for (const [at, one] of bare.entries()) {
    const bounds = boundsOf(one, builds[at]?.data.prerequisite ?? null, bare, packs);
    const whole = { ...one, ...bounds, strays: [] };
    happenings.push({ ...whole, strays: await strays(whole) });
  }
  const eras = await Promise.all(
    (Object.keys(PRODUCT_LINES) as ProductLine[])
      .filter((line) => happenings.some(({ lines }) => lines.includes(line)))
      .map(async (line): Promise<Era> => ({ line, name: PRODUCT_LINES_IN_SHORT[line], bands: await bandsOf(line) })),
  );
  const flags = packs.flatMap(({ data }): Flag[] =>
    data.released && data.order > 0
      ? [{ line: data.line, short: data.short, name: data.name, day: dayOf(data.released.day) }]
      : [],
  );
  return { happenings, eras, flags, cases: FILED_CASES.map((name) => ({ name, page: pathOf(name) })) };
}
