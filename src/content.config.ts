/** Where the book's content lies, and which schema each kind must satisfy. The shapes are in src/content/schemas.ts. */

import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import type { z } from 'astro/zod';
import {
  absentSchema,
  articleSchema,
  assumptionSchema,
  briefSchema,
  buildSchema,
  codeSchema,
  conceptSchema,
  kernelSchema,
  machineFactSchema,
  packSchema,
  platformSchema,
  productSchema,
  standingsSchema,
  termSchema,
} from './content/schemas.ts';

/** An entry's id is its file name: Q177245.mdx is Q177245, in that case of letters. */
const generateId = ({ entry }: { entry: string }) => entry.replace(/\.[^.]+$/, '');

/** A folder of src/content, one file an entry. */
const folder = <Schema extends z.ZodType>(name: string, schema: Schema, ending = 'yaml') =>
  defineCollection({
    loader: glob({ pattern: `*.${ending}`, base: `./src/content/${name}`, generateId }),
    schema,
  });

export const collections = {
  articles: folder('articles', articleSchema, 'mdx'),
  briefs: folder('briefs', briefSchema),
  absent: folder('absent', absentSchema),
  builds: folder('builds', buildSchema),
  standings: folder('standings', standingsSchema),
  products: folder('products', productSchema),
  packs: folder('packs', packSchema),
  platforms: folder('platforms', platformSchema),
  kernels: folder('kernels', kernelSchema),
  codes: defineCollection({ loader: file('./src/content/codes.yaml'), schema: codeSchema }),
  concepts: folder('concepts', conceptSchema, 'mdx'),
  glossary: folder('glossary', termSchema),
  machineFacts: defineCollection({ loader: file('./src/content/model/facts.yaml'), schema: machineFactSchema }),
  assumptions: defineCollection({ loader: file('./src/content/model/assumptions.yaml'), schema: assumptionSchema }),
};
