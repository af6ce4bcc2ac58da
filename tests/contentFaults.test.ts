/** What an author is told of a file of the book that cannot be read, or says what cannot be. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, writtenIn } from '../src/content/written.ts';
import { faultsOfContent } from '../src/site/contentFirst.ts';

const PROJECT = join(import.meta.dirname, '..');
const ARTICLE = 'src/content/articles/Q297040.mdx';
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hangbook-content-'));
  for (const folder of ['src', 'public']) mkdirSync(join(root, folder));
  cpSync(join(PROJECT, 'src/content'), join(root, 'src/content'), { recursive: true });
  // Its parts are looked up there, and read nowhere.
  symlinkSync(join(PROJECT, 'src/components'), join(root, 'src/components'), 'dir');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What is told while a file of the book is changed. */
function toldOf(file: string, change: (bytes: Buffer) => Buffer | string): readonly string[] {
  const path = join(root, file);
  const before = readFileSync(join(PROJECT, file));
  const after = change(before);
  expect(Buffer.from(after).equals(before), 'the change changes something').toBe(false);
  writeFileSync(path, after);
  try {
    return faultsOfContent(root);
  } finally {
    writeFileSync(path, before);
  }
}
const replaced = (before: string | RegExp, after: string) => (bytes: Buffer) =>
  bytes.toString('utf8').replace(before, after);
/** On which line of a file this stands. */
const lineOf = (file: string, text: string): number =>
  readFileSync(join(PROJECT, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('the content', () => {
  it('as it is has nothing that would stop a build', () => {
    expect(faultsOfContent(root)).toEqual([]);
  });

  it.each(['2002-02-31', '2001-02-29', '2002-13-01', '2002-00-10', '2002-5-8', '2002-05-08 10:00:00'])(
    'the date %s is refused, with its line, and not made another',
    (date) => {
      expect(() => writtenIn(`kb: Q1\nday: ${date}\n`, 'a.yaml')).toThrow(
        `a.yaml:2: ${date} is no day of the calendar; a day is written as in 2002-05-08.`,
      );
      expect(() => writtenIn(`---\nkb: Q1\nday: ${date}\n---\nProse.\n`, 'a.mdx')).toThrow(
        `a.mdx:3: ${date} is no day`,
      );
    },
  );

  it('a day that the calendar has not stops a build', () => {
    expect(toldOf(ARTICLE, replaced(/lastModified: .*/, 'lastModified: 2002-02-31'))).toEqual([
      expect.stringMatching(`^${ARTICLE}:${lineOf(ARTICLE, 'lastModified:')}: 2002-02-31 is no day of the calendar`),
    ]);
  });

  it.each(["'2002-05-08'", 'null', 'May 2002'])('no date is made of %s where a day has to stand', (value) => {
    const [sentence, ...more] = toldOf(ARTICLE, replaced(/lastModified: .*/, `lastModified: ${value}`));
    expect(sentence).toBe(
      `${ARTICLE}:${lineOf(ARTICLE, 'lastModified:')}: record.lastModified: Expected a day without quotes, as in 2002-05-08.`,
    );
    expect(more).toEqual([]);
  });

  it('every day of two leap years and two others is a day, and nothing between them is', () => {
    for (const year of [1999, 2000, 1900, 1996])
      for (let month = 0; month <= 13; month++)
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const days = [31, year % 4 === 0 && year !== 1900 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
          expect(dayOf(text) !== null, text).toBe(day >= 1 && day <= (days[month - 1] ?? 0));
        }
  });

  it.each([
    [
      'bytes of Windows-1252',
      'src/content/codes.yaml',
      Buffer.from('# caf\xe9\n', 'latin1'),
      /codes\.yaml:1: the line is not UTF-8 \(there is a byte 0xE9/,
    ],
    [
      'half a letter',
      'src/content/codes.yaml',
      Buffer.from([0x23, 0xe2, 0x82, 0x0a]),
      /codes\.yaml:1: the line is not UTF-8/,
    ],
    [
      'half of a pair',
      'src/content/codes.yaml',
      Buffer.from([0x23, 0xed, 0xa0, 0x80, 0x0a]),
      /codes\.yaml:1: the line is not UTF-8/,
    ],
    [
      'a letter that was lost before',
      'src/content/codes.yaml',
      Buffer.from('# caf\ufffd\n'),
      /codes\.yaml:1: the line has U\+FFFD/,
    ],
    [
      'a control character',
      'src/content/codes.yaml',
      Buffer.from('# a\u0000b\n'),
      /codes\.yaml:1: the line has the control character U\+0000/,
    ],
    [
      'a control character of Latin-1',
      'src/content/codes.yaml',
      Buffer.from('# a\u0092b\n'),
      /codes\.yaml:1: the line has the control character U\+0092/,
    ],
    [
      'a mark that turns the direction of reading',
      'src/content/codes.yaml',
      Buffer.from('# a\u202eb\n'),
      /codes\.yaml:1: the line has the mark U\+202E, which turns the direction in which text is shown; leave it out/,
    ],
    [
      'a byte order mark',
      'src/content/codes.yaml',
      Buffer.from('\ufeff'),
      /codes\.yaml:1: the line begins with a byte order mark/,
    ],
    ['a line of Windows', 'src/content/codes.yaml', Buffer.from('# a\r\n'), /codes\.yaml:1: the line ends with CR LF/],
    [
      'the same in a file of the prose',
      ARTICLE,
      Buffer.from('# caf\xe9\n', 'latin1'),
      /Q297040\.mdx:1: the line is not UTF-8/,
    ],
  ])('%s is told with its file and line', (_, file, head, told) => {
    const [sentence, ...more] = toldOf(file, (bytes) => Buffer.concat([head, bytes]));
    expect(sentence).toMatch(told);
    expect(more).toEqual([]);
  });

  it.each([
    ['a misspelt field', ARTICLE, /^summary:/m, 'sumary:', ':7: Unknown field "sumary": expected one of "kb"|'],
    ['a missing field', ARTICLE, /^summary:.*\n/m, '', ':2: summary: '],
    [
      'a name that no list has',
      ARTICLE,
      /^ {2}is: .*/m,
      '  is: bad luck',
      ': mechanism.is: Invalid option: expected one of ',
    ],
    ['a key that stands twice', ARTICLE, /^driver: /m, 'driver: Afd.sys\ndriver: ', ': Map keys must be unique.'],
    ['a bracket that is not closed', ARTICLE, /^stops: \[\]/m, 'stops: [', ': '],
    ['no facts at all', ARTICLE, /^---\n/, '', ':1: the file begins with no facts'],
    ['a case that does not run', ARTICLE, /^case: .*/m, 'case: Q999999', ': case: Invalid option: expected one of '],
    [
      'a part that there is none of',
      ARTICLE,
      /<Machine /,
      '<Machin ',
      'uses <Machin>, and there is no such part; there are ',
    ],
    [
      'a name for another part that is nowhere',
      'src/content/codes.yaml',
      /^- \{id: /m,
      '- {id: *nowhere, was: ',
      ':1: Unresolved alias',
    ],
    ['a tag that nobody knows', ARTICLE, /^driver: /m, 'driver: !foo ', ': Unresolved tag: !foo'],
    [
      'a word that the glossary has not',
      ARTICLE,
      /<Term is="[\w-]+"/,
      '<Term is="no-word"',
      'explains "no-word", of which src/content/glossary has nothing; expected one of ',
    ],
    [
      'a step that the run has not',
      ARTICLE,
      /<Moment case="Q297040" is="[^"]*"/,
      '<Moment case="Q297040" is="flies away"',
      '"flies away" is no step of its shortest run; it has ',
    ],
    [
      'an id that is given twice',
      'src/content/codes.yaml',
      /^- \{id: .*\n/m,
      '$&$&',
      ' is there already; an id is given once.',
    ],
    ['a list that is none', 'src/content/codes.yaml', /^[\s\S]*$/, 'codes: none\n', ':1: the file is no list'],
  ])('%s is told with its file and what was expected', (_, file, before, after, told) => {
    const sentences = toldOf(file, replaced(before, after));
    expect(sentences[0]).toContain(told);
    expect(sentences[0]).toMatch(new RegExp(`^${file}[: ]`));
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
  });

  it('a name of another entry that leads nowhere is told with the choices', () => {
    expect(toldOf('src/content/builds/nt4-sp4.yaml', replaced(/packs: \[.*\]/, 'packs: [nt4-sp99]'))).toContainEqual(
      expect.stringMatching(/^src\/content\/builds\/nt4-sp4.*"nt4-sp99"/),
    );
  });
});
