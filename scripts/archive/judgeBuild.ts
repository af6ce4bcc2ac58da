/** Every fact of a build or a pack of ours beside the articles that print it. */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import type { FileRow } from '../../src/archive/fileRow.ts';
import type { Build, Pack } from '../../src/content/schemas.ts';
import { CELLS, isOfDriver, type Names } from './facts.ts';
import { namesPack } from './packs.ts';
import { compared, dayOf, expected, type Judge } from './verdicts.ts';
import { holdsDay } from './wording.ts';

type File = Build['files'][number];

/** What we read from a row: a day, a time, a size, a processor family. */
function judgeReading(file: File, field: string, row: FileRow, judge: Judge): void {
  judge(compared(`${field}.day`, file.day, row.day, row.line));
  if (file.time24 !== null) judge(compared(`${field}.time24`, file.time24, row.time24, row.line));
  if (file.bytes !== null && row.bytes !== null) judge(compared(`${field}.bytes`, file.bytes, row.bytes, row.line));
  if (row.platforms.length > 0)
    judge(
      expected(
        `${field}.platform`,
        file.platform,
        row.platforms.includes(file.platform),
        row.platforms.join(', '),
        row.line,
      ),
    );
}

/** Compares every row that a build has from this article, and what is read from it. */
export function judgeRows({ files }: Build, article: ArchiveArticle, judge: Judge): void {
  files.forEach((file, index) => {
    file.rows.forEach((ours, place) => {
      if (ours.kb !== article.kb || ours.line === null) return;
      const field = `files.${index}.rows.${place}`;
      const row = article.rows.find(({ line }) => line === ours.line);
      judge(
        expected(
          `${field}.line`,
          ours.line,
          row !== undefined && isOfDriver(row),
          'no row of this driver there',
          ours.line,
        ),
      );
      if (!row) return;
      for (const cell of CELLS) judge(compared(`${field}.${cell}`, ours[cell], row[cell], row.line));
      judgeReading(file, `files.${index}`, row, judge);
    });
  });
}

/** Compares the days that this article gives a build without a row. */
export function judgeSaid({ said }: Build, article: ArchiveArticle, judge: Judge): void {
  said.forEach(({ kb, line, from, to }, index) => {
    if (kb !== article.kb) return;
    for (const [name, day] of Object.entries({ from, to }))
      if (day)
        judge(
          expected(`said.${index}.${name}`, dayOf(day), holdsDay(article, line, dayOf(day)), 'no such day there', line),
        );
  });
}

/** Compares the stamp of a pack with the line that is said to print it. */
export function judgeStamp({ stamp }: Pack, article: ArchiveArticle, judge: Judge): void {
  if (stamp?.kb !== article.kb) return;
  const words = article.text.find(({ line }) => line === stamp.line)?.text.split(/\s+/) ?? [];
  const printed = stamp.printed.split(/\s+/).every((word) => words.includes(word));
  judge(expected('stamp.printed', stamp.printed, printed, `"${words.join(' ').trim()}"`, stamp.line));
}

/** Rows of our drivers in an article that no build has: the book keeps them whole. */
export const rowsWithoutBuild = (builds: readonly Build[], article: ArchiveArticle): readonly FileRow[] => {
  const kept = new Set(
    builds.flatMap(({ files }) => files.flatMap(({ rows }) => rows.map(({ kb, line }) => `${kb} ${line}`))),
  );
  return article.rows.filter((row) => isOfDriver(row) && !kept.has(`${article.kb} ${row.line}`));
};

/** What must be installed first is named by the articles said to name it, unless only another copy of them has the rows. */
export function judgePrerequisite(
  { prerequisite, files }: Build,
  article: ArchiveArticle,
  names: Names,
  judge: Judge,
): void {
  if (!prerequisite || prerequisite.basis !== 'documented') return;
  if (!prerequisite.sources.some(({ kb }) => kb === article.kb)) return;
  const rows = files.flatMap((file) => file.rows).filter(({ kb }) => kb === article.kb);
  if (rows.length > 0 && rows.every(({ line }) => line === null)) return;
  for (const [index, pack] of prerequisite.packs.entries())
    judge(expected(`prerequisite.packs.${index}`, pack, namesPack(article, pack, names), 'no such service pack', 1));
}
