import type { Activity } from './activity.ts';
import { type Routines, routinesWith } from './driver.ts';
import type { Background, Question } from './question.ts';
import type { Runnable } from './runnable.ts';
import { loadIn, readingIn, type Setting } from './setting.ts';

/**
 * A computer before it is put together: all that the engine needs. A test writes one in a line; the book makes one of
 * a setting.
 */
export interface Spec {
  readonly processors: number;
  /** Values that stay as they are while the computer runs, by name: the registry's, as whole numbers. */
  readonly constants: Readonly<Record<string, number>>;
  /** The driver's routines, by name. They replace what an activity brings along under the same name. */
  readonly routines: Routines;
  /** What is asked of it. */
  readonly asked: readonly Activity[];
  /** What is asked beyond that, singly, to see whether it lives. */
  readonly questions: readonly Question[];
  readonly background: Background | null;
  /** Of what it was made, for links and headings; null for one that stands by itself. */
  readonly of: Origin | null;
}
export interface Origin {
  readonly runnable: Runnable;
  readonly setting: Setting;
}

/** A spec that asks some activities of so many processors and nothing else, with more where it is said. */
export const specOf = (asked: readonly Activity[], more: Partial<Omit<Spec, 'asked'>> = {}): Spec => ({
  processors: 1,
  constants: {},
  routines: {},
  questions: [],
  background: null,
  of: null,
  ...more,
  asked,
});

const ABSENT = 'absent';

/** The driver's routines, in the form that the file of a setting has. */
const routinesInForm = ({ fault, builds }: Runnable, { build }: Setting): Routines =>
  fault && build !== null ? routinesWith(fault, builds[build] ?? '') : {};

/** The spec of a setting, whose choices have been checked. */
export function specFor(runnable: Runnable, setting: Setting): Spec {
  const asTheBookTakesIt = specAsTaken(runnable, setting);
  return readingIn(runnable, setting)?.change(asTheBookTakesIt) ?? asTheBookTakesIt;
}

const specAsTaken = (runnable: Runnable, setting: Setting): Spec => ({
  processors: setting.processors,
  constants: Object.fromEntries(
    runnable.registry.map(({ name, whenAbsent = 0 }) => {
      const value = setting.registry[name] ?? ABSENT;
      return [name, value === ABSENT ? whenAbsent : Number(value)];
    }),
  ),
  routines: routinesInForm(runnable, setting),
  asked: loadIn(runnable, setting).activities,
  questions: runnable.questions,
  background: runnable.background,
  of: { runnable, setting },
});

/** The routines that a setting runs with. */
export const routinesFor = (runnable: Runnable, setting: Setting): Routines => specFor(runnable, setting).routines;

/** The same computer with more asked of it. */
export const withAsked = (spec: Spec, ...more: readonly Activity[]): Spec => ({
  ...spec,
  asked: [...spec.asked, ...more],
});
