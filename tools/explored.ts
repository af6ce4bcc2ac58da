/** The engine on settings of the book, for tests that speak of settings. */
import type { Activity } from '../src/sim/computer/activity.ts';
import type { Routines } from '../src/sim/computer/driver.ts';
import type { Setting } from '../src/sim/computer/setting.ts';
import { specFor } from '../src/sim/computer/spec.ts';
import * as engine from '../src/sim/explore/explore.ts';
import { modelOf, runnable } from '../src/sim/library/index.ts';
import { type Model, modelFrom } from '../src/sim/machine/model.ts';

/** Every schedule of a setting. `routines` replace the setting's own, for tests that change a line. */
export const explore = (setting: Setting, maxStates?: number, routines?: Routines): engine.Exploration =>
  engine.explore(modelOf(setting, [], routines), maxStates);

/** The same, to be carried on bit by bit. */
export function exploring(setting: Setting, maxStates?: number): engine.Exploring {
  const model = modelOf(setting);
  return engine.exploringFrom(model, model.start, maxStates);
}

/** The computer of a setting with other activities in place of its load. */
export const modelWith = (setting: Setting, asked: readonly Activity[], added: readonly Activity[] = []): Model =>
  modelFrom({ ...specFor(runnable(setting.case), setting), asked }, added);
