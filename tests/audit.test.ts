import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { audit } from '../scripts/archive/auditing.ts';
import type { Book } from '../src/content/joins.ts';
import { asMd, asTxt, FORMS, lineOf, madeUp, withLines } from '../tools/archive.ts';
import { manyArticles } from '../tools/archiveMany.ts';
import { ARTICLE, BOOK } from './support/archiveBook.ts';

const audited = (book: Book, ...texts: readonly string[]) =>
  audit(
    texts.map((text, index) => ({ path: `${index}.TXT`, text })),
    book,
  );

describe('a book that agrees with its archive', () => {
  it.each(Object.entries(FORMS))(
    'differs in nothing from the %s form, and every row of the build is judged',
    (_, form) => {
      const { differences, facts, unread, notHeld } = audited(BOOK, form(ARTICLE));
      expect(differences).toEqual([]);
      expect(unread).toEqual([]);
      expect(notHeld).toEqual([]);
      expect(facts).toBeGreaterThan(80);
    },
  );
});

/** What we write ourselves, or choose from a list of ours; an archive cannot judge it, and joins or schema can. */
const OURS = new Set([
  'says',
  'why',
  'summary',
  'note',
  'notes',
  'doubts',
  'about',
  'published',
  'titleRest',
  'case',
  'lines',
  'builds',
  'sections',
  'copy',
  'order',
  'short',
  'fixKeyword',
  'printedAs',
]);

type Path = readonly (string | number)[];

/** Every place in a value that holds a fact with a digit in it. */
function* placesIn(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly text: string }> {
  if (value instanceof Date) yield { path, text: value.toISOString().slice(0, 10) };
  else if (typeof value === 'string' || typeof value === 'number') yield { path, text: String(value) };
  else if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* placesIn(one, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) if (!OURS.has(key)) yield* placesIn(one, [...path, key]);
}

/** A copy of a value with another one in one place. */
function changed(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((one, index) => (index === first ? changed(one, rest, to) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [first]: changed(object[first], rest, to) };
}

/** The text of a place with one digit made another, as a value of the kind that was there; null where that is no such value. */
function slipped(text: string, at: number, by: number, before: unknown): unknown {
  const slip = text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
  if (before instanceof Date) {
    const day = new Date(slip);
    return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== slip ? null : day;
  }
  return typeof before === 'number' ? Number(slip) : slip;
}

const [article] = BOOK.articles;
const [build] = BOOK.builds;
const [pack] = BOOK.packs;
const FACTS = [
  ...[...placesIn(article?.data)].map((place) => ({ ...place, path: ['articles', 0, 'data', ...place.path] })),
  ...[...placesIn(build?.data)]
    .filter(({ path }) => path[0] !== 'name')
    .map((place) => ({ ...place, path: ['builds', 0, 'data', ...place.path] })),
  ...[...placesIn(pack?.data.stamp)].map((place) => ({ ...place, path: ['packs', 0, 'data', 'stamp', ...place.path] })),
].filter(({ text }) => /\d/.test(text));

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((one, key) => (one as Record<string, unknown>)[key], value);

describe('a wrong digit in any fact', () => {
  it('has many places to stand in', () => {
    expect(FACTS.length).toBeGreaterThan(70);
  });

  /** What an audit says of the book with a slip in one fact. A number that leads to no article here is said not to be judged. */
  function found(path: Path, slip: unknown): readonly string[] {
    const { differences, notHeld } = audited(changed(BOOK, path, slip) as Book, asTxt(ARTICLE));
    return [...differences, ...notHeld];
  }

  // One more and one less: the neighbour is the hardest to tell, above all where it is a line that has a row too.
  test.each(FACTS.map(({ path, text }) => ({ place: path.join('.'), path, text })))(
    'is found in $place',
    ({ path, text }) => {
      for (const { index } of text.matchAll(/\d/g))
        for (const by of [1, 9]) {
          const slip = slipped(text, index, by, valueAt(BOOK, path));
          if (slip !== null) expect(found(path, slip), `${text} as ${slip}`).not.toEqual([]);
        }
    },
  );

  it('is found whichever digit it is, and whatever it becomes', () => {
    const digits = FACTS.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\d/g), ({ index }) => ({ path, text, index })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), ({ path, text, index }, by) => {
        const slip = slipped(text, index, by, valueAt(BOOK, path));
        if (slip !== null) expect(found(path, slip), `${path.join('.')}: ${text} as ${slip}`).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('of the archive’s own text is found as well', () => {
    const text = asTxt(ARTICLE).replace('269,648', '269,649');
    expect(audited(BOOK, text).differences).toEqual([
      `builds/nt4-made-up: files.1.rows.0.size has "269,648" here; the archive has "269,649" (0.TXT, line ${lineOf(ARTICLE, '269,648')}).`,
      `builds/nt4-made-up: files.1.bytes has "269648" here; the archive has "269649" (0.TXT, line ${lineOf(ARTICLE, '269,648')}).`,
    ]);
  });

  it('is told with the line of the file at hand, whichever its form', () => {
    const text = asMd(ARTICLE).replace('lamp 41 days', 'lamp 42 days');
    const line = text.split('\n').findIndex((one) => one.includes('lamp 42 days')) + 1;
    expect(audited(BOOK, text).differences).toEqual([
      `articles/Q990001: record.queryWords has "lamp 41 days" here; the archive has "lamp 42 days" (0.TXT, line ${line}).`,
    ]);
  });
});

test('an archive of many made-up articles is read to its last row', () => {
  const files = [...manyArticles(300, 3)];
  const { articles, rest, facts } = audit(files, BOOK, { every: true });
  expect([articles, facts, rest.articles, rest.unread]).toEqual([300, 0, 300, 0]);
  expect(rest.rows).toBe(files.reduce((sum, { rows }) => sum + rows, 0));
});

describe('what is not there is no agreement', () => {
  it('an article that the path does not hold is counted, and no fact of it is', () => {
    const other = asTxt(madeUp({ kb: 'Q990123' }));
    expect(audited(BOOK, other, 'no article at all', '')).toMatchObject({
      files: 3,
      articles: 1,
      facts: 0,
      held: [],
      notHeld: ['Q990001'],
    });
  });

  it('a row of the driver that no build has is a difference', () => {
    const { differences } = audited({ ...BOOK, builds: [] }, asTxt(ARTICLE));
    expect(differences).toHaveLength(2);
    expect(differences[0]).toContain('row of Tcpip.sys has nothing here; the archive has "03/14/99 05:13p 147,920"');
  });

  it('a pack that is said to be the first with the correction may not be left out', () => {
    const { differences } = audited(changed(BOOK, ['articles', 0, 'data', 'statuses'], []) as Book, asTxt(ARTICLE));
    expect(differences).toEqual([expect.stringContaining('statuses has nothing here; the archive has "nt4-sp5"')]);
  });

  it('rows of other files that the book does not carry are counted', () => {
    expect(audited(changed(BOOK, ['articles', 0, 'data', 'files'], []) as Book, asTxt(ARTICLE)).rowsNotCarried).toBe(1);
  });

  it('lines that could not be read are told, and with every article read, counted for the others', () => {
    const odd = withLines(['The lamp.sys of 02/03/99 is the one that is meant.'], { kb: 'Q990124' });
    const { rest } = audit([{ path: 'x', text: asTxt(odd) }], BOOK, { every: true });
    expect(rest).toEqual({ articles: 1, rows: 0, unread: 1 });
    const told = audited(BOOK, asTxt({ ...ARTICLE, parts: [...ARTICLE.parts, ...odd.parts] }));
    expect(told.unread).toEqual([expect.stringContaining('reads as a sentence')]);
  });

  it('an article that is said to be absent, and is there, is a difference; so is a title that nobody prints', () => {
    const absent = (kb: string, title: string | null, inArchive: boolean) =>
      audited(
        { ...BOOK, absent: [{ id: kb, data: { kb, title, inArchive, says: 'Nothing.' } }] } as Book,
        asTxt(ARTICLE),
        asTxt(madeUp({ kb: 'Q990005' })),
      ).differences;
    expect(absent('Q990005', 'Lamp 17 Goes Out Again', true)).toEqual([]);
    expect(absent('Q990005', 'Lamp 17 Goes Out Again', false)).toHaveLength(1);
    expect(absent('Q990004', 'How to Obtain Lamps 2 and 4', true)).toEqual([
      expect.stringContaining('"How to Obtain Lamps 2 and 3"'),
    ]);
    expect(absent('Q990004', null, true)).toHaveLength(1);
  });
});

describe('npm run audit', () => {
  const script = join(import.meta.dirname, '../scripts/audit.ts');
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  const folder = (files: Readonly<Record<string, string>>): string => {
    const path = mkdtempSync(join(tmpdir(), 'hangbook-audit-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(path, name, '..'), { recursive: true });
      writeFileSync(join(path, name), text, 'latin1');
    }
    return path;
  };

  it('ends with 0 where nothing differs, and says how much of the book was not there to compare', () => {
    const { status, stdout } = run(folder({ '990/Q990001.TXT': asTxt(madeUp()), 'README.md': 'x' }), '--every');
    expect(stdout).toContain('2 files, 1 article of the archive among them; this book tells 0 of them.');
    expect(stdout).toContain('0 facts compared, 0 differences.');
    expect(stdout).toMatch(/\d+ articles of ours not in this archive, and compared with nothing\./);
    expect(status).toBe(0);
  });

  it('ends with 1 where something does, and says each in a sentence', () => {
    const { status, stdout } = run(folder({ 'a/b/anything': asTxt(madeUp({ kb: 'Q297040' })) }));
    expect(stdout).toContain(
      'articles/Q297040: title has "Windows May Hang When Attempting to Establish a TCP Connection" here; the archive has',
    );
    expect(status).toBe(1);
  });

  it.each([
    ['no path', [], 'One file or folder is expected.'],
    ['two paths', ['a', 'b'], 'One file or folder is expected.'],
    ['a path that leads nowhere', ['/nowhere/at/all'], 'there is no such file or folder'],
    ['an unknown flag', ['--whole'], '--whole'],
    ['a file that is no article', [script], 'holds no article of the archive'],
  ])('ends with 2 and a sentence for %s', (_, args, words) => {
    const { status, stderr, stdout } = run(...args);
    expect(stderr).toContain(words);
    expect([status, stdout]).toEqual([2, '']);
  });
});
