/** What the published documents have in common. */
import { z } from 'astro/zod';
import { CASE_NAMES } from '../../sim/library/index.ts';
import { BASES } from '../lists.ts';
import { standingsSchema } from '../schemas.ts';

/** Of the format. A field that is there keeps name, type and meaning until the first number changes; new ones may come. */
export const FORMAT_VERSION = '1.1.0';

/** One of the names of a list in lists.ts. */
export const names = <Name extends string>(list: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(list) as Name[]);
export const text = z.string().min(1);
export const count = z.int().nonnegative();
export const kb = z.string().regex(/^Q\d{5,6}$/);
export const basis = names(BASES).describe(
  'How this is known: documented (an article says it), inferred (it follows), or ours.',
);
export const caseName = z.enum(CASE_NAMES).describe('The case, by the number of the article that it makes runnable.');
export const id = text.describe('Its name in this book. It does not change.');
export const page = z.url().describe('Its page in this book.');
export const packId = text.describe('A pack, by its id.');
/** What a rule of standings/ says of a driver file. */
export const { is, why, sources } = standingsSchema.shape.rules.element.shape;

/** The head of every document. */
export const head = {
  $schema: z.url().describe('The JSON Schema that this document satisfies.'),
  version: z.literal(FORMAT_VERSION).describe('The version of the format, as three numbers.'),
  page: z.url().describe('The page that explains this document.'),
  licence: z.literal('MIT').describe('The licence under which it is given.'),
};
