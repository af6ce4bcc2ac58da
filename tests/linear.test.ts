/**
 * Whatever a stranger pastes, types or links is read in a number of steps that grows with its length and no faster. Patterns
 * are proved so one by one; all else is counted, as the engine counts what it has run. No clock is asked.
 */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from './support/imports.ts';

const ROOT = process.cwd();

/** Patterns that take more than one look at a sign, and what they are given. */
const OF_OURS: readonly (readonly [file: string, why: string])[] = [
  ['src/site/prose.ts', 'the prose of the book, at its build'],
  ['src/sim/sentences.ts', 'the digits of one number'],
  ['src/components/views/standalone.ts', 'style sheets of the book'],
  ['src/archive/head.ts', 'a file of the archive that an author hands to a command, line by line'],
  ['src/archive/references.ts', 'the same'],
  ['src/archive/statuses.ts', 'the same'],
];

describe('a pattern never looks at a sign again for each sign before it', () => {
  const patterns = filesUnder('src', ['.ts', '.tsx']).flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: { readonly file: string; readonly line: number; readonly pattern: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node))
        found.push({
          file: relative(ROOT, file),
          line: source.getLineAndCharacterOfPosition(node.pos).line + 1,
          pattern: node.text,
        });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
  const slow = patterns.filter(({ pattern }) => {
    const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(pattern) ?? [];
    return analyse({ source, flags }).reports.length > 0;
  });

  it('in the whole book, but for those that only ever see texts of its authors', () => {
    expect(patterns.length).toBeGreaterThan(200);
    const strange = slow.filter(({ file }) => !OF_OURS.some(([one]) => one === file));
    expect(strange.map(({ file, line, pattern }) => `${file}:${line} ${pattern}`)).toEqual([]);
    for (const [file] of OF_OURS) expect(slow.map((one) => one.file)).toContain(file);
  });

  it('and one that would is found', () => {
    expect(analyse({ source: '[,;:.]+$', flags: '' }).reports).not.toEqual([]);
    expect(analyse({ source: '^\\w*\\w*b', flags: '' }).reports).not.toEqual([]);
  });
});

/** Pieces that are like something, again and again: each is repeated as often as it takes. */
const PIECES = [
  ...[
    '123 ',
    '1 ',
    '123,',
    '123.',
    '1,',
    '1.',
    '.',
    ',',
    ',,,a ',
    ';:.',
    '(',
    ')',
    '( ',
    '(a',
    '(((a ',
    '((',
    '|',
    '| ',
  ],
  ...[
    'a',
    'a ',
    'A.',
    'a.b ',
    '.a',
    '\\',
    'a\\',
    'c:\\',
    '%a%',
    '%',
    '/',
    '1/1/99 ',
    '1/',
    '-',
    '- ',
    '_',
    '~',
    '*',
    '?',
  ],
  ...['07/21/99 05:13p 147,920 Tcpip.sys\n', '07/21/99 ', '147,920 ', 'Tcpip.sys ', '5:13p ', '21 July 1999 ', 'July '],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\u00a0',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\u{1f600}',
    '\u0661\u0662\u0663 ',
  ],
  ...[
    'Created: 1\n',
    'size on disk 1\n',
    'STOP 0x0000000A ',
    '0x',
    '0xA,',
    '0x1 ',
    '(0x1,',
    'STOP: ',
    'a=',
    '=',
    '&',
    'k=v&',
  ],
  ...[
    'stop=0xA&',
    'A~',
    '~',
    '~p2',
    '@',
    '.0',
    'Q177245',
    'Q1 ',
    '"',
    "'",
    '\u2019123',
    '1 KB ',
    '1.5 MB ',
    'bytes ',
    'v1.2.3 ',
  ],
];

type Read = (text: string) => unknown;

/** Loaded once the engine counts: what it has compiled before that, it does not count block by block. */
async function loaded() {
  const { readPaste } = await import('../src/diagnose/paste.ts');
  const { readStop } = await import('../src/diagnose/stops.ts');
  const { readAddress } = await import('../src/diagnose/address.ts');
  const { openingOf } = await import('../src/embed/frame/opening.ts');
  const { readWishes } = await import('../src/embed/frame/wishes.ts');
  const { readSchedule, runnable } = await import('../src/sim/library/index.ts');
  const { readQuery } = await import('../src/components/search/query.ts');
  const { readSelection } = await import('../src/components/builds/selection.ts');
  // Of a book that knows nothing: what is read is the address.
  const knowledge = { cases: [], builds: [], packs: [], products: [] } as unknown as Parameters<typeof readAddress>[1];
  const shown = 'A~Q177245~a00000f1111111111.28';
  return {
    'a paste': (text) => readPaste(text),
    'the line of a stop': (text) => readStop(text),
    'the address of a diagnosis': (text) => readAddress(text, knowledge),
    'the address of a frame': (text) => openingOf(runnable('Q177245'), shown, readWishes(text, 'machine')),
    'a link to a schedule': (text) => readSchedule(text, 'Q177245'),
    'a search': (text) => readQuery(text),
    'the address of the table of builds': (text) =>
      readSelection(text, { facets: { line: ['nt4'] }, orders: ['date'], served: 'date' }),
  } satisfies Readonly<Record<string, Read>>;
}
const READERS: readonly (keyof Awaited<ReturnType<typeof loaded>>)[] = [
  'a paste',
  'the line of a stop',
  'the address of a diagnosis',
  'the address of a frame',
  'a link to a schedule',
  'a search',
  'the address of the table of builds',
];

describe('every reader of a stranger’s text', () => {
  const session = new Session();
  let readers: Awaited<ReturnType<typeof loaded>>;
  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    readers = await loaded();
  }, 60_000);
  afterAll(() => session.disconnect());

  /** How many blocks of the book's own code are run. */
  async function stepsOf(read: () => unknown): Promise<number> {
    await session.post('Profiler.takePreciseCoverage');
    read();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.includes('/src/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }

  it.each(READERS)('%s takes at most twice the steps for twice the text', async (name) => {
    const read: Read = readers[name];
    const slow: string[] = [];
    for (const piece of PIECES) {
      const text = (length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      // What is compiled or filled in at the first reading counts for none.
      read(text(500));
      const [half, whole] = [await stepsOf(() => read(text(2000))), await stepsOf(() => read(text(4000)))];
      if (whole > 2.2 * half + 200) slow.push(`${JSON.stringify(piece)}: ${half} steps, then ${whole}`);
    }
    expect(slow).toEqual([]);
  });

  it('and one that looks at each sign for each sign is found', async () => {
    const all: Read = (text) => [...text].map(() => readers['a paste'](text));
    const [half, whole] = [await stepsOf(() => all('1 '.repeat(25))), await stepsOf(() => all('1 '.repeat(50)))];
    expect(whole).toBeGreaterThan(2.2 * half + 200);
  });
});

describe('a paste past its size', () => {
  it('is cut, and a sentence says what was read', async () => {
    const { readPaste } = await import('../src/diagnose/paste.ts');
    const line = '07/21/99 05:13p 147,920 Tcpip.sys';
    for (const [text, read] of [
      [`${line}\n`.repeat(50_000), '1,000 lines'],
      [line.padEnd(1_000_000, ' x'), '40,000 characters'],
    ] as const) {
      const { notes, files } = readPaste(text);
      expect(notes).toContain(
        `It is long: the first ${read} were read, and the rest was not. Paste the line of the driver alone.`,
      );
      expect(files[0]?.size?.bytes).toBe(147_920);
      expect(files.length).toBeLessThanOrEqual(1000);
    }
  });

  it('of many files the first are shown, and how many more there are', async () => {
    const { judge, NOTHING_SAID } = await import('../src/diagnose/judge.ts');
    const { knowledge } = await import('./support/knowledge.ts');
    const paste = Array.from({ length: 900 }, (_, at) => `07/21/99 05:13p 1,${100 + at} a${at}.sys`).join('\n');
    const { strangers, notes } = judge(knowledge, { ...NOTHING_SAID, paste });
    expect(strangers).toHaveLength(12);
    expect(notes.join(' ')).toContain('Of 900 files that are not these drivers the first 12 are shown.');
  });
});
