/** What is wrong with the machine that a schedule ends in: each finding under its kind. */
import type { JSX } from 'preact';
import type { Finding } from '../../sim/trace/diagnosis.ts';
import { capital } from '../counts.ts';
import { Sentence } from '../listing/Code.tsx';

export function Findings({ findings }: { findings: readonly Finding[] }): JSX.Element {
  return (
    <dl class="findings">
      {findings.map(({ kind, sentence }) => (
        <div key={sentence}>
          <dt>{capital(kind)}</dt>
          <dd>
            <Sentence text={sentence} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
