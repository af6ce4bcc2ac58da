import { expect, test } from 'vitest';
import { type Book, type Entry, whyMisfits } from '../src/content/joins.ts';
import { conceptSchema, machineFactSchema, type Term, termSchema } from '../src/content/schemas.ts';
import { inWords } from '../src/sim/computer/setting.ts';
import { readSchedule } from '../src/sim/library/index.ts';
import { enabledSteps, takeStep } from '../src/sim/machine/doors.ts';
import { writeSchedule } from '../src/sim/trace/schedule.ts';
import { readBook } from './support/book.ts';

const BOOK = readBook();
/** A book in which nothing is but what is put in. */
const EMPTY = Object.fromEntries(Object.keys(BOOK).map((folder) => [folder, []])) as unknown as Book;
const misfits = (change: Partial<Book>, concepts: readonly string[] = []) =>
  whyMisfits({ ...EMPTY, ...change }, { cases: [], filed: [], builds: [], concepts });

const word = {
  term: 'spin lock',
  inFull: null,
  inCode: 'KSPIN_LOCK',
  says: 'A lock for moments.',
  basis: 'documented',
  restsOn: ['K4'],
  see: [],
  concept: 'spin-lock',
};
const wordOf = (id: string, change: object): Entry<Term> => ({ id, data: termSchema.parse({ ...word, ...change }) });
const fact = machineFactSchema.parse({
  id: 'K4',
  about: 'locks',
  says: 'It is so.',
  is: 'documented',
  source: 'Somebody',
  confidence: 'high',
});

test('a word names a machine that there is, is told in a sentence or two, and rests on numbers', () => {
  const why = (change: object) => termSchema.safeParse({ ...word, ...change }).error?.message ?? '';
  expect(why({})).toBe('');
  expect(why({ concept: 'spinlock' })).toContain('spin-lock');
  expect(why({ says: 'On and on. '.repeat(40) })).toContain('330');
  expect(why({ restsOn: ['the DDK'] })).toContain('K4, A7 or Q177245');
  expect(why({ also: [] })).toContain('Unknown field');
});

test('a word that leads to no word, or rests on nothing, is a misfit, and the words there are are named', () => {
  const facts = [{ id: 'K4', data: fact }];
  const all = (...words: readonly Entry<Term>[]) => misfits({ glossary: words, machineFacts: facts });
  expect(all(wordOf('spin-lock', {}), wordOf('lock-word', { term: 'lock word', see: ['spin-lock'] }))).toEqual([]);
  expect(all(wordOf('spin-lock', { see: ['lock-word'] }), wordOf('irql', { term: 'IRQL' }))).toEqual([
    'glossary/spin-lock: it sends its reader to "lock-word"; expected one of "irql"',
  ]);
  expect(all(wordOf('spin-lock', { see: ['spin-lock'] }))[0]).toContain('sends its reader to "spin-lock"');
  expect(all(wordOf('spin-lock', { restsOn: [] }))).toEqual([
    'glossary/spin-lock: it says that it is documented, and names nothing that it rests on',
  ]);
  expect(all(wordOf('hang', { term: 'hang', basis: 'ours', restsOn: [] }))).toEqual([]);
  expect(all(wordOf('spin-lock', { restsOn: ['K5'] }))[0]).toContain('names K5, which is not in the list');
  expect(all(wordOf('spin-lock', { restsOn: ['Q99009'] }))[0]).toContain('it names Q99009');
  expect(all(wordOf('one', {}), wordOf('two', {}))).toEqual(['glossary/two: "spin lock" is explained twice']);
});

test('a concept without a machine, or a machine without a page, is a misfit', () => {
  const page = conceptSchema.parse({ title: 'A spin lock', summary: 'It spins.', runs: [], tells: [] });
  const pages = (...ids: readonly string[]) => ({ concepts: ids.map((id) => ({ id, data: page })) });
  expect(misfits(pages('spin-lock'), ['spin-lock'])).toEqual([]);
  expect(misfits(pages('spinlock'), ['spin-lock'])).toEqual([
    'concepts/spinlock: src/sim/library/concepts has no such machine; expected one of "spin-lock"',
    'src/sim/library/concepts: "spin-lock" has a machine and no page in src/content/concepts',
  ]);
});

test('the words of the book: at least those that its articles use, and every concept has one that it shows', () => {
  const { glossary, articles, concepts } = BOOK;
  expect(glossary.length).toBeGreaterThan(40);
  const used = [...articles, ...concepts].flatMap(({ body = '' }) =>
    [...body.matchAll(/<Term is="([^"]*)"/g)].map(([, id]) => id),
  );
  expect(used.length).toBeGreaterThan(30);
  expect(used.filter((id) => !glossary.some((one) => one.id === id))).toEqual([]);
  for (const { id } of concepts) expect(glossary.filter(({ data }) => data.concept === id).length).toBeGreaterThan(0);
});

test('every run that a concept’s page chose is one of its own machine, and goes to where nothing moves any more', () => {
  for (const { id, data } of BOOK.concepts) {
    for (const text of data.runs) {
      const { schedule, model, problem } = readSchedule(text, 'Q177245');
      expect([text, schedule.setting.case, problem]).toEqual([text, id, null]);
      expect(writeSchedule(model, schedule.steps)).toBe(text);
      const end = schedule.steps.reduce((machine, step) => takeStep(model, machine, step), model.start);
      expect(enabledSteps(model, end)).toEqual([]);
    }
    const settings = data.runs.map((text) => inWords(readSchedule(text, 'Q177245').schedule.setting));
    expect(new Set(settings).size).toBe(settings.length);
  }
});
