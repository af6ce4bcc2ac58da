/** The book's content as Astro's collections. Where it lies, and which schema each kind must satisfy, is in src/content/shelves.ts. */

import { defineCollection } from 'astro:content';
import { file, glob, type Loader } from 'astro/loaders';
import { endingOf, FILES, FOLDERS, type Folder } from './content/shelves.ts';

/** An entry's id is its file name: Q177245.mdx is Q177245, in that case of letters. */
const generateId = ({ entry }: { entry: string }) => entry.replace(/\.[^.]+$/, '');

const ofFolder = (name: Folder) =>
  defineCollection({
    loader: glob({ pattern: `*.${endingOf(name)}`, base: `./src/content/${name}`, generateId }),
    schema: FOLDERS[name],
  });

const ofFile = (name: keyof typeof FILES) =>
  defineCollection({ loader: file(`./src/content/${FILES[name].file}`), schema: FILES[name].schema });

interface Collection<Schema> {
  readonly loader: Loader;
  readonly schema: Schema;
}
/** Each kind by its name, with its own schema's type. */
type Collections = { readonly [Name in Folder]: Collection<(typeof FOLDERS)[Name]> } & {
  readonly [Name in keyof typeof FILES]: Collection<(typeof FILES)[Name]['schema']>;
};

export const collections = Object.fromEntries([
  ...(Object.keys(FOLDERS) as Folder[]).map((name) => [name, ofFolder(name)]),
  ...(Object.keys(FILES) as (keyof typeof FILES)[]).map((name) => [name, ofFile(name)]),
]) as Collections;
