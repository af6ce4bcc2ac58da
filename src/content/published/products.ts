/** products.json: entries of products/, packs/, platforms/, kernels/ and the codes, and what each is to each case. */
import { z } from 'astro/zod';
import { STANDINGS } from '../lists.ts';
import { buildSchema, condition, kernelSchema, packSchema, platformSchema, productSchema } from '../schemas.ts';
import { search } from './cases.ts';
import { basis, caseName, id, is, names, packId, sources, text, why } from './shared.ts';

const file = buildSchema.shape.files.element.shape;
const answer = z.enum([...(Object.keys(STANDINGS) as (keyof typeof STANDINGS)[]), 'not listed']);

const cell = z.strictObject({
  pack: packId.nullable().describe('The pack, by its id; null where the product has none here.'),
  answer: answer.describe(
    'What the product with this pack is to the case; "not listed" is neither affected nor cleared.',
  ),
  basis,
  why: text.describe('The reason.'),
  says: text.describe('The answer in sentences that stand alone.'),
  sources,
  listed: z.array(text).describe('The lines of the product list that mean the product, as printed.'),
  driver: names(STANDINGS).describe('What the driver of this pack is, whether or not the product is listed.'),
  since: packId.nullable().describe('The first pack that has the problem for the same reason, where this one has it.'),
  corrected: packId
    .nullable()
    .describe('The pack that was the first of its line to carry the correction, if any is known.'),
  hotfixes: z
    .array(
      z.strictObject({
        build: text.describe('The hotfix, by its id in builds.json.'),
        is,
        basis,
        why,
        needsThisPack: z
          .boolean()
          .describe(
            'Whether a source says that it needs this pack. Else it was made while this pack was the newest, or is a fix that may go on it.',
          ),
      }),
    )
    .describe('Hotfixes for this pack.'),
});

export const publishedPack = z.strictObject({ id, ...packSchema.shape });

export const publishedProduct = z.strictObject({
  id,
  ...productSchema.shape,
  affected: z
    .array(
      z.strictObject({
        case: caseName,
        packs: z.array(cell).min(1).describe('One answer for each pack of the line, oldest first.'),
      }),
    )
    .describe('What it is to each case.'),
});

export const publishedPlatform = z.strictObject({
  id,
  ...platformSchema.shape,
  affected: z
    .array(
      z.strictObject({
        case: caseName,
        inHardwareField: z.boolean().describe('Whether the Hardware field of the article names it.'),
        fixedFiles: z
          .array(
            z.strictObject({
              build: text.describe('The build, by its id in builds.json.'),
              day: file.day,
              bytes: file.bytes,
              platformBasis: file.platformBasis,
            }),
          )
          .describe('Corrected files that are printed for it.'),
        endedBefore: z
          .strictObject({
            last: packId.describe('The last pack that had files for it.'),
            corrected: packId.describe('The later pack that carries the correction.'),
          })
          .nullable()
          .describe('Where the pack with the correction came after the last one for this platform.'),
      }),
    )
    .describe('What it is to each case.'),
});

export const publishedKernel = z.strictObject({
  id,
  ...kernelSchema.shape,
  affected: z
    .array(
      z.strictObject({
        case: caseName,
        documented: z
          .enum(['hangs', 'ruled out', 'silent'])
          .describe('What the article says: it is what hangs, it is ruled out, or nothing.'),
        condition: condition.nullable().describe('Where the article says so.'),
        searched: z
          .array(search.pick({ processors: true, verdict: true, inevitable: true, machines: true }))
          .describe('What a search of every schedule of our model finds, in the default setting.'),
        agreement: z
          .enum(['agree', 'differ', 'only searched'])
          .describe('Whether the two go together; "only searched" where the article is silent.'),
      }),
    )
    .describe('What it is to each case.'),
});
