import type { Fault } from './driver.ts';
import type { Load } from './load.ts';
import type { Background, Question } from './question.ts';
import type { Reading } from './reading.ts';

/** A registry value that a reader may change. The first of its values is the default. */
export interface RegistryValue {
  readonly name: string;
  /** Numbers as text, or `absent`. */
  readonly values: readonly string[];
  /** What the driver takes where the value is absent; 0 unless it says otherwise. */
  readonly whenAbsent?: number;
}

/** Anything that can be run, by its name: everything that a setting chooses from. */
export interface Runnable {
  readonly name: string;
  /** Null: no driver takes part in it. */
  readonly fault: Fault | null;
  /**
   * For each file of the driver which form of the fault it has, by the id under which the book's content knows that
   * file. The first is the one that the article is about. Empty without a driver.
   */
  readonly builds: Readonly<Record<string, string>>;
  readonly processors: { readonly choices: readonly number[]; readonly usual: number };
  readonly registry: readonly RegistryValue[];
  /** The first is the one that it is about. */
  readonly loads: readonly [Load, ...Load[]];
  /** What is asked of it beyond its load, to see whether it lives. Empty: its load is all that there is to it. */
  readonly questions: readonly Question[];
  /** What goes on being asked of it once it hangs; null: nothing. */
  readonly background: Background | null;
  /** Other ways to take the assumptions that it rests on. One at a time; without one it is as the book takes them. */
  readonly readings: readonly Reading[];
  /**
   * What a link means that names no reading, where this was written down before the book took an assumption as it does
   * now: the reading that goes with those links, and the number of processors where they name none. Absent: what is usual.
   */
  readonly oldLinks?: { readonly reading: string; readonly processors: number };
}

/** One article made runnable. What the article says will happen is in the book's content, not here. */
export interface Case extends Runnable {
  readonly fault: Fault;
}

/** Everything that can be run in one place, by name: the book's whole library, or the one case of a frame. */
export type Library = Readonly<Record<string, Runnable>>;

/** The ids of its files, the one that it is about first. */
export const buildsOf = ({ builds }: Pick<Runnable, 'builds'>): readonly string[] => Object.keys(builds);

/** What its driver's file is called, in words: `Tcpip.sys`; null without a driver. */
export const fileOf = ({ fault }: Pick<Runnable, 'fault'>): string | null =>
  fault && fault.drivers.map(({ file }) => file).join(' and ');
