/** Random settings and random walks, for properties that must hold of any. */

import fc from 'fast-check';
import { buildsOf } from '../../src/sim/computer/runnable.ts';
import type { Setting } from '../../src/sim/computer/setting.ts';
import { CASE_NAMES, modelOf, RUNNABLE_NAMES, runnable, settingOf } from '../../src/sim/library/index.ts';
import { enabledSteps, takeStep } from '../../src/sim/machine/doors.ts';
import type { Machine, Model } from '../../src/sim/machine/model.ts';
import type { Step } from '../../src/sim/machine/moves.ts';

const settingFor = (name: string): fc.Arbitrary<Setting> => {
  const one = runnable(name);
  const { processors, registry, loads } = one;
  const builds = buildsOf(one);
  return fc
    .record({
      build: fc.constantFrom(...(builds.length === 0 ? [null] : builds)),
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
