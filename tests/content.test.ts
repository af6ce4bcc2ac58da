import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FILED_BUILDS, FILED_CASES } from '../src/content/filed.ts';
import { type Book, type Entry, whyMisfits } from '../src/content/joins.ts';
import { PRODUCT_LINES } from '../src/content/lists.ts';
import {
  type Article,
  absentSchema,
  articleSchema,
  type Build,
  buildSchema,
  productSchema,
  type Standings,
  standingsSchema,
} from '../src/content/schemas.ts';
import { CASE_NAMES } from '../src/sim/library/index.ts';

/** The least that an article may say, as its author would write it. The number is made up. */
const article = {
  kb: 'Q99001',
  title: 'Computer May Stand Still Because of Tcpip.sys',
  titleRest: null,
  case: 'Q177245',
  published: new Date('2026-11-23'),
  summary: 'It stands still.',
  driver: 'Tcpip.sys',
  mechanism: { is: 'blocking deadlock', basis: 'documented', why: 'It says so.', sections: ['cause'] },
  stops: [],
  products: [
    {
      means: ['nt4-server'],
      printed: 'Microsoft Windows NT Server version 4.0',
      versions: ['4.0'],
      edition: null,
    },
  ],
  statements: [],
  files: [],
  symptoms: [{ probe: 'ping', is: 'alive', says: 'Still answered.', sections: ['symptoms'] }],
  conditions: [{ kind: 'load', short: 'load', says: 'Load.', sections: ['symptoms'] }],
  walk: [],
  silent: [],
  example: null,
  registry: [],
  resolutions: [
    {
      lines: ['nt4'],
      latestServicePack: false,
      supersededBy: null,
      caveats: [],
      support: null,
      language: 'English',
      builds: ['nt4-made-up'],
      orLater: true,
      prerequisite: null,
    },
  ],
  statuses: [{ lines: ['nt4'], confirmed: true, firstCorrectedIn: null, says: 'Confirmed.' }],
  references: [],
  otherCopies: [],
  record: {
    category: 'winnt',
    product: 'Microsoft Windows NT',
    versions: 'winnt:4.0',
    version: 'winnt:4.0',
    operatingSystems: '',
    keywords: [],
    technology: [],
    hardware: ['x86'],
    component: null,
    issueTypes: ['kbbug'],
    solutionTypes: ['kbfix'],
    queryWords: '',
    lastModified: new Date('2002-05-08'),
  },
};

const row = {
  kb: 'Q99001',
  line: 60,
  copy: null,
  name: 'Tcpip.sys',
  date: '01/02/99',
  time: '01:02p',
  size: '123,456',
  version: null,
  platform: 'x86',
};

const build = {
  name: 'made up',
  about: 'A made-up file.',
  driver: 'Tcpip.sys',
  lines: ['nt4'],
  packs: [],
  prerequisite: null,
  files: [
    {
      platform: 'x86',
      platformBasis: 'documented',
      day: new Date('1999-01-02'),
      time24: '13:02',
      bytes: 123456,
      rows: [row],
      notes: [],
    },
  ],
  said: [],
  fixes: [],
  replaces: [],
  broke: [],
  doubts: [],
};

const rule = {
  is: 'unknown',
  basis: 'documented',
  why: 'Nobody says.',
  sources: [],
  builds: [],
  packs: [],
  lines: Object.keys(PRODUCT_LINES),
  from: null,
  until: null,
};

const whyNotArticle = (change: object) => articleSchema.safeParse({ ...article, ...change }).error?.message ?? '';
const whyNotBuild = (change: object) => buildSchema.safeParse({ ...build, ...change }).error?.message ?? '';

test('an article that fills every field with a choice of its list is accepted', () => {
  expect(whyNotArticle({})).toBe('');
  expect(whyNotBuild({})).toBe('');
});

test('an article that names a case there is none of is refused, and told which there are', () => {
  const why = whyNotArticle({ case: 'Q177254' });
  for (const name of CASE_NAMES) expect(why).toContain(name);
});

test('a field that nobody reads is refused, and the author told which fields there are', () => {
  const why = whyNotArticle({ keyword: ['kbnetwork'] });
  expect(why).toContain('Unknown field \\"keyword\\"');
  expect(why).toContain('\\"record\\"');
  const [symptom] = article.symptoms;
  expect(whyNotArticle({ symptoms: [{ ...symptom, section: 'symptoms' }] })).toContain('\\"sections\\"');
});

test('a fact that is left out is not taken for one that the source does not give', () => {
  expect(whyNotArticle({ titleRest: undefined })).toContain('titleRest');
  expect(whyNotArticle({ titleRest: null })).toBe('');
});

test.each([
  ['probe', { symptoms: [{ probe: 'keyboard', is: 'dead', says: 'Dead.', sections: ['symptoms'] }] }, 'cad'],
  ['answer', { symptoms: [{ probe: 'ping', is: 'slow', says: 'Slow.', sections: ['symptoms'] }] }, 'fading'],
  ['section', { symptoms: [{ probe: 'ping', is: 'dead', says: 'Dead.', sections: ['symptom'] }] }, 'resolution'],
])('a %s outside its list is refused with the list', (_, change, choice) => {
  expect(whyNotArticle(change)).toContain(choice);
});

const entryOf = (change: object): Entry<Article> => ({
  id: 'Q99001',
  data: articleSchema.parse({ ...article, ...change }),
});
const made: Entry<Build> = { id: 'nt4-made-up', data: buildSchema.parse(build) };
const server = {
  id: 'nt4-server',
  data: productSchema.parse({
    name: 'Server',
    printed: ['Server'],
    line: 'nt4',
    technology: [],
    articles: 1,
    order: 1,
    notes: [],
  }),
};
const standings = (...rules: readonly object[]): Entry<Standings> => ({
  id: 'Q177245',
  data: standingsSchema.parse({ rules }),
});
const NOTHING: Book = {
  articles: [],
  briefs: [],
  absent: [],
  builds: [],
  standings: [],
  products: [],
  packs: [],
  platforms: [],
  kernels: [],
  codes: [],
  machineFacts: [],
  assumptions: [],
  concepts: [],
  glossary: [],
};
/** The case of the article bears the number of an article that this small book only names. */
const known = ['Q177245', 'Q99002'].map((kb) => ({
  id: kb,
  data: absentSchema.parse({ kb, title: null, inArchive: false, says: 'Named.' }),
}));
/** A book of one article, one build and one rule, in which everything fits; and what does not once it is changed. */
const SOUND: Book = {
  ...NOTHING,
  articles: [entryOf({})],
  absent: known,
  builds: [made],
  standings: [standings(rule)],
  products: [server],
};
const misfits = (
  change: Partial<Book>,
  cases = ['Q177245'],
  builds: readonly string[] = [],
  concepts: readonly string[] = [],
) => whyMisfits({ ...SOUND, ...change }, { cases, filed: cases, builds, concepts });

test('a small book that holds together has no misfit', () => {
  expect(misfits({})).toEqual([]);
});

test('a fix that no build is, is a misfit, and the builds there are are named', () => {
  const [misfit] = misfits({ builds: [{ ...made, id: 'nt4-other' }] });
  expect(misfit).toContain('resolutions.0.builds.0 names "nt4-made-up"');
  expect(misfit).toContain('"nt4-other"');
});

test('a fix whose row another article prints is a misfit', () => {
  const [file] = build.files;
  const elsewhere = buildSchema.parse({ ...build, files: [{ ...file, rows: [{ ...row, kb: 'Q99002' }] }] });
  expect(misfits({ builds: [{ ...made, data: elsewhere }] })).toContain(
    'articles/Q99001: it gives builds/nt4-made-up as its fix, which has no row printed in Q99001',
  );
});

test('a product or a pack that the book does not have is a misfit, wherever it is named', () => {
  expect(misfits({ products: [] })[0]).toContain('products.0.means.0 names "nt4-server"');
  expect(misfits({ builds: [{ ...made, data: { ...made.data, packs: ['nt4-sp9'] } }] })[0]).toContain(
    'packs.0 names "nt4-sp9", and packs/ has no such entry; there is none yet',
  );
});

test('no article number stands in the book, not even in a sentence, of which the book says nothing', () => {
  expect(misfits({ articles: [{ ...entryOf({}), body: 'See Q99009.' }] })[0]).toContain('it names Q99009');
  expect(misfits({ articles: [entryOf({ silent: ['What Q99009 has to do with it.'] })] })[0]).toContain('Q99009');
});

test('an article named in the facts must be introduced among the references', () => {
  const [resolution] = article.resolutions;
  const superseded = entryOf({ resolutions: [{ ...resolution, supersededBy: 'Q99002' }] });
  expect(misfits({ articles: [superseded] })).toContain(
    'articles/Q99001: Q99002 is named but not among the references; there is none yet',
  );
});

test('a condition asks the registry only for values that the article explains', () => {
  const [condition] = article.conditions;
  const asking = { ...condition, asks: { registry: 'SynAttackProtect', values: ['2'] } };
  expect(misfits({ articles: [entryOf({ conditions: [asking] })] })).toEqual([
    'articles/Q99001: a condition asks for SynAttackProtect 2, which its registry values do not have; there is none yet',
  ]);
});

test('what a build rests on is an article whose facts the book has, not one that is only named', () => {
  const fixes = [{ says: 'It no longer stands still.', basis: 'documented', kb: 'Q99002', sections: ['cause'] }];
  const resting = { ...made, data: buildSchema.parse({ ...build, fixes }) };
  expect(misfits({ builds: [resting] })[0]).toContain('builds/nt4-made-up: it cites a section of Q99002');
});

test('a case that no article runs, or that two run, is a misfit; so is a file that bears another number', () => {
  expect(misfits({ articles: [] })).toContain('case Q177245: one article must run it, not none');
  const twin = { ...entryOf({}), id: 'Q99002' };
  expect(misfits({ articles: [entryOf({}), twin] }).join()).toContain('Q99001 and Q99002');
  expect(misfits({ articles: [twin] }).join()).toContain('calls itself Q99001');
});

test('every case is decided for every build and every day, if only as unknown, and nothing twice', () => {
  expect(misfits({ standings: [] })).toEqual(['standings/Q177245: the case has none; there is none yet']);
  const until = (day: string) => ({ ...rule, until: new Date(day) });
  const from = (day: string) => ({ ...rule, from: new Date(day) });
  expect(misfits({ standings: [standings(until('1999-07-20'), from('1999-07-21'))] })).toEqual([]);
  const gap = misfits({ standings: [standings(until('1999-07-19'), from('1999-07-21'))] });
  expect(gap).toContain('standings/Q177245: on nt4 a span begins on 1999-07-21, where 1999-07-20 is expected');
  const overlap = misfits({ standings: [standings(until('1999-07-21'), from('1999-07-21'))] });
  expect(overlap).toContain('standings/Q177245: on nt4 a span begins on 1999-07-21, where 1999-07-22 is expected');
  expect(misfits({ standings: [standings(until('1999-07-21'))] })).toContain(
    'standings/Q177245: on nt4 the last span ends; it must not',
  );
  const undated = { ...made, data: { ...made.data, files: [] } };
  expect(misfits({ builds: [undated] })).toContain(
    'standings/Q177245: builds/nt4-made-up on nt4 is covered by 0 rules; it must be by one',
  );
});

test('a standing is one of four, and a guess is none of them', () => {
  const why = standingsSchema.safeParse({ rules: [{ ...rule, is: 'probably affected' }] }).error?.message ?? '';
  expect(why).toContain('unknown');
});

test('a build that a case runs and that has no facts is a misfit', () => {
  const of = (one: Entry<Build>, ids: readonly string[]) => misfits({ builds: [one] }, ['Q177245'], ids);
  expect(of(made, ['nt4-made-up'])).toEqual([]);
  expect(of(made, ['nt4-sp9'])).toEqual([
    'src/sim/library/cases: "nt4-sp9" runs and has no facts in src/content/builds; expected one of "nt4-made-up"',
  ]);
});

test('every build that a case runs has its facts, and a case whose driver has no history asks for none', () => {
  const folder = join(import.meta.dirname, '../src/content/builds');
  const facts = readdirSync(folder).map((name) => name.replace('.yaml', ''));
  expect(FILED_BUILDS.filter((id) => !facts.includes(id))).toEqual([]);
  expect(FILED_CASES.every((name) => CASE_NAMES.includes(name))).toBe(true);
});
