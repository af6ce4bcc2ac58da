import type { Activity } from './activity.ts';

/** What the outside asks of the machine, by the name under which links and the terminal know it. */
export interface Load {
  readonly name: string;
  /** For a list of choices: `both closes at once`. */
  readonly title: string;
  readonly gloss: string;
  readonly activities: readonly Activity[];
}
