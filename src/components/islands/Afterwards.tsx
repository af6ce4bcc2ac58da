/** What becomes of the hung or looping computer of the setting at hand, minute by minute. */
import type { JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import { StripChart } from '../views/StripChart.tsx';
import { TELLINGS } from '../views/telling.ts';
import { type HomeStudy, useExploration } from './useExploration.ts';

const NO_HANG = 'No hang was found with the setting that you have chosen, so there is nothing to come after it.';
const NOT_ASKED =
  'Nothing is asked of this machine but its load, so there is nothing to tell of the minutes afterwards.';

/** Why there is nothing to tell of afterwards. */
const WHY_NOTHING: Readonly<Record<Verdict, string>> = {
  hang: NOT_ASKED,
  loop: NOT_ASKED,
  stop: 'With the setting that you have chosen the computer stops, and nothing answers after that.',
  'broken-promise': 'With the setting that you have chosen a promise is broken, and everything goes on answering.',
  'no-hang': NO_HANG,
  'gave-up': NO_HANG,
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
