/** What becomes of the hung computer of the setting at hand, minute by minute. */
import type { JSX } from 'preact';
import { StripChart } from '../views/StripChart.tsx';
import { type HomeStudy, useExploration } from './useExploration.ts';

export default function Afterwards(home: HomeStudy): JSX.Element {
  const { setting, study, phase, findings } = useExploration(home);
  const why =
    phase !== 'over'
      ? 'The setting that you have chosen is being explored.'
      : findings
        ? 'No hang was found with the setting that you have chosen, so there is nothing to come after it.'
        : 'The setting that you have chosen has not been explored.';
  return (
    <section class="afterwards" aria-label={`After the hang of ${setting.case}`}>
      {study?.aftermath ? <StripChart aftermath={study.aftermath} /> : <p class="note">{why}</p>}
    </section>
  );
}
