/** The book's entries, fetched and checked against each other: no page renders from a book that does not hold together. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { SIMULATED } from '../content/filed.ts';
import { type Entry, whyMisfits } from '../content/joins.ts';
import type { ProductLine, Relation } from '../content/lists.ts';
import type { Article, Brief, Build, Pack, Product, StandingRule, Term } from '../content/schemas.ts';
import { firstDay, standingOf } from '../content/standing.ts';
import { CONCEPT_NAMES } from '../sim/library/index.ts';

export { inShort, inWords, isoDay } from '../content/days.ts';
export { anchorOf, folderOf, pathOf, pathOfBuild, pathOfConcept, pathOfTerm, placeOf } from '../paths.ts';

const numerals = new Intl.Collator('en', { numeric: true });

/** Oldest number first, which is about the order in which the articles were written. */
export const byId = (one: { id: string }, other: { id: string }) => numerals.compare(one.id, other.id);

async function read() {
  const [
    articles,
    briefs,
    absent,
    builds,
    standings,
    products,
    packs,
    platforms,
    kernels,
    codes,
    machineFacts,
    assumptions,
    concepts,
    glossary,
  ] = await Promise.all([
    getCollection('articles'),
    getCollection('briefs'),
    getCollection('absent'),
    getCollection('builds'),
    getCollection('standings'),
    getCollection('products'),
    getCollection('packs'),
    getCollection('platforms'),
    getCollection('kernels'),
    getCollection('codes'),
    getCollection('machineFacts'),
    getCollection('assumptions'),
    getCollection('concepts'),
    getCollection('glossary'),
  ]);
  const conceptNames: readonly string[] = CONCEPT_NAMES;
  const book = {
    articles: articles.toSorted(byId),
    briefs: briefs.toSorted(byId),
    absent: absent.toSorted(byId),
    /** Oldest first; a build that no source dates comes last. */
    builds: builds.toSorted(
      (one, other) => Math.sign(timeOf(one.data, packs) - timeOf(other.data, packs)) || byId(one, other),
    ),
    standings: standings.toSorted(byId),
    products: products.toSorted((one, other) => one.data.order - other.data.order),
    packs: packs.toSorted(
      (one, other) => one.data.line.localeCompare(other.data.line) || one.data.order - other.data.order,
    ),
    platforms: platforms.toSorted((one, other) => byId({ id: one.data.name }, { id: other.data.name })),
    kernels: kernels.toSorted(byId),
    codes: codes.toSorted(byId),
    machineFacts: machineFacts.toSorted(byId),
    assumptions: assumptions.toSorted(byId),
    /** In the order in which they build on each other. */
    concepts: concepts.toSorted((one, other) => conceptNames.indexOf(one.id) - conceptNames.indexOf(other.id)),
    /** As a reader looks words up: capitals and signs make no difference. */
    glossary: glossary.toSorted((one, other) =>
      one.data.term.localeCompare(other.data.term, 'en', { ignorePunctuation: true }),
    ),
  };
  const misfits = whyMisfits(book, SIMULATED);
  if (misfits.length > 0) throw new Error(`The content does not fit together:\n- ${misfits.join('\n- ')}`);
  return book;
}

/** By its rows; without them by what articles say, and without that by its pack. */
function timeOf(build: Build, packs: readonly Entry<Pack>[]): number {
  const released = packs.filter(({ id }) => build.packs.includes(id)).flatMap(({ data }) => data.released?.day ?? []);
  const day = firstDay(build) ?? released[0];
  return day?.getTime() ?? Number.POSITIVE_INFINITY;
}

let once: ReturnType<typeof read> | undefined;

/** The whole book, sorted. Checked once for a build of the site; in development anew each time, since files change. */
export function book(): ReturnType<typeof read> {
  if (!import.meta.env.PROD) return read();
  once ??= read();
  return once;
}

const choices = (entries: readonly { id: string }[]) => entries.map(({ id }) => `"${id}"`).join('|');

/** The entry of that name. @throws Error that names the choices, which stops the build. */
function one<E extends { id: string }>(entries: readonly E[], id: string, what: string): E {
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`No ${what} ${id}: expected one of ${choices(entries)}`);
  return entry;
}

export const allArticles = async (): Promise<CollectionEntry<'articles'>[]> => (await book()).articles;

export const articleOf = async (kb: string): Promise<Article> => one((await book()).articles, kb, 'article').data;

/** The case that an article runs. @throws Error where it runs none. */
export async function caseOf(kb: string): Promise<string> {
  const { case: name } = await articleOf(kb);
  if (name === null) throw new Error(`${kb} runs no case, so nothing has a standing toward it.`);
  return name;
}

/** An article that this book tells at length or in a line; undefined for one it rests nothing on. */
export async function anyArticleOf(kb: string): Promise<Article | Brief | undefined> {
  const { articles, briefs } = await book();
  return [...articles, ...briefs].find(({ id }) => id === kb)?.data;
}

/** The facts of an article, at length or in a line. @throws Error where it is neither. */
export async function factsOf(kb: string): Promise<Article | Brief> {
  const { articles, briefs } = await book();
  return one([...articles, ...briefs], kb, 'article or brief').data;
}

export const allBuilds = async (): Promise<CollectionEntry<'builds'>[]> => (await book()).builds;

export const buildEntryOf = async (id: string): Promise<CollectionEntry<'builds'>> =>
  one((await book()).builds, id, 'build');

export const packOf = async (id: string): Promise<Pack> => one((await book()).packs, id, 'pack').data;

export const productOf = async (id: string): Promise<Product> => one((await book()).products, id, 'product').data;

export const termOf = async (id: string): Promise<Term> => one((await book()).glossary, id, 'word').data;

/** The rules of a case: what every driver file and pack is to it. */
export const rulesOf = async (name: string): Promise<readonly StandingRule[]> =>
  one((await book()).standings, name, 'case').data.rules;

/** What a build is to a case, for each of its product lines; lines of which the same is true stand together. */
export async function standingsOf(
  name: string,
  { id, data }: Entry<Build>,
): Promise<readonly { readonly rule: StandingRule; readonly lines: readonly ProductLine[] }[]> {
  const rules = await rulesOf(name);
  const found = new Map<StandingRule, ProductLine[]>();
  for (const line of data.lines) {
    const rule = standingOf(rules, id, data, line);
    found.set(rule, [...(found.get(rule) ?? []), line]);
  }
  return [...found].map(([rule, lines]) => ({ rule, lines }));
}

/** The rows that an article prints for Tcpip.sys, in its order, each with the build it belongs to. */
export async function rowsOf(kb: string, builds?: readonly string[]) {
  return (await allBuilds())
    .filter(({ id }) => builds === undefined || builds.includes(id))
    .flatMap(({ id, data }) => data.files.flatMap(({ rows }) => rows.map((row) => ({ ...row, build: id }))))
    .filter((row) => row.kb === kb && row.line !== null)
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

export interface Citing {
  readonly kb: string;
  readonly title: string;
  readonly relation: Relation;
  readonly says: string | null;
}

type TheBook = Awaited<ReturnType<typeof book>>;
const citings = new WeakMap<TheBook, ReadonlyMap<string, readonly Citing[]>>();

/** Who names whom in a book, by the article that is named: gathered once, since every page asks. */
function citingsIn(whole: TheBook): ReadonlyMap<string, readonly Citing[]> {
  const before = citings.get(whole);
  if (before !== undefined) return before;
  const now = new Map<string, Citing[]>();
  for (const { data } of [...whole.articles, ...whole.briefs].toSorted(byId))
    for (const { kb, relation, says } of data.references)
      if (kb !== data.kb) now.set(kb, [...(now.get(kb) ?? []), { kb: data.kb, title: data.title, relation, says }]);
  citings.set(whole, now);
  return now;
}

/** The articles of this book that name another. */
export const namedBy = async (kb: string): Promise<readonly Citing[]> => citingsIn(await book()).get(kb) ?? [];
