import type { Routine } from '../terms.ts';

/** Routines by the names under which they call each other. */
export type Routines = Readonly<Record<string, Routine>>;

/** One file of Windows NT, as far as the book tells it. */
export interface Driver {
  /** As a directory lists it: `Tcpip.sys`. */
  readonly file: string;
  /** Its routines without any documented fault. */
  readonly sound: Routines;
}

/**
 * One article's fault: routines that stand in the place of sound ones, in every form that sources tell apart.
 *
 * One fault at a time: whatever else was wrong with a file of that day is sound here. That is an assumption of ours, and
 * it keeps one article's verdict from hanging on another's.
 */
export interface Fault {
  /** The files that it is in. A form may replace routines of any of them. */
  readonly drivers: readonly Driver[];
  /** By name: `before`, `faulty`, `fixed`, or what the sources tell apart. */
  readonly forms: Readonly<Record<string, Routines>>;
}

/** Routines under their own names, for a driver or a form. @throws Error where two have one name. */
export function routinesNamed(...list: readonly Routine[]): Routines {
  const table: Record<string, Routine> = {};
  for (const routine of list) {
    if (table[routine.name])
      throw new Error(`There are two routines named ${routine.name} in one list; one is enough.`);
    table[routine.name] = routine;
  }
  return table;
}

/** What runs with a form of a fault: all that is sound, and the form's own. @throws Error where a form replaces nothing. */
export function routinesWith({ drivers, forms }: Fault, form: string): Routines {
  const sound = Object.assign({}, ...drivers.map((driver) => driver.sound)) as Routines;
  const replaced = forms[form];
  if (!replaced) throw new Error(`There is no form "${form}" of this fault; it has ${Object.keys(forms).join(', ')}.`);
  const stranger = Object.keys(replaced).find((name) => !(name in sound));
  if (stranger !== undefined)
    throw new Error(`A form can replace ${Object.keys(sound).join(', ')}; ${stranger} is none of them.`);
  return { ...sound, ...replaced };
}
