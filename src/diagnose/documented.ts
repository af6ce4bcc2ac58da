/** What the articles say of a machine: what can happen to it, what cannot, and what they leave open. */
import type { PlatformName } from '../archive/nameCells.ts';
import { answerOf } from '../content/affected.ts';
import { PRODUCT_LINES, type ProductLine } from '../content/lists.ts';
import type { StandingRule } from '../content/schemas.ts';
import { ruleOfPack, standingOf } from '../content/standing.ts';
import { listed } from '../sim/sentences.ts';
import type { CaseKnown, Condition, Knowledge, Statement } from './knowledge.ts';

/** Said of a machine whose driver is that of its pack. */
export const NO_BUILD = 'none';

/** A machine by its reader's account. What is null, or not there, was not said. */
export interface MachineSaid {
  readonly product: string | null;
  readonly pack: string | null;
  /** A Tcpip.sys newer than that of the pack; NO_BUILD where it is known that there is none. */
  readonly build: string | null;
  readonly platform: PlatformName | null;
  readonly processors: number | null;
  readonly registry: Readonly<Partial<Record<string, string>>>;
}

/**
 * By the articles: it can happen; it cannot; it can if what was not said is so; no article decides it; or the article
 * does not list the product, which is silence.
 */
export type Prospect = 'can' | 'cannot' | 'depends' | 'unknown' | 'not listed';

export interface Documented {
  readonly is: Prospect;
  readonly statements: readonly Statement[];
  /** Conditions that the reader can look up and has not told. */
  readonly open: readonly Condition[];
  /** What it depends on, in phrases: what would have to be said before the articles can decide. */
  readonly wants: readonly string[];
  /** Hotfixes that may lie over the driver of the pack, where it depends on them. */
  readonly hotfixes: readonly string[];
}

/** The product line that was said, by product or by pack. */
export const lineOf = ({ products, packs }: Knowledge, { product, pack }: MachineSaid): ProductLine | null =>
  products.find(({ id }) => id === product)?.line ?? packs.find(({ id }) => id === pack)?.line ?? null;

/** Whether a condition holds on a machine; null where it was not said, or no machine can tell. */
function holds({ asks }: Condition, { processors, registry }: MachineSaid): boolean | null {
  if (asks === null) return null;
  if ('processors' in asks) return processors === null ? null : processors >= asks.processors;
  const value = registry[asks.registry];
  return value === undefined ? null : asks.values.includes(value);
}

const asSaid = ({ asks }: Condition, { processors, registry }: MachineSaid): string => {
  if (asks === null) return '';
  if ('processors' in asks)
    return `This computer has ${processors === 1 ? 'one processor' : `${processors} processors`}.`;
  return `Here ${asks.registry} is ${registry[asks.registry]}.`;
};

function ruleOf({ rules }: CaseKnown, knowledge: Knowledge, said: MachineSaid): StandingRule | undefined {
  const line = lineOf(knowledge, said);
  const build = knowledge.builds.find(({ id }) => id === said.build);
  if (build && line) return standingOf(rules, build.id, build, line);
  return said.pack === null ? undefined : ruleOfPack(rules, said.pack);
}

const asStatement = ({ why, basis, sources }: Pick<StandingRule, 'why' | 'basis' | 'sources'>): Statement => ({
  says: why,
  basis,
  sources,
});

const notListed = (kb: string): Statement => ({
  says: 'The article does not list this product.',
  basis: 'documented',
  sources: [{ kb, sections: ['products'] }],
});

/** What is known of the machine's platform. It decides nothing: that a field does not name it is silence. */
function ofPlatform(
  one: CaseKnown,
  { platforms, packs }: Knowledge,
  { platform, pack }: MachineSaid,
): readonly Statement[] {
  const known = platforms.find(({ name }) => name === platform);
  if (!known) return [];
  const [mine, last] = [pack, known.lastPack].map((id) => packs.find((entry) => entry.id === id));
  const statements: Statement[] = [];
  if (one.hardware.length > 0 && !one.hardware.includes(known.hardware))
    statements.push({
      says: `The Hardware field of the article names ${listed(one.hardware)}, and not ${known.hardware}.`,
      basis: 'documented',
      sources: [],
    });
  if (mine && last && mine.line === last.line && mine.order > last.order)
    statements.push({
      says: `After ${last.short} no pack had files for ${known.name}.`,
      basis: 'inferred',
      sources: [],
    });
  return statements;
}

/** What the articles say of the machine. */
export function documentedOf(one: CaseKnown, knowledge: Knowledge, said: MachineSaid): Documented {
  const failing = one.conditions.filter((condition) => holds(condition, said) === false);
  const open = one.conditions.filter((condition) => condition.asks !== null && holds(condition, said) === null);
  const rule = ruleOf(one, knowledge, said);
  const line = lineOf(knowledge, said);
  const over = said.build === null && said.pack !== null ? (one.hotfixes[said.pack] ?? []) : [];
  const product = knowledge.products.find(({ id }) => id === said.product);
  const unlisted = product !== undefined && !one.products.includes(product.id);
  const statements: Statement[] = [
    ...failing.map((condition) => ({
      says: `The article names this as needed: ${condition.says} ${asSaid(condition, said)}`,
      basis: 'documented' as const,
      sources: [{ kb: one.kb, sections: condition.sections }],
    })),
    ...(unlisted && !rule ? [notListed(one.kb)] : []),
    ...(rule ? [asStatement(product ? answerOf(one.kb, one.products, knowledge.products, rule, product) : rule)] : []),
    ...ofPlatform(one, knowledge, said),
  ];
  const is = ((): Prospect => {
    if (failing.length > 0) return 'cannot';
    if (unlisted) return 'not listed';
    if (rule === undefined) return 'depends';
    if (rule.is === 'fixed here' || rule.is === 'not affected') return over.length > 0 ? 'depends' : 'cannot';
    if (rule.is === 'unknown') return 'unknown';
    return open.length > 0 ? 'depends' : 'can';
  })();
  const hotfixes = is === 'depends' && rule !== undefined && rule.is !== 'affected' ? over : [];
  const wants = [
    ...(rule === undefined ? [wanting(line)] : []),
    ...open.map(({ short }) => short),
    ...(hotfixes.length > 0 ? [wantingBuild(hotfixes.length)] : []),
  ];
  return { is, statements, open, wants: is === 'depends' ? wants : [], hotfixes };
}

const wanting = (line: ProductLine | null): string =>
  line === null ? 'product and service pack' : `the service pack of ${PRODUCT_LINES[line]}`;

const wantingBuild = (count: number): string => {
  const those = count === 1 ? 'one documented hotfix' : `${count} documented hotfixes`;
  return `whether a newer Tcpip.sys was put over that of the pack: ${those} may have the problem, and the date of the file tells`;
};
