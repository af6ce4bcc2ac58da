/** builds.json: an entry of builds/, as it stands, and what it is to each case. */
import { z } from 'astro/zod';
import { PRODUCT_LINES } from '../lists.ts';
import { buildSchema } from '../schemas.ts';
import { basis, caseName, id, is, names, page, sources, why } from './shared.ts';

export const publishedBuild = z.strictObject({
  id,
  page,
  ...buildSchema.shape,
  standings: z
    .array(
      z.strictObject({
        case: caseName,
        lines: z.array(names(PRODUCT_LINES)).min(1).describe('The product lines on which this is so.'),
        is,
        basis,
        why,
        sources,
      }),
    )
    .describe('What this file is to each case; of a case more than one where product lines differ.'),
});
