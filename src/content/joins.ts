/**
 * What a schema cannot see: that entries fit each other.
 *
 * A name in one file that no other file bears is an error with the choices beside it, and so is a question that the book
 * must answer and does not, or answers twice.
 */
import { citesIn } from './cites.ts';
import { PRODUCT_LINES, type ProductLine } from './lists.ts';
import type {
  Absent,
  Article,
  Assumption,
  Brief,
  Build,
  Code,
  ConceptEntry,
  KernelEntry,
  MachineFact,
  Pack,
  PlatformEntry,
  Product,
  StandingRule,
  Standings,
  Term,
} from './schemas.ts';

import { rulesOfBuild } from './standing.ts';

export interface Entry<Data> {
  readonly id: string;
  readonly data: Data;
  /** The prose of an entry that has some. */
  readonly body?: string | undefined;
}

/** Everything the book holds, by folder of src/content. */
export interface Book {
  readonly articles: readonly Entry<Article>[];
  readonly briefs: readonly Entry<Brief>[];
  readonly absent: readonly Entry<Absent>[];
  readonly builds: readonly Entry<Build>[];
  readonly standings: readonly Entry<Standings>[];
  readonly products: readonly Entry<Product>[];
  readonly packs: readonly Entry<Pack>[];
  readonly platforms: readonly Entry<PlatformEntry>[];
  readonly kernels: readonly Entry<KernelEntry>[];
  readonly codes: readonly Entry<Code>[];
  readonly machineFacts: readonly Entry<MachineFact>[];
  readonly assumptions: readonly Entry<Assumption>[];
  readonly concepts: readonly Entry<ConceptEntry>[];
  readonly glossary: readonly Entry<Term>[];
}

/** What the simulation has, by name. */
export interface Simulated {
  readonly cases: readonly string[];
  /** Those of them whose driver's files the book has a history of. */
  readonly filed: readonly string[];
  readonly concepts: readonly string[];
  readonly builds: readonly string[];
}

const choices = (names: readonly string[]) =>
  names.length === 0 ? 'there is none yet' : `expected one of ${names.map((name) => `"${name}"`).join('|')}`;

const idsOf = (entries: readonly Entry<unknown>[]) => entries.map(({ id }) => id);

/** In which folder an entry must be that a field of this name mentions. */
const MENTIONS: Readonly<Record<string, 'builds' | 'packs' | 'products'>> = {
  build: 'builds',
  builds: 'builds',
  pack: 'packs',
  packs: 'packs',
  requires: 'packs',
  firstCorrectedIn: 'packs',
  product: 'products',
  means: 'products',
};

interface Leaf {
  /** `resolutions.0.builds.1` */
  readonly at: string;
  /** The nearest name on the way to it that is not a position in a list. */
  readonly field: string;
  readonly text: string;
}

/** Every text in an entry. The record is left out: it holds printed fields, not names of ours. */
function* leavesOf(data: unknown, at = '', field = ''): Generator<Leaf> {
  if (typeof data === 'string') yield { at, field, text: data };
  if (typeof data !== 'object' || data === null || data instanceof Date) return;
  for (const [key, value] of Object.entries(data)) {
    if (key === 'record') continue;
    yield* leavesOf(value, at === '' ? key : `${at}.${key}`, Array.isArray(data) ? field : key);
  }
}

/** Names of builds, packs, products and articles that lead nowhere, wherever in the book they stand. */
function* danglingNames(book: Book): Generator<string> {
  const numbers = [...idsOf(book.articles), ...idsOf(book.briefs), ...idsOf(book.absent)];
  for (const [folder, entries] of Object.entries(book) as [keyof Book, readonly Entry<unknown>[]][]) {
    for (const { id, data, body = '' } of entries) {
      for (const { at, field, text } of leavesOf(data)) {
        const kind = MENTIONS[field];
        if (kind !== undefined && !idsOf(book[kind]).includes(text))
          yield `${folder}/${id}: ${at} names "${text}", and ${kind}/ has no such entry; ${choices(idsOf(book[kind]))}`;
      }
      const said = [...leavesOf(data)].map(({ text }) => text).join(' ');
      const strange = new Set(`${said} ${body}`.match(/\bQ\d{5,6}\b/g)?.filter((kb) => !numbers.includes(kb)));
      for (const kb of strange)
        yield `${folder}/${id}: it names ${kb}, of which nothing is said in articles/, briefs/ or absent/; ${choices(numbers)}`;
    }
  }
}

/** An article stands in one folder, under its own number. */
function* misnamed({ articles, briefs, absent }: Book): Generator<string> {
  const folders = { articles, briefs, absent };
  const seen = new Map<string, string>();
  for (const [folder, entries] of Object.entries(folders)) {
    for (const { id, data } of entries) {
      if (data.kb !== id) yield `${folder}/${id}: the file is named ${id} and calls itself ${data.kb}`;
      const before = seen.get(id);
      if (before !== undefined) yield `${folder}/${id}: ${before}/ has it too; one of the two must go`;
      seen.set(id, folder);
    }
  }
}

/** What an article gives as its fix must be a build that has a row from this article. */
function* brokenFixes({ articles, builds }: Book): Generator<string> {
  for (const { id, data } of articles) {
    for (const name of data.resolutions.flatMap((resolution) => resolution.builds)) {
      const build = builds.find((candidate) => candidate.id === name);
      if (build && !build.data.files.some(({ rows }) => rows.some(({ kb }) => kb === id)))
        yield `articles/${id}: it gives builds/${name} as its fix, which has no row printed in ${id}`;
    }
  }
}

/** Articles that an entry leans on: each must be introduced among its references, title and all. */
function* brokenReferences({ articles, briefs }: Book): Generator<string> {
  const leaning = [
    ...articles.map((entry) => ({
      ...entry,
      folder: 'articles',
      named: entry.data.resolutions.flatMap(({ supersededBy }) => supersededBy ?? []),
    })),
    ...briefs.map((entry) => ({ ...entry, folder: 'briefs', named: [] })),
  ];
  for (const { id, data, folder, named } of leaning) {
    const known = [id, ...data.references.map((reference) => reference.kb)];
    for (const kb of [...data.registry.map((value) => value.source), ...named])
      if (!known.includes(kb))
        yield `${folder}/${id}: ${kb} is named but not among the references; ${choices(known.slice(1))}`;
  }
}

/** What a condition asks of the registry must be a value that the article explains. */
function* vainQuestions({ articles }: Book): Generator<string> {
  for (const { id, data } of articles) {
    for (const { asks } of data.conditions) {
      if (asks === null || !('registry' in asks)) continue;
      const explained = data.registry.find(({ name }) => name === asks.registry);
      const allowed = explained?.values.map(({ value }) => String(value)) ?? [];
      for (const value of asks.values)
        if (!allowed.includes(value))
          yield `articles/${id}: a condition asks for ${asks.registry} ${value}, which its registry values do not have; ${choices(allowed)}`;
    }
  }
}

/** What rests on a section of an article needs that article's facts: one that is only named has no sections here. */
function* groundless({ absent, articles: _articles, briefs: _briefs, ...others }: Book): Generator<string> {
  for (const [folder, entries] of Object.entries(others) as [string, readonly Entry<unknown>[]][])
    for (const { id, data } of entries)
      for (const { kb } of citesIn(data))
        if (idsOf(absent).includes(kb))
          yield `${folder}/${id}: it cites a section of ${kb}, which is in absent/; what others rest on belongs in briefs/`;
}

/** A build that a case runs has its facts here, under the same id. */
function* unjoinedBuilds({ builds }: Book, simulated: readonly string[]): Generator<string> {
  for (const id of simulated)
    if (!idsOf(builds).includes(id))
      yield `src/sim/library/cases: "${id}" runs and has no facts in src/content/builds; ${choices(idsOf(builds))}`;
}

const DAY = 24 * 60 * 60 * 1000;
const written = (day: Date) => day.toISOString().slice(0, 10);

/** The spans of one line must follow each other day by day, from the beginning to the end of time. */
function* gaps(rules: readonly StandingRule[], line: ProductLine): Generator<string> {
  const start = ({ from }: StandingRule) => from?.getTime() ?? Number.NEGATIVE_INFINITY;
  const spans = rules.filter(({ lines }) => lines.includes(line)).toSorted((one, other) => start(one) - start(other));
  let next: number | null = Number.NEGATIVE_INFINITY;
  for (const rule of spans) {
    if (next === null || start(rule) !== next) {
      const wanted =
        next === null
          ? 'the one before it never ends'
          : Number.isFinite(next)
            ? `${written(new Date(next))} is expected`
            : 'no beginning is expected';
      yield `on ${line} a span begins ${rule.from ? `on ${written(rule.from)}` : 'with no date'}, where ${wanted}`;
    }
    next = rule.until ? rule.until.getTime() + DAY : null;
  }
  if (next !== null)
    yield spans.length === 0 ? `on ${line} there is no span` : `on ${line} the last span ends; it must not`;
}

/** Every case is answered for every build, every pack and every day, and nowhere twice. */
function* undecided({ standings, builds, packs }: Book, cases: readonly string[]): Generator<string> {
  for (const name of cases)
    if (!idsOf(standings).includes(name)) yield `standings/${name}: the case has none; ${choices(idsOf(standings))}`;
  for (const { id, data } of standings) {
    if (!cases.includes(id)) yield `standings/${id}: there is no such case; ${choices(cases)}`;
    for (const line of Object.keys(PRODUCT_LINES) as ProductLine[])
      for (const gap of gaps(data.rules, line)) yield `standings/${id}: ${gap}`;
    for (const pack of packs) {
      const count = data.rules.filter((rule) => rule.packs.includes(pack.id)).length;
      if (count !== 1) yield `standings/${id}: packs/${pack.id} is named by ${count} rules; it must be by one`;
    }
    for (const build of builds)
      for (const line of build.data.lines) {
        const count = rulesOfBuild(data.rules, build.id, build.data, line).length;
        if (count !== 1)
          yield `standings/${id}: builds/${build.id} on ${line} is covered by ${count} rules; it must be by one`;
      }
  }
}

/** A number of the machine's list that no entry of it bears, wherever it stands. */
function* unknownNumbers({ machineFacts, assumptions, glossary }: Book): Generator<string> {
  const known = [...idsOf(machineFacts), ...idsOf(assumptions)];
  const folders = { model: [...machineFacts, ...assumptions], glossary };
  const all = Object.entries(folders).flatMap(([folder, entries]) => entries.map((entry) => ({ folder, ...entry })));
  for (const { folder, id, data } of all)
    for (const { at, text } of leavesOf(data))
      for (const number of text.match(/\b[KA]\d+\b/g) ?? [])
        if (!known.includes(number))
          yield `${folder}/${id}: ${at} names ${number}, which is not in the list; ${choices(known)}`;
}

/** A keyword that a pack names is among the codes; and a code of which nothing is said belongs to a product or a pack. */
function* strayCodes({ codes, products, packs }: Book): Generator<string> {
  for (const { id, data } of packs)
    if (data.fixKeyword !== null && !idsOf(codes).includes(data.fixKeyword))
      yield `packs/${id}: fixKeyword is ${data.fixKeyword}, which is not among the codes; ${choices(idsOf(codes))}`;
  const owned = [
    ...products.flatMap(({ data }) => data.technology),
    ...packs.flatMap(({ data }) => [...data.technology.map(({ code }) => code), data.fixKeyword]),
  ];
  for (const { id, data } of codes)
    if ((data.says === null) !== owned.includes(id))
      yield `codes: ${id} ${data.says === null ? 'is said nothing of, and no product or pack names it' : 'is explained, and a product or pack names it too'}`;
}

function* untoldCases({ articles }: Book, cases: readonly string[]): Generator<string> {
  for (const name of cases) {
    const told = articles.filter((article) => article.data.case === name).map((article) => article.id);
    if (told.length !== 1)
      yield `case ${name}: one article must run it, not ${told.length === 0 ? 'none' : told.join(' and ')}`;
  }
}

/** Words lead to words that there are, and each of them but ours to what it rests on. */
function* brokenWords({ glossary }: Book): Generator<string> {
  const words = new Set<string>();
  for (const { id, data } of glossary) {
    for (const other of data.see)
      if (other === id || !idsOf(glossary).includes(other))
        yield `glossary/${id}: it sends its reader to "${other}"; ${choices(idsOf(glossary).filter((one) => one !== id))}`;
    if (data.basis !== 'ours' && data.restsOn.length === 0)
      yield `glossary/${id}: it says that it is ${data.basis}, and names nothing that it rests on`;
    if (words.has(data.term)) yield `glossary/${id}: "${data.term}" is explained twice`;
    words.add(data.term);
  }
}

/** A concept has a page and a machine, under one name. */
function* unjoinedConcepts({ concepts }: Book, simulated: readonly string[]): Generator<string> {
  for (const id of idsOf(concepts))
    if (!simulated.includes(id))
      yield `concepts/${id}: src/sim/library/concepts has no such machine; ${choices(simulated)}`;
  for (const name of simulated)
    if (!idsOf(concepts).includes(name))
      yield `src/sim/library/concepts: "${name}" has a machine and no page in src/content/concepts`;
}

/** Every misfit between the entries, and between them and the simulation, as sentences; none when the book holds together. */
export function whyMisfits(book: Book, simulated: Simulated): string[] {
  return [
    ...unjoinedBuilds(book, simulated.builds),
    ...misnamed(book),
    ...danglingNames(book),
    ...brokenFixes(book),
    ...brokenReferences(book),
    ...groundless(book),
    ...vainQuestions(book),
    ...undecided(book, simulated.filed),
    ...unknownNumbers(book),
    ...strayCodes(book),
    ...untoldCases(book, simulated.cases),
    ...brokenWords(book),
    ...unjoinedConcepts(book, simulated.concepts),
  ];
}
