import { describe, expect, test } from 'vitest';
import { searchOf, settingsOf } from '../src/book/data/caseSearches.ts';
import { DOCUMENT_NAMES, DOCUMENTS } from '../src/content/published/documents.ts';
import { fieldsOf, type JsonSchema, jsonSchemaOf, plain } from '../src/content/published/jsonSchema.ts';
import { FORMAT_VERSION } from '../src/content/published/shared.ts';
import { buildsOf } from '../src/sim/computer/runnable.ts';
import { isSameSetting } from '../src/sim/computer/setting.ts';
import { CASE_NAMES, caseOf } from '../src/sim/library/index.ts';
import { TRUTH_TABLE, verdictOf } from '../tools/truthTable.ts';
import { readBook } from './support/book.ts';
import { faultsOf } from './support/validator.ts';

const SITE = 'https://example.org/';
const schemaOf = (name: (typeof DOCUMENT_NAMES)[number]) => jsonSchemaOf(name, `${SITE}data/${name}.schema.json`);

/** A document of what this test needs no simulation for. */
const BUILDS = plain({
  $schema: `${SITE}data/builds.schema.json`,
  version: FORMAT_VERSION,
  page: `${SITE}data/`,
  licence: 'MIT',
  builds: readBook().builds.map(({ id, data }) => ({ id, page: `${SITE}builds/${id}/`, ...data, standings: [] })),
}) as { readonly builds: readonly Record<string, unknown>[] };

describe.each(DOCUMENT_NAMES)('%s.json', (name) => {
  const schema = schemaOf(name);

  test('its schema is one of draft 2020-12 and says where it stands', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`${SITE}data/${name}.schema.json`);
    expect(faultsOf(schema, {}).length).toBeGreaterThan(0);
  });

  test('every field is explained', () => {
    const fields = [...fieldsOf(schema)];
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter(({ says }) => says === '').map(({ path }) => path)).toEqual([]);
    expect(fields.filter(({ type }) => /anything|undefined/.test(type)).map(({ path }) => path)).toEqual([]);
  });

  test('no object has room for a field that is not explained, but those whose keys are names', () => {
    const open = (at: JsonSchema): readonly JsonSchema[] => [
      ...(at.type === 'object' && at.additionalProperties === undefined ? [at] : []),
      ...[...Object.values(at.properties ?? {}), ...(at.items ? [at.items] : []), ...(at.anyOf ?? [])].flatMap(open),
    ];
    expect(open(schema)).toEqual([]);
  });
});

describe('a validator that knows only the schema', () => {
  const schema = schemaOf('builds');

  test('accepts the builds of the book', () => {
    expect(faultsOf(schema, BUILDS)).toEqual([]);
  });

  test.each([
    [
      'a day with an hour',
      (build: Record<string, unknown>) => ({ ...build, said: [{ from: '1999-07-21T00:00:00Z' }] }),
    ],
    ['a field of no name known', (build: Record<string, unknown>) => ({ ...build, colour: 'grey' })],
    ['a field that is gone', ({ name: _, ...build }: Record<string, unknown>) => build],
    ['a product line there is none of', (build: Record<string, unknown>) => ({ ...build, lines: ['nt5'] })],
    ['a page without an address', (build: Record<string, unknown>) => ({ ...build, page: 'builds/' })],
    ['a standing that is a guess', (build: Record<string, unknown>) => ({ ...build, standings: [{ is: 'perhaps' }] })],
  ])('refuses %s', (_, damage) => {
    const [first, ...others] = BUILDS.builds;
    expect(faultsOf(schema, { ...BUILDS, builds: [damage(first ?? {}), ...others] })).not.toEqual([]);
  });

  test('refuses another version of the format', () => {
    expect(faultsOf(schema, { ...BUILDS, version: '2.0.0' })).not.toEqual([]);
  });
});

test('a date is given as the day that the entry says, whatever the time zone', () => {
  expect(plain({ day: new Date('1999-07-21'), list: [new Date('2001-04-27'), null], none: null })).toEqual({
    day: '1999-07-21',
    list: ['2001-04-27', null],
    none: null,
  });
});

test('what is given away is held to the shape that the book itself must satisfy', () => {
  const [build] = BUILDS.builds;
  expect(DOCUMENTS.builds.schema.safeParse({ ...BUILDS, builds: [{ ...build, driver: 'Other.sys' }] }).success).toBe(
    false,
  );
});

describe.each(CASE_NAMES)('the searches of %s', (name) => {
  const settings = settingsOf(name);

  test('take in every driver file on every number of processors, and none twice', () => {
    const one = caseOf(name);
    const { processors, loads } = one;
    expect(new Set(settings.map((setting) => JSON.stringify(setting))).size).toBe(settings.length);
    expect(settings.length).toBeGreaterThanOrEqual(buildsOf(one).length * processors.choices.length + loads.length - 1);
  });

  test('come to what the truth table says, machine by machine', () => {
    const rows = TRUTH_TABLE.filter(({ setting }) => settings.some((one) => isSameSetting(one, setting)));
    expect(rows.length).toBeGreaterThan(0);
    for (const { claim, setting, expected, states, transitions } of rows) {
      const found = searchOf(setting);
      expect([verdictOf(found), found.states, found.transitions, found.complete], claim).toEqual([
        expected,
        states,
        transitions,
        true,
      ]);
    }
  });
});

test('a search too large for the build of a book says that it did not come to its end', () => {
  const heavy = settingsOf('Q177245').find(({ load }) => load === 'both-closes-under-heavy-traffic');
  if (!heavy) throw new Error('There is no such load.');
  expect(searchOf(heavy)).toMatchObject({ complete: false, verdict: 'gave-up', inevitable: null });
});
