import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Entry, whyMisfits } from '../src/content/joins.ts';
import { type Article, articleSchema, type Build, buildSchema } from '../src/content/schemas.ts';
import { BUILD_IDS } from '../src/sim/builds/index.ts';
import { CASE_NAMES } from '../src/sim/cases/index.ts';

/** The least that an article may say, as its author would write it. The number is made up. */
const article = {
  kb: 'Q99001',
  title: 'Computer May Stand Still Because of Tcpip.sys',
  titleRest: null,
  case: 'Q177245',
  summary: 'It stands still.',
  driver: 'Tcpip.sys',
  mechanism: { is: 'blocking deadlock', basis: 'documented', why: 'It says so.' },
  products: [
    {
      product: 'nt4-server',
      printed: 'Microsoft Windows NT Server version 4.0',
      versions: ['4.0'],
      edition: null,
    },
  ],
  symptoms: [{ probe: 'ping', is: 'alive', says: 'Still answered.', sections: ['symptoms'] }],
  conditions: [{ kind: 'load', short: 'load', says: 'Load.', sections: ['symptoms'] }],
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
      files: [
        {
          name: 'Tcpip.sys',
          date: '01/02/99',
          time: '01:02p',
          size: '123,456',
          version: null,
          platform: 'x86',
          build: 'nt4-made-up',
        },
      ],
      orLater: true,
      prerequisite: null,
    },
  ],
  statuses: [{ lines: ['nt4'], confirmed: true, firstCorrectedIn: null, says: 'Confirmed.' }],
  references: [],
  citedBy: [],
  otherCopies: [],
  record: {
    product: 'Microsoft Windows NT',
    versions: 'winnt:4.0',
    version: 'winnt:4.0',
    operatingSystems: '',
    keywords: [],
    technology: [],
    hardware: ['x86'],
    issueType: 'kbbug',
    solutionType: 'kbfix',
    queryWords: '',
    lastModified: '2002-05-08',
  },
};

const standing = { is: 'unknown', basis: 'documented', why: 'Nobody says.', sources: [] };

const build = {
  name: 'made up',
  about: 'A made-up file.',
  driver: 'Tcpip.sys',
  lines: ['nt4'],
  modelled: false,
  prerequisite: null,
  files: [
    {
      printed: {
        name: 'Tcpip.sys',
        date: '01/02/99',
        time: '01:02p',
        size: '123,456',
        version: null,
        platform: 'x86',
      },
      day: '1999-01-02',
      time24: '13:02',
      bytes: 123456,
      platform: 'x86',
      source: 'Q99001',
      notes: [],
    },
  ],
  released: [],
  standing: Object.fromEntries(CASE_NAMES.map((name) => [name, standing])),
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
  ['driver', { driver: 'tcpip.sys' }, 'Tcpip.sys'],
])('a %s outside its list is refused with the list', (_, change, choice) => {
  expect(whyNotArticle(change)).toContain(choice);
});

test('a build says what it is to every case, if only that nobody knows', () => {
  const [first, ...others] = CASE_NAMES;
  expect(whyNotBuild({ standing: Object.fromEntries(others.map((name) => [name, standing])) })).toContain(first);
  expect(whyNotBuild({ standing: { ...build.standing, Q000000: standing } })).not.toBe('');
  const guessed = Object.fromEntries(CASE_NAMES.map((name) => [name, { ...standing, is: 'probably affected' }]));
  expect(whyNotBuild({ standing: guessed })).toContain('unknown');
});

const entryOf = (change: object): Entry<Article> => ({
  id: 'Q99001',
  data: articleSchema.parse({ ...article, ...change }),
});
const made: Entry<Build> = { id: 'nt4-made-up', data: buildSchema.parse(build) };

test('a file row that no build has is a misfit, and the builds there are are named', () => {
  expect(whyMisfits([entryOf({})], [made], ['Q177245'], [])).toEqual([]);
  const [misfit] = whyMisfits([entryOf({})], [{ ...made, id: 'nt4-other' }], ['Q177245'], []);
  expect(misfit).toContain('"nt4-made-up" does not exist');
  expect(misfit).toContain('"nt4-other"');
});

test('one row told in two ways is a misfit, be it by a single digit', () => {
  const [resolution] = article.resolutions;
  const [row] = resolution?.files ?? [];
  const wrong = entryOf({ resolutions: [{ ...resolution, files: [{ ...row, size: '123,457' }] }] });
  expect(whyMisfits([wrong], [made], ['Q177245'], [])).toEqual([
    'articles/Q99001: the row 01/02/99 01:02p 123,457 is not among those that builds/nt4-made-up has from Q99001',
  ]);
});

test('an article named in the facts must be introduced among the references', () => {
  const [resolution] = article.resolutions;
  const superseded = entryOf({ resolutions: [{ ...resolution, supersededBy: 'Q99002' }] });
  expect(whyMisfits([superseded], [made], ['Q177245'], [])).toEqual([
    'articles/Q99001: Q99002 is named but not among the references; there is none yet',
  ]);
});

test('a case that no article runs, or that two run, is a misfit; so is a file that bears another number', () => {
  expect(whyMisfits([], [], ['Q177245'], [])).toEqual(['case Q177245: one article must run it, not none']);
  const twin = { ...entryOf({}), id: 'Q99002' };
  expect(whyMisfits([entryOf({}), twin], [made], ['Q177245'], []).join()).toContain('Q99001 and Q99002');
  expect(whyMisfits([twin], [made], [], []).join()).toContain('calls itself Q99001');
});

test('a build with routines and no facts, or facts that promise routines there are none of, is a misfit', () => {
  const modelled = { ...made, data: { ...made.data, modelled: true } };
  const misfits = (builds: readonly Entry<Build>[], ids: readonly string[]) => whyMisfits([], builds, [], ids);
  expect(misfits([modelled], ['nt4-made-up'])).toEqual([]);
  expect(misfits([made], [])).toEqual([]);
  expect(misfits([modelled], [])).toEqual([
    'builds/nt4-made-up: it says that it is modelled, and src/sim/builds has no routines for it; there is none yet',
  ]);
  expect(misfits([made], ['nt4-made-up'])).toEqual([
    'builds/nt4-made-up: src/sim/builds has routines for it, and it says that it is not modelled',
  ]);
  expect(misfits([made], ['nt4-sp9'])).toEqual([
    'src/sim/builds: "nt4-sp9" has routines and no facts in src/content/builds; expected one of "nt4-made-up"',
  ]);
});

test('the modelled builds of the book have the same ids in its content and in its simulation', () => {
  const folder = join(import.meta.dirname, '../src/content/builds');
  const modelled = readdirSync(folder)
    .filter((name) => /^modelled: true$/m.test(readFileSync(join(folder, name), 'utf8')))
    .map((name) => name.replace('.yaml', ''));
  expect(modelled.sort()).toEqual([...BUILD_IDS].sort());
});
