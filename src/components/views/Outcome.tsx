/** What the sources say that a build is to a case, and what its routines come to when they run. */
import type { JSX } from 'preact';
import type { Verdict as VerdictSoFar } from '../../workers/verdicts.ts';
import { BadModel } from './BadModel.tsx';
import { many } from './counts.ts';
import type { Sheet, ToCase } from './SideBySide.tsx';
import { Verdict } from './Verdict.tsx';

function Computed({ verdict }: { verdict: VerdictSoFar | null }): JSX.Element {
  if (verdict === null)
    return (
      <p class="verdict">
        No verdict: this build does not run, because none of its routines is modelled. The book has facts of it only.
      </p>
    );
  if (verdict.kind === 'found') return <Verdict findings={verdict.findings} />;
  if (verdict.kind === 'bad') return <BadModel sentence={verdict.sentence} />;
  const words = verdict.kind === 'failed' ? verdict.sentence : `Searching: ${many(verdict.states, 'state')} so far.`;
  return <p class="verdict searching">{words}</p>;
}

function Documented({ is, basis, why, only }: ToCase): JSX.Element {
  return (
    <p class="as-documented">
      <span class={`standing ${is.replace(' ', '-')}`}>
        {is}
        {only !== '' && ` (${only})`}
      </span>{' '}
      <span class={`mark ${basis}`}>{basis}</span> {why}
    </p>
  );
}

/** `name`: of the case. `verdict`: null for a build that does not run. */
export function Outcome({
  sheet,
  name,
  verdict,
}: {
  sheet: Sheet;
  name: string;
  verdict: VerdictSoFar | null;
}): JSX.Element {
  return (
    <section class="outcome-of" aria-label={`${sheet.name} and ${name}`}>
      <h3>
        <a href={sheet.page}>{sheet.name}</a>
      </h3>
      <Computed verdict={verdict} />
      {sheet.standings
        .filter((standing) => standing.case === name)
        .map((standing) => (
          <Documented key={standing.why} {...standing} />
        ))}
    </section>
  );
}
