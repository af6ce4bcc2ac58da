/** What each section of an article says, gathered from the facts that the book holds of it: one source, read by section. */
import { ANSWERS, PROBES, RELATIONS, SECTIONS, type Section } from '../../content/lists.ts';
import type { Article, Brief } from '../../content/schemas.ts';
import { listed } from '../../sim/trace/words.ts';
import { book, factsOf, inWords, packOf, pathOf, pathOfBuild } from './entries.ts';

/** A sentence, and where it leads if it is about another page. */
export interface Saying {
  readonly says: string;
  readonly about: { readonly name: string; readonly place: string } | null;
}

export interface Told {
  readonly section: Section;
  readonly sayings: readonly Saying[];
  /** Entries of the book that rest on this section. */
  readonly citedBy: readonly { readonly name: string; readonly place: string }[];
}

interface Placed extends Saying {
  readonly sections: readonly Section[];
}

const plain = (says: string, sections: readonly Section[]): Placed => ({ says, sections, about: null });

const footerOf = ({ keywords, hardware, lastModified }: Article['record']): string =>
  [
    keywords.length > 0 ? `Keywords ${listed(keywords)}` : 'No keywords',
    ...(hardware.length > 0 ? [`hardware ${listed(hardware)}`] : []),
    `last modified on ${inWords(lastModified)}.`,
  ].join('; ');

/** What articles and briefs have in common. */
const ofAny = (article: Article | Brief): readonly Placed[] => [
  plain(`“${article.title}”.`, ['title']),
  plain(`${listed(article.products.map(({ printed }) => printed))}.`, ['products']),
  plain(footerOf(article.record), ['footer']),
  ...article.statements.map(({ says, sections }) => plain(says, sections)),
  ...article.stops.map(({ code, parameters, sections }) =>
    plain(`Stop ${code}${parameters.length > 0 ? ` (${parameters.join(', ')})` : ''}.`, sections),
  ),
  ...article.references.map(({ kb, relation, says, sections }) => ({
    says: `${RELATIONS[relation][0]}. ${says ?? ''}`.trim(),
    sections,
    about: { name: kb, place: pathOf(kb) },
  })),
];

const ofBrief = async ({ firstCorrectedIn }: Brief): Promise<readonly Placed[]> =>
  Promise.all(
    firstCorrectedIn.map(async ({ pack, sections }) =>
      plain(`First corrected in ${(await packOf(pack)).name}.`, sections),
    ),
  );

const ofArticle = (article: Article): readonly Placed[] => [
  ...article.symptoms.map(({ probe, is, says, sections }) =>
    plain(`${PROBES[probe]} ${ANSWERS[is]}: ${says}`, sections),
  ),
  ...article.conditions.map(({ says, sections }) => plain(says, sections)),
  ...(article.example
    ? [plain(`${article.example.from} to ${article.example.to}, by ${article.example.by}.`, article.example.sections)]
    : []),
  ...article.statuses.map(({ says }) => plain(says, ['status'])),
];

/** Every `{ kb, sections }` anywhere in an entry. */
function* citesIn(data: unknown): Generator<{ kb: string; sections: readonly Section[] }> {
  if (typeof data !== 'object' || data === null) return;
  const { kb, sections } = data as { kb?: unknown; sections?: unknown };
  if (typeof kb === 'string' && Array.isArray(sections)) yield { kb, sections };
  for (const value of Object.values(data)) yield* citesIn(value);
}

/** Who else in the book rests on a section of this article. */
async function citersOf(kb: string, section: Section) {
  const { builds, standings } = await book();
  const cites = (data: unknown) => [...citesIn(data)].some((cite) => cite.kb === kb && cite.sections.includes(section));
  return [
    ...builds.filter(({ data }) => cites(data)).map(({ id, data }) => ({ name: data.name, place: pathOfBuild(id) })),
    ...standings
      .filter(({ id, data }) => id !== kb && cites(data))
      .map(({ id }) => ({ name: id, place: `${pathOf(id)}#drivers` })),
  ];
}

/** The sections of an article that the book carries over or rests on, in the order in which articles have them. */
export async function toldOf(kb: string): Promise<readonly Told[]> {
  const article = await factsOf(kb);
  const placed = [...ofAny(article), ...('case' in article ? ofArticle(article) : await ofBrief(article))];
  const told = await Promise.all(
    (Object.keys(SECTIONS) as Section[]).map(async (section) => ({
      section,
      sayings: placed.filter(({ sections }) => sections.includes(section)),
      citedBy: await citersOf(kb, section),
    })),
  );
  return told.filter(({ sayings, citedBy }) => sayings.length > 0 || citedBy.length > 0);
}
