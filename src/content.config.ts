/** Where the book's content lies, and which schema each kind must satisfy. The shapes are in src/content/schemas.ts. */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleSchema, buildSchema } from './content/schemas.ts';

/** An entry's id is its file name: Q177245.mdx is Q177245, in that case of letters. */
const generateId = ({ entry }: { entry: string }) => entry.replace(/\.[^.]+$/, '');

export const collections = {
  articles: defineCollection({
    loader: glob({ pattern: '*.mdx', base: './src/content/articles', generateId }),
    schema: articleSchema,
  }),
  builds: defineCollection({
    loader: glob({ pattern: '*.yaml', base: './src/content/builds', generateId }),
    schema: buildSchema,
  }),
};
