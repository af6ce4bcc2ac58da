/** The verdicts of two settings: known from the build of the site where it has them, else searched in the background. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Setting } from '../../sim/computer/setting.ts';
import type { Findings } from '../../workers/messages.ts';
import { askVerdict, type Verdict } from '../../workers/verdicts.ts';

/** What the build of the site found for a setting. */
export interface Found {
  readonly setting: Setting;
  readonly findings: Findings;
}

const NOT_YET: Verdict = { kind: 'searching', states: 0 };
const keyOf = (setting: Setting | null): string => JSON.stringify(setting);

function useVerdict(setting: Setting | null, found: readonly Found[]): { verdict: Verdict | null; stop: () => void } {
  const key = keyOf(setting);
  const own = useMemo<Verdict | null>(() => {
    const known = found.find((one) => keyOf(one.setting) === key);
    return known ? { kind: 'found', findings: known.findings } : null;
  }, [key]);
  const [search, hear] = useState<{ readonly key: string; readonly verdict: Verdict } | null>(null);
  const stop = useRef(() => {});
  useEffect(() => {
    if (!setting || own) return;
    const asked = askVerdict(setting, (verdict) => hear({ key, verdict }));
    stop.current = asked.stop;
    return asked.drop;
  }, [key]);
  const now = own ?? (search?.key === key ? search.verdict : NOT_YET);
  return { verdict: setting && now, stop: () => stop.current() };
}

/** In the order of the settings; null for a build that does not run. `stop` ends what is still being searched. */
export function useVerdicts(
  [one, other]: readonly [Setting | null, Setting | null],
  found: readonly Found[],
): { readonly verdicts: readonly [Verdict | null, Verdict | null]; readonly stop: () => void } {
  const [first, second] = [useVerdict(one, found), useVerdict(other, found)];
  const stop = (): void => {
    first.stop();
    second.stop();
  };
  return { verdicts: [first.verdict, second.verdict], stop };
}
