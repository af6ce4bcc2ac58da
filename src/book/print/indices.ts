/** What one comes to a printed book with: a code on a blue screen, a size in a listing, a name in the registry. */

import { figure } from '../../views/counts.ts';
import { inWords, isoDay, book as wholeBook } from '../entries.ts';
import { stopsSeen } from '../symptomsSeen.ts';

export interface IndexLine {
  readonly key: string;
  readonly says: string;
  /** Where it stands: the article, or a build of the table. */
  readonly at: readonly { readonly id: string; readonly text: string }[];
}

const articleAt = (kb: string) => ({ id: kb, text: kb });

/** Each stop code that an article prints, lowest first. */
export async function stopCodes(): Promise<readonly IndexLine[]> {
  return (await stopsSeen()).map(({ code, articles }) => ({
    key: code,
    says: '',
    at: [...new Set(articles.map(({ entry }) => entry.id))].map(articleAt),
  }));
}

/** Each size of a file of the driver, smallest first. */
export async function fileSizes(): Promise<readonly IndexLine[]> {
  const { builds } = await wholeBook();
  const all = builds.flatMap(({ id, data }) =>
    data.files.flatMap(({ bytes, platform, day }) =>
      bytes === null
        ? []
        : [
            {
              bytes,
              says: `${platform}, ${inWords(day)}`,
              order: isoDay(day),
              at: { id: `build-${id}`, text: data.name },
            },
          ],
    ),
  );
  const sorted = all.toSorted((one, other) => one.bytes - other.bytes || one.order.localeCompare(other.order));
  return sorted.map(({ bytes, says, at }) => ({ key: figure(bytes), says, at: [at] }));
}

/** Each registry value that an article explains or depends on, by its name. */
export async function registryValues(): Promise<readonly IndexLine[]> {
  const { articles, briefs } = await wholeBook();
  const named = [...articles, ...briefs].flatMap(({ id, data }) => data.registry.map(({ name }) => ({ name, id })));
  const names = [...new Set(named.map(({ name }) => name))].toSorted((one, other) => one.localeCompare(other, 'en'));
  return names.map((key) => ({
    key,
    says: '',
    at: [...new Set(named.filter(({ name }) => name === key).map(({ id }) => id))].map(articleAt),
  }));
}
