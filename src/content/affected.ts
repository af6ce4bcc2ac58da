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

/** A hotfix for a pack. */
export interface Hotfix {
  readonly build: Entry<Build>;
  /** Whether a source says that it needs this pack; else none names a pack of this line that it needs. */
  readonly needsThisPack: boolean;
}

/** Hotfixes for one pack of which the same rule is true, oldest first. */
export interface Hotfixes {
  readonly rule: StandingRule;
  readonly those: readonly Hotfix[];
}

/** What a product with a pack is to a case. */
export interface AffectedCell {
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
export interface AffectedRow {
  readonly pack: Entry<Pack> | null;
  readonly cell: AffectedCell;
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

/** Why a product without a place in the list is spoken of at all: others of its line have one. */
export const whyNotListed = (line: ProductLine): string =>
  `The article does not list it. Its driver is that of ${PRODUCT_LINES[line]}`;

/** The sources of a rule, and the list in which a product is missing. */
function withProductList(kb: string, sources: Sources): Sources {
  const own = sources.filter((source) => source.kb === kb).flatMap(({ sections }) => sections);
  const others = sources.filter((source) => source.kb !== kb);
  return [{ kb, sections: [...new Set(['products' as const, ...own])] }, ...others];
}

/** Of a product, what tells whose driver it has. */
interface OfLine {
  readonly id: string;
  readonly line: ProductLine;
}

/**
 * What a product list and a rule come to, for one product. `listed` are the products that the article lists: one that it
 * does not list shares the driver of its line with one that it does.
 */
export function answerOf(
  kb: string,
  listed: readonly string[],
  products: readonly OfLine[],
  rule: StandingRule,
  { id, line }: OfLine,
): Pick<AffectedCell, 'answer' | 'basis' | 'why' | 'sources'> {
  const { is: answer, basis, why, sources } = rule;
  if (listed.includes(id)) return { answer, basis, why, sources };
  const shared = products.some((other) => other.line === line && listed.includes(other.id));
  if (!shared) return { answer: 'not listed', basis: 'documented', why, sources };
  return {
    answer: 'not listed',
    basis: 'inferred',
    why: `${whyNotListed(line)}, of which this holds: ${why}`,
    sources: withProductList(kb, sources),
  };
}

const isTrouble = ({ is }: StandingRule) => is === 'affected' || is === 'unknown';

/** The pack that was the newest of its line on the first day known of a build; undefined where there is no such day or date. */
function newestThen(packs: readonly Entry<Pack>[], { data }: Entry<Build>): Entry<Pack> | undefined {
  const day = firstDay(data);
  return day && packs.findLast(({ data: { released } }) => released && released.day <= day);
}

/**
 * The hotfixes for a pack: those that ask for it, and those of which no source says what they ask for on this line, but
 * which were made while it was the newest. Where no pack of the line has a date, such a hotfix is told of only as a fix,
 * and only where something on the pack needs one.
 */
function hotfixesFor(book: Book, rules: readonly StandingRule[], line: ProductLine, pack: Entry<Pack>): Hotfixes[] {
  const packs = packsOf(book, line);
  const hotfixes = book.builds
    .filter(({ data }) => data.packs.length === 0 && data.lines.includes(line))
    .map((build) => ({
      build,
      rule: standingOf(rules, build.id, build.data, line),
      needs: packs.filter(({ id }) => build.data.prerequisite?.packs.includes(id)),
      newest: newestThen(packs, build),
    }));
  const needsThisPack = ({ needs }: { readonly needs: readonly Entry<Pack>[] }) => needs.includes(pack);
  const certain = hotfixes.filter((one) => needsThisPack(one) || (one.needs.length === 0 && one.newest === pack));
  const troubled = [ruleFor(rules, line, pack), ...certain.map(({ rule }) => rule)].some(isTrouble);
  const here = hotfixes.filter(
    (one) =>
      certain.includes(one) || (troubled && one.needs.length === 0 && !one.newest && one.rule.is === 'fixed here'),
  );
  return [...new Set(here.map(({ rule }) => rule))].map((rule) => ({
    rule,
    those: here
      .filter((one) => one.rule === rule)
      .map((one) => ({ build: one.build, needsThisPack: needsThisPack(one) })),
  }));
}

/** A product with each of its packs, oldest first, against a case. */
export function rowsOf(book: Book, name: string, product: Entry<Product>): readonly AffectedRow[] {
  const { article, rules } = groundsOf(book, name);
  const { line } = product.data;
  const packs = packsOf(book, line);
  const corrected = packs.find(({ id }) => ruleOfPack(rules, id)?.is === 'fixed here') ?? null;
  const allListed = article.products.flatMap(({ means }) => means);
  const products = book.products.map(({ id, data }) => ({ id, line: data.line }));
  return (packs.length > 0 ? packs : [null]).map((pack) => {
    const rule = ruleFor(rules, line, pack);
    const since = packs.find(({ id }) => ruleOfPack(rules, id) === rule) ?? null;
    return {
      pack,
      cell: {
        ...answerOf(article.kb, allListed, products, rule, { id: product.id, line }),
        listed: listedIn(article, product.id),
        rule,
        since: rule.is === 'affected' ? since : null,
        corrected,
        hotfixes: pack ? hotfixesFor(book, rules, line, pack) : [],
      },
    };
  });
}

/** A reader looks for trouble first. */
const TROUBLE_FIRST = ['affected', 'unknown', 'fixed here', 'not affected'] as const satisfies readonly Standing[];

/** The hotfixes that a reader must know of: where the pack or anything that goes on it may hang, whatever changes that. */
export function tellingHotfixes({ rule, hotfixes }: Pick<AffectedCell, 'rule' | 'hotfixes'>): readonly Hotfixes[] {
  if (![rule, ...hotfixes.map((group) => group.rule)].some(isTrouble)) return [];
  const tells = (group: StandingRule) => isTrouble(group) || group.is === 'fixed here' || isTrouble(rule);
  return TROUBLE_FIRST.flatMap((is) =>
    hotfixes.filter((group) => group.rule.is === is && group.rule !== rule && tells(group.rule)),
  );
}

/** Rows that follow each other and say the same, as one. */
export interface AffectedRun {
  readonly packs: readonly (Entry<Pack> | null)[];
  readonly cell: AffectedCell;
}

/** Two cells with the same text here would print the same. */
const saidBy = (cell: AffectedCell) =>
  JSON.stringify([
    cell.answer,
    cell.rule,
    tellingHotfixes(cell).map(({ those }) => those.map(({ build }) => build.id)),
  ]);

/** The rows of one product, those that say the same together. */
export function runsOf(rows: readonly AffectedRow[]): readonly AffectedRun[] {
  const runs: { packs: (Entry<Pack> | null)[]; cell: AffectedCell }[] = [];
  for (const { pack, cell } of rows) {
    const last = runs.at(-1);
    if (last && saidBy(last.cell) === saidBy(cell)) last.packs.push(pack);
    else runs.push({ packs: [pack], cell });
  }
  return runs;
}
