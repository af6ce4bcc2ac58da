import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ArchiveArticle, readArticle } from '../src/archive/article.ts';
import { readHeader } from '../src/archive/header.ts';
import { asWindows1252 } from '../src/archive/lines.ts';
import { readProduct } from '../src/archive/productList.ts';
import { readRow } from '../src/archive/rows.ts';
import { asTxt, FORMS, lineOf, type MadeUp, madeUp, withLines } from '../tools/archive.ts';
import { TABLES, TRAPS } from '../tools/archiveTables.ts';

const forms = Object.entries(FORMS);

/** The article in a text that is known to be one. */
function read(text: string): ArchiveArticle {
  const article = readArticle(text);
  if (!article) throw new Error('This is no article.');
  return article;
}
const readTxt = (article: MadeUp) => read(asTxt(article));

const printed = ({ rows }: ArchiveArticle) =>
  rows.map(({ name, date, time, size, version, platform }) =>
    [name, date, time, size, version, platform].map((cell) => cell ?? '.').join(' | '),
  );
const meant = ({ rows }: ArchiveArticle) =>
  rows.map(({ file, day, time24, bytes, platforms }) =>
    [file, day, time24, bytes, platforms.join()].map((cell) => cell ?? '?').join(' '),
  );

describe.each(forms)('a file table in the %s form', (_, form) => {
  it.each(TABLES)('$shape', ({ lines, rows, means }) => {
    const article = read(form(withLines(lines)));
    expect(printed(article)).toEqual(rows);
    if (means) expect(meant(article)).toEqual(means);
    expect(article.problems).toEqual([]);
  });

  it.each(TRAPS)('is not made of $trap', ({ lines, told }) => {
    const { rows, problems } = read(form(withLines(lines)));
    expect(rows.filter(({ file }) => file !== null)).toEqual([]);
    expect(problems).toHaveLength(told.length);
    told.forEach((words, index) => {
      expect(problems[index]?.says).toContain(words);
    });
  });

  it('has the lines of the TXT form, whichever form is read, and leads back to its own', () => {
    const [table] = TABLES;
    const article = withLines(table?.lines ?? []);
    const { rows, inFile } = read(form(article));
    expect(rows.map(({ line }) => line)).toEqual([lineOf(article, '05:13p'), lineOf(article, '04:05a')]);
    const lines = form(article).split(/\r?\n/);
    for (const { line, size } of rows) expect(lines[inFile(line) - 1]).toContain(size);
    expect(lines[inFile(2) - 1]).toContain(article.title);
    expect(lines[inFile(4) - 1]).toContain(article.versions);
  });
});

describe('a row', () => {
  it('is placed in its part, under the heading of its product', () => {
    const article = madeUp({
      parts: [
        ['RESOLUTION', []],
        ['Lamp NT 4.0', ['   x.sys  01/02/99  1,234']],
        ['Lamp 2000', ['   x.sys  01/03/99  1,235']],
        ['STATUS', ['   x.sys  01/04/99  1,236']],
      ],
    });
    expect(readTxt(article).rows.map(({ part, under }) => [part, under])).toEqual([
      ['resolution', 'Lamp NT 4.0'],
      ['resolution', 'Lamp 2000'],
      ['status', null],
    ]);
  });

  it('says when its day and month could change places and nothing in the table decides', () => {
    const orders = (...dates: readonly string[]) =>
      readTxt(withLines(dates.map((date) => `   x.sys  ${date}  1,234`))).rows.map(({ day, eitherOrder }) => [
        day,
        eitherOrder,
      ]);
    expect(orders('02/03/99')).toEqual([['1999-02-03', true]]);
    expect(orders('02/03/99', '02/13/99')).toEqual([
      ['1999-02-03', false],
      ['1999-02-13', false],
    ]);
    expect(orders('02/03/99', '13/02/99')).toEqual([
      ['1999-03-02', false],
      ['1999-02-13', false],
    ]);
  });

  it('says from which row its platform is carried, and from which line its name', () => {
    const carried = withLines(TABLES.find(({ shape }) => shape.startsWith('the platform only'))?.lines ?? []);
    expect(readTxt(carried).rows.map(({ platformFrom }) => platformFrom)).toEqual([
      null,
      lineOf(carried, '36,912'),
      lineOf(carried, '36,912'),
      null,
      lineOf(carried, '51,972'),
    ]);
    const named = withLines(TABLES.find(({ shape }) => shape.startsWith('no file name'))?.lines ?? []);
    expect(readTxt(named).rows[0]).toMatchObject({ fileFrom: lineOf(named, 'Once expanded'), others: ['FAT'] });
  });
});

describe('headers of tables', () => {
  it.each([
    ['Date      Time                 Size    File name     Platform', 'date time size name platform'],
    ['| File         | Date     | Size    | Version    |', 'name date size version'],
    ['File name  Version    Date/Time        Size     Destination folder', 'name version date time size folder'],
    ['File Date Time                   File Size   File name', 'date time size name'],
    ['Filename Size (bytes) Description', 'name size other'],
    ['Date     Time      Size      Drive type', 'date time size other'],
  ])('%s', (line, columns) => {
    expect(readHeader(line)?.columns.join(' ')).toBe(columns);
  });

  it.each([
    'Date and time are kept.',
    'The file name and its size',
    'Date/Time',
    'File date',
    '',
    '------',
    'Timestamp',
  ])('are not "%s"', (line) => {
    expect(readHeader(line)).toBeNull();
  });
});

const whole = madeUp({
  title: 'Lamp "A" & <B> | $5 *Goes* [Out]',
  versions: ':4.0,4.0 SP6',
  products: [
    'Microsoft Windows NT Server versions 4.0 SP5, 4.0 SP6, on platform(s):',
    '   the operating system: Microsoft Windows NT',
    'Microsoft Windows NT Server versions 4.0, 4.0 SP6, Terminal Server Edition',
    'Microsoft Windows NT Server, Enterprise Edition version 4.0',
    'Microsoft Lamp 98',
  ],
  before: ['NOTE: Lamps are hot. See this article:', '', '   Q990007 Lamps Are Hot', ''],
  parts: [
    [
      'SYMPTOMS',
      ['A lamp\u00a0stops with this:', '', '   STOP 0x0000009a (0x00000001, 0x00000002, 0x00000003, 0xf1234567)'],
    ],
    ['CAUSE', ['Somebody turned it off (Q990002). Others did, too: http://example.com/kb/articles/q990/0/03.asp']],
    ['RESOLUTION', []],
    [
      'Windows NT 4.0',
      [
        'To resolve this problem, obtain the latest service pack for Windows NT 4.0.',
        '',
        '   Q990004 A Title That Is So Long That It Does Not Fit on One Line and So',
        '   Goes On Below',
        '   Q990005 Another Title',
        '',
        '   ARTICLE-ID: Q990006',
        '   TITLE     : A Title in the Older Form',
      ],
    ],
    [
      'Windows NT Server 4.0, Terminal Server Edition',
      ['This hotfix requires Microsoft Windows NT 4.0 Service Pack 6a.'],
    ],
    [
      'STATUS',
      [
        'Microsoft has confirmed this to be a problem in lamps. This problem was first corrected',
        'in Windows NT 4.0 Service Pack 4.0 and Windows NT Server 4.0, Terminal Server',
        'Edition Service Pack 4.',
      ],
    ],
  ],
  fields: {
    Keywords: 'kblamp kbWinNT400sp4fix ',
    Component: 'Lamps',
    Technology: 'kbWinNTsearch  kbWinNTS400',
    Version: ':4.0,4.0 SP6',
    Hardware: 'ALPHA x86',
    'Issue type': 'kbbug kbprb',
  },
});

describe.each(forms)('a whole article in the %s form', (name, form) => {
  const article = read(form(whole));

  it('gives its head', () => {
    expect(article).toMatchObject({
      kb: 'Q990001',
      form: name,
      title: { text: whole.title, line: 2 },
      category: name === 'TXT' ? 'winnt' : null,
      lastModified: '2002-05-08',
      product: { text: 'Microsoft Windows NT', line: 3 },
      versions: { text: name === 'TXT' ? ':4.0,4.0 SP6' : '4.0,4.0 SP6', line: 4 },
      operatingSystems: { text: '', line: 5 },
    });
    expect(article.problems).toEqual([]);
  });

  it('gives its products, with editions in either place and what is said below one', () => {
    expect(article.products.map(({ name, versions, edition, on }) => ({ name, versions, edition, on }))).toEqual([
      {
        name: 'Microsoft Windows NT Server',
        versions: ['4.0 SP5', '4.0 SP6'],
        edition: null,
        on: ['the operating system: Microsoft Windows NT'],
      },
      { name: 'Microsoft Windows NT Server', versions: ['4.0', '4.0 SP6'], edition: 'Terminal Server Edition', on: [] },
      { name: 'Microsoft Windows NT Server', versions: ['4.0'], edition: 'Enterprise Edition', on: [] },
      { name: 'Microsoft Lamp 98', versions: [], edition: null, on: [] },
    ]);
    expect(article.products[0]?.printed).toBe(whole.products[0]);
  });

  it('gives every article that it names, in every form, with the title where one is printed', () => {
    expect(article.references.map(({ kb, title, part }) => [kb, title, part])).toEqual([
      ['Q990007', 'Lamps Are Hot', null],
      ['Q990002', null, 'cause'],
      ['Q990003', null, 'cause'],
      ['Q990004', 'A Title That Is So Long That It Does Not Fit on One Line and So Goes On Below', 'resolution'],
      ['Q990005', 'Another Title', 'resolution'],
      ['Q990006', 'A Title in the Older Form', 'resolution'],
    ]);
  });

  it('gives what was confirmed, and each pack with the correction', () => {
    expect(article.statuses).toEqual([
      {
        line: lineOf(whole, 'Microsoft has confirmed'),
        part: 'status',
        under: null,
        confirmed: true,
        firstCorrectedIn: [
          { product: 'Windows NT 4.0', pack: '4' },
          { product: 'Windows NT Server 4.0, Terminal Server Edition', pack: '4' },
        ],
      },
    ]);
  });

  it('gives what to do, by product', () => {
    expect(article.resolutions.map(({ under, says, requires }) => [under, [...says], requires])).toEqual([
      ['Windows NT 4.0', ['latestServicePack'], null],
      ['Windows NT Server 4.0, Terminal Server Edition', [], 'Windows NT 4.0 Service Pack 6a'],
    ]);
  });

  it('gives stop screens and what stands outside ASCII', () => {
    expect(article.stops).toEqual([
      { code: '0x0000009A', parameters: ['0x00000001', '0x00000002', '0x00000003', '0xf1234567'], parts: ['symptoms'] },
    ]);
    expect(article.text.some(({ text }) => text === 'A lamp\u00a0stops with this:')).toBe(true);
  });

  it('gives its foot', () => {
    expect(article.queryWords).toEqual({ text: 'lamp dark', line: lineOf(whole, 'Additional query words') });
    const fields = Object.fromEntries([...article.fields].map(([field, { text }]) => [field, text]));
    expect(fields).toEqual(
      Object.fromEntries(Object.entries(whole.fields).map(([field, text]) => [field, text.trim()])),
    );
    expect(article.fields.get('Hardware')?.line).toBe(lineOf(whole, 'Hardware'));
  });
});

describe('traps of the form', () => {
  /** The TXT form of an article, changed. */
  const changed = (change: (text: string) => string, article: MadeUp = madeUp()) => read(change(asTxt(article)));

  it('query words with the ruler at once below them are no heading', () => {
    const { queryWords, text } = changed((all) => all.replace(/(Additional query words:.*)\r\n\r\n/, '$1\r\n'));
    expect(queryWords?.text).toBe('lamp dark');
    expect(text.filter(({ heading }) => heading).map((line) => line.text)).toEqual(['SYMPTOMS', '========']);
  });

  it('query words may take several lines, or be missing', () => {
    expect(changed((all) => all.replace('lamp dark', 'lamp\r\ndark')).queryWords?.text).toBe('lamp dark');
    const without = changed((all) => all.replace(/Additional query words:.*\r\n/, ''));
    expect([without.queryWords, without.fields.get('Hardware')?.text]).toEqual([null, 'ALPHA x86']);
  });

  it('keywords of the head may be cut; those of the foot are whole', () => {
    const article = changed((all) => all.replace('KEYWORDS:kblamp', 'KEYWORDS:kbla'));
    expect([article.keywords.text, article.fields.get('Keywords')?.text]).toEqual(['kbla', 'kblamp']);
  });

  it('a ruler of the same length in a sample of code is not taken for the foot', () => {
    const article = madeUp({ parts: [['MORE INFORMATION', ['=', 'x', '='.repeat(70), 'Keywords are not fields.']]] });
    expect(readTxt(article).fields.get('Keywords')?.text).toBe('kblamp');
    expect(readTxt(article).text.at(-2)?.text).toBe('Keywords are not fields.');
  });

  it('a part counts by what its heading says: underlined with hyphens, or spelt in another way', () => {
    const article = madeUp({
      parts: [['SUMMARY', ['x', '', 'CAUSE', '-----', '', 'c', '', 'WORK AROUND', '-----------', '', 'w']]],
    });
    const { text } = readTxt(article);
    expect(['c', 'w'].map((word) => text.find((line) => line.text === word)?.part)).toEqual(['cause', 'workaround']);
  });

  it('rulers that are not as long as the line above are no headings', () => {
    const article = madeUp({ parts: [['SUMMARY', ['int x;', '=====', 'y', '---', '  z', '---']]] });
    expect(readTxt(article).text.filter(({ heading }) => heading)).toHaveLength(2);
  });

  it('lines of an older head below the ruler are text, and break nothing', () => {
    const article = changed((all) => all.replace(/(={70}\r\n)/, '$1DOCUMENT:Q990009\r\nTITLE   :Old\r\n'));
    expect([article.kb, article.title.text, article.products.length]).toEqual([
      'Q990001',
      'Lamp Goes Out Because of Xlamp.sys',
      1,
    ]);
  });

  it.each(['winnt:4.0,4.0 SP4', ':4.0', 'WinNT:3.51,4.0', '3.50 3.51', 'winnt:3.1; :3.1', ''])(
    'versions are kept as printed: "%s"',
    (versions) => {
      expect(readTxt(madeUp({ versions })).versions.text).toBe(versions);
    },
  );

  it.each([
    ['Microsoft Exchange Server, version 5.5', ['Microsoft Exchange Server', ['5.5'], null]],
    [
      'Microsoft Visual C++, 32-bit Enterprise Edition, version 6.0',
      ['Microsoft Visual C++', ['6.0'], '32-bit Enterprise Edition'],
    ],
    ['Microsoft Windows NT Server version 4.0 SP6a', ['Microsoft Windows NT Server', ['4.0 SP6a'], null]],
    ['Microsoft Windows 98 Second Edition', ['Microsoft Windows 98 Second Edition', [], null]],
  ] as const)('a product: %s', (line, expected) => {
    const { name, versions, edition } = readProduct(line);
    expect([name, versions, edition]).toEqual(expected);
  });

  it('an article without a list of products says so and is read', () => {
    const { products, problems, text } = changed((all) => all.replace(/-{79}[\s\S]*?-{79}\r\n/, ''));
    expect([products, text.some((line) => line.text === 'The lamp goes out.')]).toEqual([[], true]);
    expect(problems.map(({ says }) => says)).toEqual(['lists no product']);
  });

  it('bytes from 80 to 9F are those of Windows-1252', () => {
    expect(asWindows1252('\u0091\u0085\u0099\u00a0A')).toBe('\u2018\u2026\u2122\u00a0A');
  });
});

describe('whatever is in a file', () => {
  it('a text that is no article is none', () => {
    for (const text of ['', 'x', '\u0000', 'DOCUMENT:', 'DOCUMENT:Q12', '---\n', '---\n{% raw %}\n'])
      expect(readArticle(text)).toBeNull();
  });

  it('an article that ends too soon says so', () => {
    const text = asTxt(whole);
    const { problems } = read(text.slice(0, text.indexOf('STATUS')));
    expect(problems.map(({ says }) => says)).toContain('ends before its foot');
  });

  it('nothing makes the reader throw: random bytes, articles cut off anywhere, articles with random bytes in them', () => {
    const text = fc.constantFrom(...Object.values(FORMS)).map((form) => form(whole));
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    const damaged = fc
      .tuple(text, at, at, fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([all, from, length, noise]) => {
        const start = Math.floor(from * all.length);
        return all.slice(0, start) + noise + all.slice(start + Math.floor(length * 60));
      });
    const cut = fc.tuple(text, at).map(([all, end]) => all.slice(0, Math.floor(end * all.length)));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), damaged, cut), (any) => {
        readArticle(any);
      }),
      { numRuns: 400 },
    );
  });

  it('a line with a date and a size, or a date and a file, is a row or is told', () => {
    const cell = fc.constantFrom(
      '01/02/99',
      '17-Feb-2001',
      '101,920',
      '109 KB',
      'Xlamp.sys',
      '05:13p',
      'x86',
      '4.0.1.2',
      'the',
      'lamp',
      'is',
      '|',
      '-',
    );
    const line = fc
      .array(fc.tuple(cell, fc.constantFrom(' ', '  ', '\t')), { maxLength: 9 })
      .map((all) => all.flat().join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const article = withLines(lines.map((text) => `   ${text}`));
        const { rows, problems } = readTxt(article);
        const from = lineOf(article, 'These files are newer:') + 2;
        lines.forEach((text, index) => {
          const { date, size, name } = readRow(text);
          if (!date || !((size && !size.doubtful) || name?.known)) return;
          expect(
            [...rows, ...problems].map((one) => one.line),
            text,
          ).toContain(from + index);
        });
      }),
      { numRuns: 500 },
    );
  });
});

/** A word or two of the archive's kind. */
const word = fc.stringMatching(/^[A-Za-z][a-z]{0,9}$/);
const number = (length: number) =>
  fc.nat({ max: 10 ** length - 1 }).map((digits) => String(digits).padStart(length, '0'));
const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => `${words.join(' ')}.`);
const kb = number(6).map((digits) => `Q${digits}`);
const date = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2002-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const asPrinted = (day: string): string => {
  const [year, month, number] = day.split('-');
  return `${number}-${'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')[Number(month) - 1]}-${year}`;
};
const rowFacts = fc.record({
  date: fc
    .tuple(date, fc.constantFrom(true, false))
    .map(([day, long]) =>
      long
        ? asPrinted(day).replace(/[A-Z]{3}/, (month) => month.slice(0, 1) + month.slice(1).toLowerCase())
        : `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
    ),
  time: fc.constantFrom('05:13p', '15:54', '9:58am'),
  size: fc.integer({ min: 1000, max: 9_999_999 }).map((bytes) => bytes.toLocaleString('en-US')),
  name: word.map((name) => `${name}.sys`),
  platform: fc.constantFrom('x86', 'Alpha', '(Intel)'),
});

test('a made-up article, written in either form and read, gives the same facts', () => {
  const facts = fc.record({
    kb,
    title: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
    day: date,
    versions: fc.constantFrom('winnt:4.0', ':4.0,4.0 SP6', ''),
    words: fc.array(word, { maxLength: 4 }),
    keywords: fc.array(
      word.map((one) => `kb${one}`),
      { maxLength: 4 },
    ),
    rows: fc.array(rowFacts, { maxLength: 4 }),
    references: fc.uniqueArray(fc.record({ kb, title: word }), { selector: (one) => one.kb, maxLength: 3 }),
    symptoms: fc.array(sentence, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(facts, fc.constantFrom(...forms), (made, [name, form]) => {
      const references = made.references.filter((reference) => reference.kb !== made.kb);
      const article = read(
        form(
          madeUp({
            kb: made.kb,
            title: made.title,
            date: asPrinted(made.day),
            versions: made.versions,
            queryWords: made.words.join(' '),
            fields: { Keywords: made.keywords.join(' '), Version: made.versions },
            parts: [
              ['SYMPTOMS', made.symptoms],
              [
                'RESOLUTION',
                made.rows.map((row) => `   ${row.date}  ${row.time}  ${row.size}  ${row.name}  ${row.platform}`),
              ],
              ['REFERENCES', references.map((reference) => `   ${reference.kb} ${reference.title}`)],
            ],
          }),
        ),
      );
      expect(article.kb).toBe(made.kb);
      expect(article.title.text).toBe(made.title);
      expect(article.lastModified).toBe(made.day);
      expect(article.versions.text).toBe(name === 'MD' ? made.versions.replace(/^:/, '') : made.versions);
      expect(article.queryWords?.text).toBe(made.words.join(' '));
      expect(article.fields.get('Keywords')?.text).toBe(made.keywords.join(' '));
      expect(
        article.rows.map(({ name, date, time, size, platform }) => ({ date, time, size, name, platform })),
      ).toEqual(made.rows);
      expect(article.references.map(({ kb, title }) => ({ kb, title }))).toEqual(references);
      expect(article.problems).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
