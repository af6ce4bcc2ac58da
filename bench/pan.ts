import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Spin's verifier on a model: how long each part took, in milliseconds. */
export interface PanRun {
  readonly states: number;
  readonly compile: number;
  readonly run: number;
}

const timed = (work: () => string): { readonly text: string; readonly took: number } => {
  const begin = performance.now();
  const text = work();
  return { text, took: performance.now() - begin };
};

/** `-O2` or `-O0`; breadth first where the shortest way to an error is wanted. */
export function runPan(promela: string, optimise: '-O2' | '-O0', breadthFirst = false): PanRun {
  const folder = mkdtempSync(join(tmpdir(), 'hangbook-bench-'));
  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, [...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    });
  try {
    writeFileSync(join(folder, 'model.pml'), promela);
    const { took: compile } = timed(() => {
      run('spin', '-a', 'model.pml');
      return run(
        'gcc',
        optimise,
        '-w',
        '-DSAFETY',
        '-DNOREDUCE',
        ...(breadthFirst ? ['-DBFS'] : []),
        '-o',
        'pan',
        'pan.c',
      );
    });
    const { text, took } = timed(() => run(join(folder, 'pan'), ...(breadthFirst ? [] : ['-m1000000', '-c0']), '-w22'));
    return { states: Number(/(\d+) states, stored/.exec(text)?.[1] ?? Number.NaN), compile, run: took };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
