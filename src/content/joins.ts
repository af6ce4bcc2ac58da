/**
 * What a schema cannot see: that entries fit each other.
 *
 * A name in one file that no other file bears is an error with the choices beside it, and so is a row told in two ways.
 */
import type { Article, Build, PrintedRow } from './schemas.ts';

export interface Entry<Data> {
  readonly id: string;
  readonly data: Data;
}

const choices = (names: readonly string[]) =>
  names.length === 0 ? 'there is none yet' : `expected one of ${names.map((name) => `"${name}"`).join('|')}`;

const sameRow = (one: PrintedRow, other: PrintedRow) =>
  one.name === other.name &&
  one.date === other.date &&
  one.time === other.time &&
  one.size === other.size &&
  one.version === other.version &&
  one.platform === other.platform;

/** The builds that the file rows of an article belong to: each must exist, and must have the row just as the article has it. */
function* brokenFiles({ id, data }: Entry<Article>, builds: readonly Entry<Build>[]): Generator<string> {
  for (const row of data.resolutions.flatMap((resolution) => resolution.files)) {
    const build = builds.find((candidate) => candidate.id === row.build);
    if (build === undefined) {
      yield `articles/${id}: build "${row.build}" does not exist; ${choices(builds.map((candidate) => candidate.id))}`;
    } else if (!build.data.files.some((file) => file.source === id && sameRow(file.printed, row))) {
      yield `articles/${id}: the row ${row.date} ${row.time} ${row.size} is not among those that builds/${row.build} has from ${id}`;
    }
  }
}

/** Articles that the front matter leans on: each must be introduced among the references, title and all. */
function* brokenReferences({ id, data }: Entry<Article>): Generator<string> {
  const known = data.references.map((reference) => reference.kb);
  const named = [
    ...data.registry.map((value) => value.source),
    ...data.resolutions.flatMap(({ supersededBy }) => supersededBy ?? []),
  ];
  for (const kb of named) {
    if (!known.includes(kb)) yield `articles/${id}: ${kb} is named but not among the references; ${choices(known)}`;
  }
}

/** A build is known twice, by its facts here and its routines in the simulation, and once: by its id. */
function* unjoinedBuilds(builds: readonly Entry<Build>[], modelled: readonly string[]): Generator<string> {
  for (const { id, data } of builds) {
    if (data.modelled && !modelled.includes(id))
      yield `builds/${id}: it says that it is modelled, and src/sim/builds has no routines for it; ${choices(modelled)}`;
    if (!data.modelled && modelled.includes(id))
      yield `builds/${id}: src/sim/builds has routines for it, and it says that it is not modelled`;
  }
  const known = builds.map(({ id }) => id);
  for (const id of modelled)
    if (!known.includes(id))
      yield `src/sim/builds: "${id}" has routines and no facts in src/content/builds; ${choices(known)}`;
}

/** Every misfit between the entries, and between them and the simulation, as sentences; none when the book holds together. */
export function whyMisfits(
  articles: readonly Entry<Article>[],
  builds: readonly Entry<Build>[],
  cases: readonly string[],
  modelled: readonly string[],
): string[] {
  const misfits: string[] = [...unjoinedBuilds(builds, modelled)];
  for (const article of articles) {
    if (article.data.kb !== article.id)
      misfits.push(`articles/${article.id}: the file is named ${article.id} and calls itself ${article.data.kb}`);
    misfits.push(...brokenFiles(article, builds), ...brokenReferences(article));
  }
  for (const name of cases) {
    const told = articles.filter((article) => article.data.case === name).map((article) => article.id);
    if (told.length !== 1)
      misfits.push(`case ${name}: one article must run it, not ${told.length === 0 ? 'none' : told.join(' and ')}`);
  }
  return misfits;
}
