/**
 * What can happen to a machine, the reader's computer: by what articles document, and apart from that by the search of every schedule of our routines.
 *
 * The two are kept apart because they are of different kinds. Where they differ, a sentence says so.
 */
import { listed } from '../sim/sentences.ts';
import { type Documented, documentedOf, type MachineSaid, NO_BUILD } from './documented.ts';
import type { CaseKnown, Knowledge, Statement } from './knowledge.ts';
import { type SearchFinding, searchFindingOf } from './searched.ts';

/** What was searched, and for which build: null where no modelled build stands for the machine's driver. */
export interface BySearch {
  readonly build: string;
  /** Why that build may stand for the driver; null where it is the driver itself. */
  readonly stands: Statement | null;
  readonly finding: SearchFinding;
}

export interface MachineVerdict {
  readonly documented: Documented;
  readonly search: BySearch | null;
  /** Where the two differ, or one says what the other does not. */
  readonly notes: readonly string[];
}

/** What the search found of the machine: null where nothing that it ran stands for the machine's driver. */
export function searchOf(one: CaseKnown, { packs }: Knowledge, said: MachineSaid): BySearch | null {
  const runs = packs.find(({ id }) => id === said.pack)?.runs ?? null;
  const build = said.build === null || said.build === NO_BUILD ? runs?.build : said.build;
  if (build === undefined) return null;
  const finding = searchFindingOf(one.searched, { build, processors: said.processors, registry: said.registry });
  if (!finding) return null;
  const stands = runs && build === runs.build ? { says: runs.why, basis: runs.basis, sources: [] } : null;
  return { build, stands, finding };
}

const counted = (numbers: readonly number[]): string =>
  numbers.length === 1 && numbers[0] === 1 ? 'one processor' : `${listed(numbers.map(String))} processors`;

const isBad = ({ is }: SearchFinding): boolean => is === 'hang' || is === 'stop';

/** Where the two verdicts are not of one mind. */
function disagreement({ is, hotfixes }: Documented, finding: SearchFinding): string | null {
  if (hotfixes.length > 0)
    return 'The search ran the driver of the service pack. With a hotfix installed over it the driver is another one.';
  if (is === 'unknown' || is === 'not listed')
    return 'No article decides it for this machine. The search decides it only for the routines that stand for its driver here.';
  if (isBad(finding) && is === 'cannot')
    return 'The two differ: by the articles it cannot happen, but our routines hang. The routines are ours, so the articles decide.';
  if (!isBad(finding) && is !== 'cannot')
    return 'The two differ: by the articles it can happen, but our routines do not hang under any load that was searched. The articles decide.';
  return null;
}

/** What the article leaves open and the search answers: it is asked of every number of processors, and of every value. */
function answers(
  { conditions, searched }: CaseKnown,
  { build, finding }: BySearch,
  said: MachineSaid,
): readonly string[] {
  const notes: string[] = [];
  const anyNumber = searchFindingOf(searched, { build, processors: null, registry: said.registry });
  if (anyNumber && isBad(anyNumber) && !conditions.some(({ asks }) => asks !== null && 'processors' in asks))
    notes.push(
      `The article does not say how many processors the hang needs. In the search it happens with ${counted(anyNumber.processors)}.`,
    );
  if (!isBad(finding)) return notes;
  const anyValue = searchFindingOf(searched, { build, processors: said.processors, registry: {} });
  for (const { asks, short } of conditions) {
    if (asks === null || !('registry' in asks)) continue;
    const values = anyValue?.registry[asks.registry] ?? [];
    notes.push(`The article says: ${short}. In the search the hang happens with ${listed(values.toSorted())}.`);
  }
  return notes;
}

/** Hotfixes over the pack's driver that run, and with which the hang happens. */
function overIt(one: CaseKnown, { builds }: Knowledge, { hotfixes }: Documented, said: MachineSaid): readonly string[] {
  return hotfixes.flatMap((id) => {
    const finding = searchFindingOf(one.searched, { build: id, processors: said.processors, registry: said.registry });
    const name = builds.find((build) => build.id === id)?.name;
    return finding && isBad(finding)
      ? [`With “${name}” installed over it the hang happens in the search. Choose it above to see under which load.`]
      : [];
  });
}

/** Both verdicts on a machine. Null as long as nothing was said that tells one machine from another. */
export function machineVerdict(one: CaseKnown, knowledge: Knowledge, said: MachineSaid): MachineVerdict | null {
  const documented = documentedOf(one, knowledge, said);
  const named = said.product !== null || said.pack !== null || said.build !== null;
  if (!named && documented.is !== 'cannot' && Object.keys(said.registry).length === 0) return null;
  const search = searchOf(one, knowledge, said);
  if (!search) return { documented, search, notes: [] };
  const apart = disagreement(documented, search.finding);
  return {
    documented,
    search,
    notes: [...(apart ? [apart] : []), ...overIt(one, knowledge, documented, said), ...answers(one, search, said)],
  };
}
