/** The book as it stands in src/content, read and checked without a build of the site. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { parse } from 'yaml';
import type { Book, Entry } from '../../src/content/joins.ts';
import {
  absentSchema,
  articleSchema,
  assumptionSchema,
  briefSchema,
  buildSchema,
  codeSchema,
  kernelSchema,
  machineFactSchema,
  packSchema,
  platformSchema,
  productSchema,
  standingsSchema,
} from '../../src/content/schemas.ts';

const CONTENT = join(import.meta.dirname, '../../src/content');

/** The facts of a file, and the prose below them where there is any. Dates that stand bare are dates, as the site reads them. */
function halvesOf(text: string): { readonly facts: unknown; readonly body?: string } {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  return { facts: parse(front ?? text, { customTags: ['timestamp'] }), ...(body === undefined ? {} : { body }) };
}

/** @throws ZodError that says which field of which file is wrong. */
function entriesOf<Schema extends z.ZodType>(folder: string, schema: Schema): readonly Entry<z.output<Schema>>[] {
  return readdirSync(join(CONTENT, folder))
    .toSorted()
    .map((name) => {
      const { facts, ...rest } = halvesOf(readFileSync(join(CONTENT, folder, name), 'utf8'));
      return { id: name.replace(/\.\w+$/, ''), data: schema.parse(facts), ...rest };
    });
}

/** A list of entries in one file, each with its id. */
const listOf = <Schema extends z.ZodType<{ id: string }>>(file: string, schema: Schema) =>
  (halvesOf(readFileSync(join(CONTENT, file), 'utf8')).facts as readonly unknown[]).map((one) => {
    const data = schema.parse(one);
    return { id: data.id, data };
  });

/** Every entry, by folder. */
export const readBook = (): Book => ({
  articles: entriesOf('articles', articleSchema),
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
});
