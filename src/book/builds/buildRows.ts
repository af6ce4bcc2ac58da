/** The table of builds: a row for each file, and one for a build of which no file is known. */

import { FILED_CASES } from '../../content/filed.ts';
import type { Platform, ProductLine, Standing } from '../../content/lists.ts';
import type { Build, StandingRule } from '../../content/schemas.ts';
import type { Keys } from '../../islands/builds/keys.ts';
import { allBuilds, pathOfBuild, standingsOf } from '../entries.ts';
import { type BuildFile, printedOf } from './buildWords.ts';

/** Where a row is printed, or where the date of a build is said. */
export interface PrintedPlace {
  readonly kb: string;
  readonly line: number | null;
  readonly copy: string | null;
}

export interface TableRow {
  readonly id: string;
  readonly data: Build;
  readonly page: string;
  /** Null for a build without a file. */
  readonly file: BuildFile | null;
  readonly platform: Platform | null;
  readonly places: readonly PrintedPlace[];
  readonly standings: Readonly<Record<string, readonly { rule: StandingRule; lines: readonly ProductLine[] }[]>>;
}

const placesOf = (data: Build, file: BuildFile | null): readonly PrintedPlace[] =>
  file ? file.rows : data.said.map(({ kb, line }) => ({ kb, line, copy: null }));

export async function tableRows(): Promise<TableRow[]> {
  const builds = await allBuilds();
  const rows = await Promise.all(
    builds.map(async ({ id, data }) => {
      const standings = Object.fromEntries(
        await Promise.all(FILED_CASES.map(async (name) => [name, await standingsOf(name, { id, data })])),
      );
      const files = data.files.length > 0 ? data.files : [null];
      return files.map(
        (file): TableRow => ({
          id,
          data,
          page: pathOfBuild(id),
          file,
          platform: file?.platform ?? null,
          places: placesOf(data, file),
          standings,
        }),
      );
    }),
  );
  return rows.flat();
}

/** The worst first, as a reader looks for trouble. */
const WORST: readonly Standing[] = ['affected', 'unknown', 'fixed here', 'not affected'];

/** `at`: the row's place in the table as it is served, which is that of its build in time. */
export function keysOf({ data, file, platform, places, standings }: TableRow, at: number): Keys {
  const toCases = FILED_CASES.map((name) => [name, (standings[name] ?? []).map(({ rule }) => rule.is)] as const);
  const printed = (cell: 'version' | 'time'): string | null => (file ? (printedOf(file, cell)[0] ?? null) : null);
  return {
    facets: {
      platform: platform ? [platform] : [],
      line: data.lines,
      article: places.map(({ kb }) => kb),
      ...Object.fromEntries(toCases),
    },
    order: {
      date: at,
      build: data.name,
      time: file?.time24 ?? null,
      size: file?.bytes ?? null,
      version: printed('version'),
      platform,
      line: data.lines.join(),
      article: places[0]?.kb ?? null,
      ...Object.fromEntries(toCases.map(([name, is]) => [name, Math.min(...is.map((one) => WORST.indexOf(one)))])),
    },
  };
}
