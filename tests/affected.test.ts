import { describe, expect, test } from 'vitest';
import { sayCell } from '../src/book/affectedCells.ts';
import { type AffectedCell, packsOf, rowsOf, runsOf, tellingHotfixes } from '../src/content/affected.ts';
import { agreement, onKernel, onPlatform } from '../src/content/affectedHardware.ts';
import type { Book } from '../src/content/joins.ts';
import { disagreements } from '../src/content/keywords.ts';
import { CASE_NAMES } from '../src/sim/library/index.ts';
import { readBook } from './support/book.ts';

const book = readBook();
const product = (id: string, from: Book = book) => {
  const found = from.products.find((one) => one.id === id);
  if (!found) throw new Error(`no product ${id}`);
  return found;
};
const cellOf = (name: string, of: string, pack: string | null, from: Book = book): AffectedCell => {
  const row = rowsOf(from, name, product(of, from)).find((one) => (one.pack?.id ?? null) === pack);
  if (!row) throw new Error(`no row ${of} ${pack}`);
  return row.cell;
};
/** `affected: post-sp6a-unnamed`, for each group of hotfixes that a reader is told of. */
const hotfixesOf = (cell: AffectedCell) =>
  tellingHotfixes(cell).map(({ rule, those }) => `${rule.is}: ${those.map(({ build }) => build.id).join(', ')}`);

interface Claim {
  readonly says: string;
  readonly at: readonly [name: string, product: string, pack: string | null];
  readonly answer: string;
  /** What the driver is, where it is not the answer. */
  readonly driver?: string;
  readonly why?: RegExp;
}

const CLAIMS: readonly Claim[] = [
  {
    says: 'Windows NT Workstation 4.0 with Service Pack 3 has the two closes, as what came before Service Pack 4 has',
    at: ['Q177245', 'nt4-workstation', 'nt4-sp3'],
    answer: 'affected, inferred',
  },
  {
    says: 'Service Pack 4 is documented as the first to correct the two closes',
    at: ['Q177245', 'nt4-server', 'nt4-sp4'],
    answer: 'fixed here, documented',
  },
  {
    says: 'packs are cumulative, so SP6a carries that correction',
    at: ['Q177245', 'nt4-server', 'nt4-sp6a'],
    answer: 'not affected, inferred',
  },
  {
    says: 'Enterprise Edition is not listed for the two closes, but its driver is that of Windows NT 4.0',
    at: ['Q177245', 'nt4-enterprise', 'nt4-sp3'],
    answer: 'not listed, inferred',
    driver: 'affected, inferred',
    why: /does not list it\. Its driver is that of Windows NT 4\.0/,
  },
  {
    says: 'the unreleased lock does not list Workstation, so SP6a on it is not listed, nor cleared',
    at: ['Q297040', 'nt4-workstation', 'nt4-sp6a'],
    answer: 'not listed, inferred',
    driver: 'not affected, inferred',
  },
  {
    says: 'SP6a as shipped is free of the unreleased lock on Server, which is listed',
    at: ['Q297040', 'nt4-server', 'nt4-sp6a'],
    answer: 'not affected, inferred',
  },
  {
    says: 'two copies of one article disagree on Terminal Server SP4, so it is unknown, and both are told',
    at: ['Q177245', 'nt4-terminal-server', 'tse-sp4'],
    answer: 'unknown, documented',
    why: /Another public copy .* no longer says so/,
  },
  {
    says: 'Terminal Server as shipped is older than its fix',
    at: ['Q177245', 'nt4-terminal-server', 'tse-rtm'],
    answer: 'affected, inferred',
  },
  {
    says: 'the package of July 2001 came after the fix of the unreleased lock, and the date of its driver is nowhere printed',
    at: ['Q297040', 'nt4-server', 'nt4-srp'],
    answer: 'unknown, documented',
  },
  {
    says: 'no product of Windows 2000 is listed, and nothing is inferred from another line of drivers',
    at: ['Q177245', 'windows-2000', null],
    answer: 'not listed, documented',
    driver: 'unknown, documented',
  },
  {
    says: 'nor for Windows NT 3.51',
    at: ['Q297040', 'nt351-server', 'nt351-sp5'],
    answer: 'not listed, documented',
    driver: 'unknown, documented',
  },
];

describe('a product with a pack', () => {
  test.each(CLAIMS)('$says', ({ at, answer, driver = answer, why = /\w/ }) => {
    const cell = cellOf(...at);
    expect(`${cell.answer}, ${cell.basis}`).toBe(answer);
    expect(`${cell.rule.is}, ${cell.rule.basis}`).toBe(driver);
    expect(cell.why).toMatch(why);
    expect(cell.sources.length).toBeGreaterThan(0);
  });

  test('what is affected says since when, and which pack put it right', () => {
    const { since, corrected } = cellOf('Q177245', 'nt4-server', 'nt4-sp3');
    expect([since?.id, corrected?.id]).toEqual(['nt4-rtm', 'nt4-sp4']);
    expect(cellOf('Q177245', 'nt4-terminal-server', 'tse-rtm').corrected).toBeNull();
    expect(cellOf('Q177245', 'nt4-server', 'nt4-sp4').since).toBeNull();
  });

  test('SP6a becomes affected by a hotfix that nobody names, and is put right by that of 27 April 2001', () => {
    const told = hotfixesOf(cellOf('Q297040', 'nt4-server', 'nt4-sp6a'));
    expect(told).toContain('affected: post-sp6a-unnamed');
    expect(told).toContain('fixed here: nt4-2001-04-27');
    expect(hotfixesOf(cellOf('Q297040', 'nt4-server', 'nt4-sp5'))).toEqual([]);
  });

  test('on Terminal Server no source says what that hotfix needs: it names a pack of another line', () => {
    const fixes = cellOf('Q297040', 'nt4-terminal-server', 'tse-sp6').hotfixes.find(
      ({ rule }) => rule.is === 'fixed here',
    );
    expect(fixes?.those.map(({ build, needsThisPack }) => [build.id, needsThisPack])).toEqual([
      ['nt4-2001-04-27', false],
    ]);
  });

  test('a hotfix that asks for one pack is told of at no other', () => {
    for (const { pack, cell } of rowsOf(book, 'Q297040', product('nt4-server')))
      for (const { build, needsThisPack } of cell.hotfixes.flatMap(({ those }) => those))
        if (needsThisPack) expect(build.data.prerequisite?.packs).toContain(pack?.id);
  });
});

describe('in sentences that stand alone', () => {
  const said = (name: string, of: string, pack: string | null) => {
    const row = rowsOf(book, name, product(of)).find((one) => (one.pack?.id ?? null) === pack);
    return row && sayCell(product(of), row);
  };

  test.each([
    [
      'Q177245',
      'nt4-server',
      'nt4-sp2',
      'Windows NT Server 4.0 with SP2 is affected, as it has been since it was first shipped. Corrected by Windows NT 4.0 Service Pack 4.',
    ],
    ['Q177245', 'nt4-server', 'nt4-sp4', 'Windows NT Server 4.0 with SP4 is the first to have the correction.'],
    [
      'Q177245',
      'nt4-enterprise',
      'nt4-sp6',
      'The article does not list Windows NT Server 4.0, Enterprise Edition with SP6. Its driver does not have the problem.',
    ],
    [
      'Q297040',
      'windows-2000',
      null,
      'The article does not list Windows 2000. Its driver may or may not have the problem; no source says.',
    ],
  ])('%s, %s with %s', (name, of, pack, sentences) => {
    expect(said(name, of, pack)).toBe(sentences);
  });

  test('a pack that is sound as shipped says so where a hotfix for it is not', () => {
    const sentences = said('Q297040', 'nt4-server', 'nt4-sp6a');
    expect(sentences).toContain('Windows NT Server 4.0 with SP6a is not affected as shipped.');
    expect(sentences).toContain('With “Recent post-SP6a hotfix, not named” it has the problem.');
    expect(sentences).toContain('Corrected by “Hotfix, 27 Apr 2001”.');
  });
});

describe('the whole table', () => {
  const cells = CASE_NAMES.flatMap((name) =>
    book.products.flatMap((one) => rowsOf(book, name, one).map((row) => ({ name, product: one, ...row }))),
  );

  test('every product with every pack of its line has one answer for every case', () => {
    const expected = book.products.map(({ data }) => Math.max(1, packsOf(book, data.line).length));
    expect(cells).toHaveLength(CASE_NAMES.length * expected.reduce((sum, count) => sum + count, 0));
  });

  test('an answer other than "not listed" is given only of products that the article lists', () => {
    for (const { cell } of cells) expect(cell.answer === 'not listed').toBe(cell.listed.length === 0);
  });

  test('nothing is called documented that the rule of its driver only infers', () => {
    for (const { cell } of cells) if (cell.basis === 'documented') expect(cell.rule.basis).toBe('documented');
  });

  test('packs that say the same stand together, in their order, and none is lost', () => {
    for (const name of CASE_NAMES)
      for (const one of book.products) {
        const rows = rowsOf(book, name, one);
        expect(runsOf(rows).flatMap(({ packs }) => packs)).toEqual(rows.map(({ pack }) => pack));
        expect(runsOf(rows).length).toBeLessThanOrEqual(rows.length);
      }
  });

  test('taking a product out of the list takes away its answer and nothing else', () => {
    const without: Book = {
      ...book,
      articles: book.articles.map((article) => ({
        ...article,
        data: {
          ...article.data,
          products: article.data.products.filter(({ means }) => !means.includes('nt4-server')),
        },
      })),
    };
    const [before, after] = [book, without].map((from) => cellOf('Q177245', 'nt4-server', 'nt4-sp3', from));
    expect([before?.answer, after?.answer]).toEqual(['affected', 'not listed']);
    expect(after?.rule).toEqual(before?.rule);
    expect(cellOf('Q177245', 'nt4-workstation', 'nt4-sp3', without).answer).toBe('affected');
  });

  test('a case that no article runs is refused by name', () => {
    expect(() => rowsOf(book, 'Q99001', product('nt4-server'))).toThrow('Q99001');
  });
});

describe('a kernel', () => {
  const article = (kb: string) => {
    const found = book.articles.find(({ id }) => id === kb);
    if (!found) throw new Error(`no article ${kb}`);
    return found.data;
  };
  const kernel = (processors: 'one' | 'several') => {
    const found = book.kernels.find(({ data }) => data.processors === processors);
    if (!found) throw new Error(`no kernel for ${processors}`);
    return found.data;
  };

  test.each([
    ['Q177245', 'several', 'hangs'],
    ['Q177245', 'one', 'ruled out'],
    ['Q297040', 'several', 'silent'],
    ['Q297040', 'one', 'silent'],
  ] as const)('%s on %s: %s, by the article', (kb, processors, documented) => {
    const said = onKernel(article(kb), kernel(processors));
    expect(said.documented).toBe(documented);
    expect(said.condition === null).toBe(documented === 'silent');
  });

  test.each([
    ['hangs', ['hang', 'hang'], 'agree'],
    ['hangs', ['hang', 'no-hang'], 'differ'],
    ['ruled out', ['no-hang'], 'agree'],
    ['hangs', ['loop', 'stop'], 'agree'],
    ['hangs', ['broken-promise'], 'differ'],
    ['ruled out', ['broken-promise'], 'agree'],
    ['ruled out', ['stop'], 'differ'],
    ['ruled out', ['gave-up'], 'agree'],
    ['silent', ['hang'], 'only searched'],
  ] as const)('documented as %s and searched as %s: %s', (documented, verdicts, result) => {
    const searched = verdicts.map((verdict, at) => ({ processors: at + 1, verdict }));
    expect(agreement(documented, searched)).toBe(result);
  });
});

describe('a platform', () => {
  const platform = (id: string) => {
    const found = book.platforms.find((one) => one.id === id);
    if (!found) throw new Error(`no platform ${id}`);
    return found.data;
  };

  test('Alpha has a printed fix for the two closes, and none for the unreleased lock, whose article names it', () => {
    const closes = onPlatform(book, 'Q177245', platform('alpha'));
    expect(closes.fixedFiles.map(({ build }) => build.id)).toContain('tse-1999-07-21');
    const lock = onPlatform(book, 'Q297040', platform('alpha'));
    expect([lock.inHardwareField, lock.fixedFiles.length]).toEqual([true, 0]);
  });

  test('MIPS and PPC ended before the pack that corrects the two closes', () => {
    for (const id of ['mips', 'ppc']) {
      const { endedBefore, fixedFiles } = onPlatform(book, 'Q177245', platform(id));
      expect(endedBefore?.corrected.id).toBe('nt4-sp4');
      expect(fixedFiles).toEqual([]);
    }
    expect(onPlatform(book, 'Q177245', platform('x86')).endedBefore).toBeNull();
  });

  test('no pack corrects the unreleased lock, so none came too late for a platform', () => {
    expect(onPlatform(book, 'Q297040', platform('mips')).endedBefore).toBeNull();
  });
});

test('where a keyword and the text of its article name different packs, both are told', () => {
  const differing = disagreements(book);
  const told = (kb: string) => {
    const one = differing.find((candidate) => candidate.kb === kb);
    return one && [one.byKeyword.map(({ id }) => id), one.byText.map(({ id }) => id)];
  };
  // Filed under Service Pack 6 of Windows NT 4.0, while the status names that of Terminal Server.
  for (const kb of ['Q223450', 'Q224585', 'Q230307', 'Q230381', 'Q232512', 'Q242009', 'Q242594'])
    expect(told(kb), kb).toEqual([['nt4-sp6'], ['tse-sp6']]);
  expect(told('Q177245')).toBeUndefined();
});
