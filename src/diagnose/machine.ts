/**
 * What can happen to a machine: by what articles document, and apart from that by exhaustive search of our routines.
 *
 * The two are kept apart because they are of different kinds. Where they differ, a sentence says so.
 */
import type { PlatformName } from '../archive/names.ts';
import { answerOf } from '../content/affected.ts';
import { PRODUCT_LINES, type ProductLine } from '../content/lists.ts';
import type { StandingRule } from '../content/schemas.ts';
import { ruleOfPack, standingOf } from '../content/standing.ts';
import { listed } from '../sim/trace/words.ts';
import type { CaseKnown, Condition, Knowledge, Statement } from './knowledge.ts';
import { type Finding, findingOf } from './searched.ts';

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
  /** What else must be said before the articles can decide; null where they have what they need. */
  readonly wants: string | null;
}

/** What was searched, and for which build: null where no modelled build stands for the machine's driver. */
export interface BySearch {
  readonly build: string;
  /** Why that build may stand for the driver; null where it is the driver itself. */
  readonly stands: Statement | null;
  readonly finding: Finding;
}

export interface MachineVerdict {
  readonly documented: Documented;
  readonly search: BySearch | null;
  /** Where the two differ, or one says what the other does not. */
  readonly notes: readonly string[];
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
    ...(rule ? [asStatement(product ? answerOf(one.kb, one.products, knowledge.products, rule, product) : rule)] : []),
    ...ofPlatform(one, knowledge, said),
  ];
  const is = ((): Prospect => {
    if (failing.length > 0) return 'cannot';
    if (unlisted) return 'not listed';
    if (rule?.is === 'fixed here' || rule?.is === 'not affected') return over.length > 0 ? 'depends' : 'cannot';
    if (rule?.is !== 'affected') return 'unknown';
    return open.length > 0 ? 'depends' : 'can';
  })();
  const wants =
    failing.length > 0
      ? null
      : !rule
        ? wanting(line)
        : is === 'depends' && rule.is !== 'affected'
          ? wantingBuild(over.length)
          : null;
  return { is, statements, open, wants };
}

const wanting = (line: ProductLine | null): string =>
  line === null
    ? 'Whether the driver is an affected one depends on product and service pack, of which nothing is said.'
    : `Whether the driver is an affected one depends on the service pack of ${PRODUCT_LINES[line]}, of which nothing is said.`;

const wantingBuild = (count: number): string => {
  const those = count === 1 ? 'one documented hotfix' : `${count} documented hotfixes`;
  return `It depends on whether a newer Tcpip.sys was put over that of the pack: ${those} may have the problem, and the date of the file tells.`;
};

/** What the search found of the machine: null where nothing that it ran stands for the machine's driver. */
export function searchOf(one: CaseKnown, { packs }: Knowledge, said: MachineSaid): BySearch | null {
  const runs = packs.find(({ id }) => id === said.pack)?.runs ?? null;
  const build = said.build === null || said.build === NO_BUILD ? runs?.build : said.build;
  if (build === undefined) return null;
  const finding = findingOf(one.searched, { build, processors: said.processors, registry: said.registry });
  if (!finding) return null;
  const stands = runs && build === runs.build ? { says: runs.why, basis: runs.basis, sources: [] } : null;
  return { build, stands, finding };
}

const counted = (numbers: readonly number[]): string =>
  numbers.length === 1 && numbers[0] === 1 ? 'one processor' : `${listed(numbers.map(String))} processors`;

/** Where what the articles document and what the search found are not the same. */
function differences(one: CaseKnown, documented: Documented, search: BySearch, said: MachineSaid): readonly string[] {
  const notes: string[] = [];
  const { is } = documented;
  const hangs = search.finding.is === 'hang' || search.finding.is === 'stop';
  if (hangs && is === 'cannot')
    notes.push(
      'The two differ: by the articles it cannot happen, and our routines hang. The routines are ours; the articles decide.',
    );
  if (!hangs && (is === 'can' || is === 'depends'))
    notes.push(
      'The two differ: by the articles it can happen, and no load that was tried brings it about in our routines. The articles decide.',
    );
  if (is === 'unknown' || is === 'not listed')
    notes.push(
      'No article decides it for this machine. The search does, but only for the routines that stand for its driver here.',
    );

  // What the article leaves open, and the search answers: asked of every number of processors, and of every value.
  const every = findingOf(one.searched, { build: search.build, processors: null, registry: said.registry });
  const tells = (kind: 'processors' | 'registry'): boolean =>
    one.conditions.some(({ asks }) => asks !== null && kind in asks);
  if (hangs && every && !tells('processors'))
    notes.push(
      `The article does not say how many processors it takes. The search finds it with ${counted(every.processors)}.`,
    );
  for (const { asks } of one.conditions) {
    if (!hangs || asks === null || !('registry' in asks)) continue;
    const all = findingOf(one.searched, { build: search.build, processors: said.processors, registry: {} });
    const found = all?.registry[asks.registry] ?? [];
    if (found.length > 0)
      notes.push(
        `The article says that ${asks.registry} is set, and not to what. The search finds the hang with ${listed(found.toSorted())}.`,
      );
  }
  return notes;
}

/** Both verdicts on a machine. Null as long as nothing was said that tells one machine from another. */
export function machineVerdict(one: CaseKnown, knowledge: Knowledge, said: MachineSaid): MachineVerdict | null {
  const documented = documentedOf(one, knowledge, said);
  const named = said.product !== null || said.pack !== null || said.build !== null;
  if (!named && documented.is !== 'cannot' && Object.keys(said.registry).length === 0) return null;
  const search = searchOf(one, knowledge, said);
  return { documented, search, notes: search ? differences(one, documented, search, said) : [] };
}
