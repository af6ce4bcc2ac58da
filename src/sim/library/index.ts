import type { Activity } from '../computer/activity.ts';
import type { Routines } from '../computer/driver.ts';
import type { Case, Library, Runnable } from '../computer/runnable.ts';
import { runnableOf, type Setting, settingFor, type Wish } from '../computer/setting.ts';
import { routinesFor, specFor } from '../computer/spec.ts';
import { type Model, modelFrom } from '../machine/model.ts';
import * as schedule from '../trace/schedule.ts';
import Q171181 from './cases/Q171181.ts';
import Q177245 from './cases/Q177245.ts';
import Q297040 from './cases/Q297040.ts';
import afterYou from './concepts/after-you.ts';
import dispatchLevel from './concepts/dispatch-level.ts';
import doubleFree from './concepts/double-free.ts';
import endlessDpc from './concepts/endless-dpc.ts';
import interrupt from './concepts/interrupt.ts';
import leakedLock from './concepts/leaked-lock.ts';
import lostWakeUp from './concepts/lost-wake-up.ts';
import preemption from './concepts/preemption.ts';
import spinLock from './concepts/spin-lock.ts';
import twoOrders from './concepts/two-orders.ts';
import waitOrSpin from './concepts/wait-or-spin.ts';

const named = <Named extends Runnable>(...list: readonly Named[]): Readonly<Record<string, Named>> =>
  Object.fromEntries(list.map((one) => [one.name, one]));

/** Every article that runs, by its number. An article's page names one of these. */
export const CASES: Readonly<Record<string, Case>> = named(Q177245, Q297040, Q171181);

/** Every concept, in the order in which they build on each other. A concept's page names one of these. */
export const CONCEPTS: Readonly<Record<string, Runnable>> = named(
  preemption,
  dispatchLevel,
  interrupt,
  spinLock,
  waitOrSpin,
  twoOrders,
  leakedLock,
  lostWakeUp,
  afterYou,
  doubleFree,
  endlessDpc,
);

/** Everything that can be run. This file is the only list of it. */
export const LIBRARY: Library = { ...CASES, ...CONCEPTS };

export const CASE_NAMES: readonly string[] = Object.keys(CASES);
export const CONCEPT_NAMES: readonly string[] = Object.keys(CONCEPTS);
export const RUNNABLE_NAMES: readonly string[] = Object.keys(LIBRARY);

/** The case of an article. @throws Error for a number that no case has: a slip of ours. */
export function caseOf(kb: string): Case {
  const found = CASES[kb];
  if (!found) throw new Error(`${kb} is no case; the cases are ${CASE_NAMES.join(', ')}.`);
  return found;
}

/** What a name stands for. @throws UnknownChoice with a sentence that names the choices. */
export const runnable = (name: string): Runnable => runnableOf(LIBRARY, name);

/** A wish made whole. @throws UnknownChoice with a sentence for the reader. */
export const settingOf = (wish: Wish): Setting => settingFor(runnable(wish.case), wish);

/** Every id of a driver's file that some case knows, in the order in which the cases name them. */
export const BUILD_IDS: readonly string[] = [
  ...new Set(Object.values(CASES).flatMap(({ builds }) => Object.keys(builds))),
];

/** The routines that a setting runs with. */
export const routinesOf = (setting: Setting): Routines => routinesFor(runnable(setting.case), setting);

/**
 * The computer of a setting, with `added` asked of it beyond its load. `routines` are the setting's own unless somebody
 * wants to know what changed ones would do.
 */
export const modelOf = (
  setting: Setting,
  added: readonly Activity[] = [],
  routines: Routines = routinesOf(setting),
): Model => modelFrom({ ...specFor(runnable(setting.case), setting), routines }, added);

/** Reads a schedule's text, of anything in the book. Never throws: see trace/schedule.ts. */
export const readSchedule = (
  text: string,
  fallback: string,
  make: (setting: Setting) => Model = modelOf,
): schedule.ScheduleReading => schedule.readSchedule(LIBRARY, text, fallback, (_, setting) => make(setting));

/** A name that stands for something. @throws UnknownChoice with a sentence that names the choices. */
export const runnableName = (name: string): string => runnable(name).name;
