/** The book as it stands in src/content, read and checked without a build of the site. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { parse } from 'yaml';
import type { Book, Entry } from '../src/content/joins.ts';
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
} from '../src/content/schemas.ts';

const CONTENT = join(import.meta.dirname, '../src/content');

/** The facts of a file, and the prose below them where there is any. Dates that stand bare are dates, as the site reads them. */
function halvesOf(text: string): { readonly facts: unknown; readonly body?: string } {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  return { facts: parse(front ?? text, { customTags: ['timestamp'] }), ...(body === undefined ? {} : { body }) };
}

/** An entry that does not fit its schema. The message names its file and every field. */
export class BadEntry extends Error {}

/** An article that is begun has empty texts, which only the schema for a finished one refuses. */
const isUnwritten = ({ code }: z.core.$ZodIssue): boolean => code === 'too_small';

/** @throws BadEntry where the facts do not fit; with `unfinished`, empty texts may pass. */
function checked<Schema extends z.ZodType>(file: string, facts: unknown, schema: Schema, unfinished = false) {
  const { data, error } = schema.safeParse(facts);
  if (error === undefined) return data as z.output<Schema>;
  if (unfinished && error.issues.every(isUnwritten)) return facts as z.output<Schema>;
  const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BadEntry(`src/content/${file} does not fit its schema: ${wrong.join('; ')}.`);
}

function entriesOf<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  unfinished = false,
): readonly Entry<z.output<Schema>>[] {
  return readdirSync(join(CONTENT, folder))
    .toSorted()
    .map((name) => {
      const { facts, ...rest } = halvesOf(readFileSync(join(CONTENT, folder, name), 'utf8'));
      return { id: name.replace(/\.\w+$/, ''), data: checked(`${folder}/${name}`, facts, schema, unfinished), ...rest };
    });
}

/** A list of entries in one file, each with its id. */
const listOf = <Schema extends z.ZodType<{ id: string }>>(file: string, schema: Schema) =>
  (halvesOf(readFileSync(join(CONTENT, file), 'utf8')).facts as readonly unknown[]).map((one) => {
    const data = checked(file, one, schema);
    return { id: data.id, data };
  });

/** Every entry, by folder. With `unfinished`, articles that are begun and not written may be among them. @throws BadEntry */
export const readBook = ({ unfinished = false } = {}): Book => ({
  articles: entriesOf('articles', articleSchema, unfinished),
  briefs: entriesOf('briefs', briefSchema),
  absent: entriesOf('absent', absentSchema),
  builds: entriesOf('builds', buildSchema),
  standings: entriesOf('standings', standingsSchema),
  products: entriesOf('products', productSchema),
  packs: entriesOf('packs', packSchema),
  platforms: entriesOf('platforms', platformSchema),
  kernels: entriesOf('kernels', kernelSchema),
  codes: listOf('codes.yaml', codeSchema),
  machineFacts: listOf('model/facts.yaml', machineFactSchema),
  assumptions: listOf('model/assumptions.yaml', assumptionSchema),
  concepts: entriesOf('concepts', conceptSchema),
  glossary: entriesOf('glossary', termSchema),
});
