/** Which facts of the book an article of the archive can judge. */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import type { Book } from '../../src/content/joins.ts';
import { judgeArticle, judgeRegistry } from './judgeArticle.ts';
import { judgePrerequisite, judgeRows, judgeSaid, judgeStamp, rowsWithoutBuild } from './judgeBuild.ts';
import { expected, type Judge, type Verdict } from './verdicts.ts';
import { has } from './wording.ts';

/** Takes an article and tells every fact that it judges. */
type Judgement = (article: ArchiveArticle, judge: Judge) => void;

export interface Judgements {
  /** What each article judges, by number. */
  readonly of: ReadonlyMap<string, readonly (readonly [entry: string, judgement: Judgement])[]>;
  /** Articles that this book tells, at length or in a line. */
  readonly told: ReadonlySet<string>;
  /** Printed rows that no article of the archive can judge, because they stand in other public copies. */
  readonly fromCopies: number;
}

/** Where in a value an article is named together with the parts that say something. */
function* sourcesIn(
  value: unknown,
  at = '',
): Generator<{ readonly kb: string; readonly sections: readonly never[]; readonly at: string }> {
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  const { kb, sections } = value as { kb?: unknown; sections?: unknown };
  if (typeof kb === 'string' && Array.isArray(sections)) yield { kb, sections: sections as never[], at };
  for (const [key, one] of Object.entries(value)) yield* sourcesIn(one, at === '' ? key : `${at}.${key}`);
}

/** Every judgement that the archive can pass on a book. */
export function judgementsOn(book: Book): Judgements {
  const of = new Map<string, (readonly [string, Judgement])[]>();
  const add = (kb: string, entry: string, judgement: Judgement) =>
    of.set(kb, [...(of.get(kb) ?? []), [entry, judgement]]);
  const told = new Set<string>();
  const builds = book.builds.map(({ data }) => data);

  for (const folder of ['articles', 'briefs'] as const)
    for (const { id, data } of book[folder]) {
      told.add(data.kb);
      add(data.kb, `${folder}/${id}`, (article, judge) => judgeArticle(data, article, book, judge));
      add(data.kb, 'builds', (article, judge) => {
        for (const row of rowsWithoutBuild(builds, article))
          judge(expected(`row of ${row.file}`, '', false, `"${row.date} ${row.time} ${row.size}"`, row.line));
      });
      data.registry.forEach((value, index) => {
        add(value.source, `${folder}/${id}`, (article, judge) =>
          judgeRegistry(value, `registry.${index}`, article, judge),
        );
      });
    }
  for (const { id, data } of book.builds) {
    const kbs = new Set(
      [...data.files.flatMap(({ rows }) => rows), ...data.said, ...(data.prerequisite?.sources ?? [])].map(
        ({ kb }) => kb,
      ),
    );
    for (const kb of kbs)
      add(kb, `builds/${id}`, (article, judge) => {
        judgeRows(data, article, judge);
        judgeSaid(data, article, judge);
        judgePrerequisite(data, article, book, judge);
      });
  }
  for (const { id, data } of book.packs)
    if (data.stamp) add(data.stamp.kb, `packs/${id}`, (article, judge) => judgeStamp(data, article, judge));
  for (const { id, data } of book.absent)
    if (!data.inArchive)
      add(data.kb, `absent/${id}`, (_, judge) => judge(expected('inArchive', 'false', false, 'it', 1)));
  for (const folder of ['builds', 'standings'] as const)
    for (const { id, data } of book[folder])
      for (const { kb, sections, at } of sourcesIn(data))
        add(kb, `${folder}/${id}`, (article, judge) => {
          for (const section of sections)
            judge(expected(`${at}.sections`, section, has(article, section), 'no such part', 1));
        });

  const rows = builds.flatMap(({ files }) => files.flatMap((file) => file.rows));
  return { of, told, fromCopies: rows.filter(({ line }) => line === null).length };
}

/** Everything that an article judges. */
export function verdictsOf({ of }: Judgements, article: ArchiveArticle): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  for (const [entry, judgement] of of.get(article.kb) ?? [])
    judgement(article, (verdict) => verdicts.push({ entry, ...verdict }));
  return verdicts;
}
