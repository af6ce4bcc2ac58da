/** One case in the list of results: what speaks for it and against it, and what to do next. */
import { type ComponentChildren, Fragment, type JSX } from 'preact';
import { inWords } from '../../content/days.ts';
import { STANDINGS } from '../../content/lists.ts';
import type { Account, FileFinding, FileStanding, Judged } from '../../diagnose/judge.ts';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import type { MachineVerdict } from '../../diagnose/machine.ts';
import { countOf, type Seen } from '../../diagnose/patterns.ts';
import type { SearchFinding } from '../../diagnose/searched.ts';
import { stepsOf } from '../../diagnose/steps.ts';
import { pathOf, pathOfBuild } from '../../paths.ts';
import { listed, many } from '../../sim/sentences.ts';
import { Compare } from './Compare.tsx';
import { Mark, Said, Sources } from './cited.tsx';
import { Steps } from './StepsToTake.tsx';
import { PROSPECTS, processors, shortLines } from './wording.ts';

const Part = ({ title, children }: { title: string; children: ComponentChildren }): JSX.Element => (
  <section class="part">
    <h4>{title}</h4>
    {children}
  </section>
);

function OfFile({ standings, knowledge }: { standings: readonly FileStanding[]; knowledge: Knowledge }): JSX.Element {
  return (
    <>
      {standings.map(({ lines, rule, build, day }) => {
        const name = knowledge.builds.find(({ id }) => id === build)?.name;
        return (
          <p key={`${rule.why}${build}${day}`}>
            <strong class={`standing ${rule.is.replace(' ', '-')}`}>{STANDINGS[rule.is]}</strong>{' '}
            {build && name ? <a href={pathOfBuild(build)}>{name}</a> : 'by its date'} ({shortLines(lines)}
            {day && `, read as ${inWords(day)}`}): {rule.why} <Mark basis={rule.basis} />
            <Sources sources={rule.sources} />
          </p>
        );
      })}
    </>
  );
}

const settingsOf = ({ processors: counts, registry }: SearchFinding): string =>
  [
    ...(counts.length > 0 ? [processors(counts)] : []),
    ...Object.entries(registry).map(([name, values]) => `${name} ${listed(values.toSorted(), 'or')}`),
  ].join('; ');

const ENDS = {
  hang: 'A hang',
  stop: 'A stop screen',
  broken: 'No hang and no stop screen, but a broken promise',
} as const;

function ComputedEnds({ finding }: { finding: SearchFinding }): JSX.Element {
  const { is, loads, open, states } = finding;
  const settings = settingsOf(finding);
  const rest = open.length > 0 ? ` Not searched, because it takes too long for this page: ${listed(open)}.` : '';
  if (is === 'none' || is === 'open')
    return (
      <>
        <strong>No hang</strong> with any load {is === 'none' ? 'of the case' : 'that was searched to its end'}, in{' '}
        {many(states, 'state')} in all.{rest}
      </>
    );
  return (
    <>
      <strong>{ENDS[is]}</strong>
      {settings && ` with ${settings}`}, under these loads:{' '}
      {listed(loads.map(({ title, every }) => `${title} (${every ? 'every schedule' : 'some schedules'})`))}.{rest}
    </>
  );
}

function OfMachine({ verdict, knowledge }: { verdict: MachineVerdict; knowledge: Knowledge }): JSX.Element {
  const { documented, search, notes } = verdict;
  return (
    <>
      <Part title="The computer, by the articles">
        <p>
          <strong>{PROSPECTS[documented.is]}</strong>
          {documented.wants.length > 0 && ` on ${listed(documented.wants)}`}.{' '}
          {documented.statements.map((statement) => (
            <Fragment key={statement.says}>
              <Said statement={statement} />{' '}
            </Fragment>
          ))}
        </p>
      </Part>
      <Part title="The computer, by the search of every schedule">
        <p>
          {search ? (
            <>
              <ComputedEnds finding={search.finding} /> <Mark basis="ours" />
              {search.stands && (
                <>
                  {' '}
                  The routines are those of{' '}
                  <a href={pathOfBuild(search.build)}>{knowledge.builds.find(({ id }) => id === search.build)?.name}</a>
                  : <Said statement={search.stands} />
                </>
              )}
            </>
          ) : (
            'Not searched: this book has no routines for the driver of this computer, nor for one that is like it.'
          )}
        </p>
        {notes.map((note) => (
          <p key={note} class="differs">
            {note}
          </p>
        ))}
      </Part>
    </>
  );
}

/** Where a case stands, in a few words beside its title. */
function standOf({ out, fit }: Judged, seen: Seen): { readonly is: string; readonly words: string } {
  if (out) return { is: 'out', words: 'ruled out' };
  if (fit === null) return { is: 'open', words: 'possible' };
  const said = countOf(seen);
  const answers = many(said, 'answer');
  if (fit.contradicts.length === 0)
    return {
      is: 'fits',
      words:
        fit.fits.length === said
          ? said === 1
            ? 'fits the answer'
            : `fits all ${answers}`
          : `fits ${fit.fits.length} of ${answers}`,
    };
  return {
    is: 'against',
    words:
      said === 1
        ? 'the answer does not fit'
        : `${fit.contradicts.length} of ${answers} ${fit.contradicts.length === 1 ? 'does' : 'do'} not fit`,
  };
}

export function CaseResult({
  knowledge,
  account,
  seen,
  files,
  judged,
}: {
  knowledge: Knowledge;
  account: Account;
  seen: Seen;
  files: readonly FileFinding[];
  judged: Judged;
}): JSX.Element {
  const { case: one, fit, machine } = judged;
  const stand = standOf(judged, seen);
  const standings = judged.files.flat();
  return (
    <li class={`case ${stand.is}`}>
      <h3>
        <a href={pathOf(one.kb)}>{one.title}</a>
      </h3>
      <p class="stand">
        <strong>{stand.words}</strong> · {one.kb} · {one.driver}
      </p>
      {fit && (
        <Part title="What you see">
          <Compare one={one} fit={fit} seen={seen} />
        </Part>
      )}
      {standings.length > 0 && (
        <Part title="The file">
          <OfFile standings={standings} knowledge={knowledge} />
        </Part>
      )}
      {machine && <OfMachine verdict={machine} knowledge={knowledge} />}
      <Steps steps={stepsOf(knowledge, account, files, judged)} kb={one.kb} />
    </li>
  );
}
