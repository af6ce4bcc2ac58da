/** cases.json: what an article documents, what can be set, and, apart from it, what a search of every schedule finds. */
import { z } from 'astro/zod';
import { BUILD_IDS } from '../../sim/library/index.ts';
import { PROBES } from '../lists.ts';
import { articleSchema, condition, symptom } from '../schemas.ts';
import { count, kb, names, page, text } from './shared.ts';

const registry = z.record(text, text).describe('Registry values by name; "absent" where a value is not there.');

/** One setting, and what a search of every schedule finds in it. */
export const search = z.strictObject({
  build: z.enum(BUILD_IDS).nullable().describe('The modelled driver file, by its id; null where no driver takes part.'),
  processors: z.int().positive().describe('How many processors the computer has.'),
  registry,
  load: text.describe('What is asked of the computer, by the name of one of the loads.'),
  verdict: z
    .enum(['hang', 'loop', 'stop', 'broken-promise', 'no-hang', 'gave-up'])
    .describe(
      'The worst that can become of it: a hang; a processor that is busy at DISPATCH_LEVEL for ever; a stop screen; all done, but something that a routine promises is not kept; none of these; or not known because the search was bounded.',
    ),
  complete: z
    .boolean()
    .describe('Whether every schedule was searched. Where not, nothing is proved by what was not found.'),
  inevitable: z
    .boolean()
    .nullable()
    .describe('Whether every schedule ends badly; null where the search was not complete.'),
  machines: count.describe('Different states of the computer that were found.'),
  steps: count.describe('Steps between them.'),
  shortest: z
    .strictObject({
      schedule: text.describe('The schedule, as a link writes it behind the #.'),
      steps: count.describe('Steps in it.'),
      switches: count.describe('Changes from one actor to another in it.'),
      page: z.url().describe('The page, opened at the end of this schedule.'),
    })
    .nullable()
    .describe('The shortest schedule to what the verdict says; null where nothing bad was found.'),
});

export const publishedCase = z.strictObject({
  kb: kb.describe('The article, by its number in the Microsoft Knowledge Base.'),
  page,
  title: articleSchema.shape.title.describe(
    'The title, as printed in the archive, which cuts titles at 64 characters.',
  ),
  titleRest: articleSchema.shape.titleRest.describe('The rest of the title, where another copy has it whole.'),
  summary: articleSchema.shape.summary.describe('The article in one sentence of ours.'),
  driver: articleSchema.shape.driver.describe('The file at fault.'),
  mechanism: articleSchema.shape.mechanism,
  lastModified: articleSchema.shape.record.shape.lastModified.describe('Last review date printed on the article.'),
  documented: z
    .strictObject({
      symptoms: z.array(symptom).describe('What the article says can still be done with the hung computer.'),
      conditions: z.array(condition).describe('What must be so for the problem to occur.'),
    })
    .describe('What the article itself says.'),
  settings: z
    .strictObject({
      builds: z
        .array(z.enum(BUILD_IDS))
        .describe('Modelled driver files that can be chosen; the first is the default.'),
      processors: z
        .strictObject({
          choices: z.array(z.int().positive()).describe('Numbers that can be chosen.'),
          usual: z.int().positive().describe('The default.'),
        })
        .describe('Processors.'),
      registry: z
        .array(
          z.strictObject({
            name: text.describe('Its name.'),
            values: z.array(text).describe('Values that can be chosen; the first is the default.'),
          }),
        )
        .describe('Registry values.'),
      loads: z
        .array(
          z.strictObject({
            name: text.describe('Its name.'),
            title: text.describe('The same for a menu.'),
            gloss: text.describe('What it asks of the computer.'),
          }),
        )
        .describe('What can be asked of the computer; the first is the default.'),
    })
    .describe('Everything that can be chosen.'),
  hang: z
    .strictObject({
      schedule: text.describe('The shortest schedule to the worst end of the default setting, as a link writes it.'),
      noReturn: count
        .nullable()
        .describe('The step from which on every schedule ends badly; null where the start is doomed.'),
      damage: z
        .strictObject({
          step: count.describe('The step.'),
          probes: z.array(names(PROBES)).describe('What is dead from then on.'),
        })
        .nullable()
        .describe('The step into the first state in which a probe is dead.'),
      diagnosis: z.array(text).describe('What is wrong with the state that it ends in, in sentences.'),
      symptoms: z
        .array(
          z.strictObject({
            probe: names(PROBES).describe('What is asked of the hung computer.'),
            is: z
              .enum(['alive', 'dead', 'at risk', 'fading', 'unknown'])
              .describe('How it fares; fading: alive at first, dead once other requests have been waiting.'),
            after: count.nullable().describe('After how many further requests it is dead, where it fades.'),
          }),
        )
        .describe('Each probe, asked alone of the state that this schedule ends in.'),
    })
    .nullable()
    .describe('What the model does in the default setting: computed, not documented. Null where nothing is wrong.'),
  searches: z
    .array(search)
    .describe(
      'Settings that the build of this book searches: every build on every number of processors, every load, every registry value.',
    ),
});
