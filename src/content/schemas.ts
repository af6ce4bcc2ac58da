/**
 * The shape of what the book says: one schema for an article's front matter, one for a build.
 *
 * Objects are closed and lists are enums, so a misspelt field or choice stops the build with a message that lists the choices.
 * A fact that the source does not give is null, written out: silence and forgetfulness must not look alike.
 */
import { z } from 'astro/zod';
import { CASE_NAMES } from '../sim/cases/index.ts';
import {
  ANSWERS,
  BASES,
  CAVEATS,
  CONDITION_KINDS,
  CONFIDENCES,
  DRIVERS,
  HARDWARE,
  ISSUE_TYPES,
  MECHANISMS,
  PLATFORMS,
  PROBES,
  PRODUCT_LINES,
  PRODUCTS,
  RELATIONS,
  SECTIONS,
  SERVICE_PACKS,
  SOLUTION_TYPES,
  STANDINGS,
  SUPPORT_TERMS,
} from './lists.ts';

/** An object without room for fields that nobody reads; the message names the ones there are. */
const closed = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}: expected one of ${Object.keys(shape)
            .map((key) => `"${key}"`)
            .join('|')}`
        : undefined,
  });

/** One of the names of a list in lists.ts. */
const oneOf = <Name extends string>(list: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(list) as Name[]);

/** A sentence or phrase of ours, or a string as printed: never empty. */
const text = z.string().trim().min(1);

const kbNumber = z.string().regex(/^Q\d{5,6}$/, 'A Knowledge Base number is Q and five or six digits, as in Q177245');

const basis = oneOf(BASES);
const sections = z.array(oneOf(SECTIONS)).min(1);
const lines = z.array(oneOf(PRODUCT_LINES)).min(1);

/** A row of a file table, every cell exactly as printed; null where the table has no such cell. */
export const printedRow = closed({
  /** File name; null where only the text around the table names the file. */
  name: text.nullable(),
  date: text,
  time: text.nullable(),
  /** Size in bytes, with the printed separators. */
  size: text,
  version: text.nullable(),
  platform: text.nullable(),
});

/** Where in an article something is said. */
const inSections = {
  /** The parts of the article that say so. */
  sections,
};

export const articleSchema = closed({
  /** The Knowledge Base number, as printed. */
  kb: kbNumber,
  /** The title, as printed in the archive (which cuts titles at 64 characters). */
  title: text.max(64),
  /** The rest of the title where the archive cut it and another public copy has it whole. */
  titleRest: text.nullable(),
  /** What this article's page runs. */
  case: z.enum(CASE_NAMES),
  /** The article in one sentence of ours: what a reader should remember. */
  summary: text,
  /** The driver at fault. */
  driver: z.enum(DRIVERS),
  /** What goes wrong, and how we know that much. */
  mechanism: closed({ is: oneOf(MECHANISMS), basis, why: text }),

  /** The products the article says it applies to, in its order. */
  products: z
    .array(
      closed({
        product: oneOf(PRODUCTS),
        /** The line of the product list, as printed. */
        printed: text,
        /** Version and service packs named in that line, as printed. */
        versions: z.array(z.string().regex(/^\d\.\d+( SP\d+a?)?$/, 'A version reads "4.0" or "4.0 SP6a"')).min(1),
        /** The edition named in that line, as printed. */
        edition: z.enum(['Enterprise Edition', 'Terminal Server Edition']).nullable(),
      }),
    )
    .min(1),

  /** What the article says can still be done with the hung computer. A probe that is not listed is one on which it is silent. */
  symptoms: z.array(closed({ probe: oneOf(PROBES), is: oneOf(ANSWERS), says: text, ...inSections })).min(1),
  /** What must be so for the problem to occur. */
  conditions: z
    .array(
      closed({
        kind: oneOf(CONDITION_KINDS),
        /** For the margin: a few words. */ short: text,
        says: text,
        ...inSections,
      }),
    )
    .min(1),
  /** Questions that a reader will ask and the article does not answer. */
  silent: z.array(text),
  /** The article's worked example, if it gives one. */
  example: closed({ from: z.ipv4(), to: z.ipv4(), by: text, ...inSections }).nullable(),
  /** Registry values on which the problem depends. */
  registry: z.array(
    closed({
      name: text,
      /** The key, as printed. */
      key: text,
      type: z.enum(['REG_DWORD', 'REG_SZ']),
      /** Every value allowed, with its effect in our words. */
      values: z.array(closed({ value: z.int(), effect: text })).min(1),
      default: z.int(),
      recommended: z.int().nullable(),
      /** When the values 1 and up come into play, if that has a condition of its own. */
      note: text.nullable(),
      /** The article that defines the value. */
      source: kbNumber,
    }),
  ),

  /** What the article tells its readers to do, one entry for each product line that it treats apart. */
  resolutions: z
    .array(
      closed({
        lines,
        /** Whether it advises the latest service pack. */
        latestServicePack: z.boolean(),
        /** The article whose fix replaces this one. */
        supersededBy: kbNumber.nullable(),
        caveats: z.array(oneOf(CAVEATS)),
        support: closed({
          terms: z.array(oneOf(SUPPORT_TERMS)).min(1),
          /** The address printed for telephone numbers and costs. It is part of the record, not a link that still works. */
          address: z.url(),
        }).nullable(),
        /** The language whose files the table describes. */
        language: z.enum(['English']).nullable(),
        /** The table of fixed files. */
        files: z.array(printedRow.extend({ /** The build of ours to which the row belongs. */ build: text })),
        /** Whether the table means these files "or later". */
        orLater: z.boolean(),
        /** What must be installed first. */
        prerequisite: closed({ pack: oneOf(SERVICE_PACKS), why: text }).nullable(),
      }),
    )
    .min(1),
  /** What Microsoft acknowledged, and where it was first put right. */
  statuses: z
    .array(closed({ lines, confirmed: z.boolean(), firstCorrectedIn: oneOf(SERVICE_PACKS).nullable(), says: text }))
    .min(1),

  /** Articles that this one names. */
  references: z.array(
    closed({
      kb: kbNumber,
      /** As printed here: often not the title of the target. */ title: text,
      relation: oneOf(RELATIONS),
      ...inSections,
    }),
  ),
  /** Articles in the archive that name this one. */
  citedBy: z.array(closed({ kb: kbNumber, title: text, says: text })),
  /** Other public copies of this article, where they say something that this copy does not. */
  otherCopies: z.array(
    closed({ url: z.url(), /** The date on the copy, as printed. */ reviewed: text.nullable(), says: text }),
  ),

  /** The fields around the text, exactly as printed. */
  record: closed({
    product: text,
    /** Version(s), from the head of the article. */
    versions: text,
    /** Version, from its foot. */
    version: text,
    /** Empty in almost every article. */
    operatingSystems: z.string(),
    keywords: z.array(z.string().regex(/^kb\w+$/)),
    technology: z.array(z.string().regex(/^kb\w+$/)),
    hardware: z.array(z.enum(HARDWARE)),
    issueType: z.enum(ISSUE_TYPES),
    solutionType: z.enum(SOLUTION_TYPES).nullable(),
    /** Words added for the search engine of the time. */
    queryWords: z.string(),
    /** Last review date on the article itself, not on our page. */
    lastModified: z.coerce.date(),
  }),
});

export const buildSchema = closed({
  /** A name short enough for a menu. */
  name: text,
  /** What this file is, in a sentence. */
  about: text,
  driver: z.enum(DRIVERS),
  lines,
  /** Its routines are in src/sim/builds, under the same id: only such a build runs. The others are facts and a standing. */
  modelled: z.boolean(),
  /** What must be installed before it, in words; null where nothing is known to be needed. */
  prerequisite: text.nullable(),
  /** Every file of this build whose row some article prints. Empty: no row is known. */
  files: z.array(
    closed({
      printed: printedRow,
      day: z.coerce.date(),
      /** Local time of whoever made the listing; null where it is a stamp common to a whole pack. */
      time24: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .nullable(),
      bytes: z.int().positive(),
      platform: z.enum(PLATFORMS),
      /** The article that prints the row. */
      source: kbNumber,
      /** What a reader should know before trusting the row. */
      notes: z.array(text),
    }),
  ),
  /** When what carried this file was released. Empty: no date was found. */
  released: z.array(
    closed({
      what: text,
      day: z.coerce.date(),
      source: text,
      confidence: z.enum(CONFIDENCES),
    }),
  ),
  /** What this build is to each case: every case must be answered, if only by "unknown". */
  standing: z.record(
    z.enum(CASE_NAMES),
    closed({ is: oneOf(STANDINGS), basis, why: text, /** Articles on which that rests. */ sources: z.array(kbNumber) }),
  ),
});

export type Article = z.infer<typeof articleSchema>;
export type Build = z.infer<typeof buildSchema>;
export type PrintedRow = z.infer<typeof printedRow>;
