/** Every fact of an article or brief of ours beside the archive's text of it. */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import type { FileRow } from '../../src/archive/fileRow.ts';
import type { Section } from '../../src/content/lists.ts';
import type { Article, Brief } from '../../src/content/schemas.ts';
import { type ArchiveRecord, CELLS, lineOfField, type Names, namedBy, productsOf, recordOf } from './facts.ts';
import { firstCorrectedIn, namesPack } from './packs.ts';
import { compared, expected, type Judge } from './verdicts.ts';
import { has, holds, holdsKey, holdsNumber, holdsStop, linesRound } from './wording.ts';

type Ours = Article | Brief;

function judgeProducts(ours: Ours, article: ArchiveArticle, names: Names, judge: Judge): void {
  const archive = productsOf(article, names);
  const last = archive.at(-1)?.line ?? 1;
  judge(compared('products', `${ours.products.length} in all`, `${archive.length} in all`, last));
  ours.products.forEach((product, index) => {
    const line = archive[index]?.line ?? last;
    for (const field of ['printed', 'versions', 'edition', 'means'] as const)
      judge(compared(`products.${index}.${field}`, product[field], archive[index]?.[field], line));
  });
}

/** MD drops a colon at the beginning of the versions, and the category. */
function judgeRecord({ record }: Ours, article: ArchiveArticle, judge: Judge): void {
  const archive = recordOf(article);
  const isText = article.form === 'TXT';
  for (const field of Object.keys(archive) as (keyof ArchiveRecord)[]) {
    if (field === 'category' && !isText) continue;
    const ours = field === 'versions' && !isText ? record.versions.replace(/^:/, '') : record[field];
    judge(compared(`record.${field}`, ours, archive[field], lineOfField(article, field)));
  }
}

/** The row of the archive on the same line, the one most like ours where several files stand side by side. */
function closest(file: Ours['files'][number], { rows }: ArchiveArticle): FileRow | undefined {
  const likeness = (row: FileRow) => CELLS.filter((cell) => row[cell] === file[cell]).length;
  return rows.filter(({ line }) => line === file.line).toSorted((one, other) => likeness(other) - likeness(one))[0];
}

function judgeFiles({ files }: Ours, article: ArchiveArticle, judge: Judge): void {
  files.forEach((file, index) => {
    const row = closest(file, article);
    if (!row) judge(expected(`files.${index}`, file.name ?? file.date, false, 'no row on that line', file.line));
    else for (const cell of CELLS) judge(compared(`files.${index}.${cell}`, file[cell], row[cell], file.line));
  });
}

function judgeReferences({ references }: Ours, article: ArchiveArticle, judge: Judge): void {
  const named = namedBy(article);
  references.forEach(({ kb, title, sections }, index) => {
    const field = `references.${index}`;
    const mention = named.find((one) => one.kb === kb);
    const line = mention?.line ?? 1;
    judge(expected(`${field}.kb`, kb, mention !== undefined, 'no mention of it', line));
    if (!mention) return;
    const [printed = null] = mention.titles;
    judge(compared(`${field}.title`, title, title && mention.titles.includes(title) ? title : printed, line));
    for (const section of sections)
      judge(
        expected(
          `${field}.sections`,
          section,
          mention.sections.includes(section),
          `it in ${mention.sections.join(', ')}`,
          line,
        ),
      );
  });
}

function judgeStops({ stops }: Ours, article: ArchiveArticle, judge: Judge): void {
  stops.forEach(({ code, parameters, sections }, index) => {
    for (const section of sections)
      judge(expected(`stops.${index}.code`, code, holdsStop(article, code, section), `no such code in ${section}`, 1));
    for (const parameter of parameters)
      judge(expected(`stops.${index}.parameters`, parameter, holds(article, parameter), 'no such parameter', 1));
  });
}

/** Packs of ours with the correction, each with the parts that are said to name it; without where ours does not say. */
const packsOf = (
  ours: Ours,
): readonly { readonly pack: string; readonly sections: readonly (Section | undefined)[] }[] =>
  'statuses' in ours
    ? ours.statuses.flatMap(({ firstCorrectedIn: pack }) => (pack ? [{ pack, sections: [undefined] }] : []))
    : ours.firstCorrectedIn;

/** Packs with the correction: the text must name each of ours, and ours may leave out none that is said to be the first. */
function judgePacks(ours: Ours, article: ArchiveArticle, names: Names, judge: Judge): void {
  const archive = firstCorrectedIn(article, names);
  const packs = packsOf(ours);
  const field = 'statuses' in ours ? 'statuses' : 'firstCorrectedIn';
  for (const { pack, line } of archive)
    judge(
      expected(
        field,
        '',
        packs.some((one) => one.pack === pack),
        `"${pack}"`,
        line,
      ),
    );
  for (const { pack, sections } of packs) {
    const said = archive.find((one) => one.pack === pack);
    for (const section of sections) {
      const named = (section ? said?.sections.includes(section) : said) || namesPack(article, pack, names, section);
      judge(expected(`${field}.${pack}`, section ?? pack, Boolean(named), 'no word of it there', said?.line ?? 1));
    }
  }
}

/** What an article that is at length says of what to do and gives as an example. */
function judgeAdvice(ours: Ours, article: ArchiveArticle, names: Names, judge: Judge): void {
  if (!('resolutions' in ours)) return;
  ours.resolutions.forEach(({ support, supersededBy, prerequisite, language, orLater }, index) => {
    const field = `resolutions.${index}`;
    const line = article.resolutions[0]?.line ?? 1;
    if (support)
      judge(
        expected(`${field}.support.address`, support.address, holds(article, support.address), 'no such address', line),
      );
    if (supersededBy) {
      const named = article.resolutions.flatMap((one) => one.supersededBy ?? []);
      const is = named.length > 0 ? named.includes(supersededBy) : holds(article, supersededBy);
      judge(expected(`${field}.supersededBy`, supersededBy, is, named.join(', ') || 'no mention of it', line));
    }
    if (language) judge(expected(`${field}.language`, language, holds(article, `${language}`), 'no word of it', line));
    if (orLater) judge(expected(`${field}.orLater`, 'or later', holds(article, 'or later'), 'no word of it', line));
    if (prerequisite)
      judge(
        expected(
          `${field}.prerequisite.pack`,
          prerequisite.pack,
          namesPack(article, prerequisite.pack, names),
          'no such service pack',
          line,
        ),
      );
  });
  if (ours.example)
    for (const end of ['from', 'to'] as const)
      judge(expected(`example.${end}`, ours.example[end], holds(article, ours.example[end]), 'no such address', 1));
}

/** Every list of sections in an entry names parts that the article has. */
function judgeSections(ours: Ours, article: ArchiveArticle, judge: Judge): void {
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null || value instanceof Date) return;
    const { sections, source } = value as { sections?: unknown; source?: unknown };
    if (Array.isArray(sections) && (source === undefined || source === ours.kb))
      for (const section of sections)
        judge(expected(`${at}.sections`, section, has(article, section), 'no such part', 1));
    for (const [key, one] of Object.entries(value)) visit(one, at === '' ? key : `${at}.${key}`);
  };
  visit(ours, '');
}

/** Compares an entry of ours with the archive's text of the same article. */
export function judgeArticle(ours: Ours, article: ArchiveArticle, names: Names, judge: Judge): void {
  judge(compared('title', ours.title, article.title.text, article.title.line));
  for (const driver of ours.driver?.split(/, */) ?? [])
    judge(expected('driver', driver, holds(article, driver), 'no mention of it', 1));
  judgeProducts(ours, article, names, judge);
  judgeRecord(ours, article, judge);
  judgeFiles(ours, article, judge);
  judgeReferences(ours, article, judge);
  judgeStops(ours, article, judge);
  judgePacks(ours, article, names, judge);
  judgeAdvice(ours, article, names, judge);
  judgeSections(ours, article, judge);
}

/** Compares what an entry says of a registry value with the article that defines it. */
export function judgeRegistry(
  value: Ours['registry'][number],
  field: string,
  article: ArchiveArticle,
  judge: Judge,
): void {
  const lines = linesRound(article, value.name);
  const line = article.text.find(({ text }) => text.includes(value.name))?.line ?? 1;
  judge(expected(`${field}.name`, value.name, lines.length > 0, 'no mention of it', line));
  judge(expected(`${field}.key`, value.key, holdsKey(article, value.key), 'no such key', line));
  if (value.type) judge(expected(`${field}.type`, value.type, holds(article, value.type), 'no such type', line));
  if (value.range) judge(expected(`${field}.range`, value.range, holds(article, value.range), 'no such range', line));
  const numbers = { default: value.default, recommended: value.recommended };
  for (const [key, number] of Object.entries(numbers))
    if (number !== null)
      judge(expected(`${field}.${key}`, number, holdsNumber(lines, number), 'no such number by its name', line));
  for (const { value: number } of value.values)
    judge(expected(`${field}.values`, number, holdsNumber(lines, number), 'no such number by its name', line));
}
