/**
 * The shape of what the book says: one schema for each kind of entry.
 *
 * Objects are closed and lists are enums, so a misspelt field or choice stops the build with a message that lists the choices.
 * A fact that the source does not give is null, written out: silence and forgetfulness must not look alike.
 * A name of another entry is text here; joins.ts holds that the entry exists.
 *
 * What /data/ gives away carries its gloss as a description, from which the published JSON Schema is made, so that nothing
 * is explained twice; where a field stays within the book, the gloss is a comment.
 */
import { z } from 'astro/zod';
import { BUILD_IDS, CASE_NAMES, CONCEPT_NAMES } from '../sim/library/index.ts';
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
  RELATIONS,
  SECTIONS,
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

/** A sentence or phrase of ours, or a string as printed: never empty. A new article begins with empty ones. */
const text = z.string().trim().min(1, 'It is empty: this is still to be written');

/** The file name of another entry, without its ending. */
const id = z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, 'An id is small letters, digits and hyphens, as in nt4-sp6a');

const kbNumber = z.string().regex(/^Q\d{5,6}$/, 'A Knowledge Base number is Q and five or six digits, as in Q177245');

/** A day of the calendar: a date that stands bare in the file. What is missing or a text is no date, and none is made of it. */
const day = z.date({ error: 'Expected a day without quotes, as in 2002-05-08' });
const basis = oneOf(BASES).describe(
  'How this is known: documented (an article says it), inferred (it follows), or ours.',
);
const sections = z.array(oneOf(SECTIONS)).min(1);
const lines = z.array(oneOf(PRODUCT_LINES)).min(1);

/** Where in an article something is said. */
const inSections = {
  sections: sections.describe('The parts of the article that say so.'),
};

/** Where something is said: an article and its parts. */
const source = closed({ kb: kbNumber.describe('The article, by number.'), ...inSections });
const sources = z.array(source).describe('Where it is said.');

/** A date, and how far to trust it. */
const dated = closed({
  day: day.describe('The day.'),
  source: text.describe('Who says so, in words.'),
  confidence: z.enum(CONFIDENCES).describe('How far to trust it.'),
});

/** A row of a file table, every cell exactly as printed; null where the table has no such cell. */
const printedCells = {
  name: text.nullable().describe('File name; null where only the text around the table names the file.'),
  date: text.nullable().describe('Date, as printed.'),
  time: text.nullable().describe('Time, as printed.'),
  size: text.nullable().describe('Size in bytes, with the printed separators.'),
  version: text.nullable().describe('Version, as printed.'),
  platform: text.nullable().describe('Platform, as printed.'),
};
export const printedRow = closed(printedCells);

/** The fields around an article's text, exactly as printed. */
const record = closed({
  /** The part of the archive, in brackets at the head: winnt, crossnet ... */
  category: text,
  product: text,
  /** Version(s), from the head of the article. */
  versions: z.string(),
  /** Version, from its foot; null where the foot has no such field. */
  version: text.nullable(),
  /** Empty in almost every article. */
  operatingSystems: z.string(),
  keywords: z.array(z.string().regex(/^\w+$/)),
  technology: z.array(z.string().regex(/^kb\w+$/)),
  hardware: z.array(z.enum(HARDWARE)),
  component: text.nullable(),
  issueTypes: z.array(z.enum(ISSUE_TYPES)),
  solutionTypes: z.array(z.enum(SOLUTION_TYPES)),
  /** Words added for the search engine of the time. */
  queryWords: z.string(),
  /** Last review date on the article itself, not on our page. */
  lastModified: day,
});

export const symptom = closed({
  probe: oneOf(PROBES).describe('What one can ask of the hung computer.'),
  is: oneOf(ANSWERS).describe("How it fares, by the article's account."),
  says: text.describe('The same in words.'),
  ...inSections,
});

export const condition = closed({
  kind: oneOf(CONDITION_KINDS).describe('What sort of circumstance it is.'),
  short: text.describe('For the margin: a few words.'),
  says: text.describe('What must be so.'),
  asks: z
    .union([
      closed({ processors: z.int().positive().describe('At least so many.') }),
      closed({
        registry: text.describe('Name of the value.'),
        values: z.array(text).min(1).describe('Any of these, as the simulation writes them.'),
      }),
    ])
    .nullable()
    .default(null)
    .describe('The same as a question to a computer; left out where only somebody who was there can answer it.'),
  ...inSections,
});

/** What goes wrong, how we know that much, and where it says so or what it follows from. */
const mechanism = closed({
  is: oneOf(MECHANISMS).describe('What goes wrong, from a closed list.'),
  basis,
  why: text.describe('How that much is known.'),
  ...inSections,
});

/** What every article of the archive has here, told at length or in a line. */
const article = {
  /** The Knowledge Base number, as printed. */
  kb: kbNumber,
  /** The title, as printed in the archive (which cuts titles at 64 characters). */
  title: text.max(64),
  /** The rest of the title where the archive cut it and another public copy has it whole. */
  titleRest: text.nullable(),
  /** The article in one sentence of ours: what a reader should remember. */
  summary: text,
  /** The file at fault, as the article names it; null where the article is about no file. */
  driver: text.nullable(),
  mechanism: mechanism.nullable().describe('What goes wrong; null where nothing does.'),
  /** The stop screens that the article prints: the code in full, parameters as printed and in their order. */
  stops: z.array(
    closed({
      code: z.string().regex(/^0x[\dA-F]{8}$/, 'A stop code is 0x and eight digits, as in 0x0000000A'),
      parameters: z.array(text),
      ...inSections,
    }),
  ),

  /** The products the article says it applies to, in its order. */
  products: z.array(
    closed({
      /** The entries of products/ that it means; empty for one that this book does not follow. */
      means: z.array(id),
      /** The line of the product list, as printed. */
      printed: text,
      /** Version and service packs named in that line, as printed. */
      versions: z.array(text),
      /** The edition named in that line, as printed. */
      edition: text.nullable(),
    }),
  ),
  /** What the article says can still be done with the hung computer. A probe that is not listed is one on which it is silent. */
  symptoms: z.array(symptom),
  /** What must be so for the problem to occur. */
  conditions: z.array(condition),
  /** Registry values that the article explains or on which the problem depends. */
  registry: z.array(
    closed({
      name: text,
      /** The key, as printed. */
      key: text,
      /** Its type, as printed; null where none is. */
      type: z.enum(['REG_DWORD', 'REG_SZ']).nullable(),
      /** Every value allowed, with its effect in our words; empty where it is a number in a range. */
      values: z.array(closed({ value: z.int(), effect: text })),
      /** The range, as printed, where it is one. */
      range: text.nullable(),
      default: z.int().nullable(),
      recommended: z.int().nullable(),
      /** What else must be known of it. */
      note: text.nullable(),
      /** The article that defines the value, and where it does. */
      source: kbNumber,
      ...inSections,
    }),
  ),
  /** What the article states beyond its other fields, each in a sentence of ours. */
  statements: z.array(closed({ says: text, ...inSections })),
  /** Rows that the article prints for files other than Tcpip.sys, whose rows are in builds/. The line is that of the archive's text. */
  files: z.array(closed({ line: z.int().positive(), ...printedCells })),
  /** Articles that this one names. */
  references: z.array(
    closed({
      kb: kbNumber,
      /** As printed here: often not the title of the target; null where only the number is given. */
      title: text.nullable(),
      relation: oneOf(RELATIONS),
      /** More than the relation says, where there is more. */
      says: text.nullable(),
      ...inSections,
    }),
  ),
  /** Other public copies of this article, where they say something that this copy does not. */
  otherCopies: z.array(
    closed({ url: z.url(), /** The date on the copy, as printed. */ reviewed: text.nullable(), says: text }),
  ),
  record,
};

/** An article known by its facts and a line. It has a page, and nothing runs on it. */
export const briefSchema = closed({
  ...article,
  /** Service packs that the article names as the first to carry the correction. */
  firstCorrectedIn: z.array(closed({ pack: id, ...inSections })),
});

/** An article told at length: it has prose of ours, and most run a case. */
export const articleSchema = closed({
  ...article,
  /** What this article's page runs; null for a page of reference. */
  case: z.enum(CASE_NAMES).nullable(),
  /** The day on which this book first told it, for those who follow the book. */
  published: day,

  /**
   * The turns of its shortest hang, for a guided walk: what the step does, as the player tells it, and a sentence in
   * which *these words* can be pressed. Empty for a page of reference.
   */
  walk: z.array(closed({ is: text, says: text })),
  /** Questions that a reader will ask and the article does not answer. */
  silent: z.array(text),
  /** The article's worked example, if it gives one. */
  example: closed({ from: z.ipv4(), to: z.ipv4(), by: text, ...inSections }).nullable(),
  /** What the article tells its readers to do, one entry for each product line that it treats apart. */
  resolutions: z.array(
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
      /** The builds whose files the article prints here as the fix: their rows stand in builds/. */
      builds: z.array(id),
      /** Whether the table means these files "or later". */
      orLater: z.boolean(),
      /** What must be installed first. */
      prerequisite: closed({ pack: id, why: text }).nullable(),
    }),
  ),
  /** What Microsoft acknowledged, and where it was first put right. */
  statuses: z.array(closed({ lines, confirmed: z.boolean(), firstCorrectedIn: id.nullable(), says: text })),
});

/** One Tcpip.sys: what was built at one time for one purpose, on however many platforms. */
export const buildSchema = closed({
  name: text.describe('A name short enough for a menu.'),
  about: text.describe('What this file is, in a sentence.'),
  driver: z.enum(DRIVERS).describe('The driver.'),
  lines: lines.describe('The product lines that it was made for.'),
  packs: z.array(id).describe('Service packs that carry this file; empty for a hotfix.'),
  prerequisite: closed({
    packs: z.array(id).describe('Any one of these packs.'),
    says: text.describe('The requirement in words.'),
    basis,
    sources,
  })
    .nullable()
    .describe('What must be installed before it; null where nothing is known to be needed.'),
  files: z
    .array(
      closed({
        platform: z.enum(PLATFORMS).describe('The processor family.'),
        platformBasis: basis.describe('How the platform is known: inferred where no row prints it.'),
        day: day.describe('The date of the file.'),
        time24: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
          .nullable()
          .describe(
            'Local time of whoever made the listing; null where none is printed, or it is a stamp common to a whole pack.',
          ),
        bytes: z
          .int()
          .positive()
          .nullable()
          .describe('Size; null where it is printed only in round figures, or cannot be right.'),
        rows: z
          .array(
            closed({
              kb: kbNumber.describe('The article that prints it.'),
              line: z
                .int()
                .positive()
                .nullable()
                .describe("The line of the archive's text, from 1; null where the row is in another public copy."),
              copy: text.nullable().describe('Where another public copy stands.'),
              ...printedCells,
            }),
          )
          .min(1)
          .describe('Every row that prints this file.'),
        notes: z.array(text).describe('What a reader should know before trusting the row.'),
      }),
    )
    .describe('Every file of this build of which a row is known, archive or other copy. Empty: no row is known.'),
  said: z
    .array(
      closed({
        from: day.describe('The day, or the first of a span.'),
        to: day.nullable().describe('The last day, where a span is named.'),
        kb: kbNumber.describe('The article that says it.'),
        line: z.int().positive().describe("The line of the archive's text, from 1."),
        says: text.describe('What is said.'),
      }),
    )
    .describe('What articles say of its date where no row is printed.'),
  fixes: z
    .array(closed({ says: text.describe('What is corrected.'), basis, ...source.shape }))
    .describe('What it corrects.'),
  replaces: z
    .array(
      closed({
        says: text.describe('What is replaced.'),
        builds: z.array(id).describe('Which of the builds here that is, where they are here.'),
        basis,
        ...source.shape,
      }),
    )
    .describe('What it takes the place of.'),
  broke: z
    .array(closed({ says: text.describe('What it brought in.'), basis, ...source.shape }))
    .describe('What it brought in.'),
  doubts: z.array(text).describe('What sources leave open about it, or say in two ways.'),
});

/**
 * What a driver file is to a case, as rules that hold for whole spans of files, so that nothing is said once for each file.
 *
 * A rule covers the builds and packs that it names and, on its product lines, files dated from `from` to `until`.
 * A build named by a rule follows that rule; one carried by a named pack follows the rule of the pack; any other follows the
 * span its date lies in. On every line the spans must cover all time without a gap and without meeting.
 */
export const standingsSchema = closed({
  rules: z
    .array(
      closed({
        is: oneOf(STANDINGS).describe('What the driver file is to the case.'),
        basis,
        why: text.describe('Why, in a sentence.'),
        sources,
        builds: z.array(id),
        packs: z.array(id),
        /** The lines on which the span holds; empty for a rule that has none. */
        lines: z.array(oneOf(PRODUCT_LINES)),
        /** First day of the span; null for "since ever". */
        from: day.nullable(),
        /** Last day of the span; null for "from then on". */
        until: day.nullable(),
      }),
    )
    .min(1),
});

/** Something that was sold, as articles list it. */
export const productSchema = closed({
  name: text.describe('What this book calls it.'),
  printed: z.array(text).min(1).describe('The line of a product list that means it, as printed, without its versions.'),
  line: oneOf(PRODUCT_LINES).describe('The product line whose packs and driver files are its own.'),
  technology: z.array(z.string().regex(/^kb\w+$/)).describe('Its codes in the Technology field, without service pack.'),
  articles: z
    .int()
    .nonnegative()
    .nullable()
    .describe('How many articles of the archive list it at this version; null where nobody counted.'),
  order: z.int().describe('The order in which a table lists it.'),
  notes: z.array(text).describe('What else a reader should know.'),
});

/** A release of a product line: the product as first shipped, or a service pack for it. */
export const packSchema = closed({
  name: text.describe('Its name in full.'),
  short: text.describe('Where a word must do: SP6a.'),
  line: oneOf(PRODUCT_LINES).describe('The product line that it is for.'),
  order: z.int().nonnegative().describe('The order in which the packs of a line came.'),
  released: dated.nullable().describe('When it was published; null where no date was found, or it never was.'),
  stamp: closed({
    printed: text.describe('As printed.'),
    kb: kbNumber.describe('The article that prints it.'),
    line: z.int().positive().describe("The line of the archive's text, from 1."),
  })
    .nullable()
    .describe('The stamp that all its files carry, as an article prints it.'),
  requires: id.nullable().describe('The pack that must be installed first.'),
  technology: z
    .array(
      closed({
        product: id.describe('The product.'),
        code: z
          .string()
          .regex(/^kb\w+$/)
          .describe('The code.'),
      }),
    )
    .describe('Its codes in the Technology field, by product.'),
  fixKeyword: z
    .string()
    .regex(/^kb\w+$/)
    .nullable()
    .describe('The keyword that marks articles first corrected by it.'),
  sources: z.array(kbNumber).describe('Articles about it.'),
  runs: closed({
    build: z.enum(BUILD_IDS).describe('The build.'),
    basis,
    why: text.describe('Why it may stand for it.'),
  })
    .nullable()
    .describe('The modelled build that stands for its Tcpip.sys in a search; null where none can.'),
  notes: z.array(text).describe('What else a reader should know.'),
});

/** A processor family for which drivers were built. The entry's id is its name in lists.ts, in small letters. */
export const platformSchema = closed({
  name: z.enum(PLATFORMS).describe('Its name.'),
  spellings: z.array(text).min(1).describe('How file tables spell it.'),
  hardware: z.enum(HARDWARE).describe('How the Hardware field spells it.'),
  lastPack: closed({
    pack: id.describe('The pack.'),
    source: text.describe('Who says so, in words.'),
    confidence: z.enum(CONFIDENCES).describe('How far to trust it.'),
  })
    .nullable()
    .describe('The last pack of Windows NT 4.0 that had files for it; null where every pack had.'),
  says: text.describe('What the archive has of Tcpip.sys for it.'),
});

/** A kernel that Windows NT installs, by the number of processors. */
export const kernelSchema = closed({
  name: text.describe('Its name.'),
  file: text.describe("The file on the product's medium."),
  installedAs: text.describe('What it is called once installed.'),
  processors: z.enum(['one', 'several']).describe('How many processors it is installed for.'),
  says: text.describe('What is peculiar to it.'),
  basis,
  sources: z.array(kbNumber).describe('Articles about it.'),
});

/** A word of the Technology or Keywords field. The archive defines none: what each means is inferred from where it stands. */
export const codeSchema = closed({
  id: z
    .string()
    .regex(/^kb\w+$/, 'A code is printed as one word that begins with kb')
    .describe('The code, as printed.'),
  field: z.enum(['Technology', 'Keywords']).describe('The field of the record in which it stands.'),
  says: text.nullable().describe('What it means, by where it stands; null where a product or a pack names it.'),
  articles: z
    .int()
    .positive()
    .nullable()
    .describe('How many articles of the archive carry it; null where nobody counted.'),
});

/** A Knowledge Base number that is named here and whose text this book does not rest on. */
export const absentSchema = closed({
  kb: kbNumber,
  /** Its title, as those that name it print it; null where none does. */
  title: text.nullable(),
  /** Whether the archive holds it. Where it does not, nobody can look it up there. */
  inArchive: z.boolean(),
  /** What is known of it from those that name it. */
  says: text,
});

/** Matters that facts of the model are about, in the order in which the page tells them. */
export const TOPICS = ['levels', 'locks', 'interrupts', 'threads', 'network', 'TCP', 'TDI', 'console'] as const;

/** Something known of Windows NT, by a number that comments in the code use: K12. */
export const machineFactSchema = closed({
  id: z.string().regex(/^K\d+$/, 'A fact of the model is numbered K1, K2 ...'),
  about: z.enum(TOPICS),
  says: text,
  /** "not found": it was looked for, and no source says. */
  is: z.enum(['documented', 'inferred', 'not found']),
  /** Who says so, in words; article numbers become links. */
  source: text,
  confidence: z.enum(CONFIDENCES),
});

/** Something that no source decides and the model must, by a number that comments in the code use: A7. */
export const assumptionSchema = closed({
  id: z.string().regex(/^A\d+$/, 'An assumption is numbered A1, A2 ...'),
  /** The case that it serves, or all. */
  serves: z.enum([...CASE_NAMES, 'all']),
  says: text,
  because: text,
  /** Facts that it rests on. */
  restsOn: z.array(z.string().regex(/^K\d+$/)),
  /** What one can ask of a computer and answers as it does because this was chosen for that: then it is no evidence for the model. */
  chosenFor: z.array(oneOf(PROBES)).default([]),
  /** What else of its article comes out because this was chosen for that, as the end of "chosen so that ..."; null where nothing does. */
  chosenSoThat: text.nullable().default(null),
  /** Why no search can take it the other way; null where one does: then the library has a reading of this number. */
  unsearched: text.nullable(),
  /** The file in which it is made. */
  where: text,
});

/** A number of the model's list, or of an article. */
const groundNumber = z.string().regex(/^([KA]\d+|Q\d{5,6})$/, 'What a word rests on is a number: K4, A7 or Q177245');

/** A word that a newcomer need not know. Its file name is its place in the list of words: /concepts/#irql. */
export const termSchema = closed({
  /** As the book writes it. */
  term: text,
  /** What its letters stand for, or what else it is called; null where there is nothing to say. */
  inFull: text.nullable(),
  /** As NT's own headers and routines spell it; null where NT has no name for it. */
  inCode: text.nullable(),
  /** What it is, in a sentence or two of ours, for someone who has never met it. It stands alone: no article is at hand. */
  says: text.max(330),
  basis,
  /** What that rests on; empty only for a word of ours. */
  restsOn: z.array(groundNumber),
  /** Other words that it is better read with. */
  see: z.array(id),
  /** The smallest machine that shows it; null where none does. */
  concept: z.enum(CONCEPT_NAMES).nullable(),
});

/** One idea of the kernel, with the machine that shows it: a few sentences of prose, and runs of that machine. */
export const conceptSchema = closed({
  title: text,
  /** The idea in one sentence: what a reader should remember. */
  summary: text,
  /**
   * Schedules that show it, as links write them, at most one for each setting: where there is none, the shortest
   * hang is shown, or the shortest way to a good end.
   */
  runs: z.array(z.string().startsWith('A~')),
  /** Data that tells settings apart when the machine has come to rest, by the names that a listing uses. */
  tells: z.array(text),
});

export type Article = z.infer<typeof articleSchema>;
export type Brief = z.infer<typeof briefSchema>;
export type Build = z.infer<typeof buildSchema>;
export type Standings = z.infer<typeof standingsSchema>;
export type StandingRule = Standings['rules'][number];
export type Product = z.infer<typeof productSchema>;
export type Pack = z.infer<typeof packSchema>;
export type PlatformEntry = z.infer<typeof platformSchema>;
export type KernelEntry = z.infer<typeof kernelSchema>;
export type Absent = z.infer<typeof absentSchema>;
export type PrintedRow = z.infer<typeof printedRow>;
export type Code = z.infer<typeof codeSchema>;
export type MachineFact = z.infer<typeof machineFactSchema>;
export type Assumption = z.infer<typeof assumptionSchema>;
export type Term = z.infer<typeof termSchema>;
export type ConceptEntry = z.infer<typeof conceptSchema>;
