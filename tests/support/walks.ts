/** Random settings and random walks, for properties that must hold of any. */
import fc from 'fast-check';
import { BUILD_IDS } from '../../src/sim/builds/index.ts';
import {
  CASE_NAMES,
  RUNNABLE_NAMES,
  RUNNABLES,
  type RunnableName,
  type Setting,
  settingOf,
} from '../../src/sim/cases/index.ts';
import { enabledSteps, takeStep } from '../../src/sim/machine/doors.ts';
import { type Machine, type Model, modelOf } from '../../src/sim/machine/model.ts';
import type { Step } from '../../src/sim/machine/moves.ts';

const settingFor = (name: RunnableName): fc.Arbitrary<Setting> => {
  const { builds, processors, registry, loads } = RUNNABLES[name];
  return fc
    .record({
      build: fc.constantFrom(...(builds.length === 0 ? [null] : BUILD_IDS)),
      processors: fc.constantFrom(...processors.choices),
      load: fc.constantFrom(...loads.map((load) => load.name)),
      registry: fc.record(Object.fromEntries(registry.map((value) => [value.name, fc.constantFrom(...value.values)]))),
    })
    .map((wish) => settingOf({ case: name, ...wish }));
};
/** Any setting that a reader can choose. */
export const anySetting: fc.Arbitrary<Setting> = fc.constantFrom(...RUNNABLE_NAMES).chain(settingFor);
/** Any setting of an article: a whole computer, of which probes can be asked. */
export const anyCase: fc.Arbitrary<Setting> = fc.constantFrom(...CASE_NAMES).chain(settingFor);

const models = new Map<string, Model>();
/** The model of a setting, built once however often a property asks. */
export function modelAgain(setting: Setting): Model {
  const key = JSON.stringify(setting);
  const model = models.get(key) ?? modelOf(setting);
  models.set(key, model);
  return model;
}

/** Choices of a walk: each picks among the steps that are enabled when its turn comes. */
export const walks = fc.array(fc.nat({ max: 1000 }), { maxLength: 120 });

export interface Walk {
  readonly steps: readonly Step[];
  /** The start first. */
  readonly machines: readonly Machine[];
}
/** Follows the choices until they run out or nothing moves. */
export function walk(model: Model, choices: readonly number[]): Walk {
  const steps: Step[] = [];
  const machines = [model.start];
  for (const choice of choices) {
    const machine = machines.at(-1) as Machine;
    const enabled = enabledSteps(model, machine);
    if (enabled.length === 0) break;
    const step = enabled[choice % enabled.length] as Step;
    steps.push(step);
    machines.push(takeStep(model, machine, step));
  }
  return { steps, machines };
}
