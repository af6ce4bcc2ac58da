/** What to do next about a case. */
import { Fragment, type JSX } from 'preact';
import type { RemedyStep } from '../../diagnose/steps.ts';
import { pathOf, pathOfBuild } from '../../paths.ts';
import { Article } from './cited.tsx';
import { shortLines } from './wording.ts';

function Words({ step }: { step: RemedyStep }): JSX.Element {
  switch (step.is) {
    case 'find out':
      return <>Check this condition: {step.condition.says}</>;
    case 'look at the file':
      return (
        <>
          Look at the date of the driver, with <code>dir %SystemRoot%\system32\drivers\tcpip.sys</code>, and paste the
          line here.
        </>
      );
    case 'service pack':
      return (
        <>
          On {shortLines(step.lines)}, install the latest service pack.
          {step.first && ` ${step.first.name} was the first to have the correction.`}
        </>
      );
    case 'superseded':
      return (
        <>
          The hotfix that was made for {shortLines(step.lines)} is superseded by the one of <Article kb={step.by} />.
        </>
      );
    case 'install':
      return (
        <>
          On {shortLines(step.lines)}, the file to look for is{' '}
          {step.builds.map(({ id, name }, at) => (
            <Fragment key={id}>
              {at > 0 && ', '}
              <a href={pathOfBuild(id)}>{name}</a>
            </Fragment>
          ))}
          {step.orLater && ', or one of a later date'}.{step.needs && ` It needs ${step.needs.name} first.`}
        </>
      );
  }
}

export function Steps({ steps, kb }: { steps: readonly RemedyStep[]; kb: string }): JSX.Element {
  return (
    <section class="part">
      <h4>What to do</h4>
      <ul>
        {steps.map((step) => (
          <li key={JSON.stringify(step)}>
            <Words step={step} />
          </li>
        ))}
        <li>
          <a href={pathOf(kb)}>Read {kb}</a>, and see the hang run.
        </li>
      </ul>
    </section>
  );
}
