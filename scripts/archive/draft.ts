/**
 * The beginning of a new article: its front matter as far as the archive's text gives it, and the headings of its prose.
 *
 * What only an author can write is left empty. The schema refuses an empty text, so the site does not build until it is
 * written, and says of each field that it still is to be.
 */
import type { ArchiveArticle } from '../../src/archive/article.ts';
import { wordsOf } from '../../src/archive/cells.ts';
import type { FileRow } from '../../src/archive/fileRow.ts';
import { readName } from '../../src/archive/nameCells.ts';
import type { Resolution, ResolutionPhrase } from '../../src/archive/resolutions.ts';
import type { Book } from '../../src/content/joins.ts';
import type { CAVEATS, ProductLine, RELATIONS, Section, SUPPORT_TERMS } from '../../src/content/lists.ts';
import { cellsOf, filesOf, isOfDriver, namedBy, productsOf, recordOf } from './facts.ts';
import { firstCorrectedIn, lineOf, packOf } from './packs.ts';
import { has } from './wording.ts';
import { asYaml } from './yaml.ts';

/** To be written by the author: no schema lets it pass. */
const UNWRITTEN = '';

const CAVEAT_PHRASES: Partial<Record<ResolutionPhrase, keyof typeof CAVEATS>> = {
  thisProblemOnly: 'this problem only',
  moreTesting: 'more testing may follow',
  waitUnlessAffected: 'wait unless severely affected',
  atRiskOnly: 'only where at risk',
};
const TERM_PHRASES: Partial<Record<ResolutionPhrase, keyof typeof SUPPORT_TERMS>> = {
  askSupport: 'ask product support',
  chargesMayBeCanceled: 'charges may be canceled',
  normalCosts: 'normal costs otherwise',
};

const namedIn = <Name>({ says }: Resolution, phrases: Partial<Record<ResolutionPhrase, Name>>): Name[] =>
  (Object.entries(phrases) as [ResolutionPhrase, Name][]).flatMap(([phrase, name]) => (says.has(phrase) ? [name] : []));

/** The product lines that a heading means; those of the whole product list where it means none, or there is no heading. */
function linesUnder(article: ArchiveArticle, under: string | null): ProductLine[] {
  const named = under === null ? null : lineOf(under);
  const listed = article.products.flatMap(({ printed }) => lineOf(printed) ?? []);
  return named ? [named] : [...new Set(listed)];
}

/** The relation that the printed title gives away; an author knows better. */
function relationOf(kb: string, titles: readonly string[], article: ArchiveArticle): keyof typeof RELATIONS {
  if (article.resolutions.some(({ supersededBy }) => supersededBy === kb)) return 'superseded by';
  if (titles.some((title) => /^How to Obtain\b/i.test(title))) return 'how to obtain';
  return titles.some((title) => /^List of (?:Bugs|Fixes)\b/i.test(title)) ? 'list of fixes' : 'see also';
}

/** The part in which the cause is most likely told. */
const whereItSaysWhy = (article: ArchiveArticle): Section =>
  (['cause', 'symptoms', 'summary', 'more'] as const).find((section) => has(article, section)) ?? 'title';

/** The driver that the title names; null where it names none. */
function driverIn({ title }: ArchiveArticle): string | null {
  const words = wordsOf(title.text);
  const names = words.flatMap((_, index) => readName(words, index)?.cell.name ?? []);
  return names.find((name) => /\.sys$/i.test(name)) ?? null;
}

function resolutionOf(resolution: Resolution, article: ArchiveArticle, book: Book) {
  const rows = article.rows
    .filter((row) => row.part === 'resolution' && row.under === resolution.under)
    .map(({ line }) => line);
  const isHere = ({ kb, line }: { kb: string; line: number | null }) =>
    kb === article.kb && line !== null && rows.includes(line);
  const [product = '', number = ''] = resolution.requires?.split(/ Service Pack /) ?? [];
  const pack = resolution.requires ? packOf({ product, pack: number.toLowerCase() }, book) : null;
  const terms = namedIn(resolution, TERM_PHRASES);
  return {
    lines: linesUnder(article, resolution.under),
    latestServicePack: resolution.says.has('latestServicePack'),
    supersededBy: resolution.supersededBy,
    caveats: namedIn(resolution, CAVEAT_PHRASES),
    support: resolution.supportAddress && terms.length > 0 ? { terms, address: resolution.supportAddress } : null,
    language: resolution.says.has('english') ? 'English' : null,
    builds: book.builds.filter(({ data }) => data.files.some((file) => file.rows.some(isHere))).map(({ id }) => id),
    orLater: resolution.says.has('orLater'),
    prerequisite: pack ? { pack, why: UNWRITTEN } : null,
  };
}

/** One entry for each product line that the STATUS part treats apart, and for each pack that it or a keyword names. */
function statusesOf(article: ArchiveArticle, book: Book) {
  const status = (lines: ProductLine[], confirmed: boolean, pack: string | null) => ({
    lines,
    confirmed,
    firstCorrectedIn: pack,
    says: UNWRITTEN,
  });
  const ofPack = (id: string, confirmed: boolean) =>
    status(
      book.packs.filter((pack) => pack.id === id).map(({ data }) => data.line),
      confirmed,
      id,
    );
  const said = article.statuses
    .filter(({ part }) => part === 'status')
    .flatMap(({ under, confirmed, firstCorrectedIn: corrected }) => {
      const packs = corrected.flatMap((one) => packOf(one, book) ?? []);
      return packs.length > 0
        ? packs.map((id) => ofPack(id, confirmed))
        : [status(linesUnder(article, under), confirmed, null)];
    });
  const others = firstCorrectedIn(article, book).filter(({ pack }) =>
    said.every((one) => one.firstCorrectedIn !== pack),
  );
  return [
    ...said,
    ...others.map(({ pack }) =>
      ofPack(
        pack,
        said.some(({ confirmed }) => confirmed),
      ),
    ),
  ];
}

/** The front matter of a new article, with dates as dates and everything else as the schema wants it. */
export function frontMatterOf(article: ArchiveArticle, book: Book, today: Date) {
  const record = recordOf(article);
  return {
    kb: article.kb,
    title: article.title.text,
    titleRest: null,
    case: null,
    published: new Date(today.toISOString().slice(0, 10)),
    summary: UNWRITTEN,
    driver: driverIn(article),
    mechanism: { is: 'unspecified', basis: 'documented', why: UNWRITTEN, sections: [whereItSaysWhy(article)] },
    stops: article.stops.map(({ code, parameters, parts }) => ({
      code,
      parameters: [...parameters],
      sections: [...parts],
    })),
    products: productsOf(article, book).map(({ line, ...product }) => product),
    statements: [],
    files: filesOf(article),
    symptoms: [],
    conditions: [],
    walk: [],
    silent: [],
    example: null,
    registry: [],
    resolutions: article.resolutions.map((resolution) => resolutionOf(resolution, article, book)),
    statuses: statusesOf(article, book),
    references: namedBy(article).map(({ kb, titles, sections }) => ({
      kb,
      title: titles[0] ?? null,
      relation: relationOf(kb, titles, article),
      says: null,
      sections: [...sections],
    })),
    otherCopies: [],
    record: { ...record, category: record.category ?? UNWRITTEN, lastModified: new Date(record.lastModified ?? 0) },
  };
}
export type FrontMatter = ReturnType<typeof frontMatterOf>;

/** Rows of our drivers: they belong in builds/, one file a build. */
export const driverRowsOf = (article: ArchiveArticle) =>
  article.rows
    .filter(isOfDriver)
    .map((row: FileRow) => ({ kb: article.kb, line: row.line, copy: null, ...cellsOf(row) }));

/** What a new article says below its front matter: parts that show the facts, each by its name, with room for words between them. */
const BODY = (kb: string) => `## What you see

<Said kb="${kb}" />

## What happens

## Is it yours?

<Products kb="${kb}" />

## What to do

<Resolution kb="${kb}" />

## Status

<Status kb="${kb}" />

## Evidence

<Silent kb="${kb}" />
`;

/** The whole of a new file in articles/. */
export const draftOf = (article: ArchiveArticle, book: Book, today: Date): string =>
  `---\n${asYaml(frontMatterOf(article, book, today))}---\n${BODY(article.kb)}`;
