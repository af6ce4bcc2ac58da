/**
 * What the build of the site has explored: a setting once, whichever pages and documents ask. It knows nothing of the
 * book, so that tests can ask it too.
 */
import type { Setting } from '../sim/computer/setting.ts';
import { type Exploration, explore } from '../sim/explore/explore.ts';
import { modelOf } from '../sim/library/index.ts';

/** Works something out once for each setting. */
export function oncePerSetting<T>(work: (setting: Setting) => T): (setting: Setting) => T {
  const done = new Map<string, T>();
  return (setting) => {
    const key = JSON.stringify(setting);
    const before = done.get(key) ?? work(setting);
    done.set(key, before);
    return before;
  };
}

const complete = new Map<string, Exploration>();

/**
 * Every machine of a setting, or, where there are more than `most`, the first of them. What was searched to its end for
 * somebody who sets a larger bound is the answer only to who would have come to that end too.
 */
export function explored(setting: Setting, most?: number): Exploration {
  const key = JSON.stringify(setting);
  const before = complete.get(key);
  if (before && (most === undefined || before.space.states < most)) return before;
  const now = explore(modelOf(setting), most);
  if (now.complete) complete.set(key, now);
  return now;
}
