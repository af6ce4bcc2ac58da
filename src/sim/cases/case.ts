import type { BuildId, Driver } from '../builds/index.ts';
import type { Probe } from '../world/activities.ts';
import type { Load } from '../world/load.ts';

/** A registry value that the case lets the reader change. The first of its values is the default. */
export interface RegistryValue {
  readonly name: string;
  readonly values: readonly string[];
}

/** Anything that can be run, by its name: everything that a setting chooses from. */
export interface Runnable {
  readonly name: string;
  /** Null: no driver takes part in it. */
  readonly driver: Driver | null;
  /** Those of its builds that the case names: the first is the one that it is about. Empty without a driver. */
  readonly builds: readonly BuildId[];
  readonly processors: { readonly choices: readonly number[]; readonly usual: number };
  readonly registry: readonly RegistryValue[];
  /** The first is the one that it is about. */
  readonly loads: readonly [Load, ...Load[]];
  /** What is asked of it beyond its load, to see whether it lives. Empty: its load is all that there is to it. */
  readonly probes: readonly Probe[];
}

/** One article made runnable. What the article says will happen is in the book's content, not here. */
export interface Case extends Runnable {
  readonly driver: Driver;
  readonly builds: readonly [BuildId, ...BuildId[]];
}
