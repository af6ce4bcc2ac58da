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

/**
 * Compiles a Promela model and lets Spin visit all of it: without partial order reduction, so that
 * the states are all states. `defines` go to both the preprocessor and the compiler.
 */
export function spinCounts(
  promela: string,
  {
    defines = [],
    breadthFirst = false,
  }: { readonly defines?: readonly string[]; readonly breadthFirst?: boolean } = {},
): SpinCount {
  const folder = mkdtempSync(join(tmpdir(), 'hangbook-spin-'));
  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, [...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    });
  try {
    writeFileSync(join(folder, 'model.pml'), promela);
    run('spin', ...defines, '-a', 'model.pml');
    run(
      'gcc',
      '-O1',
      '-w',
      '-DSAFETY',
      '-DNOREDUCE',
      ...(breadthFirst ? ['-DBFS'] : []),
      ...defines,
      '-o',
      'pan',
      'pan.c',
    );
    const { stdout } = spawnSync(join(folder, 'pan'), breadthFirst ? [] : ['-m1000000', '-c0'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const depth = /at depth (\d+)/.exec(stdout)?.[1];
    return {
      states: numberIn(stdout, /(\d+) states, stored/),
      transitions: numberIn(stdout, /(\d+) transitions/),
      errors: numberIn(stdout, /errors: (\d+)/),
      depth: depth === undefined ? null : Number(depth),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
