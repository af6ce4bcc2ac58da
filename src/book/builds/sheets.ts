/** Everything that a comparison shows of a build, in words, so that the page can do without the book. */

import { FILED_BUILDS, FILED_CASES } from '../../content/filed.ts';
import { PLATFORMS, PRODUCT_LINES, PRODUCT_LINES_IN_SHORT } from '../../content/lists.ts';
import type { Build } from '../../content/schemas.ts';
import type { Fact, Sheet, SheetToCase } from '../../views/compare/SideBySide.tsx';
import { allBuilds, book, pathOfBuild, standingsOf } from '../entries.ts';
import { onlyOn, printedOf } from './buildWords.ts';

/** A date, a time, a size and a version for each platform that the build has a file for. */
const printedFacts = ({ files }: Build): Fact[] =>
  PLATFORMS.flatMap((platform) => {
    const own = files.filter((file) => file.platform === platform);
    return (['date', 'time', 'size', 'version'] as const).map((cell) => ({
      label: `${cell.charAt(0).toUpperCase()}${cell.slice(1)}, ${platform}`,
      says: own.flatMap((file) => printedOf(file, cell)),
    }));
  });

async function factsOf(build: Build): Promise<Fact[]> {
  const { packs } = await book();
  const packName = (id: string): string[] => packs.filter((pack) => pack.id === id).map(({ data }) => data.name);
  const says = (list: readonly { readonly says: string }[]): string[] => list.map((one) => one.says);
  return [
    { label: 'Product line', says: build.lines.map((line) => PRODUCT_LINES[line]) },
    { label: 'Carried by', says: build.packs.flatMap(packName) },
    ...printedFacts(build),
    { label: 'Said of its date', says: says(build.said) },
    { label: 'Needs first', says: build.prerequisite ? [build.prerequisite.says] : [] },
    { label: 'Corrects', says: says(build.fixes) },
    { label: 'Takes the place of', says: says(build.replaces) },
    { label: 'Brought in', says: says(build.broke) },
    { label: 'In doubt', says: build.doubts },
  ];
}

async function standingsIn(entry: { readonly id: string; readonly data: Build }): Promise<SheetToCase[]> {
  const all = await Promise.all(
    FILED_CASES.map(async (name) =>
      (await standingsOf(name, entry)).map(({ rule: { is, basis, why }, lines }) => ({
        case: name,
        is,
        basis,
        why,
        only: onlyOn(lines, entry.data.lines),
      })),
    ),
  );
  return all.flat();
}

/** Every build, oldest first. */
export async function allSheets(): Promise<Sheet[]> {
  return Promise.all(
    (await allBuilds()).map(async ({ id, data }) => ({
      id,
      name: data.name,
      page: pathOfBuild(id),
      line: PRODUCT_LINES_IN_SHORT[data.lines[0] ?? 'nt4'],
      modelled: FILED_BUILDS.includes(id),
      facts: await factsOf(data),
      standings: await standingsIn({ id, data }),
    })),
  );
}
