/**
 * One schedule on two builds, step by step: told once while both do the same, and side by side from the first step that
 * differs. A rule across the table stands there.
 */
import { Fragment, type JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import { diagnose } from '../../sim/trace/diagnosis.ts';
import { frameOf } from '../../sim/trace/frame.ts';
import { sayStep } from '../../sim/trace/narrate.ts';
import type { Parting } from '../../sim/trace/parting.ts';
import type { Trace } from '../../sim/trace/replay.ts';
import { many } from '../counts.ts';
import { Sentence } from '../listing/Code.tsx';
import { TELLINGS } from '../telling.ts';

interface TwoRunsProps {
  readonly parting: Parting;
  /** Names for the columns, the one whose schedule it is first. */
  readonly names: readonly [string, string];
  /** What the schedule ends in on its own build. */
  readonly ends: Verdict;
  /** The other build stands on the left. */
  readonly turned: boolean;
}

const lengthOf = ({ moments }: Trace): number => moments.length - 1;

/** How a run has ended, in a mark, a word and sentences. */
function endOf(trace: Trace): { readonly mark: string; readonly is: string; readonly says: string } {
  const wrong = diagnose(trace);
  const { done } = frameOf(trace, lengthOf(trace));
  const after = `After ${many(lengthOf(trace), 'step')}`;
  return wrong.length === 0 && done
    ? { mark: '✓', is: 'alive', says: `${after} everything that was asked for is done.` }
    : { mark: '✕', is: 'dead', says: `${after}: ${wrong.map(({ sentence }) => sentence).join(' ')}` };
}

function End({ trace }: { trace: Trace }): JSX.Element {
  const { mark, is, says } = endOf(trace);
  return (
    <td>
      <span class={is} aria-hidden="true">
        {mark}
      </span>{' '}
      <Sentence text={says} />
    </td>
  );
}

export function TwoRuns({ parting, names, turned, ends }: TwoRunsProps): JSX.Element {
  const { one, other, followed, at, refused } = parting;
  const inOrder = <T,>(left: T, right: T): readonly [T, T] => (turned ? [right, left] : [left, right]);
  const [left, right] = inOrder(one, other);
  const steps = Array.from({ length: Math.max(lengthOf(one), lengthOf(other)) }, (_, step) => step + 1);
  /** From here on the other build goes its own way. */
  const alone = followed + 1;
  const cell = (trace: Trace, step: number): JSX.Element => (
    <td class={trace === other && step >= alone ? 'alone' : undefined}>
      {trace === other && step === alone && (
        <p class="refused">
          {refused === null ? (
            'Here the schedule ends.'
          ) : (
            <Sentence text={`Step ${step} cannot be taken here. ${refused}`} />
          )}{' '}
          From here on this build follows a schedule of its own.
        </p>
      )}
      {step <= lengthOf(trace) ? <Sentence text={sayStep(trace, step)} /> : '–'}
    </td>
  );
  const row = (step: number): JSX.Element => (
    <tr key={step} class={at !== null && step >= at ? 'apart' : undefined}>
      <th scope="row">{step}</th>
      {at === null || step < at ? (
        <td colSpan={2}>
          <Sentence text={sayStep(one, step)} />
        </td>
      ) : (
        [left, right].map((trace, column) => <Fragment key={column}>{cell(trace, step)}</Fragment>)
      )}
    </tr>
  );
  return (
    <table class="two-runs">
      <caption>
        The shortest schedule to {TELLINGS[ends].the} on {names[0]}, and the same steps on {names[1]}
      </caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          {inOrder(...names).map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.filter((step) => at === null || step < at).map(row)}
        {at !== null && (
          <tr class="parting">
            <th scope="rowgroup" colSpan={3}>
              Step {at} is the first that differs
            </th>
          </tr>
        )}
        {steps.filter((step) => at !== null && step >= at).map(row)}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">End</th>
          <End trace={left} />
          <End trace={right} />
        </tr>
      </tfoot>
    </table>
  );
}
