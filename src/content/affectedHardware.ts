/** Who is affected, by what is inside the box: kernels and platforms, each against a case. */
import { groundsOf, packsOf } from './affected.ts';
import type { Book, Entry } from './joins.ts';
import type { Standing } from './lists.ts';
import type { Article, Build, KernelEntry, Pack, PlatformEntry } from './schemas.ts';
import { ruleOfPack, standingOf } from './standing.ts';

/** What an article says of a kernel: that is what hangs, that it takes another, or nothing. */
export type DocumentedHardware = 'hangs' | 'ruled out' | 'silent';

/** What a search of every schedule says of a kernel, for each number of processors that was tried on it. */
export interface SearchedHardware {
  readonly processors: number;
  readonly verdict: 'hang' | 'loop' | 'stop' | 'broken-promise' | 'no-hang' | 'gave-up';
}

export interface OnKernel {
  readonly documented: DocumentedHardware;
  /** Where the article says so; null where it is silent. */
  readonly condition: Article['conditions'][number] | null;
}

/** The least number of processors that an article asks for decides: a kernel for fewer is ruled out. */
export function onKernel(article: Article, { processors }: KernelEntry): OnKernel {
  for (const condition of article.conditions) {
    const { asks } = condition;
    if (asks !== null && 'processors' in asks)
      return { condition, documented: processors === 'one' && asks.processors > 1 ? 'ruled out' : 'hangs' };
  }
  return { condition: null, documented: 'silent' };
}

/** Whether what is documented and what was searched go together. A search that gave up says nothing either way. */
export function agreement(
  documented: DocumentedHardware,
  searched: readonly SearchedHardware[],
): 'agree' | 'differ' | 'only searched' {
  if (documented === 'silent') return 'only searched';
  const certain = searched.filter(({ verdict }) => verdict !== 'gave-up');
  // A promise that is broken while everything goes on is not what an article calls a hang.
  const isBad = (verdict: SearchedHardware['verdict']) =>
    verdict === 'hang' || verdict === 'loop' || verdict === 'stop';
  const expected = (verdict: SearchedHardware['verdict']) => isBad(verdict) === (documented === 'hangs');
  return certain.every(({ verdict }) => expected(verdict)) ? 'agree' : 'differ';
}

export interface FixedFile {
  readonly build: Entry<Build>;
  readonly file: Build['files'][number];
}

export interface OnPlatform {
  /** Whether the Hardware field of the article names it. */
  readonly inHardwareField: boolean;
  /** The files of this platform that any source prints as the fix. */
  readonly fixedFiles: readonly FixedFile[];
  /** The last pack that had files for it, where the pack with the correction came later: such a computer never got it. */
  readonly endedBefore: { readonly last: Entry<Pack>; readonly corrected: Entry<Pack> } | null;
}

export function onPlatform(
  book: Book,
  name: string,
  { name: platform, hardware, lastPack }: PlatformEntry,
): OnPlatform {
  const { article, rules } = groundsOf(book, name);
  const isFix = ({ id, data }: Entry<Build>) =>
    data.lines.some((line) => standingOf(rules, id, data, line).is === ('fixed here' satisfies Standing));
  const last = book.packs.find(({ id }) => id === lastPack?.pack);
  const corrected = last && packsOf(book, last.data.line).find(({ id }) => ruleOfPack(rules, id)?.is === 'fixed here');
  return {
    inHardwareField: article.record.hardware.includes(hardware),
    fixedFiles: book.builds
      .filter(isFix)
      .flatMap((build) => build.data.files.map((file) => ({ build, file })))
      .filter(({ file }) => file.platform === platform),
    endedBefore: last && corrected && corrected.data.order > last.data.order ? { last, corrected } : null,
  };
}
