/**
 * `node tests/support/countSteps.ts`: how many blocks of the book's own code each reader of a stranger's text runs, for a text and for
 * one of twice its length. A process of its own: what the engine has compiled before it counts, it does not count block by block.
 */
import { Session } from 'node:inspector/promises';

/** What the engine makes faster it counts less exactly. */
export const UNOPTIMIZED = ['--no-opt', '--no-flush-bytecode'];

export type Read = (text: string) => unknown;

/** Steps for a text of so many pieces, and for one of twice as many. */
export interface Counted {
  readonly piece: string;
  readonly half: number;
  readonly whole: number;
}

export const READERS = [
  'a paste',
  'the line of a stop',
  'the address of a diagnosis',
  'the address of a frame',
  'a link to a schedule',
  'a search',
  'the address of the table of builds',
  'an article of the archive',
] as const;
/** One that reads a whole paste for each sign of it, to see that it would be found. */
export const SLOW = 'a reader that is slow on purpose';

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
  // Of articles: tables that name no file, titles that never end, sentences that never end.
  ...[
    'date time size\n1/1/99 1,234\n',
    '1/1/99 5:00p 1,234\n\nfoo\n',
    `   - Q177245 ${'a'.repeat(80)}\n`,
    `   Q177245 ${'a'.repeat(80)}\n`,
    `ARTICLE-ID: Q177245\nTITLE: ${'a'.repeat(80)}\n`,
    '1/1/99 1,234 1/1/99\n   Q177245 a 1/1/99 1,234\n',
    'first corrected in ',
    'fix requires Windows ',
    'Service Pack ',
    'Service Pack 4 and Windows ',
    'http://',
    'superseded by ',
    'charges ',
    'a\n===\n',
  ],
];

/** An article of the archive with this text in one of its parts. */
const article = (heading: string, text: string): string =>
  [
    'DOCUMENT:Q123456  21-JUL-1999  [winnt]',
    'TITLE   :A title',
    'PRODUCT :Microsoft Windows NT',
    'PROD/VER:winnt:4.0',
    'OPER/SYS:WINDOWS',
    'KEYWORDS:kbbug',
    '',
    heading,
    '='.repeat(heading.length),
    '',
    text,
    '',
    '='.repeat(70),
    'Keywords          : kbbug',
    '',
  ].join('\n');

/** Loaded once the engine counts: what it has compiled before that, it does not count block by block. */
async function loaded() {
  const { readPaste } = await import('../../src/diagnose/paste.ts');
  const { readStop } = await import('../../src/diagnose/stops.ts');
  const { readAddress } = await import('../../src/diagnose/address.ts');
  const { openingOf } = await import('../../src/embed/frame/opening.ts');
  const { readWishes } = await import('../../src/embed/frame/wishes.ts');
  const { readSchedule, runnable } = await import('../../src/sim/library/index.ts');
  const { readQuery } = await import('../../src/islands/search/query.ts');
  const { readArticle } = await import('../../src/archive/article.ts');
  const { readSelection } = await import('../../src/islands/builds/selection.ts');
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
    'an article of the archive': (text) =>
      ['SYMPTOMS', 'RESOLUTION', 'STATUS', 'REFERENCES'].map((heading) => readArticle(article(heading, text))),
    [SLOW]: (text) => [...text.slice(0, text.length / 40)].map(() => readPaste(text.slice(0, text.length / 40))),
  } satisfies Readonly<Record<string, Read>>;
}

async function main(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const readers: Readonly<Record<string, Read>> = await loaded();
  const stepsOf = async (read: () => unknown): Promise<number> => {
    await session.post('Profiler.takePreciseCoverage');
    read();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.includes('/src/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
  const told: Record<string, Counted[]> = {};
  for (const [name, read] of Object.entries(readers)) {
    const counted: Counted[] = [];
    for (const piece of name === SLOW ? ['1 '] : PIECES) {
      const text = (length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      // What is filled in at the first reading counts for none.
      read(text(500));
      const half = await stepsOf(() => read(text(2000)));
      const whole = await stepsOf(() => read(text(4000)));
      counted.push({ piece, half, whole });
    }
    told[name] = counted;
  }
  console.log(JSON.stringify(told));
}

if (process.argv[1] === import.meta.filename) await main();
