/**
 * `npm run article -- FILE`: begins a new article from the archive's text of it.
 *
 * Facts are filled in, prose is left to write; a file that is there already is never touched. Exit status 2 with one
 * sentence for what cannot be understood.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { readArticle } from '../src/archive/article.ts';
import { readBook } from '../src/content/book.ts';
import { articleSchema } from '../src/content/schemas.ts';
import { BadEntry } from '../src/content/written.ts';
import { draftOf, driverRowsOf } from './archive/draft.ts';
import { BadPath, readFileAt } from './archive/files.ts';
import { asYaml } from './archive/yaml.ts';

const ROOT = join(import.meta.dirname, '..');
const CONTENT = join(ROOT, 'src/content');

/** Where the book has something of an article already; null where it has nothing. */
const placeOf = (kb: string, content: string): string | null =>
  [`articles/${kb}.mdx`, `briefs/${kb}.yaml`, `absent/${kb}.yaml`]
    .map((name) => join(content, name))
    .find(existsSync) ?? null;

/** Fields of a draft that the schema refuses, each with its reason. */
export function stillToWrite(draft: string): readonly string[] {
  const [, front = ''] = /^---\n(.*?)\n---\n/s.exec(draft) ?? [];
  const { error } = articleSchema.safeParse(parse(front, { customTags: ['timestamp'] }));
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

export interface Begun {
  readonly path: string;
  /** Fields that the schema refuses as yet. */
  readonly toWrite: readonly string[];
  /** Lines of the archive's text that could not be read. */
  readonly unread: readonly string[];
  /** Rows that belong in builds/, as YAML; empty where there are none. */
  readonly driverRows: string;
}

/** Writes a new article below `content`. @throws BadPath where the file is no article, or the book has it already. */
export function begin(path: string, { content = CONTENT, today = new Date() } = {}): Begun {
  const article = readArticle(readFileAt(path).text);
  if (!article)
    throw new BadPath(
      `${path} is no article of the archive: a TXT file that begins with DOCUMENT:, or the MD page made from one, is expected.`,
    );
  const there = placeOf(article.kb, content);
  if (there)
    throw new BadPath(
      `${relative(ROOT, there)} is there already and is left as it is; move it away to begin ${article.kb} anew.`,
    );
  const draft = draftOf(article, readBook({ unfinished: true }), today);
  const target = join(content, 'articles', `${article.kb}.mdx`);
  writeFileSync(target, draft, { flag: 'wx' });
  const rows = driverRowsOf(article);
  return {
    path: target,
    toWrite: stillToWrite(draft),
    unread: article.problems.map(({ line, says }) => `${path}, line ${article.inFile(line)} ${says}.`),
    driverRows: rows.length > 0 ? asYaml({ rows }) : '',
  };
}

function main([path, ...others]: readonly string[]): number {
  try {
    if (path === undefined || others.length > 0)
      throw new BadPath(
        'One file is expected: npm run article -- FILE, an archive article as TXT or as the MD page made from it.',
      );
    const { path: target, toWrite, unread, driverRows } = begin(path);
    console.log(
      [`Begun: ${relative(ROOT, target)}`, ...unread.map((one) => `Not read: ${one}`), ...toWrite].join('\n'),
    );
    if (driverRows) console.log(`\nThese rows belong in src/content/builds, one file a build:\n\n${driverRows}`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadPath || error instanceof BadEntry)) throw error;
    console.error(error.message);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2));
