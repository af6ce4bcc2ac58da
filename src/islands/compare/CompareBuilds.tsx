/** Two builds side by side: the verdict of each, the routines that differ, one schedule run on both, and their facts. */
import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { buildsOf, type Library } from '../../sim/computer/runnable.ts';
import { runnableOf, type Setting } from '../../sim/computer/setting.ts';
import { routinesFor } from '../../sim/computer/spec.ts';
import { differencesOf } from '../../sim/machine/difference.ts';
import { listed } from '../../sim/sentences.ts';
import { Outcome } from '../../views/compare/Outcome.tsx';
import { type Sheet, SideBySide } from '../../views/compare/SideBySide.tsx';
import { type Ink, unpackInk } from '../../views/listing/ink.ts';
import { RoutineDiff } from '../../views/listing/RoutineDiff.tsx';
import { tell } from '../../views/verdict/Verdict.tsx';
import { AsCompared, ChooseTwo } from './ChooseTwo.tsx';
import { type Comparison, settingOfBuild, writeComparison } from './comparison.ts';
import { SameRun } from './SameRun.tsx';
import { sameSchedule } from './sameSchedule.ts';
import { useComparison } from './useComparison.ts';
import { type FoundVerdict, useVerdicts } from './useVerdicts.ts';

export interface CompareBuildsProps {
  /** Every build that can be chosen, oldest first. */
  readonly sheets: readonly Sheet[];
  readonly home: Comparison;
  /** Every line that can be shown, in colour: see views/ink.ts. */
  readonly ink: string;
  /** What the build of the site found. */
  readonly found: readonly FoundVerdict[];
  /** The page on which any two builds are compared; null on that page, whose address says which two. */
  readonly elsewhere: string | null;
}

type Two<T> = readonly [T, T];
const two = <T, U>([one, other]: Two<T>, read: (each: T) => U): Two<U> => [read(one), read(other)];

function Routines({
  cases,
  settings,
  names,
  ink,
}: {
  cases: Library;
  settings: Two<Setting>;
  names: Two<string>;
  ink: Ink;
}): JSX.Element {
  const differences = differencesOf(
    ...two(settings, (setting) => routinesFor(runnableOf(cases, setting.case), setting)),
  );
  return (
    <section>
      <h3>What is different in the routines</h3>
      <p class="note">
        {differences.length === 0
          ? 'Nothing: for this case the same routines stand for both.'
          : 'The two listings that run, merged into one. Every line is our reconstruction.'}
      </p>
      <div class="routines">
        {differences.map((difference) => (
          <RoutineDiff key={difference.routine.name} id="difference" {...difference} ink={ink} names={names} />
        ))}
      </div>
    </section>
  );
}

/** In an article what is long is folded away; print unfolds it. */
function Part({
  title,
  folded,
  children,
}: {
  title: string;
  folded: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return folded ? (
    <details class="all">
      <summary>{title}</summary>
      {children}
    </details>
  ) : (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function CompareBuilds({
  cases,
  sheets,
  home,
  ink: packed,
  found,
  elsewhere,
}: CompareBuildsProps & { readonly cases: Library }): JSX.Element {
  const inArticle = elsewhere !== null;
  const ink = useMemo(() => unpackInk(packed), [packed]);
  const { comparison, problem, choose } = useComparison(cases, home, sheets, !inArticle);
  const both = two([comparison.one, comparison.other], (id) => sheets.find((sheet) => sheet.id === id) as Sheet);
  const names = two(both, ({ name }) => name);
  const modelled = buildsOf(runnableOf(cases, comparison.under.case));
  const settings = two(both, ({ id }) => (modelled.includes(id) ? settingOfBuild(cases, comparison, id) : null));
  const [one, other] = settings;
  const searches = useVerdicts(settings, found);
  const verdicts = two(searches, ({ verdict }) => verdict);
  const stop = (): void => {
    for (const search of searches) search.stop();
  };
  const busy = verdicts.some((verdict) => verdict?.kind === 'searching');
  // A search that only goes on changes nothing about a hang that is known.
  const known = verdicts.map((verdict) => (verdict?.kind === 'searching' ? verdict.kind : verdict));
  const run = useMemo(() => sameSchedule(cases, comparison, verdicts), [comparison, ...known]);
  const spoken = verdicts.map((verdict, at) =>
    verdict?.kind === 'found'
      ? `${names[at]}: ${tell(verdict.findings).word}`
      : verdict?.kind === 'broken'
        ? `${names[at]}: ${verdict.sentence}`
        : '',
  );
  return (
    <section class="compare" aria-label={`${listed(names)} compared`}>
      <ChooseTwo {...{ cases, sheets, comparison, choose }} anyCase={!inArticle} />
      <AsCompared {...{ cases, names, comparison }} />
      {problem !== null && (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      <div class="outcomes">
        {both.map((sheet, at) => (
          <Outcome
            key={at}
            sheet={sheet}
            name={comparison.under.case}
            verdict={verdicts[at] ?? null}
            again={searches[at]?.again ?? (() => {})}
          />
        ))}
      </div>
      <button type="button" class="live" hidden={!busy} onClick={stop}>
        Stop searching
      </button>
      {one && other && <Routines cases={cases} settings={[one, other]} names={names} ink={ink} />}
      {typeof run === 'string' ? (
        <p class="note">{run}</p>
      ) : (
        <Part title="The same schedule on both" folded={inArticle}>
          <SameRun cases={cases} {...run} names={run.turned ? [names[1], names[0]] : names} />
        </Part>
      )}
      <Part title="Their facts" folded={inArticle}>
        <SideBySide sheets={both} />
      </Part>
      {inArticle && (
        <p class="note">
          <a href={`${elsewhere}#${writeComparison(cases, comparison)}`}>Compare any two builds</a> on a page of its
          own.
        </p>
      )}
      <p class="unseen" role="status">
        {busy ? 'Searching.' : spoken.filter(Boolean).join(' ')}
      </p>
    </section>
  );
}
