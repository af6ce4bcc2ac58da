/** What becomes of the hung or looping computer of the setting at hand, minute by minute. */
import type { JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import { StripChart } from '../../views/explore/StripChart.tsx';
import { TELLINGS } from '../../views/telling.ts';
import { type HomeStudy, useExploration } from './useExploration.ts';

const NO_HANG = 'With the setting that you have chosen there is no hang, so there are no minutes after it.';
const GAVE_UP =
  'The search of the setting that you have chosen gave up, so what the minutes after it bring is not known.';
const NOT_ASKED = 'This computer has no probes, so there is nothing to say about the minutes afterwards.';

/** Why there is nothing to tell of afterwards. */
const WHY_NOTHING: Readonly<Record<Verdict, string>> = {
  hang: NOT_ASKED,
  loop: NOT_ASKED,
  stop: 'With the setting that you have chosen the computer stops, and nothing answers after that.',
  'broken-promise': 'With the setting that you have chosen a promise is broken, and every probe is still answered.',
  'no-hang': NO_HANG,
  'gave-up': GAVE_UP,
};

export default function Afterwards(home: HomeStudy): JSX.Element {
  const { setting, study, phase, findings } = useExploration(home);
  const why =
    phase !== 'over'
      ? 'The setting that you have chosen is being explored.'
      : findings
        ? WHY_NOTHING[findings.verdict]
        : 'The setting that you have chosen has not been explored.';
  return (
    <section
      class="afterwards"
      aria-label={`After ${TELLINGS[study?.aftermath ? study.verdict : 'hang'].the} of ${setting.case}`}
    >
      {study?.aftermath ? (
        <StripChart aftermath={study.aftermath} verdict={study.verdict} />
      ) : (
        <p class="note">{why}</p>
      )}
    </section>
  );
}
