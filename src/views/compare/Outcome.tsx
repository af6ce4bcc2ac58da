/** What the sources say that a build is to a case, and what its routines come to when they run. */
import type { JSX } from 'preact';
import type { BuildVerdict as VerdictSoFar } from '../../workers/verdicts.ts';
import { many } from '../counts.ts';
import { BadModel } from '../verdict/BadModel.tsx';
import { Verdict } from '../verdict/Verdict.tsx';
import type { Sheet, SheetToCase } from './SideBySide.tsx';

function Computed({ verdict, again }: { verdict: VerdictSoFar | null; again: () => void }): JSX.Element {
  if (verdict === null)
    return (
      <p class="verdict">
        No verdict: this build does not run, because none of its routines is modelled. The book has facts of it only.
      </p>
    );
  if (verdict.kind === 'found') return <Verdict findings={verdict.findings} />;
  if (verdict.kind === 'bad') return <BadModel sentence={verdict.sentence} />;
  if (verdict.kind === 'searching')
    return <p class="verdict searching">{`Searching: ${many(verdict.states, 'state')} so far.`}</p>;
  return (
    <>
      {verdict.findings && <Verdict findings={verdict.findings} />}
      <p class="verdict searching">
        {verdict.sentence}{' '}
        <button type="button" onClick={again}>
          Try again
        </button>
      </p>
    </>
  );
}

function Documented({ is, basis, why, only }: SheetToCase): JSX.Element {
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

/** `name`: of the case. `verdict`: null for a build that does not run. `again`: begins a search that broke off anew. */
export function Outcome({
  sheet,
  name,
  verdict,
  again,
}: {
  sheet: Sheet;
  name: string;
  verdict: VerdictSoFar | null;
  again: () => void;
}): JSX.Element {
  return (
    <section class="outcome-of" aria-label={`${sheet.name} and ${name}`}>
      <h3>
        <a href={sheet.page}>{sheet.name}</a>
      </h3>
      <Computed verdict={verdict} again={again} />
      {sheet.standings
        .filter((standing) => standing.case === name)
        .map((standing) => (
          <Documented key={standing.why} {...standing} />
        ))}
    </section>
  );
}
