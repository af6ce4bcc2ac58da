/** Which builds stand beside a build: in time on its product lines, and among those that are modelled. */

import { FILED_CASES } from '../../content/filed.ts';
import type { ProductLine } from '../../content/lists.ts';
import type { Build } from '../../content/schemas.ts';
import { firstDay } from '../../content/standing.ts';
import { writeComparison } from '../../islands/compare/comparison.ts';
import { path } from '../../paths.ts';
import { CASES, settingOf } from '../../sim/library/index.ts';
import { allBuilds, standingsOf } from '../entries.ts';

interface BuildEntry {
  readonly id: string;
  readonly data: Build;
}

/** The build before and the one after it on one of its lines. Null at an end, and for a build that no source places in time. */
export async function besideIt(
  { id, data }: BuildEntry,
  line: ProductLine,
): Promise<{ readonly before: BuildEntry | null; readonly after: BuildEntry | null }> {
  const placed = (build: Build): boolean => firstDay(build) !== undefined || build.packs.length > 0;
  const all = (await allBuilds()).filter((one) => one.data.lines.includes(line) && placed(one.data));
  const at = all.findIndex((one) => one.id === id);
  return placed(data) ? { before: all[at - 1] ?? null, after: all[at + 1] ?? null } : { before: null, after: null };
}

/** The page that compares two builds, under the first case toward which they stand differently. */
export async function comparisonOf(one: BuildEntry, other: BuildEntry): Promise<string> {
  const standing = async (name: string, entry: BuildEntry): Promise<string> =>
    (await standingsOf(name, entry)).map(({ rule }) => rule.is).join();
  const differs = await Promise.all(
    FILED_CASES.map(async (name) => (await standing(name, one)) !== (await standing(name, other))),
  );
  const name = FILED_CASES[Math.max(0, differs.indexOf(true))] ?? '';
  const under = settingOf({ case: name });
  return `${path('builds/compare/')}#${writeComparison(CASES, { one: one.id, other: other.id, under })}`;
}
