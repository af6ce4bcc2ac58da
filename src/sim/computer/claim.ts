import type { Place } from '../terms.ts';

/**
 * What a setting must come to. `some schedules`: a bad end that not every schedule reaches; `every schedule`: one that all
 * reach. A stop names its code, and a hang beside which a stop is possible names it too.
 */
export type Expected =
  | 'no hang'
  | `${'hang' | 'loop' | 'stop' | 'broken promise'}, ${'some schedules' | 'every schedule'}`
  | `${'hang' | 'stop'}, ${'some schedules' | 'every schedule'}, ${string}`;

/**
 * A claim about something runnable: one line that holds for each build, value, load and number of processors that it names.
 *
 * Claims stand beside what they are about, in the same file, and nothing that runs reads them: the file exports `claims`,
 * and generic tests walk the library and hold every one of them by search.
 */
export interface Claim {
  /** In words, as the table in docs/figures.md says it: `on one processor two closes cannot meet halfway`. */
  readonly claim: string;
  /** Ids of the driver's files; none where no driver takes part. */
  readonly builds?: readonly string[];
  /** Registry values for which it holds, by name; the usual one of a value that is not named. */
  readonly registry?: Readonly<Record<string, readonly string[]>>;
  readonly loads: readonly string[];
  /** The number of an assumption that is taken another way. Absent: as the book takes them. */
  readonly reading?: string;
  readonly expected: Expected;
  /** How each question stands at the end of the shortest bad schedule: `ping+ tcp-`. None where nothing is asked, or nothing goes wrong. */
  readonly symptoms?: string;
  /** After so many further background requests every question is dead, by the number of processors: at every bad end. Absent: not claimed. */
  readonly allDeadAfter?: Readonly<Record<number, number>>;
  /**
   * States and transitions for each number of processors. Golden: a change of the model is seen even where no verdict
   * changes. Write `[0, 0]`, and `npm run counts` fills them in.
   */
  readonly counts: Readonly<Record<number, readonly [states: number, transitions: number]>>;
}

/** What must be left in memory where a case comes to rest. The file of a case exports it as `leaves`. */
export interface Leaves {
  /** The places that tell: memory of objects, tables that they stand in. */
  readonly places: readonly Place[];
  /** The values of the places, in words, by load: after all went well. */
  readonly after: Readonly<Record<string, string>>;
  /** The same where it hangs. */
  readonly hung: string;
}

/** Damage to a driver that no claim notices, with the reason why it may go unnoticed. The file of a case exports them as `letStand`. */
export interface LetStand {
  /** `drops X`, `swaps X and Y`, `inverts X`: as the sweep of damages names it. */
  readonly what: string;
  readonly because: string;
}

/** What the file of something runnable exports beside it. */
export interface Claims {
  readonly claims: readonly Claim[];
  readonly leaves?: Leaves;
  readonly letStand?: readonly LetStand[];
}
