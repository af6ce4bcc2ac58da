/**
 * All prose is ours: no eight words in a row of it stand in an article.
 *
 * The archive is not part of the project. Where HANGBOOK_ARCHIVE names a folder with its texts (Q177245.TXT, at any
 * depth), every sentence of the book is held to them; elsewhere that is counted as skipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBook } from './support/book.ts';

const ARCHIVE = process.env['HANGBOOK_ARCHIVE'];
const RUN = 8;

/** Names are nobody's prose: a product, a pack or a path counts as one word, however many it has. */
const NAMES = [
  /https?:\S+|ftp:\S+/g,
  /\bhkey_\w+(\\[\w ]+)+/g,
  /\b(microsoft )?windows nt( (server|workstation)[, ]*)?( ?\d(\.\d+)*)?/g,
  /\b(microsoft )?windows (95|98|2000|for workgroups)/g,
  /(, )?\b(terminal server|enterprise) edition\b/g,
  /\bservice packs? ([\d.]+a?(,| and| or| to)? ?)*/g,
];

const wordsOf = (text: string): readonly string[] =>
  NAMES.reduce(
    (said, name) => said.replace(name, ' name '),
    text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' '),
  )
    .replace(/(name[ ,]*(and |or )?)+/g, 'name ')
    .match(/[a-z\d']+/g) ?? [];

function* runsOf(text: string): Generator<string> {
  const words = wordsOf(text);
  for (let at = 0; at + RUN <= words.length; at++) yield words.slice(at, at + RUN).join(' ');
}

/** Fields that are the article's own. The body of an article is ours, but for what stands in tags and imports. */
const PRINTED = /^(title|titleRest|printed|record|name|key|range|address|url|parameters|versions|example|about\.name)$/;

function* sentencesOf(data: unknown, at = ''): Generator<{ readonly at: string; readonly text: string }> {
  if (typeof data === 'string') yield { at, text: data };
  if (typeof data !== 'object' || data === null || data instanceof Date) return;
  for (const [key, value] of Object.entries(data))
    if (!PRINTED.test(key)) yield* sentencesOf(value, at === '' ? key : `${at}.${key}`);
}

const proseOf = (body: string) => body.replace(/^import .*$/gm, '').replace(/<[^>]*>/g, ' ');

describe('words', () => {
  it('a name is one word, so that naming a product is not quoting', () => {
    expect(wordsOf('The latest for Microsoft Windows NT Server 4.0, Terminal Server Edition Service Pack 6a.')).toEqual(
      ['the', 'latest', 'for', 'name'],
    );
  });

  it('a sentence that is copied is found, whatever its line ends and letters', () => {
    const archive = new Set(runsOf('The driver attempts\nto free the same spinlock twice, and hangs.'));
    const found = [...runsOf('Here the Driver attempts to free the same spinlock twice.')].filter((run) =>
      archive.has(run),
    );
    expect(found).toEqual([
      'the driver attempts to free the same spinlock',
      'driver attempts to free the same spinlock twice',
    ]);
  });
});

describe.skipIf(ARCHIVE === undefined)('against the archive', () => {
  it(`no ${RUN} words in a row of ours stand in an article`, () => {
    const folder = ARCHIVE ?? '';
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /Q\d+\.TXT$/.test(name));
    expect(texts.length).toBeGreaterThan(0);
    const archive = new Map<string, string>();
    for (const name of texts)
      for (const run of runsOf(readFileSync(join(folder, name), 'latin1'))) archive.set(run, name);
    const found: string[] = [];
    for (const [kind, entries] of Object.entries(readBook()))
      for (const { id, data, body = '' } of entries as readonly { id: string; data: unknown; body?: string }[])
        for (const { at, text } of [...sentencesOf(data), { at: 'prose', text: proseOf(body) }])
          for (const run of runsOf(text)) {
            const where = archive.get(run);
            if (where) found.push(`${kind}/${id}, ${at}: “${run}” stands in ${where}`);
          }
    expect(found).toEqual([]);
  });
});
