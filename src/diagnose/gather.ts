/** Gathers what the page must know from the whole book. Runs when the book is built; the page carries the result. */
import { readRow } from '../archive/rows.ts';
import { rowsOf } from '../content/affected.ts';
import type { Book, Entry } from '../content/joins.ts';
import type { Article, Brief, Build, Pack } from '../content/schemas.ts';
import { SECONDS_BETWEEN_REQUESTS } from '../sim/explore/aftermath.ts';
import { CASE_NAMES } from '../sim/library/index.ts';
import type { BuildKnown, CaseKnown, Knowledge, OtherFile, PackKnown, Remedy } from './knowledge.ts';
import type { Pattern } from './patterns.ts';
import type { Searched } from './searched.ts';

/** What exhaustive search found of a case. */
export interface GatheredSearch {
  readonly searched: Searched;
  readonly patterns: readonly Pattern[];
}

function remediesOf({ resolutions, statuses }: Article): readonly Remedy[] {
  return resolutions.map(({ lines, latestServicePack, supersededBy, builds, orLater, prerequisite }) => ({
    lines,
    latestServicePack,
    supersededBy,
    builds,
    orLater,
    firstCorrectedIn:
      statuses.find((status) => status.lines.some((line) => lines.includes(line)))?.firstCorrectedIn ?? null,
    prerequisite: prerequisite?.pack ?? null,
  }));
}

/** Hotfixes for each pack that have the problem, or may. */
const hotfixesOf = (book: Book, name: string): CaseKnown['hotfixes'] =>
  Object.fromEntries(
    book.products
      .flatMap((product) => rowsOf(book, name, product))
      .flatMap(({ pack, cell }) => {
        const trouble = cell.hotfixes.filter(({ rule }) => rule.is === 'affected' || rule.is === 'unknown');
        const ids = trouble.flatMap(({ those }) => those.map(({ build }) => build.id));
        return pack && ids.length > 0 ? [[pack.id, ids]] : [];
      }),
  );

function caseOf(book: Book, name: string, { searched, patterns }: GatheredSearch): CaseKnown {
  const { articles, standings } = book;
  const article = articles.find(({ data }) => data.case === name)?.data;
  const rules = standings.find(({ id }) => id === name)?.data.rules;
  if (!article || !rules)
    throw new Error(`The case ${name} has no article or no standings, which joins.ts says first.`);
  const { kb, title, titleRest, driver, symptoms, conditions, products, record } = article;
  return {
    kb,
    title: [title, titleRest].filter(Boolean).join(' '),
    driver: driver ?? '',
    patterns,
    documented: symptoms.map(({ probe, is }) => ({ probe, is })),
    conditions,
    products: products.flatMap(({ means }) => means),
    hardware: record.hardware,
    rules,
    hotfixes: hotfixesOf(book, name),
    remedies: remediesOf(article),
    searched,
  };
}

const buildOf = ({ id, data: { name, lines, packs, files, said } }: Entry<Build>): BuildKnown => ({
  id,
  name,
  lines,
  packs,
  said,
  files: files.map(({ platform, day, time24, bytes, rows }) => ({
    platform,
    day,
    time24,
    bytes,
    // Printed cells are looked at only where the file itself has no number.
    rows: rows.map(({ kb, size, version }) => ({ kb, size: bytes === null ? size : null, version })),
  })),
});

const packOf = ({ id, data: { name, short, line, order, stamp, runs } }: Entry<Pack>): PackKnown => ({
  id,
  name,
  short,
  line,
  order,
  stamp: stamp?.printed ?? null,
  runs,
});

/** Rows of other drivers that have a name and something to compare. */
const othersOf = ({ kb, files }: Article | Brief): readonly OtherFile[] =>
  files.flatMap(({ name, date, size }) => {
    const row = readRow(`${date ?? ''} ${size ?? ''}`);
    const [day] = row.date?.days ?? [];
    if (name === null || (day === undefined && !row.size)) return [];
    return [{ kb, name, day: day === undefined ? null : new Date(day), bytes: row.size?.bytes ?? null }];
  });

/** Everything that the page knows. @throws Error where a case lacks its article, which stops the build. */
export function gather(book: Book, found: (name: string) => GatheredSearch): Knowledge {
  const all = [...book.articles, ...book.briefs].map(({ data }) => data);
  const stops = all.flatMap(({ kb, stops: printed }) =>
    printed.map(({ code, parameters }) => ({ kb, code, parameters })),
  );
  const others = all.flatMap(othersOf);
  const named = new Set([...stops, ...others].map(({ kb }) => kb));
  return {
    cases: CASE_NAMES.map((name) => caseOf(book, name, found(name))),
    builds: book.builds.map(buildOf),
    packs: book.packs.map(packOf),
    products: book.products.map(({ id, data: { name, line } }) => ({ id, name, line })),
    platforms: book.platforms.map(({ data: { name, hardware, lastPack } }) => ({
      name,
      hardware,
      lastPack: lastPack?.pack ?? null,
    })),
    stops,
    others,
    secondsBetween: SECONDS_BETWEEN_REQUESTS,
    titles: Object.fromEntries(all.filter(({ kb }) => named.has(kb)).map(({ kb, title }) => [kb, title])),
  };
}
