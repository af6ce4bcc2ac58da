import type { Setting } from '../../src/sim/computer/setting.ts';
import type { Exploration } from '../../src/sim/explore/explore.ts';
import { search } from '../../src/sim/explore/search.ts';
import { modelOf, runnable } from '../../src/sim/library/index.ts';
import type { Machine } from '../../src/sim/machine/model.ts';
import { stopOf } from '../../src/sim/machine/read.ts';
import { promelaOf } from '../../src/sim/promela/promela.ts';
import { explore, modelWith } from '../../tools/explored.ts';
import { spinCounts } from '../../tools/spin.ts';
import { CONCEPT_SETTINGS, type Row, TRUTH_TABLE } from '../../tools/truthTable.ts';

/** Spin needs its time for each machine too: what is larger has a smaller one of the same claim or load beside it. */
const MOST_STATES = 12_000;

/** Of each claim, each build on each number of processors under each load: values that change nothing are left to the claims. */
const isFirstOfItsKind = ({ claim, setting }: Row, at: number, all: readonly Row[]): boolean =>
  all.findIndex(
    (row) =>
      row.claim === claim &&
      row.setting.build === setting.build &&
      row.setting.processors === setting.processors &&
      row.setting.load === setting.load,
  ) === at;

/** Settings at which Spin judges us: the small ones of every case's claims, and every one that a concept offers. */
export const SPIN_SETTINGS: readonly Setting[] = [
  ...TRUTH_TABLE.filter(isFirstOfItsKind)
    .filter(({ states }) => states <= MOST_STATES)
    .map(({ setting }) => setting),
  ...CONCEPT_SETTINGS,
];

/** Machines at rest: nothing moves in them. Spin counts one more step out of each, to its assertion. */
const atRest = (space: Exploration['space']): number => {
  let count = 0;
  for (let state = 0; state < space.states; state++) if (space.firstEdge(state) === space.firstEdge(state + 1)) count++;
  return count;
};

/** Our count of a setting and Spin's, of the same exported model. Spin counts the start as a step. */
export function bothCounts(setting: Setting) {
  const { model, space } = explore(setting);
  const spin = spinCounts(promelaOf(model));
  return {
    ours: { states: space.states, transitions: space.transitions },
    spins: { states: spin.states, transitions: spin.transitions - 1 - atRest(space) },
  };
}

/**
 * Both verdicts on a setting of which a TCP request is asked as well, where it can be: in every hang of an
 * article that request is never answered, so Spin sees the hang as a machine at rest with something left
 * undone. A concept's hang is one by its load alone.
 */
export function bothVerdicts(setting: Setting) {
  const { background } = runnable(setting.case);
  const asked = background ? [background.request.activity] : [];
  const model = modelWith(setting, [...modelOf(setting).spec.asked, ...asked]);
  const space = search(model);
  // The model lets a stop off, for that is another verdict.
  const isLeft = (machine: Machine): boolean => !model.isDone(machine) && stopOf(model, machine) === null;
  let left = 0;
  for (let state = 0; state < space.states; state++)
    if (space.firstEdge(state) === space.firstEdge(state + 1) && isLeft(space.machine(state))) left++;
  const spin = spinCounts(promelaOf(model));
  return {
    ours: { hang: explore(setting).verdict === 'hang', left, states: space.states },
    spins: { hang: spin.errors > 0, left: spin.errors, states: spin.states },
  };
}
