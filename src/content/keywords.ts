/** Where two fields of one article disagree: the keyword that marks its first correction, and the pack that its text names. */
import type { Book, Entry } from './joins.ts';
import type { Article, Brief, Pack } from './schemas.ts';

export interface Disagreement {
  readonly kb: string;
  readonly title: string;
  /** The packs that the keywords stand for; none where the article carries no such keyword. */
  readonly byKeyword: readonly Entry<Pack>[];
  /** The packs that the text names as the first to carry the correction. */
  readonly byText: readonly Entry<Pack>[];
}

/** The footer is where the keyword itself stands: what rests on it alone is not the article's own word. */
const named = (article: Article | Brief): readonly string[] =>
  'statuses' in article
    ? article.statuses.flatMap(({ firstCorrectedIn }) => firstCorrectedIn ?? [])
    : article.firstCorrectedIn
        .filter(({ sections }) => sections.some((one) => one !== 'footer'))
        .map(({ pack }) => pack);

/** Articles that name a pack as the first to carry the correction and are marked with another pack's keyword, or with none. */
export function disagreements({ articles, briefs, packs }: Book): readonly Disagreement[] {
  return [...articles, ...briefs].flatMap(({ id: kb, data }) => {
    const byKeyword = packs.filter(
      ({ data: { fixKeyword } }) => fixKeyword && data.record.keywords.includes(fixKeyword),
    );
    const byText = packs.filter(({ id }) => named(data).includes(id));
    // Terminal Server has no keywords of its own: only a pack of a line that has them can be missed.
    const marked = byText.filter(({ data: { fixKeyword } }) => fixKeyword !== null);
    const agree = byKeyword.every((pack) => byText.includes(pack)) && marked.every((pack) => byKeyword.includes(pack));
    return byText.length === 0 || agree ? [] : [{ kb, title: data.title, byKeyword, byText }];
  });
}
