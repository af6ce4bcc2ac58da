import type { BuildId } from '../builds/index.ts';
import type { Activity } from '../world/activities.ts';

/** What the outside asks of the machine, by the name under which links and the terminal know it. */
export interface Load {
  readonly name: string;
  /** For a list of choices: `both closes at once`. */
  readonly title: string;
  readonly gloss: string;
  readonly activities: readonly Activity[];
}

/** A registry value that the case lets the reader change. The first of its values is the default. */
export interface RegistryValue {
  readonly name: string;
  readonly values: readonly string[];
}

/** One article made runnable. What the article says will happen is in the book's content, not here. */
export interface Case {
  readonly name: string;
  /** The first is the one that the article is about. */
  readonly builds: readonly [BuildId, ...BuildId[]];
  readonly processors: { readonly choices: readonly number[]; readonly usual: number };
  readonly registry: readonly RegistryValue[];
  /** The first is the one that the article is about. */
  readonly loads: readonly [Load, ...Load[]];
}
