/** Pages as others cite them. */
import type { CollectionEntry } from 'astro:content';
import type { Citable } from './citations.ts';
import { datesOf } from './datesOfText.ts';
import { inWords, pathOf, pathOfBuild } from './entries.ts';

export const citableArticle = (
  { id, data, filePath }: CollectionEntry<'articles'> | CollectionEntry<'briefs'>,
  site: URL | undefined,
): Citable => ({
  key: id,
  title: [data.title, data.titleRest].filter(Boolean).join(' '),
  address: new URL(pathOf(id), site).href,
  changed: datesOf(filePath)?.last ?? null,
  after: `article ${id} of the Microsoft Knowledge Base, last modified ${inWords(data.record.lastModified)}`,
});

export const citableBuild = ({ id, data, filePath }: CollectionEntry<'builds'>, site: URL | undefined): Citable => ({
  key: id,
  title: `${data.driver}: ${data.name}`,
  address: new URL(pathOfBuild(id), site).href,
  changed: datesOf(filePath)?.last ?? null,
  after: null,
});
