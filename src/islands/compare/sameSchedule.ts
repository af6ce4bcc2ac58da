/** Which bad end of two builds is followed on the other. */
import type { Library } from '../../sim/computer/runnable.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import type { Findings } from '../../workers/messages.ts';
import type { BuildVerdict } from '../../workers/verdicts.ts';
import { type Comparison, settingOfBuild } from './comparison.ts';

export interface SameSchedule {
  /** The schedule that ends badly, as a link writes it, and what it ends in. */
  readonly hang: string;
  readonly ends: Findings['verdict'];
  /** What it is followed on. */
  readonly on: Setting;
  /** It is one of the second of the two. */
  readonly turned: boolean;
}

const hangOf = (verdict: BuildVerdict | null): Pick<SameSchedule, 'hang' | 'ends'> | null =>
  (verdict?.kind === 'found' || verdict?.kind === 'broken') && verdict.findings?.worst
    ? { hang: verdict.findings.worst.schedule, ends: verdict.findings.verdict }
    : null;

/** Whether it was searched to the end: only then nothing found means that there is nothing. */
const isKnown = (verdict: BuildVerdict): boolean => verdict.kind === 'found' && verdict.findings.verdict !== 'gave-up';

/** The first build's shortest way to its worst end on the second, or the second's on the first; a sentence where there is none to follow. */
export function sameSchedule(
  cases: Library,
  comparison: Comparison,
  verdicts: readonly [BuildVerdict | null, BuildVerdict | null],
): SameSchedule | string {
  const [one, other] = verdicts;
  if (!one || !other)
    return 'Both builds must be modelled for this comparison. The list of builds says which are. Of the others the book has facts only.';
  const turned = hangOf(one) === null;
  const hang = hangOf(one) ?? hangOf(other);
  if (hang !== null)
    return { ...hang, on: settingOfBuild(cases, comparison, turned ? comparison.one : comparison.other), turned };
  if (one.kind === 'searching' || other.kind === 'searching')
    return 'The search for a schedule that ends badly is running.';
  if (!isKnown(one) || !isKnown(other))
    return 'The search did not come to its end, so it is not known whether any schedule ends badly.';
  return 'Under this load no schedule of either build ends badly, so there is none to lay side by side. Choose another load, or another case.';
}
