/** The verdicts of two settings: known from the build of the site where it has them, else searched in the background. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Setting } from '../../sim/computer/setting.ts';
import type { Findings } from '../../workers/messages.ts';
import { askVerdict, type BuildVerdict } from '../../workers/verdicts.ts';

/** What the build of the site found for a setting. */
export interface FoundVerdict {
  readonly setting: Setting;
  readonly findings: Findings;
}

const NOT_YET: BuildVerdict = { kind: 'searching', states: 0 };
const keyOf = (setting: Setting | null): string => JSON.stringify(setting);

interface SearchedBuild {
  /** Null for a build that does not run. */
  readonly verdict: BuildVerdict | null;
  /** Ends the search under way with what it has found. */
  readonly stop: () => void;
  /** Begins the search anew. */
  readonly again: () => void;
}

function useVerdict(setting: Setting | null, found: readonly FoundVerdict[]): SearchedBuild {
  const key = keyOf(setting);
  const own = useMemo<BuildVerdict | null>(() => {
    const known = found.find((one) => keyOf(one.setting) === key);
    return known ? { kind: 'found', findings: known.findings } : null;
  }, [key]);
  const [search, hear] = useState<{ readonly key: string; readonly verdict: BuildVerdict } | null>(null);
  const stop = useRef(() => {});
  const [tries, tryAgain] = useState(0);
  useEffect(() => {
    if (!setting || own) return;
    const asked = askVerdict(setting, (verdict) => hear({ key, verdict }));
    stop.current = asked.stop;
    return asked.drop;
  }, [key, tries]);
  const now = own ?? (search?.key === key ? search.verdict : NOT_YET);
  return { verdict: setting && now, stop: () => stop.current(), again: () => tryAgain(tries + 1) };
}

/** In the order of the settings. */
export function useVerdicts(
  [one, other]: readonly [Setting | null, Setting | null],
  found: readonly FoundVerdict[],
): readonly [SearchedBuild, SearchedBuild] {
  return [useVerdict(one, found), useVerdict(other, found)];
}
