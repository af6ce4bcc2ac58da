/** What a page is, for machines that read: schema.org, as JSON-LD. Nothing here that the page does not show. */

import { isoDay } from '../content/days.ts';
import { MECHANISMS } from '../content/lists.ts';
import type { Article, Brief } from '../content/schemas.ts';

/** Where things are on the site, in full. */
export interface Places {
  readonly site: string;
  /** The list of articles. */
  readonly articles: string;
  readonly article: (kb: string) => string;
}

/** When our text was written. The archive's own date stands with the article that ours is based on. */
export interface WrittenOn {
  readonly published: Date | null;
  readonly modified: Date | null;
}

type LinkedData = Readonly<Record<string, unknown>>;

const given = (fields: LinkedData): LinkedData =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

/** An article of the archive: it has a number and no address that would last. */
const inArchive = (kb: string, more: LinkedData = {}): LinkedData =>
  given({
    '@type': 'Article',
    identifier: { '@type': 'PropertyValue', propertyID: 'Microsoft Knowledge Base', value: kb },
    publisher: { '@type': 'Organization', name: 'Microsoft' },
    ...more,
  });

/** What must be so before any of this matters, where the article says it. */
const dependencies = ({ conditions }: Article | Brief): string | null =>
  conditions.length === 0 ? null : conditions.map(({ short }) => short).join('; ');

/** Ours, and beside it what it is based on: two articles with two dates. */
export function techArticle(article: Article | Brief, places: Places, { published, modified }: WrittenOn): LinkedData {
  const { kb, title, titleRest, summary, driver, mechanism, products, references, record } = article;
  const headline = [title, titleRest].filter(Boolean).join(' ');
  return given({
    '@type': 'TechArticle',
    '@id': places.article(kb),
    url: places.article(kb),
    headline,
    description: summary,
    inLanguage: 'en',
    isPartOf: { '@type': 'WebSite', name: 'Hangbook', url: places.site },
    publisher: { '@type': 'Organization', name: 'Hangbook', url: places.site },
    license: 'https://spdx.org/licenses/MIT',
    datePublished: published && isoDay(published),
    dateModified: modified && isoDay(modified),
    about: [
      ...(driver ? [{ '@type': 'Thing', name: driver }] : []),
      ...(mechanism ? [{ '@type': 'Thing', name: MECHANISMS[mechanism.is] }] : []),
      ...products.map(({ printed }) => ({ '@type': 'SoftwareApplication', name: printed })),
    ],
    proficiencyLevel: 'Expert',
    dependencies: dependencies(article),
    isBasedOn: inArchive(kb, { headline: title, dateModified: isoDay(record.lastModified) }),
    citation: references.map(({ kb: other, title }) => inArchive(other, { headline: title })),
  });
}

export const breadcrumbs = (places: Places, kb: string): LinkedData => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    { '@type': 'ListItem', position: 1, name: 'Articles', item: places.articles },
    { '@type': 'ListItem', position: 2, name: kb, item: places.article(kb) },
  ],
});

/** Safe between script tags, whatever a title says. */
export const asJsonLd = (...nodes: readonly LinkedData[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', '\\u003c');
