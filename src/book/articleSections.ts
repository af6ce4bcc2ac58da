/** What each section of an article says, gathered from the facts that the book holds of it: one source, read by section. */
import { citesIn } from '../content/cites.ts';
import {
  ANSWERS,
  type Basis,
  CONDITION_KINDS,
  PROBES,
  PRODUCT_LINES_IN_SHORT,
  RELATIONS,
  SECTIONS,
  type Section,
} from '../content/lists.ts';
import type { Article, Brief } from '../content/schemas.ts';
import { listed } from '../sim/sentences.ts';
import { book, factsOf, inWords, packOf, pathOf, pathOfBuild } from './entries.ts';

/** Articles have their sections in this order. */
const ORDER = Object.keys(SECTIONS) as Section[];

/** A sentence, with a word before it that says what sort of fact it is, if it is of a sort. */
export interface Saying {
  readonly says: string;
  readonly before: string | null;
  /** How a probe fares, for the mark before the word. */
  readonly is: keyof typeof ANSWERS | null;
  /** How we know, where it is not the article that says it. */
  readonly basis: Exclude<Basis, 'documented'> | null;
}

/** What the book says on the word of one section of an article. */
export interface SectionSays {
  readonly section: Section;
  readonly sayings: readonly Saying[];
  /** Entries of the book that rest on this section. */
  readonly citedBy: readonly { readonly name: string; readonly place: string }[];
}

interface PlacedFact extends Saying {
  readonly sections: readonly Section[];
}

const plain = (says: string, sections: readonly Section[], before: string | null = null): PlacedFact => ({
  says,
  before,
  is: null,
  basis: null,
  sections,
});

const ofMechanism = (mechanism: Brief['mechanism']): readonly PlacedFact[] =>
  mechanism === null
    ? []
    : [
        {
          ...plain(mechanism.why, mechanism.sections, 'What breaks:'),
          basis: mechanism.basis === 'documented' ? null : mechanism.basis,
        },
      ];

const footerOf = ({ keywords, hardware, lastModified }: Article['record']): string =>
  [
    keywords.length > 0 ? `Keywords ${listed(keywords)}` : 'No keywords',
    ...(hardware.length > 0 ? [`hardware ${listed(hardware)}`] : []),
    `last modified on ${inWords(lastModified)}.`,
  ].join('; ');

/** What articles and briefs have in common, in the order in which a reader asks. */
const ofAny = (article: Article | Brief): readonly PlacedFact[] => [
  plain(article.title, ['title']),
  plain(
    article.products.length > 0
      ? `${listed(article.products.map(({ printed }) => printed))}.`
      : 'The article has no product list.',
    ['products'],
  ),
  plain(footerOf(article.record), ['footer']),
  ...article.symptoms.map(({ probe, is, says, sections }) => ({
    says,
    before: `${PROBES[probe]} ${ANSWERS[is]}.`,
    is,
    basis: null,
    sections,
  })),
  ...article.conditions.map(({ kind, says, sections }) => plain(says, sections, `${CONDITION_KINDS[kind]}:`)),
  ...ofMechanism(article.mechanism),
  ...article.statements.map(({ says, sections }) => plain(says, sections)),
  ...article.stops.map(({ code, parameters, sections }) =>
    plain(`${code}${parameters.length > 0 ? ` (${parameters.join(', ')})` : ''}`, sections, 'Stop'),
  ),
  ...article.registry
    .filter(({ source }) => source === article.kb)
    .map(({ name, sections }) => plain(`${name} is explained.`, sections, 'Registry:')),
  ...article.references.map(({ kb, relation, says, sections }) =>
    plain([`${RELATIONS[relation][0]}.`, says].filter(Boolean).join(' '), sections, `${kb}:`),
  ),
];

const ofBrief = async ({ firstCorrectedIn }: Brief): Promise<readonly PlacedFact[]> =>
  (
    await Promise.all(
      firstCorrectedIn.map(async ({ pack, sections }) => {
        const { name } = await packOf(pack);
        return sections.map((section) =>
          section === 'footer'
            ? plain(`The keyword says: first corrected in ${name}.`, [section])
            : plain(`First corrected in ${name}.`, [section]),
        );
      }),
    )
  ).flat();

const ofResolution = ({
  lines,
  latestServicePack,
  supersededBy,
  builds,
}: Article['resolutions'][number]): readonly PlacedFact[] => {
  const says = [
    ...(latestServicePack ? ['The latest service pack is advised.'] : []),
    ...(supersededBy ? [`The hotfix is superseded by that of ${supersededBy}.`] : []),
    ...(builds.length > 0 ? ['The fixed files are printed.'] : []),
  ];
  const whose = `${listed(lines.map((line) => PRODUCT_LINES_IN_SHORT[line]))}:`;
  return says.length > 0 ? [plain(says.join(' '), ['resolution'], whose)] : [];
};

const ofArticle = ({ example, resolutions, statuses }: Article): readonly PlacedFact[] => [
  ...(example ? [plain(`${example.by} from ${example.from} to ${example.to}.`, example.sections, 'Example:')] : []),
  ...resolutions.flatMap(ofResolution),
  ...statuses.map(({ says }) => plain(says, ['status'])),
];

interface Citer {
  readonly name: string;
  readonly place: string;
}
type Citers = ReadonlyMap<string, readonly Citer[]>;

const cited = new WeakMap<object, Citers>();
const keyOf = (kb: string, section: Section) => `${kb} ${section}`;

/** Who in the book rests on which section of which article: gone through once, not for each section of each page. */
function citersIn(whole: Awaited<ReturnType<typeof book>>): Citers {
  const before = cited.get(whole);
  if (before) return before;
  const citers = new Map<string, Citer[]>();
  const enter = (data: unknown, citer: Citer, own?: string): void => {
    const keys = [...citesIn(data)].flatMap(({ kb, sections }) =>
      kb === own ? [] : sections.map((section) => keyOf(kb, section)),
    );
    for (const key of new Set(keys)) citers.set(key, [...(citers.get(key) ?? []), citer]);
  };
  for (const { id, data } of whole.builds) enter(data, { name: data.name, place: pathOfBuild(id) });
  for (const { id, data } of whole.standings)
    enter(data, { name: `${id}: which driver files`, place: `${pathOf(id)}#drivers` }, id);
  cited.set(whole, citers);
  return citers;
}

/** Who else in the book rests on a section of this article. */
const citersOf = async (kb: string, section: Section): Promise<readonly Citer[]> =>
  citersIn(await book()).get(keyOf(kb, section)) ?? [];

/** What is said under a section: what comes there first, or, if all of it was said further up, that once more. */
function sayingsOf(placed: readonly PlacedFact[], section: Section): readonly PlacedFact[] {
  // What a title says of conditions it says in its own words.
  if (section === 'title') return placed.filter(({ sections }) => sections[0] === 'title').slice(0, 1);
  const here = placed.filter(({ sections }) => sections.includes(section));
  const first = here.filter(
    ({ sections }) => ORDER.find((one) => one !== 'title' && sections.includes(one)) === section,
  );
  return first.length > 0 ? first : here;
}

/** The sections of an article that the book carries over or rests on, in the order in which articles have them. */
export async function saidBySection(kb: string): Promise<readonly SectionSays[]> {
  const article = await factsOf(kb);
  const placed = [...ofAny(article), ...('case' in article ? ofArticle(article) : await ofBrief(article))];
  const sections = await Promise.all(
    ORDER.map(async (section) => ({
      section,
      sayings: sayingsOf(placed, section),
      citedBy: await citersOf(kb, section),
    })),
  );
  return sections.filter(({ sayings, citedBy }) => sayings.length > 0 || citedBy.length > 0);
}
