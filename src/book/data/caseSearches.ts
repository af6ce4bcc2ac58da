/** The settings of a case that cases.json tells of, and what a search of every schedule finds in each. */

import { buildsOf } from '../../sim/computer/runnable.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import { caseOf, settingOf } from '../../sim/library/index.ts';
import { findingsOf } from '../../workers/findings.ts';
import type { Findings } from '../../workers/messages.ts';
import { explored } from '../oncePerSetting.ts';

/** Past so many machines a search is stopped: the build of a book should not take as long as a proof. */
const MOST_MACHINES = 100_000;

/** Every driver file on every number of processors, every load, every registry value: one thing changed at a time. */
export function settingsOf(name: string): readonly Setting[] {
  const one = caseOf(name);
  const { processors, registry, loads } = one;
  const wishes = [
    ...buildsOf(one).flatMap((build) => processors.choices.map((count) => ({ build, processors: count }))),
    ...loads.map((load) => ({ load: load.name })),
    ...registry.flatMap((value) => value.values.map((chosen) => ({ registry: { [value.name]: chosen } }))),
  ].map((wish) => settingOf({ case: name, ...wish }));
  const seen = new Set<string>();
  return wishes.filter((setting) => {
    const key = JSON.stringify(setting);
    return !seen.has(key) && seen.add(key);
  });
}

export const searchOf = (setting: Setting): Findings => findingsOf(explored(setting, MOST_MACHINES));
