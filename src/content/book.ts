/** The book as it stands in src/content, read and checked without a build of the site. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import type { Book, Entry } from './joins.ts';
import { FILES, FOLDERS, type Folder } from './shelves.ts';
import { BadEntry, readWritten, type Written } from './written.ts';

const ROOT = join(import.meta.dirname, '../..');

/** An article that is begun has empty texts, which only the schema for a finished one refuses. */
const isUnwritten = ({ code }: z.core.$ZodIssue): boolean => code === 'too_small';

const byUnknown = (one: z.core.$ZodIssue, other: z.core.$ZodIssue): number =>
  Number(other.code === 'unrecognized_keys') - Number(one.code === 'unrecognized_keys');

/** What was met on the way and does not fit: the author of one file wants to know of all. */
type Faults = string[];

/** The sentences of one file are kept, and the next is read. */
function heard<Result>(faults: Faults, read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadEntry)) throw error;
    faults.push(...error.sentences);
    return null;
  }
}

/**
 * Facts that satisfy their schema. `at`: where in their file they stand.
 *
 * @throws BadEntry where the facts do not fit; with `unfinished`, empty texts may pass
 */
function checked<Schema extends z.ZodType>(
  file: string,
  { facts, lineOf, at = [] }: Pick<Written, 'facts' | 'lineOf'> & { readonly at?: readonly PropertyKey[] },
  schema: Schema,
  unfinished = false,
): z.output<Schema> {
  const { data, error } = schema.safeParse(facts);
  if (error === undefined) return data;
  if (unfinished && error.issues.every(isUnwritten)) return facts as z.output<Schema>;
  throw new BadEntry(
    // A field that is misspelt is unknown and missing: the first of the two says more.
    error.issues.toSorted(byUnknown).map((issue) => {
      // A field that nobody knows is there; the issue names the object that it is in.
      const path = [...at, ...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
      const name = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
      const says = issue.message.replace(/^Invalid input: (expected .+), received undefined$/, 'It is missing; $1');
      return `${file}:${lineOf(path)}: ${name}${says.replace(/\.?$/, '.')}`;
    }),
  );
}

/** The names in a folder; none where there is no such folder, which is told. */
function namesIn(path: string, faults: Faults): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    faults.push(`${path}: there is no such folder that could be read (${(error as NodeJS.ErrnoException).code}).`);
    return [];
  }
}

/** The entries of a folder, each under its file's name. */
const folder = (root: string, name: Folder, unfinished: boolean, faults: Faults): readonly Entry<unknown>[] =>
  namesIn(join(root, 'src/content', name), faults)
    .toSorted()
    .flatMap((leaf) => {
      const file = `src/content/${name}/${leaf}`;
      const entry = heard(faults, () => {
        const { body, ...written } = readWritten(root, file);
        return {
          id: leaf.replace(/\.\w+$/, ''),
          data: checked(file, written, FOLDERS[name], unfinished && name === 'articles'),
          ...(body === null ? {} : { body }),
        };
      });
      return entry === null ? [] : [entry];
    });

/** A list of entries in one file, each with its id. */
function list(
  root: string,
  { file: leaf, schema }: (typeof FILES)[keyof typeof FILES],
  faults: Faults,
): readonly Entry<unknown>[] {
  const file = `src/content/${leaf}`;
  const written = heard(faults, () => readWritten(root, file));
  if (written === null) return [];
  const { facts, lineOf } = written;
  if (!Array.isArray(facts)) {
    faults.push(`${file}:1: the file is no list; each entry begins with a hyphen and has an id.`);
    return [];
  }
  const seen = new Set<string>();
  return facts.flatMap((one, number) => {
    const data = heard(faults, () =>
      checked(file, { facts: one, lineOf, at: [number] }, schema as z.ZodType<{ id: string }>),
    );
    if (data === null) return [];
    if (seen.has(data.id))
      faults.push(`${file}:${lineOf([number, 'id'])}: ${data.id} is there already; an id is given once.`);
    seen.add(data.id);
    return [{ id: data.id, data }];
  });
}

/**
 * Every entry, by folder. With `unfinished`, articles that are begun and not written may be among them.
 *
 * @throws BadEntry with every fault of every file
 */
export function readBook({ unfinished = false, root = ROOT } = {}): Book {
  const faults: string[] = [];
  const entries = [
    ...(Object.keys(FOLDERS) as Folder[]).map((name) => [name, folder(root, name, unfinished, faults)] as const),
    ...Object.entries(FILES).map(([name, one]) => [name, list(root, one, faults)] as const),
  ];
  if (faults.length > 0) throw new BadEntry(faults);
  // Each entry has satisfied its own schema.
  return Object.fromEntries(entries) as unknown as Book;
}
