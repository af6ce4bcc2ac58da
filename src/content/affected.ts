/**
 * Who is affected: each product with each of its packs, against a case.
 *
 * Nothing is known here that stands nowhere else. An answer is what three things come to: the article's product list,
 * the rules that say what a pack's driver is to the case (standing.ts), and what each hotfix asks to be installed first.
 */
import type { Book, Entry } from './joins.ts';
import { type Basis, PRODUCT_LINES, type ProductLine, type Standing } from './lists.ts';
import type { Article, Build, Pack, Product, StandingRule } from './schemas.ts';
import { firstDay, ruleOfPack, standingOf } from './standing.ts';

type Sources = StandingRule['sources'];

/** Hotfixes for one pack of which the same rule is true. */
export interface Hotfixes {
  readonly rule: StandingRule;
  readonly builds: readonly Entry<Build>[];
  /** Whether they are known to go on this pack; else no source names a pack of this line that they need. */
  readonly needsThisPack: boolean;
}

/** What a product with a pack is to a case. */
export interface Cell {
  /** A product that the article does not list has no standing of its own, whatever its driver is. */
  readonly answer: Standing | 'not listed';
  readonly basis: Basis;
  readonly why: string;
  readonly sources: Sources;
  /** The lines of the product list that mean the product, as printed. */
  readonly listed: readonly string[];
  /** What the driver of this pack is, listed or not. */
  readonly rule: StandingRule;
  /** The first pack of the line whose driver has the problem for the same reason; null where this one has it not. */
  readonly since: Entry<Pack> | null;
  /** The pack that was the first of its line to carry the correction; null where none is known. */
  readonly corrected: Entry<Pack> | null;
  readonly hotfixes: readonly Hotfixes[];
}

/** A product with one of its packs. Windows 2000 has none here: null. */
export interface Row {
  readonly pack: Entry<Pack> | null;
  readonly cell: Cell;
}

/** The article that runs a case and the rules of that case. @throws Error where there is none, which joins.ts says first. */
export function groundsOf(book: Book, name: string) {
  const article = book.articles.find(({ data }) => data.case === name)?.data;
  const rules = book.standings.find(({ id }) => id === name)?.data.rules;
  if (!article || !rules) throw new Error(`The case ${name} has no article or no standings.`);
  return { article, rules };
}

/** The packs of a line in the order in which they came. */
export const packsOf = ({ packs }: Book, line: ProductLine) =>
  packs.filter(({ data }) => data.line === line).toSorted((one, other) => one.data.order - other.data.order);

/** Of a line without packs only one thing can be said, for all time. */
function ruleFor(rules: readonly StandingRule[], line: ProductLine, pack: Entry<Pack> | null): StandingRule {
  const rule = pack
    ? ruleOfPack(rules, pack.id)
    : rules.find(({ lines, from, until }) => lines.includes(line) && from === null && until === null);
  if (!rule) throw new Error(`No rule decides ${pack?.id ?? `all of ${line}`}; one must name it.`);
  return rule;
}

const listedIn = (article: Article, product: string) =>
  article.products.filter(({ means }) => means.includes(product)).map(({ printed }) => printed);

/** What the product list and the rule come to. A product that is not listed shares the driver of its line with one that is. */
function answerOf(book: Book, article: Article, rule: StandingRule, { id, data }: Entry<Product>) {
  const { is: answer, basis, why, sources } = rule;
  if (listedIn(article, id).length > 0) return { answer, basis, why, sources };
  const shared = book.products.some((other) => other.data.line === data.line && listedIn(article, other.id).length > 0);
  if (!shared) return { answer: 'not listed', basis: 'documented', why, sources } as const;
  const list: Sources[number] = { kb: article.kb, sections: ['products'] };
  return {
    answer: 'not listed',
    basis: 'inferred',
    why: `The article does not list it. Its driver is that of ${PRODUCT_LINES[data.line]}, of which this holds: ${why}`,
    sources: [list, ...sources.filter(({ kb, sections }) => kb !== list.kb || !sections.includes('products'))],
  } as const;
}

const isTrouble = ({ is }: StandingRule) => is === 'affected' || is === 'unknown';

/** Those who follow a rule, by the rule, in the order in which the rules are met. */
function byRule(builds: readonly Entry<Build>[], ruleOf: (build: Entry<Build>) => StandingRule) {
  const groups = new Map<StandingRule, Entry<Build>[]>();
  for (const build of builds) groups.set(ruleOf(build), [...(groups.get(ruleOf(build)) ?? []), build]);
  return [...groups].map(([rule, followers]) => ({ rule, builds: followers }));
}

/**
 * The hotfixes that go on a pack: those that ask for it and, where something on it needs a fix, the fixes of which no
 * source says what they ask for on this line.
 */
function hotfixesFor(book: Book, rules: readonly StandingRule[], line: ProductLine, pack: Entry<Pack>): Hotfixes[] {
  const packs = packsOf(book, line).map(({ id }) => id);
  const hotfixes = book.builds.filter(({ data }) => data.packs.length === 0 && data.lines.includes(line));
  const ruleOf = ({ id, data }: Entry<Build>) => standingOf(rules, id, data, line);
  const needs = ({ data }: Entry<Build>) => (data.prerequisite?.packs ?? []).filter((one) => packs.includes(one));
  const known = byRule(
    hotfixes.filter((build) => needs(build).includes(pack.id)),
    ruleOf,
  ).map((group) => ({ ...group, needsThisPack: true }));
  if (![ruleFor(rules, line, pack), ...known.map(({ rule }) => rule)].some(isTrouble)) return known;

  const released = pack.data.released?.day;
  const isLater = ({ data }: Entry<Build>) => !released || (firstDay(data) ?? released) >= released;
  const loose = hotfixes.filter((one) => needs(one).length === 0 && ruleOf(one).is === 'fixed here' && isLater(one));
  return [...known, ...byRule(loose, ruleOf).map((group) => ({ ...group, needsThisPack: false }))];
}

/** A product with each of its packs, oldest first, against a case. */
export function rowsOf(book: Book, name: string, product: Entry<Product>): readonly Row[] {
  const { article, rules } = groundsOf(book, name);
  const { line } = product.data;
  const packs = packsOf(book, line);
  const corrected = packs.find(({ id }) => ruleOfPack(rules, id)?.is === 'fixed here') ?? null;
  return (packs.length > 0 ? packs : [null]).map((pack) => {
    const rule = ruleFor(rules, line, pack);
    const since = packs.find(({ id }) => ruleOfPack(rules, id) === rule) ?? null;
    return {
      pack,
      cell: {
        ...answerOf(book, article, rule, product),
        listed: listedIn(article, product.id),
        rule,
        since: rule.is === 'affected' ? since : null,
        corrected,
        hotfixes: pack ? hotfixesFor(book, rules, line, pack) : [],
      },
    };
  });
}

/** The hotfixes that a reader must know of: where the pack or anything that goes on it may hang, whatever changes that. */
export function tellingHotfixes({ rule, hotfixes }: Pick<Cell, 'rule' | 'hotfixes'>): readonly Hotfixes[] {
  if (![rule, ...hotfixes.map((group) => group.rule)].some(isTrouble)) return [];
  const tells = (group: StandingRule) => isTrouble(group) || group.is === 'fixed here' || isTrouble(rule);
  return hotfixes.filter((group) => group.rule !== rule && tells(group.rule));
}

/** Rows that follow each other and say the same, as one. */
export interface Run {
  readonly packs: readonly (Entry<Pack> | null)[];
  readonly cell: Cell;
}

/** Two cells with the same text here would print the same. */
const saidBy = (cell: Cell) =>
  JSON.stringify([cell.answer, cell.rule, tellingHotfixes(cell).map(({ builds }) => builds.map(({ id }) => id))]);

/** The rows of one product, those that say the same together. */
export function runsOf(rows: readonly Row[]): readonly Run[] {
  const runs: { packs: (Entry<Pack> | null)[]; cell: Cell }[] = [];
  for (const { pack, cell } of rows) {
    const last = runs.at(-1);
    if (last && saidBy(last.cell) === saidBy(cell)) last.packs.push(pack);
    else runs.push({ packs: [pack], cell });
  }
  return runs;
}
