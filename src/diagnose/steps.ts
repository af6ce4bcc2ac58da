/** What to do next about a case, in the order in which to do it. */
import type { ProductLine } from '../content/lists.ts';
import { documentedOf, lineOf, NO_BUILD } from './documented.ts';
import type { Account, FileFinding, Judged } from './judge.ts';
import type { CaseKnown, Condition, Knowledge, PackKnown } from './knowledge.ts';

export type RemedyStep =
  /** Something that the article needs, and of which nothing was said. */
  | { readonly is: 'find out'; readonly condition: Condition }
  /** The date of the driver decides, and nobody has looked. */
  | { readonly is: 'look at the file' }
  /** The fix. `lines` where it is not for every product line that can be meant. */
  | {
      readonly is: 'install';
      readonly lines: readonly ProductLine[];
      readonly builds: readonly { readonly id: string; readonly name: string }[];
      readonly orLater: boolean;
      readonly needs: PackKnown | null;
    }
  /** The latest service pack, and the first that had the correction. */
  | { readonly is: 'service pack'; readonly lines: readonly ProductLine[]; readonly first: PackKnown | null }
  | { readonly is: 'superseded'; readonly lines: readonly ProductLine[]; readonly by: string };

/** The product lines that the reader's computer can be of; empty where it can be any. */
function linesMeant(knowledge: Knowledge, { machine }: Account, files: readonly FileFinding[]): readonly ProductLine[] {
  const line = lineOf(knowledge, machine);
  if (line !== null) return [line];
  return [...new Set(files.flatMap(({ found, lines }) => (found.length > 0 ? lines : [])))];
}

function cure(
  { remedies }: CaseKnown,
  { packs, builds }: Knowledge,
  meant: readonly ProductLine[],
): readonly RemedyStep[] {
  const packOf = (id: string | null): PackKnown | null => packs.find((pack) => pack.id === id) ?? null;
  return remedies
    .filter(({ lines }) => meant.length === 0 || lines.some((line) => meant.includes(line)))
    .flatMap(
      ({
        lines,
        latestServicePack,
        firstCorrectedIn,
        supersededBy,
        builds: ids,
        orLater,
        prerequisite,
      }): RemedyStep[] => [
        ...(latestServicePack ? [{ is: 'service pack' as const, lines, first: packOf(firstCorrectedIn) }] : []),
        ...(supersededBy === null ? [] : [{ is: 'superseded' as const, lines, by: supersededBy }]),
        ...(ids.length === 0
          ? []
          : [
              {
                is: 'install' as const,
                lines,
                builds: builds.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name })),
                orLater,
                needs: packOf(prerequisite),
              },
            ]),
      ],
    );
}

/** Steps toward knowing, then the cure; none where the case is ruled out. */
export function stepsOf(
  knowledge: Knowledge,
  account: Account,
  files: readonly FileFinding[],
  judged: Judged,
): readonly RemedyStep[] {
  if (judged.out) return [];
  const { case: one } = judged;
  const { open } = documentedOf(one, knowledge, account.machine);
  return [
    ...open.map((condition): RemedyStep => ({ is: 'find out', condition })),
    ...(files.length === 0 && (account.machine.build === null || account.machine.build === NO_BUILD)
      ? [{ is: 'look at the file' } as const]
      : []),
    ...cure(one, knowledge, linesMeant(knowledge, account, files)),
  ];
}
