/** Command lines as somebody with a grudge would type them, and what must hold of every one. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { BUILD_IDS, RUNNABLE_NAMES, runnable } from '../../src/sim/library/index.ts';

const PROTOTYPES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const odd = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    ...PROTOTYPES,
    '',
    ' ',
    '-',
    '--',
    '-1',
    '0',
    '1e3',
    '1.5',
    '0x10',
    'NaN',
    'Infinity',
    '9007199254740993',
    '\u001b[31m',
    '\n',
  ),
  fc.integer({ min: 100, max: 9000 }).map((length) => 'x'.repeat(length)),
);
const mostly = (known: readonly string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd });

const all = RUNNABLE_NAMES.map(runnable);
const names = mostly(RUNNABLE_NAMES);
const small = fc.integer({ min: 0, max: 400 }).map(String);
const registry = all.flatMap((one) =>
  one.registry.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`)),
);
const flags = fc.oneof(
  fc.tuple(fc.constant('--build'), mostly(BUILD_IDS)),
  fc.tuple(fc.constant('--processors'), mostly(['1', '2', '3', '4'])),
  fc.tuple(fc.constant('--set'), mostly(registry)),
  fc.tuple(fc.constant('--load'), mostly(all.flatMap(({ loads }) => loads.map(({ name }) => name)))),
  fc.tuple(fc.constant('--reading'), mostly(all.flatMap(({ readings }) => readings.map(({ id }) => id)))),
  fc.tuple(fc.constantFrom('--max-states', '--max-memory', '--seed', '--steps'), fc.oneof(small, odd)),
  fc.tuple(fc.constant('--format'), mostly(['promela'])),
  fc.constantFrom(['--json'], ['--strict'], ['--'], ['--help'], ['-j']),
  odd.map((one) => [one]),
  odd.map((one) => [`--${one}`]),
);
const schedule = fc
  .tuple(
    names,
    fc.array(mostly(['p1', 'p4', 'a0', 'aA7', 'bnt4-sp4'])),
    fc.stringMatching(/^[0-9a-g]{0,20}$/),
    fc.nat(30),
  )
  .map(([name, parts, choices, steps]) => ['A', name, ...parts, `${choices}.${steps}`].join('~'));

/** Most keep their search short by themselves; whoever looks on ends the others. */
export const commandLines: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    mostly(['check', 'replay', 'run', 'list', 'export', 'help']),
    fc.option(names, { nil: undefined, freq: 9 }),
    fc.option(fc.oneof(schedule, odd), { nil: undefined, freq: 1 }),
    fc.array(flags, { maxLength: 4 }),
    fc.option(small, { nil: undefined, freq: 6 }),
    fc.option(small, { nil: undefined, freq: 3 }),
  )
  .map(([verb, name, text, given, states, seed]) => [
    verb,
    ...(name === undefined ? [] : [name]),
    ...(verb === 'replay' && text !== undefined ? [text] : []),
    ...(states === undefined || !['check', 'replay', 'run'].includes(verb) ? [] : ['--max-states', states]),
    ...(verb === 'run' && seed !== undefined ? ['--seed', seed] : []),
    ...given.flat(),
  ]);

/** Says what would have been right: the choices, the form, the kind of value, or what is the matter with the text. */
const HELPS =
  /choose one of|can be chosen|the form is|takes|is missing|hang help|should|needs|does not|that is not possible|not of|left out|nothing moves|has no|leave one|Write|not possible|follows \d+/;

/** Whatever is typed: an answer, or one sentence that says what was expected. Never an exception, for that would be thrown. */
export function answersOrExplains(argv: readonly string[]): 0 | 2 | 3 {
  let slices = 0;
  const { out, err, code } = main(argv, { tell: () => {}, isEnded: () => ++slices > 1 });
  expect([0, 2, 3]).toContain(code);
  const own = argv.reduce((text, one) => (one.length > 2 ? text.replaceAll(one, '') : text), `${out}\n${err}`);
  expect(own).not.toMatch(/undefined|\[object |NaN|\n\s+at .*\d:\d/);
  if (code === 0) {
    expect([err, out === '']).toEqual(['', false]);
    const asksJson = argv.includes('--json') && !argv.slice(0, argv.indexOf('--json')).includes('--');
    if (asksJson && argv[0] !== 'export' && !/^(help|--help|-h)$/.test(argv[0] ?? '')) JSON.parse(out);
    if (/gave.up/.test(out)) expect(out).toMatch(/proves nothing|"gave-up"/);
  } else {
    expect(out).toBe('');
    expect(err).toMatch(/^[^\p{Cc}]+\.$/u);
    expect(err.length).toBeLessThan(1200);
    if (code === 2) expect(err).toMatch(HELPS);
  }
  return code as 0 | 2 | 3;
}
