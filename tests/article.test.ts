import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { audit } from '../scripts/archive/auditing.ts';
import { draftOf } from '../scripts/archive/draft.ts';
import { asYaml } from '../scripts/archive/yaml.ts';
import { begin, stillToWrite } from '../scripts/article.ts';
import { readArticle } from '../src/archive/article.ts';
import type { Article } from '../src/content/schemas.ts';
import { asMd, asTxt, FORMS, lineOf, type MadeUp, madeUp, withLines } from '../tools/archive.ts';
import { TABLES } from '../tools/archiveTables.ts';
import { ARTICLE, BOOK } from './support/archiveBook.ts';

const TODAY = new Date('2003-02-01T12:34:56Z');
const HERE = { ...BOOK, articles: [] };

/** The draft of an article's front matter, written and read back as the site reads it. */
function draftIn(text: string): Article {
  const article = readArticle(text);
  if (!article) throw new Error('This is no article.');
  const [, front = ''] = /^---\n(.*?)\n---\n/s.exec(draftOf(article, HERE, TODAY)) ?? [];
  return parse(front, { customTags: ['timestamp'] }) as Article;
}
const drafted = (article: MadeUp) => draftIn(asTxt(article));

/** A folder for a book, and a file of the archive in it. */
function place(text: string) {
  const content = mkdtempSync(join(tmpdir(), 'hangbook-article-'));
  for (const folder of ['articles', 'briefs', 'absent']) mkdirSync(join(content, folder));
  const file = join(content, 'archive.txt');
  writeFileSync(file, text, 'latin1');
  return { content, file };
}

describe('a new article', () => {
  const draft = drafted(ARTICLE);

  it('has its title, its days and its record', () => {
    expect(draft).toMatchObject({
      kb: 'Q990001',
      title: ARTICLE.title,
      titleRest: null,
      published: new Date('2003-02-01'),
    });
    expect(draft.record).toEqual({
      category: 'winnt',
      product: 'Microsoft Windows NT',
      versions: 'winnt:4.0,4.0 SP6a',
      version: 'winnt:4.0,4.0 SP6a',
      operatingSystems: '',
      keywords: ['kblamp41', 'kbWinNT400sp5fix'],
      technology: ['kbWinNTS400', 'kbLamp987'],
      hardware: ['x86'],
      component: null,
      issueTypes: ['kbbug'],
      solutionTypes: ['kbfix'],
      queryWords: 'lamp 41 days',
      lastModified: new Date('2002-05-08'),
    });
  });

  it('has its products, with what they mean here, and versions without the edition', () => {
    expect(draft.products).toEqual([
      { means: ['nt4-server'], printed: ARTICLE.products[0], versions: ['4.0', '4.0 SP6a'], edition: null },
      { means: [], printed: ARTICLE.products[1], versions: ['98.7'], edition: null },
    ]);
    const [terminal] = drafted(
      madeUp({ products: ['Microsoft Windows NT Server versions 4.0, 4.0 SP6, Terminal Server Edition'] }),
    ).products;
    expect(terminal).toMatchObject({ means: [], versions: ['4.0', '4.0 SP6'], edition: 'Terminal Server Edition' });
  });

  it('has the rows of other files, and leaves those of the driver to the builds', () => {
    expect(draft.files).toEqual([
      {
        line: expect.any(Number),
        name: 'Xlamp.sys',
        date: '03/16/99',
        time: '03:26p',
        size: '91,648',
        version: '4.0.9381.19',
        platform: 'x86',
      },
    ]);
  });

  it('has its references with their printed titles, and the relation where the text gives it away', () => {
    expect(draft.references.map(({ kb, title, relation, sections }) => [kb, title, relation, sections])).toEqual([
      ['Q990004', 'How to Obtain Lamps 2 and 3', 'how to obtain', ['resolution']],
      ['Q990005', 'Lamp 17 Goes Out Again', 'superseded by', ['resolution']],
    ]);
  });

  it('has what was confirmed and first corrected where, and what to do', () => {
    expect(draft.statuses).toEqual([{ lines: ['nt4'], confirmed: true, firstCorrectedIn: 'nt4-sp5', says: '' }]);
    expect(draft.resolutions).toEqual([
      {
        lines: ['nt4'],
        latestServicePack: true,
        supersededBy: 'Q990005',
        caveats: [],
        support: {
          terms: ['ask product support'],
          address: 'http://support.example.com/default.aspx?scid=fh;EN-US;CNTACTMS77',
        },
        language: 'English',
        builds: ['nt4-made-up'],
        orLater: true,
        prerequisite: { pack: 'nt4-sp6a', why: '' },
      },
    ]);
  });

  it('has its stop screen and the driver that its title names', () => {
    expect(draft.stops).toEqual([
      {
        code: '0x0000009A',
        parameters: ['0x00000011', '0x00000022', '0x00000033', '0xf1234567'],
        sections: ['title', 'symptoms'],
      },
    ]);
    expect(draft.driver).toBe('Tcpip.sys');
    expect(drafted(madeUp({ title: 'Lamp Goes Out' })).driver).toBeNull();
  });

  it('is refused by the schema for what is left to write, and for nothing else', () => {
    const text = draftOf(readArticle(asTxt(ARTICLE)) as never, HERE, TODAY);
    expect(stillToWrite(text)).toEqual(
      ['summary', 'mechanism.why', 'resolutions.0.prerequisite.why', 'statuses.0.says'].map(
        (field) => `${field}: It is empty: this is still to be written`,
      ),
    );
  });

  it('is the same from either form, but for what MD drops', () => {
    const { record, ...fromMd } = draftIn(asMd(ARTICLE));
    const { record: whole, ...fromTxt } = draft;
    expect(fromMd).toEqual(fromTxt);
    expect(record).toEqual({ ...whole, category: '' });
  });
});

test.each(TABLES)('an article begun from the archive agrees with the archive: $shape', ({ lines }) => {
  const text = asTxt(withLines(lines, { kb: 'Q990008' }));
  const data = draftIn(text);
  const { differences, facts } = audit([{ path: 'x', text }], {
    ...HERE,
    articles: [{ id: data.kb, data }],
    builds: [],
  });
  expect(differences).toEqual([]);
  expect(facts).toBeGreaterThan(25);
});

test('the front matter is written as the book’s files are, and reads back as it was, whatever stands in a text', () => {
  const odd = [
    '15:54',
    '05:13p',
    ':4.0',
    '4.0',
    '1,234',
    'yes',
    'null',
    '#1',
    "it's",
    'a: b',
    '- a',
    '2001-02-03',
    '0x1F',
    '"',
    '~',
    '07-21-99',
  ];
  const value = { title: 'SMS: A "Title"', files: odd.map((time) => ({ line: 1, time, size: null })), keywords: odd };
  expect(parse(asYaml(value), { customTags: ['timestamp'] })).toEqual(value);
  expect(
    asYaml({ files: [{ line: 1, name: 'x.sys', time: '15:54' }], keywords: ['a', 'b'], day: new Date('2001-02-03') }),
  ).toBe("files:\n  - {line: 1, name: x.sys, time: '15:54'}\nkeywords: [a, b]\nday: 2001-02-03\n");
});

describe('npm run article', () => {
  it.each(Object.entries(FORMS))('writes a file from the %s form, and says what is to be written', (_, form) => {
    const { content, file } = place(form(ARTICLE));
    const { path, toWrite, driverRows } = begin(file, { content, today: TODAY });
    expect(path).toBe(join(content, 'articles/Q990001.mdx'));
    expect(readFileSync(path, 'utf8')).toMatch(
      /^---\nkb: Q990001\ntitle: .*\n---\n\n?## What you see\n\n<Said kb="Q990001" \/>/s,
    );
    expect(toWrite).toContain('summary: It is empty: this is still to be written');
    expect(driverRows.match(/Tcpip\.sys/g)).toHaveLength(2);
  });

  it.each(['articles/Q990001.mdx', 'briefs/Q990001.yaml', 'absent/Q990001.yaml'])(
    'leaves %s alone where it is there',
    (name) => {
      const { content, file } = place(asTxt(ARTICLE));
      writeFileSync(join(content, name), 'kept');
      expect(() => begin(file, { content })).toThrow(`${name} is there already and is left as it is`);
      expect(readFileSync(join(content, name), 'utf8')).toBe('kept');
    },
  );

  it('names the lines that it could not read', () => {
    const odd = withLines(['The lamp.sys of 02/03/99 is the one that is meant.']);
    const { content, file } = place(asTxt(odd));
    const where = `line ${lineOf(odd, '02/03/99')} has a date (02/03/99)`;
    expect(begin(file, { content }).unread).toEqual([expect.stringContaining(where)]);
  });

  it.each([
    ['no file', [], 'One file is expected'],
    ['two files', ['a', 'b'], 'One file is expected'],
    ['a file that is not there', ['/nowhere/at/all'], 'there is no such file or folder'],
    ['a folder', [tmpdir()], 'it is a folder'],
    ['a file that is no article', [import.meta.filename], 'is no article of the archive'],
  ])('ends with 2 and a sentence for %s', (_, args, words) => {
    const script = join(import.meta.dirname, '../scripts/article.ts');
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    expect(stderr).toContain(words);
    expect(status).toBe(2);
  });
});
