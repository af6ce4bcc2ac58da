import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/cli/check.ts';
import { exportModel } from '../src/cli/export.ts';
import { list } from '../src/cli/list.ts';
import { replay } from '../src/cli/replay.ts';
import { run } from '../src/cli/run.ts';
import { BadUsage } from '../src/cli/usage.ts';
import { UnknownChoice } from '../src/sim/computer/setting.ts';
import { BUILD_IDS, RUNNABLE_NAMES } from '../src/sim/library/index.ts';

const HANG = join(import.meta.dirname, '../src/cli/hang.ts');

/** The terminal face as anybody meets it: a process, its two streams and its exit status. Dear, so most claims ask the verbs themselves. */
function hang(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [HANG, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}
const VERBS = { check, export: exportModel, list, replay, run };
const jsonOf = (verb: keyof typeof VERBS, ...args: readonly string[]) => JSON.parse(VERBS[verb]([...args, '--json']));

/** What a script may count on in `check --json`, whatever else is there. */
const FIELDS = [
  'case',
  'build',
  'processors',
  'registry',
  'load',
  'verdict',
  'complete',
  'states',
  'transitions',
  'inevitable',
  'shortest',
  'diagnosis',
  'pointOfNoReturn',
  'damage',
  'odds',
  'symptoms',
];

describe('hang check', () => {
  it('says with --json everything that a script may count on, and a hang exits 0', () => {
    const { status, stdout, stderr } = hang('check', 'Q177245', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(expect.arrayContaining(FIELDS));
    expect(report).toMatchObject({
      case: 'Q177245',
      build: 'nt4-sp3',
      processors: 2,
      registry: { SynAttackProtect: 'absent' },
      load: 'both-closes',
      verdict: 'hang',
      complete: true,
      inevitable: false,
    });
    expect(report.shortest).toMatchObject({ steps: expect.any(Number), switches: expect.any(Number) });
  });

  it('has every field where nothing hangs too', () => {
    const report = jsonOf('check', 'Q177245', '--build', 'nt4-sp4');
    expect(Object.keys(report)).toEqual(expect.arrayContaining(FIELDS));
    expect(report).toMatchObject({ verdict: 'no-hang', complete: true, shortest: null });
  });

  it('gives up at its bound, says so, and exits 0', () => {
    const report = jsonOf('check', 'Q177245', '--max-states', '50');
    expect(report).toMatchObject({ verdict: 'gave-up', complete: false, inevitable: null, states: 50 });
    expect(check(['Q177245', '--max-states', '50'])).toMatch(
      /gave up: the search reached its bound with \d+ states still to explore; this proves nothing/,
    );
  });

  it('gives up where it has used the memory that it may use, and says how far it came', () => {
    const report = jsonOf(
      'check',
      'Q177245',
      '--load',
      'both-closes-under-heavy-traffic',
      '--processors',
      '1',
      '--max-memory',
      '4',
    );
    expect(report).toMatchObject({ verdict: 'gave-up', complete: false, inevitable: null });
    expect(report.open).toBeGreaterThan(0);
  });

  it('takes every setting, and its own schedule replays to its own verdict', () => {
    const flags = [
      '--processors',
      '4',
      '--set',
      'SynAttackProtect=1',
      '--load',
      'absent-host',
      '--build',
      'post-sp6a-unnamed',
    ];
    const { shortest, verdict, ...report } = jsonOf('check', 'Q297040', ...flags);
    expect(report).toMatchObject({ processors: 4, registry: { SynAttackProtect: '1' }, load: 'absent-host' });
    const replayed = jsonOf('replay', 'Q297040', shortest.schedule);
    expect(replayed).toMatchObject({ verdict, steps: shortest.steps, schedule: shortest.schedule, processors: 4 });
    expect(replayed.why.length).toBeGreaterThan(0);
  });
});

describe('hang run', () => {
  it('with the same seed is the same run, whose schedule replays to the same verdict', () => {
    const one = jsonOf('run', 'Q177245', '--seed', '11');
    expect(jsonOf('run', 'Q177245', '--seed', '11')).toEqual(one);
    const { verdict, steps } = jsonOf('replay', 'Q177245', one.schedule);
    expect({ verdict, steps }).toEqual({ verdict: one.verdict, steps: one.steps });
  });
});

describe.skipIf(process.platform !== 'linux')('hang at a terminal that does not sit still', () => {
  const HEAVY = ['check', 'Q177245', '--load', 'both-closes-under-heavy-traffic', '--processors', '4'];
  /** A process of its own, and what it came to. */
  function begin(args: readonly string[], stdout: 'pipe' | number = 'pipe') {
    const child = spawn(process.execPath, [HANG, ...args], { stdio: ['ignore', stdout, 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout?.on('data', (text) => {
      said.out += text;
    });
    child.stderr?.on('data', (text) => {
      said.err += text;
    });
    const over = new Promise<{ code: number | null; out: string; err: string }>((end) =>
      child.on('close', (code) => end({ code, ...said })),
    );
    return { child, over };
  }
  it('ends after Ctrl-C with what it found, and status 130', async () => {
    // A signal that comes before the program listens is the system's to answer, with no status: then it came too soon.
    let ended: Awaited<ReturnType<typeof begin>['over']>;
    let soon = 200;
    do {
      const { child, over } = begin(HEAVY);
      setTimeout(() => child.kill('SIGINT'), soon);
      ended = await over;
      soon *= 2;
    } while (ended.code === null);
    const { code, out, err } = ended;
    expect(code).toBe(130);
    // Before its first look round it has nothing to say but that.
    expect(out + err).toMatch(/gave up.*still to explore; this proves nothing/);
  });

  it('takes a reader who has enough of its output for no fault', async () => {
    const { child, over } = begin(['list', '--json']);
    child.stdout?.destroy();
    expect(await over).toMatchObject({ code: 0, err: '' });
  });

  it('says in a sentence that its output cannot be written, with status 1', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, err } = await begin(['list'], full).over;
    closeSync(full);
    expect(code).toBe(1);
    expect(err).toMatch(/^The output could not be written: .*\.\n$/);
  });
});

describe('hang list', () => {
  it('names every case, concept and build', () => {
    for (const name of [...RUNNABLE_NAMES, ...BUILD_IDS]) expect(list([])).toContain(name);
    expect(jsonOf('list').map((one: { readonly case: string }) => one.case)).toEqual(RUNNABLE_NAMES);
  });
});

describe('what cannot be understood', () => {
  it.each([
    [['simulate'], /^There is no verb "simulate"; choose one of check, export, list, replay, run\.\r?\n$/],
    [['check', 'Q1'], new RegExp(`^There is no case "Q1"; choose one of ${RUNNABLE_NAMES.join(', ')}\\.\\r?\\n$`)],
  ] as const)('hang %j exits 2 and says one sentence on standard error, nothing else', (args, sentence) => {
    const { status, stdout, stderr } = hang(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  const builds = BUILD_IDS.join(', ');
  it.each([
    ['check', [], 'CASE is missing; the form is: CASE.'],
    ['check', ['Q177245', '--build', 'xp'], `There is no build "xp"; choose one of ${builds}.`],
    ['check', ['Q177245', '--processors', '7'], 'There is no number of processors "7"; choose one of 1, 2, 3, 4.'],
    ['check', ['Q177245', '--processors', 'two'], '--processors takes a whole number from 0 on, not "two".'],
    ['check', ['Q177245', '--max-memory', 'much'], '--max-memory takes a whole number from 1 on, not "much".'],
    ['check', ['Q177245', '--max-states', '0'], '--max-states takes a whole number from 1 on, not "0".'],
    [
      'check',
      ['Q297040', '--set', 'SynAttackProtect=9'],
      'There is no SynAttackProtect "9"; choose one of 2, 1, 0, absent.',
    ],
    [
      'check',
      ['Q297040', '--set', 'Backlog=1'],
      'There is no registry value "Backlog"; choose one of SynAttackProtect.',
    ],
    ['check', ['Q297040', '--set', 'x'], '--set takes NAME=VALUE, as in SynAttackProtect=2, not "x".'],
    [
      'check',
      ['Q297040', '--set', 'SynAttackProtect=1=2'],
      '--set takes NAME=VALUE, as in SynAttackProtect=2, not "SynAttackProtect=1=2".',
    ],
    [
      'check',
      ['Q297040', '--load', 'x'],
      'There is no load "x"; choose one of absent-host, answering-host, refusing-host.',
    ],
    [
      'check',
      ['Q297040', '--reading', 'A7', '--reading', 'A27'],
      '--reading takes one value and was given "A7" and "A27"; leave one of them out.',
    ],
    [
      'check',
      ['Q297040', '--processors', '1', '--processors=1'],
      '--processors takes one value and was given "1" and "1"; leave one of them out.',
    ],
    ['check', ['Q177245', '--verbose'], 'Unknown option \'--verbose\'; "hang help" lists the flags.'],
    ['check', ['Q177245', 'Q297040'], '"Q297040" is one argument too many; the form is: CASE.'],
    ['replay', ['Q1', 'A~Q1~.0'], `There is no case "Q1"; choose one of ${RUNNABLE_NAMES.join(', ')}.`],
    ['replay', ['Q177245'], 'SCHEDULE is missing; the form is: CASE SCHEDULE.'],
    [
      'replay',
      ['Q177245', 'A~Q177245~zz.28'],
      'At step 1 of the link processor 1 should be given another thread, which is not possible there any more. The schedule is shown up to that point.',
    ],
    ['replay', ['Q177245', 'nonsense'], 'The link does not begin like a schedule of this book (A~Q177245…).'],
    ['replay', ['Q177245', 'A~Q297040~.0'], 'That schedule is one of Q297040, not of Q177245.'],
    ['run', ['Q177245'], '--seed N is missing: a random run needs a seed, so that it can be repeated.'],
    ['run', ['Q177245', '--seed', '-1'], ''],
  ] as const)('hang %s %j is answered with the choices', (verb, args, sentence) => {
    expect(() => VERBS[verb](args)).toThrow(sentence);
    try {
      VERBS[verb](args);
    } catch (error) {
      expect(error instanceof BadUsage || error instanceof UnknownChoice).toBe(true);
    }
  });
});
