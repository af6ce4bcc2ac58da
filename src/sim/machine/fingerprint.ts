import type { Activity } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import type { Stmt } from '../terms.ts';
import { BadModel } from './badModel.ts';
import { fold } from './fold.ts';
import { inTerms, type Model, type Terms } from './model.ts';

/** The step relation, where a test of a setting is gone if the setting decides it, the start, and what is asked and promised. */
function relationOf({ computer, layout, transitions, start }: Terms): unknown {
  // What threads that run one routine do alike is told once: the start says which thread stands where.
  const told = new Set<readonly Stmt[]>();
  const relation = [...new Set(transitions)].map((ofMove) =>
    ofMove.flatMap(({ kind, at, when, act }) => {
      if (told.has(act)) return [];
      told.add(act);
      return [[kind, at, when, act]];
    }),
  );
  return [
    layout.processors.count,
    relation,
    computer.threads.map(({ name }) => name),
    computer.done.map((done) => fold(done(computer.threadNumber), layout.known)),
    computer.promises.map(({ judged, broken }) => [judged, fold(broken(computer.threadNumber), layout.known)]),
    [...start],
  ];
}

/** The relation of a computer of which so much more can be asked: of all of it at once, which is shorter, or singly where that is too much. */
function relationsWith(spec: Spec, added: readonly Activity[]): unknown {
  try {
    return relationOf(inTerms(spec, added));
  } catch (error) {
    if (!(error instanceof BadModel) || added.length < 2) throw error;
    return added.map((activity) => relationOf(inTerms(spec, [activity])));
  }
}

/**
 * A text that two models share only where they are the same machine under other names, and the same is asked of it: a
 * registry value that no routine reads, or a build whose routines are those of another, is not in it.
 *
 * It tells of the computer with its questions, since a question may run a routine of the driver's that the load never
 * comes to. The computer without them is the same with more put in that is known, so it need not be told besides.
 *
 * @throws BadModel where the computer cannot be put together with what is asked of it.
 */
export function fingerprintOf({ spec, computer }: Model): string {
  const { questions, background } = spec;
  const asked = [...questions, ...(background ? [background.request] : [])];
  return JSON.stringify([
    computer.threads.length,
    computer.done.length,
    // A question may begin with the same places, and then the start does not tell.
    [...computer.begins],
    asked.map(({ name, activity: { begins } }) => [name, begins]),
    background && [background.most, background.room],
    relationsWith(
      spec,
      asked.map(({ activity }) => activity),
    ),
  ]);
}
