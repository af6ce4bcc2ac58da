/** What is known of the setting at hand: from the build for the page's own, from the worker for any other. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isSameSetting, type Setting } from '../../sim/computer/setting.ts';
import { type SearchProgress, watch } from '../../workers/explorer.ts';
import type { Findings } from '../../workers/messages.ts';
import type { Study } from '../../workers/study.ts';
import { onTurn } from '../surroundings/atHand.ts';

/** What the page opens with: explored when the book was built. */
export interface HomeStudy {
  readonly setting: Setting;
  readonly findings: Findings;
  readonly study: Study;
}

/** `own`: what is shown was searched when the site was built, and nobody has searched here. */
export interface KnownExploration extends SearchProgress {
  readonly own: boolean;
}

const NOTHING = {
  phase: 'over',
  states: 0,
  open: 0,
  findings: null,
  study: null,
  note: null,
  broken: false,
  bad: null,
} as const;

/** `live`: the reader wants to see the search itself, also of the page's own setting. */
export function useExploration({ setting: own, findings, study }: HomeStudy, live = false): KnownExploration {
  const [setting, turn] = useState(own);
  const [progress, stand] = useState<SearchProgress | null>(null);
  // At once: the press that woke this island is done again as soon as it is awake, and means the setting in hand.
  useLayoutEffect(() => {
    const leave = [onTurn(turn), watch(stand)];
    return () => {
      for (const one of leave) one();
    };
  }, []);
  // What was known of the setting before it is searched again, shown until something newer is.
  const before = useRef<Pick<SearchProgress, 'setting' | 'findings' | 'study'>>({ setting: own, findings, study });
  const searched = progress && isSameSetting(progress.setting, setting) ? progress : null;
  if (isSameSetting(setting, own) && !(live && searched)) {
    const { states, open } = findings;
    before.current = { setting, findings, study };
    return { ...NOTHING, setting, states, open, findings, study, own: true };
  }
  const now = searched ?? { ...NOTHING, setting };
  if (now.phase !== 'over' && isSameSetting(before.current.setting, setting) && before.current.study)
    return { ...now, findings: before.current.findings, study: before.current.study, own: false };
  before.current = now;
  return { ...now, own: false };
}
