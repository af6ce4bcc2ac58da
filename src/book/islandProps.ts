/**
 * What each island opens with, worked out from the book when the site is built: the same on a page of the book and in a
 * frame on somebody else's page.
 */

import { rowsOf } from '../content/affected.ts';
import type { CompareBuildsProps } from '../islands/compare/CompareBuilds.tsx';
import type { ExploreAllProps } from '../islands/explore/ExploreAll.tsx';
import type { StepThroughProps } from '../islands/machine/StepThrough.tsx';
import type { WhatOfMineProps } from '../islands/products/WhatOfMine.tsx';
import { path } from '../paths.ts';
import { buildsOf } from '../sim/computer/runnable.ts';
import { UnknownChoice, type Wish } from '../sim/computer/setting.ts';
import { CASE_NAMES, runnable, runnableName, settingOf } from '../sim/library/index.ts';
import type { Chosen, DocumentedSymptoms } from '../views/explore/FatesTable.tsx';
import { sayCell } from './affectedCells.ts';
import { beforeAndAfter } from './builds/beforeAndAfter.ts';
import { allSheets } from './builds/sheets.ts';
import { book, caseOf } from './entries.ts';
import { buildNames, inkOf, inkOfBuilds, judged, known } from './explorations.ts';

/** `runs`: schedules that an author has chosen, as links write them. @throws UnknownChoice, which stops the build. */
export async function machineProps(wish: Wish, runs?: readonly string[]): Promise<StepThroughProps> {
  const name = runnableName(wish.case);
  const { findings, schedule, course } = known(wish, runs);
  return { name, schedule, findings, course, builds: await buildNames(name), ink: inkOf(name) };
}

/** What an article documents of each probe; nothing for a concept, which has no article. */
async function documentedOf(name: string): Promise<DocumentedSymptoms> {
  const symptoms = (await book()).articles.find(({ id }) => id === name)?.data.symptoms ?? [];
  return Object.fromEntries(
    symptoms
      .filter(({ probe }) => runnable(name).questions.some((question) => question.name === probe))
      .map(({ probe, is }) => [probe, is]),
  );
}

/** Which assumptions were made so that a question is answered as it is, by the question. */
async function chosenOf(name: string): Promise<Chosen> {
  const serving = (await book()).assumptions.filter(({ data }) => data.serves === name);
  return Object.fromEntries(
    runnable(name).questions.flatMap((question) => {
      const ids = serving
        .filter(({ data }) => data.chosenFor.some((probe) => probe === question.name))
        .map(({ id }) => id);
      return ids.length === 0 ? [] : [[question.name, ids]];
    }),
  );
}

export async function exploreProps(wish: Wish, runs?: readonly string[]): Promise<ExploreAllProps> {
  const { setting, findings, study } = known(wish, runs);
  // The minutes afterwards have a place of their own in the article, and a good part of the bytes.
  const here = { ...study, aftermath: null };
  const [builds, documented] = [await buildNames(setting.case), await documentedOf(setting.case)];
  return { setting, findings, study: here, builds, documented, chosen: await chosenOf(setting.case) };
}

/**
 * With a case: the build that has its problem and the one that fixes it, as the standings have them. Without: any two.
 *
 * @throws UnknownChoice with a sentence that names the cases, which stops the build.
 */
export async function compareProps(asked?: string): Promise<CompareBuildsProps> {
  const only = CASE_NAMES.find((one) => one === asked) ?? null;
  if (asked !== undefined && only === null)
    throw new UnknownChoice(`There is no case "${asked}"; choose one of ${CASE_NAMES.join(', ')}.`);
  // Any case serves to open with, where any two builds are compared: the reader chooses.
  const [first = ''] = CASE_NAMES;
  const name = only ?? first;
  const [one, other] = await beforeAndAfter(name);
  const { build: _, ...under } = settingOf({ case: name });
  const sheets = (await allSheets())
    .filter(({ modelled }) => modelled || only === null)
    .map((sheet) => (only ? { ...sheet, standings: sheet.standings.filter((to) => to.case === only) } : sheet));
  const found = (only ? [only] : CASE_NAMES).flatMap((each) =>
    buildsOf(runnable(each)).map((build) => judged({ case: each, build })),
  );
  return {
    sheets,
    home: { one, other, under },
    found,
    ink: inkOfBuilds(),
    elsewhere: only && path('builds/compare/'),
  };
}

/** Every product and pack in a sentence or two. @throws Error where the article runs no case, which stops the build. */
export async function mineProps(kb: string): Promise<WhatOfMineProps> {
  const name = await caseOf(kb);
  const whole = await book();
  const products = whole.products.map((product) => ({ product, rows: rowsOf(whole, name, product) }));
  // The picker opens at the first computer that the article is about and that can hang.
  const product = products.findIndex(({ rows }) => rows[0]?.cell.answer !== 'not listed');
  const pack = products[product]?.rows.findIndex(({ cell }) =>
    [cell.rule, ...cell.hotfixes.map(({ rule }) => rule)].some(({ is }) => is === 'affected'),
  );
  return {
    products: products.map(({ product, rows }) => ({
      product: product.data.name,
      packs: rows.map((row) => ({ name: row.pack?.data.short ?? 'every pack', says: sayCell(product, row) })),
    })),
    start: { product, pack: Math.max(0, pack ?? 0) },
  };
}
