import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counter } from '../src/cli/counter.ts';
import { main } from '../src/cli/main.ts';
import { USAGE } from '../src/cli/usage.ts';
import type { Far } from '../src/cli/watch.ts';
import { answersOrExplains, commandLines } from './support/commandLines.ts';

const HEAVY = ['--load', 'both-closes-under-heavy-traffic', '--processors', '4'];
const at = (argv: readonly string[], slices = Number.POSITIVE_INFINITY) => {
  const told: Far[] = [];
  let asked = 0;
  const ended = main(argv, { tell: (far) => told.push(far), isEnded: () => ++asked > slices });
  return { ...ended, told };
};

describe('any command line', () => {
  test('is answered, or gets one sentence that says what was expected: two hundred of the ten thousand in the full tests', () => {
    const codes = new Set<number>();
    fc.assert(
      fc.property(commandLines, (argv) => {
        codes.add(answersOrExplains(argv));
      }),
      { seed: 15, numRuns: 200 },
    );
    expect([...codes].sort()).toEqual(expect.arrayContaining([0, 2]));
  });

  test('that holds control characters or a novel is repeated in a line that can be read', () => {
    const { err, code } = main(['check', `\u001b[2J${'x'.repeat(5000)}`]);
    expect(code).toBe(2);
    expect(err).toMatch(/^There is no case "\\u\{1b\}\[2Jx+…"; choose one of /);
    expect(err.length).toBeLessThan(500);
  });
});

describe('a search of a verb', () => {
  const START = `A~Q177245~p4~lboth-closes-under-heavy-traffic~.0`;
  test.each([
    ['check', ['check', 'Q177245', ...HEAVY]],
    ['replay', ['replay', 'Q177245', START]],
    ['run', ['run', 'Q177245', ...HEAVY, '--seed', '1', '--steps', '1']],
  ])(
    '%s ends at either of its bounds with status 0, says that it gave up and which it was, and tells how far it is',
    (_, argv) => {
      for (const [flag, value, says] of [
        ['--max-states', '40000', 'its bound of 40,000 states (--max-states)'],
        ['--max-memory', '4', 'its bound of 4 MB (--max-memory)'],
      ] as const) {
        const plain = at([...argv, flag, value]);
        expect(plain).toMatchObject({ code: 0, err: '' });
        expect(plain.out).toMatch(/gave up: .*this proves nothing/);
        expect(plain.out).toContain(says);
        expect(plain.told.length).toBeGreaterThan(1);
      }
      const { verdict, bound: ofAll, search } = JSON.parse(at([...argv, '--max-states', '2000', '--json']).out);
      expect([verdict, ofAll ?? search.bound]).toEqual(['gave-up', 'states']);
    },
  );

  test.each([
    ['check', ['check', 'Q177245', ...HEAVY]],
    ['replay', ['replay', 'Q177245', START]],
  ])('%s that is ended by whoever looks on tells what it found', (_, argv) => {
    const { out, code } = at(argv, 2);
    expect(code).toBe(0);
    expect(out).toMatch(/gave up: .*still to explore/);
    expect(out).toContain('Ctrl-C');
  });

  test('has the bounds that the help states, and neither "replay" nor "run" goes without', () => {
    expect(USAGE).toMatch(
      /"check" goes as far as 5,000,000 states or 1,000 MB, "replay" and\s+"run" as far as 5,000,000 states or 256 MB/,
    );
    expect(main(['run', 'Q177245', '--seed', '1', '--steps', '20001']).err).toBe(
      '--steps takes a whole number from 1 to 20000, not "20001".',
    );
  });

  test('that gave up tells a hang that is certain on some way, and does not say that the schedule in hand must end so', () => {
    const { out } = at(['replay', 'Q177245', 'A~Q177245~.0', '--max-states', '2000', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'gave-up',
      search: { complete: false, bound: 'states', found: 'hang' },
    });
    expect(at(['replay', 'Q177245', 'A~Q177245~.0', '--max-states', '2000']).out).toContain(
      'proves nothing, but some way from here is certain to end badly: hang',
    );
  });
});

describe('the count on standard error', () => {
  const far: Far = { states: 1_234_567, open: 89, bytes: 45_600_000, found: null };
  const onScreen = (screen: { isTTY?: boolean; columns?: number }) => {
    const written: string[] = [];
    const { show, clear } = counter({ ...screen, write: (text) => written.push(text) });
    show(far);
    clear();
    return written;
  };

  test('is for a terminal alone', () => {
    expect(onScreen({})).toEqual([]);
    expect(onScreen({ isTTY: true })[0]).toContain('1,234,567 states, 89 of them still to explore, 46 MB');
  });

  test.each([0, 1, 2, 7, 80, 1_000_000])(
    'never fills a line of a terminal with %i columns, and leaves nothing behind',
    (columns) => {
      const written = onScreen({ isTTY: true, columns });
      for (const text of written)
        for (const line of text.split('\r')) expect(line.length).toBeLessThan(Math.max(columns || 80, 2));
      expect(written.at(-1)?.endsWith('\r')).toBe(true);
    },
  );
});
