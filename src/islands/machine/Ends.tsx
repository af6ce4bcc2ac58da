/** What is known of the end of the shortest bad schedule, below the machine. */
import type { JSX } from 'preact';
import { Sentence } from '../../views/listing/Code.tsx';
import { memo } from '../../views/memo.ts';
import { Symptoms } from '../../views/symptoms/Symptoms.tsx';
import { TELLINGS } from '../../views/telling.ts';
import type { Findings, FoundReport } from '../../workers/messages.ts';

/** What is wrong in the state in which the shortest bad schedule ends, and what would still be answered there. */
export const WorstEnd = memo(({ report, verdict }: { report: FoundReport; verdict: Findings['verdict'] }) => (
  <div class="asked">
    <h3>
      {verdict === 'broken-promise'
        ? 'At the end of the shortest schedule that breaks it'
        : `At the end of the shortest schedule to ${TELLINGS[verdict].the}`}
    </h3>
    {report.diagnosis.map((sentence) => (
      <p key={sentence}>
        <Sentence text={sentence} />
      </p>
    ))}
    {report.symptoms.length > 0 && <Symptoms symptoms={report.symptoms} />}
  </div>
));

/** Rules of the DDK that some schedule breaks, where the sentences above have not said so. */
export const BrokenRules = memo(({ report: { rules } }: { report: FoundReport }): JSX.Element | null =>
  rules.length === 0 ? null : (
    <div class="asked">
      <h3>A rule that some schedule breaks</h3>
      {rules.map((sentence) => (
        <p key={sentence}>
          <Sentence text={sentence} />
        </p>
      ))}
    </div>
  ),
);
