/**
 * What the book gives to others, as data: three documents, each with a shape that is promised.
 *
 * An entry is given as it stands in the book, by the schema that the book itself must satisfy; what is worked out from
 * entries has its shape in this folder. From these the site makes the JSON Schemas, so that no description is written twice.
 */
import { z } from 'astro/zod';
import { codeSchema } from '../schemas.ts';
import { publishedBuild } from './builds.ts';
import { publishedCase } from './cases.ts';
import { publishedKernel, publishedPack, publishedPlatform, publishedProduct } from './products.ts';
import { head } from './shared.ts';

const many = <Item extends z.ZodType>(item: Item, says: string) => z.array(item).describe(says);

/** The documents, by name: what is in each, and its shape. */
export const DOCUMENTS = {
  builds: {
    about:
      'Every known build of Tcpip.sys: each printed row, what it corrects, replaces and brought in, and what it is to each case.',
    schema: z.strictObject({ ...head, builds: many(publishedBuild, 'Every build, oldest first.') }),
  },
  cases: {
    about: 'Every article that runs: what it documents, what can be set, and what a search of every schedule finds.',
    schema: z.strictObject({ ...head, cases: many(publishedCase, 'Every case, by number.') }),
  },
  products: {
    about:
      'Products, packs, platforms, kernels and the archive’s codes, and what each is to each case, with the reason.',
    schema: z.strictObject({
      ...head,
      products: many(publishedProduct, 'Every product.'),
      packs: many(publishedPack, 'Every pack, by line and age.'),
      platforms: many(publishedPlatform, 'Every platform.'),
      kernels: many(publishedKernel, 'Every kernel.'),
      codes: many(codeSchema, 'Words of the Technology and Keywords fields.'),
    }),
  },
} as const;

export type DocumentName = keyof typeof DOCUMENTS;
export const DOCUMENT_NAMES = Object.keys(DOCUMENTS) as DocumentName[];
export type Document<Name extends DocumentName> = z.output<(typeof DOCUMENTS)[Name]['schema']>;
