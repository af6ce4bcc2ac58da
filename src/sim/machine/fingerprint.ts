import type { Stmt } from '../terms.ts';
import { fold } from './fold.ts';
import type { Model } from './model.ts';

/**
 * A text that two models share only where they are the same machine under other names: a registry value that no routine
 * reads, or a build whose routines are those of another, is not in it.
 *
 * It is the step relation, where a test of a setting is gone if the setting decides it, and the start. What threads that
 * run one routine do alike is told once: the start says which thread stands where.
 */
export function fingerprintOf({ computer, layout, transitions, start }: Model): string {
  const told = new Set<readonly Stmt[]>();
  const relation = [...new Set(transitions)].map((ofMove) =>
    ofMove.flatMap(({ kind, at, when, act }) => {
      if (told.has(act)) return [];
      told.add(act);
      return [[kind, at, when, act]];
    }),
  );
  return JSON.stringify([
    layout.processors.count,
    relation,
    computer.threads.map(({ name }) => name),
    computer.done.map((done) => fold(done(computer.threadNumber), layout.known)),
    [...start],
  ]);
}
