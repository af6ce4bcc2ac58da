/** The book as it stands in src/content, read and checked without a build of the site. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { parse } from 'yaml';
import type { Book, Entry } from '../src/content/joins.ts';
import { FILES, FOLDERS, type Folder } from '../src/content/shelves.ts';

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

/** The entries of a folder, each under its file's name. */
const folder = (name: Folder, unfinished: boolean): readonly Entry<unknown>[] =>
  readdirSync(join(CONTENT, name))
    .toSorted()
    .map((file) => {
      const { facts, ...rest } = halvesOf(readFileSync(join(CONTENT, name, file), 'utf8'));
      return {
        id: file.replace(/\.\w+$/, ''),
        data: checked(`${name}/${file}`, facts, FOLDERS[name], unfinished && name === 'articles'),
        ...rest,
      };
    });

/** A list of entries in one file, each with its id. */
const list = ({ file, schema }: (typeof FILES)[keyof typeof FILES]): readonly Entry<unknown>[] =>
  (halvesOf(readFileSync(join(CONTENT, file), 'utf8')).facts as readonly unknown[]).map((one) => {
    const data = checked(file, one, schema as z.ZodType<{ id: string }>);
    return { id: data.id, data };
  });

/** Every entry, by folder. With `unfinished`, articles that are begun and not written may be among them. @throws BadEntry */
export const readBook = ({ unfinished = false } = {}): Book =>
  // Each entry has satisfied its own schema.
  Object.fromEntries([
    ...(Object.keys(FOLDERS) as Folder[]).map((name) => [name, folder(name, unfinished)]),
    ...Object.entries(FILES).map(([name, one]) => [name, list(one)]),
  ]) as unknown as Book;
