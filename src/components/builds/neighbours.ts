/** Which builds stand beside a build: in time on its product lines, and among those that are modelled. */
import type { ProductLine } from '../../content/lists.ts';
import type { Build } from '../../content/schemas.ts';
import { firstDay } from '../../content/standing.ts';
import { BUILD_IDS, type BuildId } from '../../sim/builds/index.ts';
import { CASE_NAMES, settingOf } from '../../sim/cases/index.ts';
import { allBuilds, buildEntryOf, standingsOf } from '../facts/entries.ts';
import { writeComparison } from '../islands/comparison.ts';
import { path } from '../paths.ts';

interface Entry {
  readonly id: string;
  readonly data: Build;
}

/** The build before and the one after it on one of its lines. Null at an end, and for a build that no source places in time. */
export async function besideIt(
  { id, data }: Entry,
  line: ProductLine,
): Promise<{ readonly before: Entry | null; readonly after: Entry | null }> {
  const placed = (build: Build): boolean => firstDay(build) !== undefined || build.packs.length > 0;
  const all = (await allBuilds()).filter((one) => one.data.lines.includes(line) && placed(one.data));
  const at = all.findIndex((one) => one.id === id);
  return placed(data) ? { before: all[at - 1] ?? null, after: all[at + 1] ?? null } : { before: null, after: null };
}

/** The modelled build before it: of its own product if there is one. Null for the first. */
export async function modelledBefore({ id, data }: Entry): Promise<BuildId | null> {
  const earlier = BUILD_IDS.slice(0, BUILD_IDS.indexOf(id as BuildId)).toReversed();
  for (const one of earlier)
    if ((await buildEntryOf(one)).data.lines.some((line) => data.lines.includes(line))) return one;
  return earlier[0] ?? null;
}

/** The page that compares two builds, under the first case toward which they stand differently. */
export async function comparisonOf(one: Entry, other: Entry): Promise<string> {
  const standing = async (name: (typeof CASE_NAMES)[number], entry: Entry): Promise<string> =>
    (await standingsOf(name, entry)).map(({ rule }) => rule.is).join();
  let under = settingOf({ case: CASE_NAMES[0] });
  for (const name of CASE_NAMES.toReversed())
    if ((await standing(name, one)) !== (await standing(name, other))) under = settingOf({ case: name });
  return `${path('builds/compare/')}#${writeComparison({ one: one.id, other: other.id, under })}`;
}
