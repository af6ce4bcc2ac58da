import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { owedBy } from '../scripts/owed.ts';
import { SIMULATED } from '../src/content/filed.ts';
import type { Book } from '../src/content/joins.ts';
import type { Claim } from '../src/sim/computer/claim.ts';
import { type Prose, proseOf } from '../src/site/prose.ts';
import { claimsOf } from '../tools/truthTable.ts';
import { readBook } from './support/book.ts';

const BOOK = readBook();
const PROSE = proseOf(join(import.meta.dirname, '..'));
const owed = (change: Partial<Book>, prose: readonly Prose[] = PROSE): readonly string[] =>
  owedBy({ ...BOOK, ...change }, prose).sentences;

/** The prose of one page, changed. */
const rewritten = (name: string, before: string, after: string): readonly Prose[] =>
  PROSE.map(({ file, text }) => {
    if (!file.includes(name)) return { file, text };
    expect(text).toContain(before);
    return { file, text: text.replace(before, after) };
  });

/** The articles, one of them changed. */
const articlesWith = (kb: string, change: (data: Book['articles'][number]['data']) => object): Book['articles'] =>
  BOOK.articles.map((entry) =>
    entry.id === kb ? { ...entry, data: { ...entry.data, ...change(entry.data) } } : entry,
  );

describe('what is owed for the library', () => {
  it('is nothing for the book as it is', () => {
    expect(owed({})).toEqual([]);
  });

  it('is a standings file for a case whose driver has a history of files', () => {
    const [sentence] = owed({ standings: BOOK.standings.filter(({ id }) => id !== 'Q297040') });
    expect(sentence).toContain('standings/Q297040: the case has none');
  });

  it('is an article for each case, and a page for each concept', () => {
    expect(owed({ articles: articlesWith('Q297040', () => ({ case: null })) })).toContainEqual(
      expect.stringContaining('case Q297040: one article must run it, not none'),
    );
    expect(owed({ concepts: BOOK.concepts.filter(({ id }) => id !== 'spin-lock') })).toContainEqual(
      expect.stringContaining('"spin-lock" has a machine and no page in src/content/concepts'),
    );
  });

  it('is the facts of a build that a case names', () => {
    const { sentences } = owedBy(BOOK, PROSE, {
      simulated: { ...SIMULATED, builds: [...SIMULATED.builds, 'nt4-sp9'] },
    });
    expect(sentences).toContainEqual(expect.stringContaining('"nt4-sp9" runs and has no facts'));
  });

  it.each([
    [
      'a part that there is none of',
      '<Machine case=',
      '<Machin case=',
      /Q177245\.mdx uses <Machin>, and there is no such/,
    ],
    [
      'a case that there is none of',
      '<Machine case="Q177245"',
      '<Machine case="Q177246"',
      /Q177245\.mdx runs "Q177246"/,
    ],
    ['a word that is not explained', '<Term is="thread"', '<Term is="thred"', /Q177245\.mdx explains "thred"/],
  ])('is named where a page uses %s', (_, before, after, sentence) => {
    expect(owed({}, rewritten('Q177245', before, after))).toEqual([expect.stringMatching(sentence)]);
  });

  it('is a step for a walk or a phrase that names none, and for one that names two', () => {
    const walk = (is: string) => articlesWith('Q177245', () => ({ walk: [{ is, says: 'Here *it* is.' }] }));
    expect(owed({ articles: walk('does nothing of the kind') })).toEqual([
      expect.stringContaining('Q177245.mdx: "does nothing of the kind" is no step of its shortest run; it has "'),
    ]);
    expect(owed({ articles: walk('counts itself among the closes under way') })).toEqual([
      expect.stringContaining('is 2 steps of its shortest run'),
    ]);
    const told = BOOK.articles.map((entry) =>
      entry.id === 'Q177245' ? { ...entry, body: '<Moment case="Q177245" is="sleeps">x</Moment>' } : entry,
    );
    expect(owed({ articles: told })).toEqual([expect.stringContaining('"sleeps" is no step')]);
  });

  it('is a run that the machine of a concept can follow', () => {
    const concepts = BOOK.concepts.map((entry) =>
      entry.id === 'spin-lock'
        ? { ...entry, data: { ...entry.data, runs: ['A~spin-lock~0000000000000000', 'A~preemption~0e000.8'] } }
        : entry,
    );
    expect(owed({ concepts })).toEqual([
      expect.stringContaining('concepts/spin-lock.mdx: A~spin-lock~0000000000000000: '),
      expect.stringContaining('A~preemption~0e000.8 is a run of preemption'),
    ]);
  });

  it('is a claim of everything that runs, and its golden counts', () => {
    const claims = (name: string): readonly Claim[] =>
      name === 'spin-lock'
        ? []
        : claimsOf(name).map((one) => (name === 'interrupt' ? { ...one, counts: { 1: [0, 0], 2: [9, 12] } } : one));
    const { sentences } = owedBy(BOOK, PROSE, { claims });
    expect(sentences[0]).toMatch(/^interrupt: ".*" has no golden counts for 1 processors\. Run: npm run counts\.$/);
    expect(sentences.at(-1)).toMatch(/^spin-lock runs, and its file exports no claims/);
  });
});
