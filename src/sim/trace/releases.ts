import type { Moment, Runner, Trace } from './replay.ts';

/** A spin lock that was let go by somebody who did not have it. `at`: the step that did it. */
export interface WrongRelease {
  readonly lock: string;
  readonly by: Runner;
  readonly at: number;
  /** Who held it; null where nobody did. */
  readonly holder: { readonly by: Runner; readonly since: number } | null;
  /** Where nobody did: who had let it go before; null where it had never been taken. */
  readonly before: { readonly by: Runner; readonly at: number } | null;
}

/** A DPC is the same one only on its processor; a thread may have moved to another. */
const isSame = (one: Runner, other: Runner): boolean =>
  one.kind === other.kind && one.name === other.name && (one.kind === 'thread' || one.processor === other.processor);

/** Every wrong release along a trace, up to a moment. On one processor too, where the lock's word says nothing. */
export function wrongReleases({ moments }: Trace, upTo: number): readonly WrongRelease[] {
  const last = new Map<string, { readonly by: Runner; readonly at: number }>();
  return moments.slice(0, upTo + 1).flatMap(({ ran }, at): readonly WrongRelease[] => {
    const lock = ran?.instruction.gives?.name;
    if (!ran || lock === undefined) return [];
    const { by } = ran;
    const holding = (moments[at - 1] as Moment).held.find((one) => one.lock === lock);
    const before = last.get(lock) ?? null;
    last.set(lock, { by, at });
    if (!holding) return [{ lock, by, at, holder: null, before }];
    return isSame(holding.by, by)
      ? []
      : [{ lock, by, at, holder: { by: holding.by, since: holding.since }, before: null }];
  });
}
