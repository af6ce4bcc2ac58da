/** How many cases are left, and the question that tells them apart best. */
import type { JSX } from 'preact';
import { isAnySeen, type Judged } from '../../diagnose/judge.ts';
import { leftOf, type Next, nextOf, type Patterns } from '../../diagnose/next.ts';
import type { Seen } from '../../diagnose/patterns.ts';
import { listed, many } from '../../sim/sentences.ts';
import { Article } from './cited.tsx';
import { QUESTIONS } from './wording.ts';

const ofCases = (cases: readonly Judged[]): Patterns =>
  Object.fromEntries(cases.filter(({ out }) => !out).map(({ case: one }) => [one.kb, one.patterns]));

const Left = ({ answer, cases }: { answer: string; cases: readonly string[] }): JSX.Element => (
  <>
    {answer} leaves{' '}
    {cases.map((kb, at) => (
      <>
        {at > 0 && (at === cases.length - 1 ? ' and ' : ', ')}
        <Article key={kb} kb={kb} />
      </>
    ))}
  </>
);

function asked({ question }: Next, secondsBetween: number): string {
  if (question.ask === 'processors') return 'How many processors does it have?';
  if (question.later === 0) return QUESTIONS[question.ask];
  const minutes = Math.ceil((question.later * secondsBetween) / 60);
  return `Let other computers ask it for something over TCP ${many(question.later, 'more time')} (on a quiet server that takes ${many(minutes, 'minute')}), and then see: ${QUESTIONS[question.ask]}`;
}

export function NextLine({ cases, seen }: { cases: readonly Judged[]; seen: Seen }): JSX.Element | null {
  const patterns = ofCases(cases);
  const left = leftOf(patterns, seen);
  const next = nextOf(patterns, seen);
  if (next)
    return (
      <p class="next">
        <strong>What to check next.</strong> {asked(next, seen.secondsBetween)}{' '}
        {[...next.leaves].map(([answer, names], at) => (
          <>
            {at > 0 && '; '}
            <Left
              key={answer}
              answer={at === 0 ? answer.charAt(0).toUpperCase() + answer.slice(1) : answer}
              cases={names}
            />
          </>
        ))}
        .
      </p>
    );
  if (left.length > 1)
    return <p class="next">No symptom tells {listed(left)} apart. The driver’s file or the machine may.</p>;
  if (left.length === 1 && isAnySeen(seen))
    return (
      <p class="next">
        By its symptoms one case is left. The driver’s file and the registry say whether the computer has it.
      </p>
    );
  if (isAnySeen(seen) && Object.keys(patterns).length > 0)
    return (
      <p class="next">
        No computed pattern of symptoms is exactly what you say. The nearest comes first; what does not fit is marked.
      </p>
    );
  return null;
}
