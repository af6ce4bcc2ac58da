/** A book of one made-up article, with everything in it that an archive can judge, and the article that it is made from. */

import { driverRowsOf, frontMatterOf } from '../../scripts/archive/draft.ts';
import { readArticle } from '../../src/archive/article.ts';
import type { Book } from '../../src/content/joins.ts';
import { articleSchema, buildSchema, packSchema, productSchema } from '../../src/content/schemas.ts';
import { asTxt, lineOf, madeUp } from '../../tools/archive.ts';

/** The article: it prints a row of each kind that the book keeps, names others, and explains a registry value. */
export const ARTICLE = madeUp({
  title: 'STOP 0x0000009A in Tcpip.sys After 41 Days',
  versions: 'winnt:4.0,4.0 SP6a',
  products: ['Microsoft Windows NT Server versions 4.0, 4.0 SP6a', 'Microsoft Lamp version 98.7'],
  parts: [
    [
      'SYMPTOMS',
      [
        'STOP 0x0000009A (0x00000011, 0x00000022, 0x00000033, 0xf1234567) is shown, as on',
        '129.68.73.11 after a call to 129.68.94.57.',
      ],
    ],
    [
      'RESOLUTION',
      [
        'To resolve this problem, obtain the latest service pack for Windows NT 4.0.',
        '',
        '   Q990004 How to Obtain Lamps 2 and 3',
        '',
        'This hotfix is superseded by that of the article below:',
        '',
        '   Q990005 Lamp 17 Goes Out Again',
        '',
        'Contact Microsoft Product Support Services for a fix dated 12 March 1999:',
        '',
        '   http://support.example.com/default.aspx?scid=fh;EN-US;CNTACTMS77',
        '',
        'The English version of this fix should have the following file attributes or',
        'later:',
        '',
        '   Date      Time   Version        Size     File name  Platform',
        '   ------------------------------------------------------------',
        '   03/14/99  05:13p  4.0.9381.17  147,920   Tcpip.sys  x86',
        '   03/15/99  04:05p  4.0.9381.18  269,648   Tcpip.sys  Alpha',
        '   03/16/99  03:26p  4.0.9381.19   91,648   Xlamp.sys  x86',
        '',
        'This hotfix requires Microsoft Windows NT 4.0 Service Pack 6a.',
      ],
    ],
    [
      'STATUS',
      [
        'Microsoft has confirmed this to be a problem in Windows NT 4.0. This problem was',
        'first corrected in Windows NT 4.0 Service Pack 5.',
      ],
    ],
    [
      'MORE INFORMATION',
      [
        'MaxLamps',
        'Key: HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Lamp32',
        'Value Type: REG_DWORD',
        'Valid Range: 13-2718',
        'Default: 1414',
        'Recommendation: 1732',
      ],
    ],
  ],
  fields: {
    Keywords: 'kblamp41 kbWinNT400sp5fix',
    Technology: 'kbWinNTS400 kbLamp987',
    Version: 'winnt:4.0,4.0 SP6a',
    Hardware: 'x86',
    'Issue type': 'kbbug',
    'Solution Type': 'kbfix',
  },
  queryWords: 'lamp 41 days',
});

const product = productSchema.parse({
  name: 'NT Server',
  printed: ['Microsoft Windows NT Server version 4.0'],
  line: 'nt4',
  technology: [],
  articles: null,
  order: 1,
  notes: [],
});

const pack = (number: string, fixKeyword: string | null, stamp: unknown = null) =>
  packSchema.parse({
    name: `Service Pack ${number}`,
    short: `SP${number}`,
    line: 'nt4',
    order: 5,
    released: null,
    stamp,
    requires: null,
    technology: [],
    fixKeyword,
    sources: [],
    runs: null,
    notes: [],
  });

const NAMES = {
  products: [{ id: 'nt4-server', data: product }],
  packs: [
    {
      id: 'nt4-sp5',
      data: pack('5', 'kbWinNT400sp5fix', {
        printed: '03/16/99 03:26p',
        kb: ARTICLE.kb,
        line: lineOf(ARTICLE, '91,648'),
      }),
    },
    { id: 'nt4-sp6a', data: pack('6a', null) },
  ],
};

const EMPTY: Book = {
  articles: [],
  concepts: [],
  glossary: [],
  briefs: [],
  absent: [],
  builds: [],
  standings: [],
  platforms: [],
  kernels: [],
  codes: [],
  machineFacts: [],
  assumptions: [],
  ...NAMES,
} as Book;

const archive = readArticle(asTxt(ARTICLE));
if (!archive) throw new Error('The made-up article is none.');

const [x86, alpha] = driverRowsOf(archive);

const build = buildSchema.parse({
  name: 'made up',
  about: 'A file.',
  driver: 'Tcpip.sys',
  lines: ['nt4'],
  packs: [],
  prerequisite: {
    packs: ['nt4-sp6a'],
    says: 'That pack.',
    basis: 'documented',
    sources: [{ kb: ARTICLE.kb, sections: ['resolution'] }],
  },
  files: [
    {
      platform: 'x86',
      platformBasis: 'documented',
      day: new Date('1999-03-14'),
      time24: '17:13',
      bytes: 147920,
      rows: [x86],
      notes: [],
    },
    {
      platform: 'Alpha',
      platformBasis: 'documented',
      day: new Date('1999-03-15'),
      time24: '16:05',
      bytes: 269648,
      rows: [alpha],
      notes: [],
    },
  ],
  said: [
    { from: new Date('1999-03-12'), to: null, kb: ARTICLE.kb, line: lineOf(ARTICLE, '12 March'), says: 'Its day.' },
  ],
  fixes: [{ says: 'The lamp.', basis: 'documented', kb: ARTICLE.kb, sections: ['symptoms'] }],
  replaces: [],
  broke: [],
  doubts: [],
});

/** Every empty text of a draft, written. */
const written = (value: unknown): unknown => {
  if (value === '') return 'Written.';
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'record' ? one : written(one)]));
};

const withBuild: Book = { ...EMPTY, builds: [{ id: 'nt4-made-up', data: build }] };

/** The article as `npm run article` begins it, with every text written, and what an author adds. */
const data = articleSchema.parse({
  ...(written(frontMatterOf(archive, withBuild, new Date('2003-02-01'))) as object),
  example: { from: '129.68.73.11', to: '129.68.94.57', by: 'a call', sections: ['symptoms'] },
  registry: [
    {
      name: 'MaxLamps',
      key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Lamp32',
      type: 'REG_DWORD',
      values: [],
      range: '13-2718',
      default: 1414,
      recommended: 1732,
      note: null,
      source: ARTICLE.kb,
      sections: ['more'],
    },
  ],
});

/** A book that agrees with its archive in every fact. */
export const BOOK: Book = { ...withBuild, articles: [{ id: ARTICLE.kb, data }] };
