/** Where in an article something is said, wherever in an entry it stands. */
import type { Section } from './lists.ts';

export interface Cite {
  readonly kb: string;
  readonly sections: readonly Section[];
}

/** Every `{ kb, sections }` anywhere in an entry of builds, standings and their like. In articles `sections` are the citing one's own. */
export function* citesIn(data: unknown): Generator<Cite> {
  if (typeof data !== 'object' || data === null) return;
  const { kb, sections } = data as { kb?: unknown; sections?: unknown };
  if (typeof kb === 'string' && Array.isArray(sections)) yield { kb, sections };
  for (const value of Object.values(data)) yield* citesIn(value);
}
