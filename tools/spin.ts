import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isThere = (command: string): boolean =>
  spawnSync(command, [command === 'spin' ? '-V' : '--version']).status === 0;

/** Why Spin cannot judge here, as one line, or null where it can. */
export const WHY_NO_SPIN: string | null = ['spin', 'gcc'].every(isThere)
  ? null
  : 'Spin and a C compiler are not installed (Debian: apt-get install spin gcc), so it was not asked.';

/** What Spin's verifier says of a model. */
export interface SpinCount {
  readonly states: number;
  readonly transitions: number;
  /** Failed assertions, each counted once. */
  readonly errors: number;
  /** With `-DBFS`: the length of the shortest way to one; null if there is none. */
  readonly depth: number | null;
}

const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? Number.NaN);

export interface SpinOptions {
  /** For both the preprocessor and the compiler. */
  readonly defines?: readonly string[];
  /** Look for the shortest way to a failed assertion. */
  readonly breadthFirst?: boolean;
  readonly optimise?: '-O0' | '-O2';
  /** Spin as it comes: fewer states than there are. */
  readonly resetsDeadVariables?: boolean;
}

/** What the verifier printed, and the milliseconds that making it and running it took. */
export interface SpinRun {
  readonly text: string;
  readonly compile: number;
  readonly run: number;
}

/**
 * Compiles a Promela model and lets Spin visit all of it: without partial order reduction, so that
 * the states are all states.
 */
export function runSpin(
  promela: string,
  { defines = [], breadthFirst = false, optimise = '-O0', resetsDeadVariables = false }: SpinOptions = {},
): SpinRun {
  const folder = mkdtempSync(join(tmpdir(), 'hangbook-spin-'));
  const call = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, [...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    });
  try {
    writeFileSync(join(folder, 'model.pml'), promela);
    const begin = performance.now();
    // Without -o2 Spin resets variables that are not read again, and so counts states as one that we tell apart.
    call('spin', ...defines, ...(resetsDeadVariables ? [] : ['-o2']), '-a', 'model.pml');
    call(
      'gcc',
      optimise,
      '-w',
      '-DSAFETY',
      '-DNOREDUCE',
      ...(breadthFirst ? ['-DBFS'] : []),
      ...defines,
      '-o',
      'pan',
      'pan.c',
    );
    const made = performance.now();
    // Its exit status tells of errors found, which are what is asked for here.
    const { stdout } = spawnSync(join(folder, 'pan'), breadthFirst ? ['-w22'] : ['-m1000000', '-c0', '-w22'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return { text: stdout, compile: made - begin, run: performance.now() - made };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function spinCounts(promela: string, options?: SpinOptions): SpinCount {
  const { text } = runSpin(promela, options);
  const depth = /at depth (\d+)/.exec(text)?.[1];
  return {
    states: numberIn(text, /(\d+) states, stored/),
    transitions: numberIn(text, /(\d+) transitions/),
    errors: numberIn(text, /errors: (\d+)/),
    depth: depth === undefined ? null : Number(depth),
  };
}

/**
 * Does Spin come to the failing assertion at the end of a schedule? A schedule that it cannot follow is an error to
 * Spin too, but another one: an invalid end state.
 */
export const spinFollows = (promela: string): boolean => runSpin(promela).text.includes('assertion violated');
