import type { Setting } from '../../src/sim/computer/setting.ts';
import type { Exploration } from '../../src/sim/explore/explore.ts';
import { search } from '../../src/sim/explore/search.ts';
import { modelOf, runnable, settingOf } from '../../src/sim/library/index.ts';
import type { Machine } from '../../src/sim/machine/model.ts';
import { stopOf } from '../../src/sim/machine/read.ts';
import { promelaOf } from '../../src/sim/promela/promela.ts';
import { CONCEPT_SETTINGS } from './conceptTable.ts';
import { explore, modelWith } from './explored.ts';
import { spinCounts } from './spin.ts';

const closes = (build: string, processors: number, load: string): Setting =>
  settingOf({ case: 'Q177245', build, processors, load });
const connect = (build: string, processors: number, SynAttackProtect: string, load: string): Setting =>
  settingOf({ case: 'Q297040', build, processors, load, registry: { SynAttackProtect } });

/** Settings at which Spin judges us, at least twelve of each case: builds, processors, loads, values; and every concept. */
export const SPIN_SETTINGS: readonly Setting[] = [
  ...['nt4-sp3', 'nt4-sp4'].flatMap((build) =>
    [1, 2, 3, 4].map((processors) => closes(build, processors, 'both-closes')),
  ),
  ...['address-only', 'connection-only', 'in-turn', 'process-exit', 'process-exit-second-closer'].map((load) =>
    closes('nt4-sp3', 2, load),
  ),
  closes('nt4-sp3', 1, 'both-closes-under-traffic'),
  closes('nt4-sp3', 1, 'both-closes-under-heavy-traffic'),
  ...[1, 2, 4].map((processors) => connect('post-sp6a-unnamed', processors, '2', 'absent-host')),
  ...[1, 2, 4].map((processors) => connect('post-sp6a-unnamed', processors, 'absent', 'absent-host')),
  ...[1, 2].flatMap((processors) =>
    ['answering-host', 'refusing-host'].map((load) => connect('post-sp6a-unnamed', processors, '1', load)),
  ),
  ...[1, 2, 3].map((processors) => connect('nt4-2001-04-27', processors, '2', 'absent-host')),
  connect('nt4-sp6a', 2, '2', 'absent-host'),
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
