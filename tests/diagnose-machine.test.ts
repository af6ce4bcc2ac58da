import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rowsOf } from '../src/content/affected.ts';
import { PLATFORMS } from '../src/content/lists.ts';
import { standingOf } from '../src/content/standing.ts';
import { readAddress, registryOf, writeAddress } from '../src/diagnose/address.ts';
import { type MachineSaid, NO_BUILD } from '../src/diagnose/documented.ts';
import { type Account, judge, NOTHING_SAID } from '../src/diagnose/judge.ts';
import { readKnowledge, writeKnowledge } from '../src/diagnose/knowledge.ts';
import { machineVerdict } from '../src/diagnose/machine.ts';
import { ANSWERS, ASKED, TIMES, type Time } from '../src/diagnose/patterns.ts';
import { searchFindingOf } from '../src/diagnose/searched.ts';
import { stepsOf } from '../src/diagnose/steps.ts';
import { loadIn } from '../src/sim/computer/setting.ts';
import { BUILD_IDS, modelOf, runnable, settingOf } from '../src/sim/library/index.ts';
import { fingerprintOf } from '../src/sim/machine/fingerprint.ts';
import { explore } from '../tools/explored.ts';
import { TRUTH_TABLE } from '../tools/truthTable.ts';
import { readBook } from './support/book.ts';
import { knowledge } from './support/knowledge.ts';

const NO_MACHINE = NOTHING_SAID.machine;
const caseOf = (kb: string) => {
  const one = knowledge.cases.find((candidate) => candidate.kb === kb);
  if (!one) throw new Error(`no case ${kb}`);
  return one;
};
const verdictOf = (kb: string, said: Partial<MachineSaid>) =>
  machineVerdict(caseOf(kb), knowledge, { ...NO_MACHINE, ...said });

describe('by exhaustive search', () => {
  it('the table says of every row of the truth table what the row says, where it was searched', () => {
    const words = { none: 'no hang', some: 'hang, some schedules', every: 'hang, every schedule' };
    let searched = 0;
    for (const { setting, expected, claim } of TRUTH_TABLE) {
      const one = knowledge.cases.find(({ kb }) => kb === setting.case);
      // The table is of the computer as the book takes it.
      if (!one || setting.build === null || setting.reading !== null) continue;
      const { title } = loadIn(runnable(setting.case), setting);
      const { build, processors, registry } = setting;
      const finding = searchFindingOf(one.searched, { build, processors, registry });
      const load = finding?.loads.find((found) => found.title === title);
      if (finding?.open.includes(title)) continue;
      expect(words[load ? (load.every ? 'every' : 'some') : 'none'], claim).toBe(expected);
      searched++;
    }
    expect(searched).toBeGreaterThan(60);
  });

  it('a stop or a broken promise of every schedule is told of every schedule, as a hang is', () => {
    const of = (letters: string) =>
      searchFindingOf(
        {
          registry: [],
          loads: ['one', 'two'].slice(0, letters.length),
          tables: [{ builds: ['b'], cells: [{ processors: 1, registry: [[]], loads: letters, states: 1 }] }],
        },
        { build: 'b', processors: 1, registry: {} },
      );
    const told = (letters: string) => [of(letters)?.is, ...(of(letters)?.loads.map(({ every }) => every) ?? [])];
    expect(['e', 's', 'B', 'b', 'P', 'p', 'n'].map(told)).toEqual([
      ['hang', true],
      ['hang', false],
      ['stop', true],
      ['stop', false],
      ['broken', true],
      ['broken', false],
      ['none'],
    ]);
    expect(told('Pb')).toEqual(['stop', true, false]);
  });

  it('every case is searched for every modelled build, number of processors and registry value', () => {
    for (const { kb, searched } of knowledge.cases)
      for (const build of BUILD_IDS) {
        const cells = searched.tables.filter(({ builds }) => builds.includes(build)).flatMap((table) => table.cells);
        const settings = cells.flatMap(({ processors, registry }) =>
          registry.map((values) => `${processors} ${values}`),
        );
        expect(new Set(settings).size).toBe(settings.length);
        const { processors, registry } = runnable(kb);
        const values = registry.reduce((product, one) => product * one.values.length, 1);
        expect(settings).toHaveLength(processors.choices.length * values);
      }
  });

  it('settings are taken for the same machine only where they come to the same', () => {
    const settings = fc.constantFrom('Q177245', 'Q297040').chain((name) =>
      fc.record({
        case: fc.constant(name),
        build: fc.constantFrom(...BUILD_IDS),
        processors: fc.constantFrom(1, 2),
        registry: fc.record({ SynAttackProtect: fc.constantFrom('absent', '0', '1', '2') }),
      }),
    );
    const known = new Map<string, readonly [number, number, string]>();
    fc.assert(
      fc.property(settings, (wish) => {
        const setting = settingOf(wish);
        const { space, verdict } = explore(setting);
        const key = fingerprintOf(modelOf(setting));
        const came = [space.states, space.transitions, verdict] as const;
        expect(known.get(key) ?? came).toEqual(came);
        known.set(key, came);
      }),
    );
    // A value that no routine reads makes no other machine; one that some routine reads does.
    const keyOf = (name: string, build: string, value: string) =>
      fingerprintOf(modelOf(settingOf({ case: name, build, registry: { SynAttackProtect: value } })));
    expect(keyOf('Q177245', 'nt4-sp3', '2')).toBe(keyOf('Q177245', 'nt4-sp3', 'absent'));
    expect(keyOf('Q177245', 'nt4-sp4', '2')).toBe(keyOf('Q177245', 'nt4-sp6a', '2'));
    expect(keyOf('Q297040', 'post-sp6a-unnamed', '2')).not.toBe(keyOf('Q297040', 'post-sp6a-unnamed', 'absent'));
    expect(keyOf('Q297040', 'post-sp6a-unnamed', '2')).not.toBe(keyOf('Q297040', 'nt4-2001-04-27', '2'));
  });
});

describe('by what articles document', () => {
  const SERVER = { product: 'nt4-server' };

  test.each([
    ['Q177245', 'SP3 on two processors', { pack: 'nt4-sp3', processors: 2 }, 'can', 'hang'],
    ['Q177245', 'SP3, processors not said', { pack: 'nt4-sp3' }, 'depends', 'hang'],
    ['Q177245', 'SP3 on one processor', { pack: 'nt4-sp3', processors: 1 }, 'cannot', 'open'],
    ['Q177245', 'SP4', { pack: 'nt4-sp4', processors: 4, build: NO_BUILD }, 'cannot', 'open'],
    ['Q297040', 'SP6a and no newer driver', { pack: 'nt4-sp6a', build: NO_BUILD }, 'cannot', 'none'],
    ['Q297040', 'SP6a, and nobody looked for a newer driver', { pack: 'nt4-sp6a' }, 'depends', 'none'],
    [
      'Q297040',
      'the hotfix that is not named, SynAttackProtect set, one processor',
      { pack: 'nt4-sp6a', build: 'post-sp6a-unnamed', processors: 1, registry: { SynAttackProtect: '2' } },
      'can',
      'none',
    ],
    [
      'Q297040',
      'the same on two processors',
      { pack: 'nt4-sp6a', build: 'post-sp6a-unnamed', processors: 2, registry: { SynAttackProtect: '2' } },
      'can',
      'hang',
    ],
    [
      'Q297040',
      'the same without SynAttackProtect',
      { pack: 'nt4-sp6a', build: 'post-sp6a-unnamed', registry: { SynAttackProtect: 'absent' } },
      'cannot',
      'none',
    ],
    [
      'Q297040',
      'the fixed file',
      { pack: 'nt4-sp6a', build: 'nt4-2001-04-27', registry: { SynAttackProtect: '2' } },
      'cannot',
      'none',
    ],
  ] as const)('%s, Windows NT Server with %s', (kb, _, said, documented, searched) => {
    const verdict = verdictOf(kb, { ...SERVER, ...said });
    expect(verdict?.documented.is).toBe(documented);
    expect(verdict?.search?.finding.is).toBe(searched);
  });

  it('a build whose routines this book has not is not searched, and what is documented of it stands', () => {
    const verdict = verdictOf('Q297040', { ...SERVER, pack: 'nt4-sp6a', build: 'nt4-2000-05-26' });
    expect(verdict?.documented.is).toBe('unknown');
    expect(verdict?.search).toBeNull();
  });

  it('a product that the article does not list is not cleared, and is told whose driver it has', () => {
    const verdict = verdictOf('Q177245', { product: 'nt4-enterprise', pack: 'nt4-sp3', processors: 2 });
    expect(verdict?.documented.is).toBe('not listed');
    expect(verdict?.documented.statements.map(({ says }) => says).join()).toContain('The article does not list it.');
  });

  it('of every product with every pack it says what the table of products says', () => {
    const book = readBook();
    for (const one of knowledge.cases)
      for (const product of book.products)
        for (const { pack, cell } of rowsOf(book, one.kb, product)) {
          if (!pack) continue;
          const verdict = verdictOf(one.kb, { product: product.id, pack: pack.id, build: NO_BUILD });
          const { is, statements } = verdict?.documented ?? { is: null, statements: [] };
          expect(is === 'not listed', `${one.kb} ${product.id} ${pack.id}`).toBe(cell.answer === 'not listed');
          if (cell.answer === 'affected') expect(['can', 'depends']).toContain(is);
          if (cell.answer === 'fixed here' || cell.answer === 'not affected') expect(is).toBe('cannot');
          if (cell.answer === 'unknown') expect(is).toBe('unknown');
          expect(statements[0]).toMatchObject({ says: cell.why, basis: cell.basis });
        }
  });

  it('of every build on every line it says what the standings say', () => {
    for (const one of knowledge.cases)
      for (const build of knowledge.builds)
        for (const line of build.lines) {
          const [product] = knowledge.products.filter((candidate) => candidate.line === line);
          const verdict = verdictOf(one.kb, { product: product?.id ?? null, build: build.id });
          const rule = standingOf(one.rules, build.id, build, line);
          expect(verdict?.documented.statements[0]?.says).toContain(rule.why);
        }
  });

  it('what it depends on is said in phrases', () => {
    expect(verdictOf('Q177245', { product: 'nt4-server' })?.documented).toMatchObject({
      is: 'depends',
      wants: ['the service pack of Windows NT 4.0', 'more than one processor'],
    });
    expect(verdictOf('Q177245', { product: 'nt4-server', pack: 'nt4-sp3' })?.documented.wants).toEqual([
      'more than one processor',
    ]);
    const [value, hotfix] = verdictOf('Q297040', { product: 'nt4-server', pack: 'nt4-sp6a' })?.documented.wants ?? [];
    expect(value).toBe('SynAttackProtect set');
    expect(hotfix).toMatch(/^whether a newer Tcpip\.sys was put over that of the pack: \d+ documented hotfixes/);
  });

  it('a platform that the Hardware field passes over, and a pack that came too late for it, are mentioned and decide nothing', () => {
    const said = { product: 'nt4-server', pack: 'nt4-sp3', processors: 2 } as const;
    const mips = verdictOf('Q177245', { ...said, platform: 'MIPS' });
    expect(mips?.documented.is).toBe(verdictOf('Q177245', said)?.documented.is);
    const says = mips?.documented.statements.map((one) => one.says).join(' ');
    expect(says).toContain('names ALPHA and x86, and not MIPS');
    expect(says).toContain('After SP1 no pack had files for MIPS.');
  });
});

describe('where the two differ, a sentence says so', () => {
  const notes = (kb: string, said: Partial<MachineSaid>) => verdictOf(kb, said)?.notes.join(' ') ?? '';
  const leaking = { product: 'nt4-server', pack: 'nt4-sp6a', build: 'post-sp6a-unnamed' } as const;

  it('processors, of which Q297040 does not speak, and the value, of which it says only that it is set', () => {
    const said = notes('Q297040', { ...leaking, processors: 2, registry: { SynAttackProtect: '2' } });
    const silent =
      'does not say how many processors the hang needs. In the search it happens with 2, 3 and 4 processors.';
    expect(said).toContain(silent);
    expect(notes('Q297040', { ...leaking, processors: 1, registry: { SynAttackProtect: '2' } })).toContain(silent);
    expect(said).toContain('The article says: SynAttackProtect set. In the search the hang happens with 1 and 2.');
    expect(notes('Q177245', { product: 'nt4-server', pack: 'nt4-sp3', processors: 2 })).not.toContain(
      'does not say how many',
    );
  });

  it('a driver that no article decides, and the search does', () => {
    expect(notes('Q177245', { product: 'nt4-enterprise', pack: 'nt4-sp3' })).toContain('No article decides it');
  });

  it('a hotfix that may lie over the pack’s driver: the search is of the pack, and runs what it can', () => {
    const said = notes('Q297040', { product: 'nt4-server', pack: 'nt4-sp6a', registry: { SynAttackProtect: '2' } });
    expect(said).toContain('The search ran the driver of the service pack.');
    expect(said).toContain(
      'With “Recent post-SP6a hotfix, not named” installed over it the hang happens in the search',
    );
    expect(said).not.toContain('The two differ');
  });

  it('where both say the same there is no such sentence', () => {
    expect(notes('Q177245', { product: 'nt4-server', pack: 'nt4-sp3', processors: 2 })).toBe('');
    expect(notes('Q297040', { product: 'nt4-server', pack: 'nt4-sp6a', build: NO_BUILD, processors: 2 })).toBe('');
  });
});

describe('what to do', () => {
  const steps = (kb: string, told: Partial<MachineSaid>) => {
    const all: Account = { ...NOTHING_SAID, machine: { ...NO_MACHINE, ...told } };
    const judgement = judge(knowledge, all);
    const judged = judgement.cases.find((one) => one.case.kb === kb);
    return judged ? stepsOf(knowledge, all, judgement.files, judged) : [];
  };

  it('names the cure of the reader’s own line only', () => {
    const terminal = steps('Q177245', { product: 'nt4-terminal-server', pack: 'tse-rtm', processors: 2 });
    expect(terminal.flatMap((step) => (step.is === 'install' ? step.builds.map(({ id }) => id) : []))).toEqual([
      'tse-1999-07-21',
    ]);
    const server = steps('Q177245', { product: 'nt4-server', pack: 'nt4-sp3', processors: 2 });
    expect(server.map(({ is }) => is)).toEqual(['look at the file', 'service pack', 'superseded']);
    expect(server).toContainEqual(expect.objectContaining({ is: 'superseded', by: 'Q179129' }));
  });

  it('asks for what the article needs and nobody has said', () => {
    const asked = (told: Partial<MachineSaid>) => steps('Q297040', told).filter(({ is }) => is === 'find out');
    expect(asked({ product: 'nt4-server', build: 'post-sp6a-unnamed' })).toHaveLength(1);
    expect(asked({ product: 'nt4-server', build: 'post-sp6a-unnamed', registry: { SynAttackProtect: '1' } })).toEqual(
      [],
    );
  });

  it('is nothing where the case is ruled out', () => {
    expect(steps('Q177245', { processors: 1 })).toEqual([]);
  });

  it('names what the fix needs first', () => {
    const [install] = steps('Q297040', { product: 'nt4-server', build: 'post-sp6a-unnamed' }).filter(
      ({ is }) => is === 'install',
    );
    expect(install).toMatchObject({ needs: { id: 'nt4-sp6a' }, orLater: true });
  });
});

describe('the address of a result', () => {
  const some = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
  const machines: fc.Arbitrary<MachineSaid> = some(knowledge.products).chain((product) => {
    const packs = knowledge.packs.filter(({ line }) => line === product?.line);
    const builds = knowledge.builds.filter(({ lines }) => product !== null && lines.includes(product.line));
    return fc.record({
      product: fc.constant(product?.id ?? null),
      pack: some(packs.map(({ id }) => id)),
      build: some([...builds.map(({ id }) => id), ...(product ? [NO_BUILD] : [])]),
      platform: some(PLATFORMS),
      processors: some([1, 2, 3, 4]),
      registry: fc.dictionary(fc.constant('SynAttackProtect'), fc.constantFrom('absent', '0', '1', '2')),
    });
  });
  const accounts: fc.Arbitrary<Account> = fc.record({
    seen: fc.record({
      probes: fc.dictionary(fc.constantFrom(...ASKED), fc.constantFrom(...ANSWERS)),
      stop: fc.oneof(
        fc.constantFrom(null, 'none' as const),
        fc.record({ code: fc.nat(), parameters: fc.array(fc.option(fc.nat()), { maxLength: 4 }) }),
      ),
      time: some(Object.keys(TIMES) as Time[]),
    }),
    machine: machines,
    paste: fc.constant('07/21/99 147,920'),
  });

  it('brings back everything that was said, but for what was pasted', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const { account: back, problems } = readAddress(`#${writeAddress(account)}`, knowledge);
        expect(problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify({ ...account, paste: '' })));
        expect(decodeURIComponent(writeAddress(account))).not.toContain('147,920');
        expect(encodeURI(writeAddress(account))).toBe(writeAddress(account));
      }),
    );
  });

  test.each([
    ['ping=maybe', 'The address says ping=maybe; choose one of yes, no or fades.'],
    ['pong=yes', 'The address names “pong”, which is none of ping, '],
    ['stop=blue', '“blue” is not a stop code.'],
    ['product=nt4-server&pack=tse-sp4', 'is no pack of that product, and is left out.'],
    ['product=nt4-server&build=tse-1999-07-21', 'is no driver of that product, and is left out.'],
    ['processors=5', 'choose one of 1, 2, 3 or 4.'],
    ['ping=%E0%A4%A', 'choose one of yes, no or fades.'],
  ])('%s is answered with a sentence, and the rest holds', (fragment, sentence) => {
    const { account, problems } = readAddress(`${fragment}&mouse=no`, knowledge);
    expect(problems.join(' ')).toContain(sentence);
    expect(account.seen.probes).toEqual({ mouse: 'no' });
  });

  it('whatever stands behind the #, it can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (fragment) => {
        expect(() => readAddress(fragment, knowledge)).not.toThrow();
      }),
    );
  });
});

describe('what the page carries', () => {
  it('is light, and comes back as it was', () => {
    const text = writeKnowledge(knowledge);
    expect(text.length).toBeLessThan(64_000);
    expect(readKnowledge(text)).toEqual(knowledge);
  });

  it('every question that a condition asks of a machine can be answered in the form', () => {
    const registry = registryOf(knowledge.cases);
    for (const { conditions } of knowledge.cases)
      for (const { asks } of conditions)
        if (asks && 'registry' in asks) expect(registry[asks.registry]).toEqual(expect.arrayContaining(asks.values));
  });
});
