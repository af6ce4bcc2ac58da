import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildsOf, type Runnable } from '../src/sim/computer/runnable.ts';
import { inWords, settingFor } from '../src/sim/computer/setting.ts';
import { type Spec, specFor } from '../src/sim/computer/spec.ts';
import { irql, oldIrql } from '../src/sim/kernel/irql.ts';
import { KERNEL } from '../src/sim/kernel/kernelWords.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { nextStep, running, waitIrql, waitingFor } from '../src/sim/kernel/thread.ts';
import { LIBRARY } from '../src/sim/library/index.ts';
import { TCPIP_WORDS } from '../src/sim/library/tcpip/vocabulary.ts';
import { wordsOfDrivers } from '../src/sim/library/vocabularies.ts';
import { changedBy } from '../src/sim/machine/fold.ts';
import { listingOf, textOf } from '../src/sim/machine/listing.ts';
import { stopOf } from '../src/sim/machine/read.ts';
import { NAME, testText, valueExprText } from '../src/sim/spell/expression.ts';
import { choicesFor } from '../src/sim/spell/fill.ts';
import { aVariable } from '../src/sim/spell/holes.ts';
import { holesOf, type Item, item, nameOf, patternOf, print, type Use, useOf } from '../src/sim/spell/item.ts';
import { readBody, readLine, waysToRead } from '../src/sim/spell/parse.ts';
import { tokensOf } from '../src/sim/spell/reader.ts';
import { assign, test } from '../src/sim/spell/statements.ts';
import { type Vocabulary, vocabulary } from '../src/sim/spell/vocabulary.ts';
import {
  and,
  type Block,
  type Expr,
  eq,
  field,
  headOf,
  inMachine,
  inThread,
  type Line,
  minus,
  type Node,
  ne,
  not,
  or,
  type Place,
  plus,
  put,
  type Routine,
  setting,
} from '../src/sim/terms.ts';
import { everyMachine, smallModel } from './support/small.ts';

const ASIDE = ['basis', 'why', 'from'];
// Everything that the library runs, with the vocabulary that it is written in.

interface Written {
  readonly name: string;
  readonly routine: Routine;
  readonly words: Vocabulary;
}
/** Each build of a case, and whatever is without one; as the book takes its assumptions, and in each other way. */
const SPECS: readonly (readonly [name: string, runnable: Runnable, spec: Spec])[] = Object.values(LIBRARY).flatMap(
  (runnable) => {
    const builds = buildsOf(runnable);
    return (builds.length === 0 ? [null] : builds).flatMap((build) =>
      [null, ...runnable.readings.map(({ id }) => id)].flatMap((reading) =>
        runnable.loads.map(({ name: load }) => {
          const setting = settingFor(runnable, { build, load, reading });
          return [inWords(setting), runnable, specFor(runnable, setting)] as const;
        }),
      ),
    );
  },
);
/** Routines that look alike are one to read. */
const eachOnce = (all: readonly Written[]): readonly Written[] => [
  ...new Map(all.map((one) => [`${one.routine.name} ${meaning(one.routine.body)}`, one])).values(),
];
/** A driver's routines in every form and reading; these are in the driver's own vocabulary, which knows no fault. */
const DRIVERS = SPECS.flatMap(([name, runnable, { routines }]): readonly Written[] => {
  const words = wordsOfDrivers(runnable);
  return words === null
    ? []
    : Object.values(routines).map((routine) => ({ name: `${routine.name} of ${name}`, routine, words }));
});
const WORLD = SPECS.flatMap(([name, , { asked, questions }]): readonly Written[] => {
  const activities = [...asked, ...questions.map(({ activity }) => activity)];
  const brought = activities.flatMap(({ threads, routines }) => [
    ...threads.map(({ routine }) => routine),
    ...routines,
  ]);
  const words = vocabulary(KERNEL, brought);
  return brought.map((routine) => ({ name: `${routine.name} of ${name}`, routine, words }));
});
/** Terms without what the text of a line does not say: the basis, and what it is made of. */
function meaning(terms: unknown): string {
  return JSON.stringify(terms, (key, value) => (ASIDE.includes(key) ? undefined : value));
}
const ALL = eachOnce([...DRIVERS, ...WORLD]);

/** A row that takes a step or stands before some, by its item. */
interface Made {
  readonly text: string;
  readonly use: Use | null;
  readonly means: string;
  readonly acts: Line['acts'];
}
const madeIn = (body: readonly Node[]): readonly Made[] =>
  body.flatMap((node): readonly Made[] => {
    const line = headOf(node);
    const acts = node.kind === 'if' ? [{ act: node.act, says: '' }] : line.acts;
    const own = { kind: node.kind, line, ...(node.kind === 'if' && { test: node.test, act: node.act }) };
    const here: Made = { text: line.text, use: useOf(line), means: meaning(own), acts };
    if (node.kind === 'if') return [here, ...madeIn(node.then), ...madeIn(node.otherwise)];
    if (node.kind === 'loop') return [here, ...madeIn(node.body)];
    if (node.kind !== 'switch') return [here];
    return [
      here,
      ...node.cases.flatMap(({ body: inside, ...one }) => [
        {
          text: `${line.text} ${one.text}`,
          use: useOf(one),
          means: meaning(one),
          acts: [{ act: one.act, says: '' }],
        },
        ...madeIn(inside),
      ]),
    ];
  });

describe('a line is its terms', () => {
  it.each(ALL)('$name reads back as it was written, and means the same', ({ routine, words }) => {
    const read = readBody(textOf(routine), words);
    expect(read.complaint?.sentence).toBeUndefined();
    if (read.complaint) return;
    expect(meaning(read.is)).toBe(meaning(routine.body));
    expect(textOf({ ...routine, body: read.is })).toBe(textOf(routine));
  });

  it('every line is an item of a vocabulary, and none can be read as two', () => {
    const doubtful = ALL.flatMap(({ name, routine, words }) =>
      madeIn(routine.body).flatMap(({ text, use }) => {
        if (text === 'for (;;)') return [];
        const ways = use ? waysToRead(print(use.item, use.fillings), words, use.item.of) : [];
        return ways.length === 1 ? [] : [`${name}: ${text} can be read in ${ways.length} ways`];
      }),
    );
    expect(doubtful).toEqual([]);
  });

  it('in the whole library one text of a line does one thing', () => {
    const met = new Map<string, string>();
    const acts = (means: string): string =>
      JSON.stringify(JSON.parse(means, (key, value) => (key === 'says' ? undefined : value)));
    const other = ALL.flatMap(({ routine }) => madeIn(routine.body)).filter(({ text, means }) => {
      const before = met.get(text) ?? acts(means);
      met.set(text, before);
      return before !== acts(means);
    });
    expect(other.map(({ text }) => text)).toEqual([]);
    expect(met.size).toBeGreaterThan(120);
  });

  it('two forms of a routine that do different things look different', () => {
    const byName = new Map<string, Map<string, string>>();
    const alike = DRIVERS.filter(({ routine }) => {
      const looks = byName.get(routine.name) ?? new Map<string, string>();
      byName.set(routine.name, looks);
      const text = listingOf(routine)
        .rows.map((row) => `${row.indent} ${row.text}`)
        .join('\n');
      const before = looks.get(text) ?? meaning(routine.body);
      looks.set(text, before);
      return before !== meaning(routine.body);
    });
    expect(alike.map(({ name }) => name)).toEqual([]);
    expect([...byName.values()].filter(({ size }) => size > 1).length).toBeGreaterThanOrEqual(5);
  });
});

describe('no line does more than it shows', () => {
  /** What the kernel keeps for itself. */
  const KERNELS = [irql, oldIrql, running, nextStep, waitingFor, waitIrql].map(({ name }) => name);
  /** Something that a line could name: no note of the kernel's, and nothing that only the world outside can see. */
  const hasName = ({ name, role }: Place): boolean =>
    role === 'memory' || (role !== 'world' && NAME.test(name) && !KERNELS.includes(name));
  /** Lines of which the name says it, as NT's own routines of these names do. */
  const BY_NAME: Readonly<Record<string, RegExp>> = {
    TCBTable: /^(Insert|Remove)TCB/,
    Head: /EnqueueReceived/,
    'packet->Next': /EnqueueReceived/,
    Received: /EnqueueReceived/,
    HandedUp: /^Indicate/,
  };
  const shows = (text: string, { name, of, role }: Place): boolean => {
    const word = (one: string): boolean => new RegExp(`(?<![\\w>])${one.replace(/[>-]/g, '\\$&')}(?!\\w)`).test(text);
    if (role === 'memory') return word(name.replace('memory of ', ''));
    return word(name) || (of !== undefined && word(of.pointer)) || (BY_NAME[name]?.test(text) ?? false);
  };
  it('what a line changes it names: by its own name, or by what it is part of', () => {
    const hidden = ALL.flatMap(({ routine }) =>
      madeIn(routine.body).flatMap(({ text, acts }) =>
        acts
          .flatMap(({ act }) => [...changedBy(act)])
          .filter((place) => hasName(place) && !shows(text, place))
          .map(({ name }) => `${text} changes ${name}`),
      ),
    );
    expect([...new Set(hidden)]).toEqual([]);
  });

  it('a line that names a field of freed memory stops the machine, a line that was read as well', () => {
    const block = poolBlock('block');
    const lock = spinLock('Lock', block);
    const [first, second] = [field(block, 'First'), field(block, 'Second', { values: ['NULL', 'it'] })];
    const words = vocabulary(KERNEL, { block, lock, first, second, own: inThread('own') });
    const stops = (...lines: readonly Node[]): boolean => {
      const model = smallModel({ processors: 2, threads: { A: [ExFreePool(block), ...lines] } });
      return everyMachine(model).some((machine) => stopOf(model, machine) !== null);
    };
    const read = (text: string): readonly Node[] => {
      const body = readBody(text, words);
      if (body.complaint) throw new Error(body.complaint.sentence);
      return body.is;
    };
    expect(stops(assign(first, 1))).toBe(true);
    for (const text of [
      'block->First = TRUE;',
      'own = block->Second != NULL;',
      'if (block->First)\n  return;',
      'block->Second = InterlockedExchange(&block->Second, NULL);',
      'ExFreePool(block);',
      'KeAcquireSpinLock(&block->Lock, &oldIrql);\nKeReleaseSpinLock(&block->Lock, oldIrql);',
    ])
      expect([text, stops(...read(text))]).toEqual([text, true]);
    for (const text of ['own = TRUE;', 'if (own && block->First)\n  return;', 'if (!own || block->First)\n  return;'])
      expect([text, stops(...read(text))]).toEqual([text, false]);
  });

  it('on one processor nobody touches the word of a lock, so none is missed', () => {
    const block = poolBlock('block');
    const lock = spinLock('Lock', block);
    const stops = (processors: number): boolean => {
      const threads = { A: [ExFreePool(block), KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)] };
      const model = smallModel({ processors, threads });
      return everyMachine(model).some((machine) => stopOf(model, machine) !== null);
    };
    expect([stops(1), stops(2)]).toEqual([false, true]);
  });
});

describe('what a vocabulary offers', () => {
  /** Every way to fill the holes of an item with what it offers for them. */
  const filled = (one: Item, words: Vocabulary): readonly (readonly unknown[])[] =>
    holesOf(one).reduce<readonly (readonly unknown[])[]>(
      (all, hole) => all.flatMap((before) => choicesFor(hole, words, before).map((filling) => [...before, filling])),
      [[]],
    );

  it('is a line, whichever item and whatever fills its holes', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const one of TCPIP_WORDS.items.filter(({ form }) => form !== 'loop'))
      for (const fillings of filled(one, TCPIP_WORDS)) {
        const text = print(one, fillings);
        const ways = waysToRead(text, TCPIP_WORDS, one.of);
        count++;
        if (ways.length !== 1 || ways[0]?.item !== one || print(one, ways[0].fillings) !== text) wrong.push(text);
      }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });

  it('has some two dozen helpers of Tcpip.sys’s own, beside what C and the kernel have', () => {
    const others = new Set(vocabulary(KERNEL).items.map(patternOf));
    const own = TCPIP_WORDS.items.map(patternOf).filter((pattern) => !others.has(pattern));
    expect(own.length).toBeGreaterThan(12);
    expect(own.length).toBeLessThan(30);
  });

  it('names each thing and each line once: two that differ under one name are refused', () => {
    const twice = () => vocabulary({ one: inMachine('Flag'), other: inMachine('Flag', { max: 3 }) });
    expect(twice).toThrow('two different meanings of “place Flag”');
    const lines = () =>
      vocabulary({
        one: item`Work();`.does(() => ({ act: [], says: 'works' })),
        other: item`Work();`.does(() => ({ act: [], says: 'rests' })),
      });
    expect(lines).toThrow('two different meanings of “Work();”');
    expect(TCPIP_WORDS.things.map(nameOf)).toContain('ao->Done');
  });
});

describe('a vocabulary in which a text has two meanings', () => {
  const works = (text: TemplateStringsArray) => item(text).does(() => ({ act: [], says: 'works' }));
  const flag = inMachine('flag');
  const state = inMachine('St', { values: ['Beta', 'Alpha'] });
  it.each([
    ['a value and a variable', { state, alpha: inMachine('Alpha') }, '“Alpha” is a value of St, and a place as well'],
    ['a value and a registry value', { state, alpha: setting('Alpha') }, '“Alpha” is a value of St, and a setting'],
    ['TRUE and a variable', { flag, other: inMachine('TRUE') }, '“TRUE” is a value of flag, and a place as well'],
    ['two values', { it: inMachine('St', { values: ['A', 'B', 'A'] }) }, 'two values of St are “A”'],
    ['a variable and a registry value', { flag, setting: setting('flag') }, '“flag” would be the place flag and the'],
    [
      'items but for spaces',
      { one: works`Work();`, other: works`Work ( );` },
      '“Work();” could be read as “Work();” and as',
    ],
    [
      'an item and an assignment',
      { flag, mine: works`flag = TRUE;` },
      '“flag = TRUE;” could be read as “{variable} = {expression};” and as “flag = TRUE;”',
    ],
    [
      'an item and a test of the last of many values',
      { many: inMachine('Many', { max: 200 }), mine: item`Many == 1 || Many == 200`.tests(() => ({ test: 1 })) },
      '“if (Many == 1 || Many == 200)” could be read as',
    ],
    [
      'two items with a hole',
      { flag, mine: item`${aVariable} = TRUE;`.does(() => ({ act: [], says: 'sets it' })).item },
      '“flag = TRUE;” could be read as “{variable} = {expression};” and as “{variable} = TRUE;”',
    ],
  ] as const)('of %s is refused', (_, words, says) => {
    expect(() => vocabulary(words)).toThrow(`In one vocabulary ${says}`);
  });

  it('is no other than that: items that only look alike may stand beside each other', () => {
    const beside = { state, flag, other: inMachine('Gamma'), one: works`Work();`, two: works`Work(flag);` };
    const asks = item`Beta == 1`.tests(() => ({ test: 1 }));
    expect(() => vocabulary(beside, { asks, mine: works`flag = Ask();` })).not.toThrow();
  });
});

describe('an expression', () => {
  const [flag, other] = [inMachine('flag'), inMachine('other')];
  const block: Block = poolBlock('p');
  const state = field(block, 'State', { values: ['OPEN', 'CLOSING'] });
  const pointer = inMachine('next', { values: ['NULL', 'it'] });
  const count = inMachine('Count', { max: 9 });
  const words = vocabulary({ flag, other, state, pointer, count, registry: setting('Protect') });

  it.each([
    [flag, 'flag'],
    [not(flag), '!flag'],
    [pointer, 'next != NULL'],
    [not(pointer), 'next == NULL'],
    [eq(state, 1), 'p->State == CLOSING'],
    [ne(state, 0), 'p->State != OPEN'],
    [eq(count, 3), 'Count == 3'],
    [eq(setting('Protect'), 0), 'Protect == 0'],
    [eq(count, plus(count, minus(count, 1))), 'Count == Count + (Count - 1)'],
    [and(flag, other, not(pointer)), 'flag && other && next == NULL'],
    [and(flag, and(other, pointer)), 'flag && (other && next != NULL)'],
    [or(and(flag, other), pointer), 'flag && other || next != NULL'],
    [and(or(flag, other), pointer), '(flag || other) && next != NULL'],
    [not(and(flag, other)), '!(flag && other)'],
  ] as const satisfies readonly (readonly [Expr, string])[])('%j is written %s, and read back', (expr, text) => {
    expect(testText(expr)).toBe(text);
    const read = readLine(`if (${text})`, words);
    expect(read.complaint?.sentence).toBeUndefined();
    if (!read.complaint && read.is.kind === 'if') expect(read.is.test).toEqual(expr);
  });

  it('gives a variable a value by its name, another variable, a sum or the outcome of a test', () => {
    const given = ([place, expr]: readonly [Place, Expr]): string => valueExprText(place, expr);
    expect(
      [
        [state, 1],
        [pointer, 0],
        [flag, 1],
        [count, 7],
        [flag, other],
        [count, plus(count, 1)],
        [flag, eq(state, 1)],
      ].map((one) => given(one as unknown as readonly [Place, Expr])),
    ).toEqual(['CLOSING', 'NULL', 'TRUE', '7', 'other', 'Count + 1', 'p->State == CLOSING']);
  });

  it('knows how much a variable holds', () => {
    const said = (text: string): string | undefined => readLine(text, words).complaint?.sentence;
    expect(said('Count = 9;')).toBeUndefined();
    expect(said('Count = 10;')).toMatch(/^Line 1, column 9: “10” was not expected; .* a number up to 9\.$/);
    expect(said('if (Protect == 256)\n  return;')).toContain('a number up to 255');
  });

  it.each([
    ['if (!(Count + 1 flag)', 17, '“flag” was not expected'],
    ['flag = !(Count flag;', 16, '“flag” was not expected'],
    ['while (!(Protect flag);', 18, '“flag” was not expected'],
    ['if (!Protect)', 6, 'there is no flag “Protect”'],
    ['if (!Count)', 6, 'there is no flag “Count”'],
    ['Count = 3 && flag;', 11, '“&&” was not expected; expected ;'],
    ['Count = 03;', 9, '“03” was not expected; expected this line as “Count = 3;”'],
    ['Count = Count + (3);', 17, '“(” was not expected; expected this line as “Count = Count + 3;”'],
  ] as const)('%j is none, and is not taken for another', (text, column, says) => {
    const { complaint } = readLine(text, words);
    expect(complaint).toMatchObject({ line: 1, column });
    expect(complaint?.sentence).toContain(`Line 1, column ${column}: ${says}`);
  });

  it('that asks a pointer gives 1 or 0, and its name alone what it holds', () => {
    const means = (text: string): unknown => {
      const read = readLine(text, words);
      return !read.complaint && read.is.kind === 'line' ? read.is.acts[0]?.act : read.complaint?.sentence;
    };
    expect(means('flag = next != NULL;')).toEqual([put(flag, ne(pointer, 0))]);
    expect(means('flag = next;')).toEqual([put(flag, pointer)]);
    expect(means('flag = next != NULL && other;')).toEqual([put(flag, and(pointer, other))]);
  });

  describe('in a text made up by the grammar', () => {
    const names = ['flag', 'other', 'p->State', 'next', 'Count', 'Protect'];
    const { test: aTest } = fc.letrec<{ term: string; sum: string; test: string }>((tie) => ({
      term: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fc.constantFrom(...names, 'OPEN', 'CLOSING', 'NULL', 'TRUE', '0', '1', '9', '07', '300'),
        tie('sum').map((sum) => `(${sum})`),
      ),
      sum: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        tie('term'),
        fc.tuple(tie('sum'), fc.constantFrom('+', '-'), tie('term')).map((all) => all.join(' ')),
      ),
      test: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom('flag', 'other', '!flag', 'next != NULL', 'next == NULL', 'p->State == OPEN', 'Count < 3'),
        tie('sum'),
        fc.tuple(tie('sum'), fc.constantFrom('==', '!=', '<', '>'), tie('sum')).map((all) => all.join(' ')),
        fc.tuple(tie('test'), fc.constantFrom('&&', '||'), tie('test')).map((all) => all.join(' ')),
        tie('test').map((test) => `!${test}`),
        tie('test').map((test) => `!(${test})`),
        tie('test').map((test) => `(${test})`),
      ),
    }));
    const aText = fc.oneof(
      aTest.map((test) => `if (${test})`),
      aTest.map((test) => `while (${test});`),
      fc.tuple(fc.constantFrom(...names), aTest).map(([name, test]) => `${name} = ${test};`),
    );
    /** What a text was read as, written again; null where it was refused. */
    const written = (text: string): string | null => {
      const read = readLine(text, words);
      return read.complaint
        ? null
        : read.is.kind === 'line'
          ? read.is.text
          : read.is.kind === 'if'
            ? read.is.line.text
            : '';
    };

    const wordsOf = (text: string): readonly string[] => tokensOf(text).map((token) => token.text);

    it('every text that is accepted is written as it was read, and none throws', () => {
      const accepted = new Set<string>();
      fc.assert(
        fc.property(aText, (text) => {
          const again = written(text);
          if (again === null) return;
          accepted.add(text);
          expect(again).toBe(text);
        }),
        { numRuns: 3000 },
      );
      expect(accepted.size).toBeGreaterThan(100);
    });

    it('a text with a word too few, too many or changed is still read as itself, or refused with its place', () => {
      const word = fc.constantFrom(
        ...names,
        '(',
        ')',
        '!',
        '==',
        '&&',
        '||',
        '+',
        '-',
        '<',
        ';',
        '=',
        'OPEN',
        'NULL',
        '3',
      );
      fc.assert(
        fc.property(aText, fc.nat(), fc.option(word), fc.boolean(), (text, at, put, replaces) => {
          const tokens = [...wordsOf(text)];
          tokens.splice(at % tokens.length, replaces || put === null ? 1 : 0, ...(put === null ? [] : [put]));
          const changed = tokens.join(' ');
          const read = readLine(changed, words);
          if (read.complaint) expect(read.complaint.sentence).toMatch(/^Line 1, column \d+: .*\.$/);
          else expect(wordsOf(written(changed) ?? '')).toEqual(wordsOf(changed));
        }),
        { numRuns: 3000 },
      );
    });
  });

  it('of which C has no words is refused: it can only stand in a helper', () => {
    expect(() => assign(pointer, 1)).not.toThrow();
    expect(() => assign(inMachine('x', { values: ['NULL', 'an entry'] }), 1)).toThrow('no name of C');
    expect(() => test({ self: 'thread' }, [])).toThrow('no words in C');
  });
});

describe('a text that is no line', () => {
  it.each([
    [
      'KeAcquireSpinLock(&AoLok, &oldIrql);',
      1,
      20,
      'there is no spin lock “AoLok”; expected one of AoLock, ConnLock, TCBTableLock or tcb->tcb_lock',
    ],
    ['KeSetEvent(&ao->Dun, 0, FALSE);', 1, 13, 'there is no event “ao->Dun”; expected one of ao->Done, ao->Drained, '],
    ['KeSetEvent(&ao->Done, 0, FALSE)', 1, 32, 'the line ends too soon; expected ;'],
    ['KeSetEvent(&ao->Done, 0, FALSE); }', 1, 34, '“}” was not expected; expected the end of the line'],
    [
      'ao->State = CLOSNG;',
      1,
      13,
      'there is no variable or value of ao->State “CLOSNG”; expected one of CLOSING, OPEN, ',
    ],
    [
      'InterlockedCompareExchange(&conn->State, CLOSING, OPN);',
      1,
      51,
      'there is no value of conn->State “OPN”; expected one of OPEN, ',
    ],
    ['if (ao->State = OPEN)', 1, 15, '“=” was not expected; expected ==, '],
    ['if (ao->State)', 1, 14, '“)” was not expected; expected '],
    ['if (drain', 1, 10, 'the line ends too soon; expected '],
    ['if (Drain)', 1, 5, 'there is no variable “Drain”; expected one of drain, '],
    ['RemoveTCB(conn);', 1, 11, '“conn” was not expected; expected tcb'],
    [
      'KeAquireSpinLock(&AoLock, &oldIrql);',
      1,
      1,
      'no line begins with “KeAquireSpinLock”; expected KeAcquireSpinLock, ',
    ],
    ['drain = TRUE;\n\nelse', 3, 1, 'there is no “if” before this “else”'],
    [
      'drain = TRUE;\n  drain = FALSE;',
      2,
      1,
      'this line is indented by 1 level, and nothing before it begins a block there; expected 0',
    ],
    ['if (drain)\n drain = FALSE;', 2, 1, 'a line is indented by 2 spaces for each level, and this one by 1 sign.'],
    [
      'switch (item->Kind)\ncase ServeTcp:',
      2,
      6,
      'there is no work item “ServeTcp”; expected one of ServeTcpRequest or OpenLocalFile',
    ],
    ['if (drain)\n\u00a0\u00a0wait = TRUE;', 2, 1, 'a line is indented by 2 spaces for each level'],
    ['if (drain)\n  wait = TRUE;\nelse\n', 3, 1, 'nothing stands under this “else”; leave it out'],
    ['if (SynAttackProxect == 0)', 1, 5, 'there is no variable “SynAttackProxect”; expected one of SynAttackProtect, '],
    ['drain = 😀;', 1, 9, '“😀” was not expected'],
    ['drain = 👩‍👧🏽;', 1, 9, '“👩‍👧🏽” was not expected'],
    ['if (!(drain wait)', 1, 13, '“wait” was not expected; expected )'],
    ['while (!(drain wait);', 1, 16, '“wait” was not expected; expected )'],
    ['wait = !(drain wait;', 1, 16, '“wait” was not expected; expected )'],
    ['if (!TCBTable)', 1, 6, 'there is no flag “TCBTable”; expected one of drain or wait'],
    ['wait = !TCBTable;', 1, 9, 'there is no flag “TCBTable”'],
    ['while (!TCBTable);', 1, 9, 'there is no flag “TCBTable”'],
    ['if (!5)', 1, 6, '“5” was not expected; expected '],
    ['if (!ao)', 1, 5, '“!” was not expected; expected this line as “if (ao == NULL)”'],
    ['if ((drain))', 1, 5, '“(” was not expected; expected this line as “if (drain)”'],
    ['ao->State = OPEN + 1;', 1, 18, '“+” was not expected; expected ;'],
    ['drain = TRUE + 1;', 1, 14, '“+” was not expected; expected ;'],
    ['drain = TRUE && wait;', 1, 14, '“&&” was not expected; expected ;'],
    ['if (ao->State == OPEN + 1)', 1, 23, '“+” was not expected; expected )'],
    ['if (drain)\n  if (wait)\n    RemoveTCB(tbc);', 3, 15, '“tbc” was not expected; expected tcb'],
  ] as const)('%j is answered with where it is and what was expected', (text, line, column, says) => {
    const { complaint } = readBody(text, TCPIP_WORDS);
    expect(complaint).toMatchObject({ line, column });
    expect(complaint?.sentence).toContain(`Line ${line}, column ${column}: ${says}`);
    expect(complaint?.sentence).toMatch(/\.$/);
  });

  it('is refused where it is longer than any line is, however deep its brackets go', () => {
    const { complaint } = readLine(`if (${'('.repeat(100_000)}`, TCPIP_WORDS);
    expect(complaint?.sentence).toContain('a line has at most 400 signs');
  });

  it('is refused where it is longer than any line or routine is, at every way in', () => {
    const deep = `if (${'('.repeat(3000)}`;
    expect(waysToRead(deep, TCPIP_WORDS)).toEqual([]);
    for (const read of [readLine(deep, TCPIP_WORDS), readBody(deep, TCPIP_WORDS)])
      expect(read.complaint).toMatchObject({ line: 1, column: 401 });
    const many = 'drain = TRUE;\n'.repeat(501);
    for (const read of [readLine(many, TCPIP_WORDS), readBody(many, TCPIP_WORDS)])
      expect(read.complaint?.sentence).toBe('Line 501, column 1: a text has at most 500 lines, and this one has more.');
    expect(readBody('drain = TRUE;\n'.repeat(499), TCPIP_WORDS).complaint).toBeUndefined();
    expect(waysToRead('drain =\nTRUE;', TCPIP_WORDS)).toEqual([]);
  });

  it.each([
    ['  ao->State = CLOSNG;', 1, 15],
    ['\n\n  ao->State = CLOSNG;', 3, 15],
    ['\tao->State = CLOSNG;  \n', 1, 14],
    ['\ndrain = TRUE;\n\n  wait = TRUE;', 4, 3],
    ['if (drain)\n  wait = TRUE;', 2, 3],
    ['  else', 1, 3],
    ['', 1, 1],
  ] as const)('%j alone is answered with its place in the text as it was given', (text, line, column) => {
    const { complaint } = readLine(text, TCPIP_WORDS);
    expect(complaint).toMatchObject({ line, column });
    expect(complaint?.sentence).toContain(`Line ${line}, column ${column}: `);
  });

  it('where a case leaves the routine has nothing under it', () => {
    const kinds = item`switch (kind)`.chooses();
    const last = item`case Last:`.caseOf(kinds, () => ({ test: 1, leaves: true }));
    const words = vocabulary({ kinds, last, flag: inMachine('flag') });
    expect(readBody('switch (kind)\ncase Last:\nflag = TRUE;', words).complaint).toBeUndefined();
    expect(readBody('switch (kind)\ncase Last:\n  flag = TRUE;', words).complaint).toMatchObject({
      line: 3,
      column: 3,
    });
  });

  it('where nothing fits at all says that there is none', () => {
    const { complaint } = readLine('KeSetEvent(&Done, 0, FALSE);', KERNEL);
    expect(complaint?.sentence).toBe('Line 1, column 13: there is no event “Done”, and this vocabulary has none.');
  });

  it('of two lines is no single line, and neither is none', () => {
    expect(readLine('drain = TRUE;\nwait = TRUE;', TCPIP_WORDS).complaint).toMatchObject({ line: 2 });
    expect(readLine('', TCPIP_WORDS).complaint?.sentence).toContain('one line was expected');
  });

  it('is read whatever the spaces between its words, and written as the book writes it', () => {
    const read = readLine('  ao -> State=CLOSING ;', TCPIP_WORDS);
    expect(read.complaint).toBeUndefined();
    if (!read.complaint && read.is.kind === 'line') expect(read.is.text).toBe('ao->State = CLOSING;');
  });
});
