/** Every schedule of the setting at hand: how far the search is, what came of it, and what that means. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { readingIn } from '../../sim/computer/setting.ts';
import { listed } from '../../sim/sentences.ts';
import { figure, many } from '../../views/counts.ts';
import { type Chosen, type DocumentedSymptoms, FatesTable } from '../../views/explore/FatesTable.tsx';
import { Findings } from '../../views/explore/Findings.tsx';
import { NoReturn } from '../../views/explore/NoReturn.tsx';
import { OddsLine } from '../../views/explore/OddsLine.tsx';
import { WaitForGraph } from '../../views/explore/WaitForGraph.tsx';
import { WindowCurve } from '../../views/explore/WindowCurve.tsx';
import { Sentence } from '../../views/listing/Code.tsx';
import { StopScreen } from '../../views/machine/StopScreen.tsx';
import { TELLINGS } from '../../views/telling.ts';
import { BadModel } from '../../views/verdict/BadModel.tsx';
import { Readings } from '../../views/verdict/Readings.tsx';
import { Verdict } from '../../views/verdict/Verdict.tsx';
import { explore, stop } from '../../workers/explorer.ts';
import type { Study, Way } from '../../workers/study.ts';
import { AsSet } from '../controls/Settings.tsx';
import { surroundings } from '../surroundings/surroundings.ts';
import { type HomeStudy, type KnownExploration, useExploration } from './useExploration.ts';

export interface ExploreAllProps extends HomeStudy {
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  readonly documented: DocumentedSymptoms;
  readonly chosen: Chosen;
}

/** Into the machine of the page. */
const load = (schedule: string): void => surroundings.goTo(schedule);

const TITLES: Readonly<Record<Way['is'], string>> = {
  shortest: 'The shortest schedule',
  'fewest switches': 'The schedule with the fewest switches between actors',
  'other end': 'Another end',
};

function Ways({ ways }: { ways: readonly Way[] }): JSX.Element {
  return (
    <ul class="ways">
      {ways.map(({ is, schedule, steps, switches, ends }) => (
        <li key={schedule}>
          <p>
            <strong>{TITLES[is]}</strong>: {many(steps, 'step')}, {many(switches, 'switch', 'switches')}.{' '}
            <span class="stands">
              <Sentence text={`${ends.join('; ')}.`} />
            </span>
          </p>
          <button type="button" class="live" onClick={() => load(schedule)}>
            Show it<span class="unseen">{` in the player: ${TITLES[is]}, ${many(steps, 'step')}`}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Progress({ known: { phase, states, open, findings, own, bad } }: { known: KnownExploration }): JSX.Element {
  const words =
    phase === 'searching' || phase === 'stopping'
      ? `${phase === 'stopping' ? 'Stopping. ' : ''}${many(states, 'state')} so far, ${figure(open)} of them still to explore.${findings ? ` ${TELLINGS[findings.verdict].word} among them.` : ''}`
      : phase === 'working it out'
        ? 'All states are visited. Working out what they mean …'
        : bad !== null
          ? 'The search has ended: this model contradicts itself.'
          : own
            ? 'Explored when this page was made. You can explore it again here.'
            : findings
              ? findings.complete
                ? 'Explored here, in your browser.'
                : 'Explored here, in your browser, but not to the end.'
              : 'Not explored yet.';
  return <p class={phase === 'over' ? 'so-far' : 'so-far busy'}>{words}</p>;
}

/** What each kind of end is called, one and several. */
const ENDS: Readonly<Record<keyof Study['ends'], readonly [string, string]>> = {
  hung: ['is a hang', 'are hangs'],
  looping: ['is a loop', 'are loops'],
  stopped: ['is a stop screen', 'are stop screens'],
  'well, but': ['breaks a promise', 'break a promise'],
  undecided: ['is not decided', 'are not decided'],
  well: ['is well', 'are well'],
};

/** How the computer can end, in numbers. */
export function sayEnds(ends: Study['ends'], complete: boolean): string {
  const all = Object.values(ends).reduce((sum, count) => sum + count, 0);
  const bad = Object.entries(ENDS).flatMap(([kind, [one, more]]) => {
    const count = ends[kind as keyof Study['ends']];
    return kind === 'well' || count === 0
      ? []
      : [{ count, one, more, says: `${figure(count)} ${count === 1 ? one : more}` }];
  });
  const badly = listed(bad.map(({ says }) => says));
  if (!complete) return `Of the ends reached so far, ${badly}.`;
  const [only] = bad;
  if (bad.length === 0)
    return `The computer can end in ${many(all, 'way')}, and every one is well. What is wrong happens on the way.`;
  if (only && only.count === all)
    return `The computer can end in ${many(all, 'way')}, and ${all === 1 ? `that ${only.one}` : `each ${only.one}`}.`;
  return `The computer can end in ${many(all, 'way')}, of which ${badly}.`;
}

/** Rules of the DDK that some schedule breaks, each with a schedule that does. */
function Rules({ rules }: Pick<Study, 'rules'>): JSX.Element {
  return (
    <section>
      <h3>Rules that some schedule breaks</h3>
      <ul class="ways">
        {rules.map(({ sentence, schedule }) => (
          <li key={sentence}>
            <p>
              <Sentence text={sentence} />
            </p>
            <button type="button" class="live" onClick={() => load(schedule)}>
              Show it<span class="unseen"> in the player</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Meaning({
  known,
  documented,
  chosen,
}: { known: KnownExploration } & Pick<ExploreAllProps, 'documented' | 'chosen'>): JSX.Element | null {
  const { study, findings } = known;
  if (!study || !findings) return null;
  const { ways, noReturn, odds, window, diagnosis, graph, symptoms, rules, verdict, requests } = study;
  const broken = rules.length > 0 && <Rules rules={rules} />;
  if (ways.length === 0) return broken || null;
  return (
    <>
      <section>
        <h3>How it gets there</h3>
        <p>{sayEnds(study.ends, findings.complete)}</p>
        <Ways ways={ways} />
        <NoReturn {...study} inevitable={findings.inevitable} />
        {noReturn?.saved && (
          <p class="live">
            <button type="button" onClick={() => load(noReturn.saved?.schedule ?? '')}>
              Show the step that saves it
            </button>
          </p>
        )}
      </section>
      {odds && (
        <section>
          <h3>How likely it is</h3>
          <OddsLine odds={odds} verdict={verdict} />
          {window && <WindowCurve window={window} verdict={verdict} />}
        </section>
      )}
      <section class="wrong">
        <h3>What is wrong at the end</h3>
        {findings.stops.map((stop) => (
          <StopScreen key={stop.code} stop={stop} />
        ))}
        <Findings findings={diagnosis} />
        <WaitForGraph graph={graph} />
      </section>
      {broken}
      {symptoms.length > 0 && (
        <section>
          <h3>What still answers</h3>
          {symptoms.map((row, number) => (
            <FatesTable
              key={JSON.stringify(row)}
              symptoms={row}
              documented={documented}
              chosen={chosen}
              requests={requests}
              caption={
                number === 0
                  ? 'Each probe asked alone, at the end of the shortest schedule'
                  : 'At the end of another schedule, where the answers differ'
              }
            />
          ))}
        </section>
      )}
    </>
  );
}

export function ExploreAll({
  runnable,
  builds,
  documented,
  chosen,
  ...home
}: ExploreAllProps & { readonly runnable: Runnable }): JSX.Element {
  const [live, watchIt] = useState(false);
  const [roomy, setRoomy] = useState(false);
  const known = useExploration(home, live);
  const { setting, phase, findings, note, broken, bad } = known;
  const busy = phase !== 'over';
  const searchedFor = phase === 'searching' || phase === 'stopping';

  // While the search runs, what stands below is kept out of the window, so that no result can push it about in front
  // of the reader. The room is given back when the reader next does something.
  useEffect(() => {
    if (busy) {
      setRoomy(true);
      return;
    }
    const giveBack = (): void => setRoomy(false);
    for (const deed of ['pointerdown', 'keydown'] as const) addEventListener(deed, giveBack, { once: true });
    return () => {
      for (const deed of ['pointerdown', 'keydown'] as const) removeEventListener(deed, giveBack);
    };
  }, [busy]);

  const start = (): void => {
    watchIt(true);
    explore(setting);
  };
  return (
    <section class={`explore${busy || roomy ? ' roomy' : ''}`} aria-label={`Every schedule of ${setting.case}`}>
      <AsSet runnable={runnable} setting={setting} builds={builds} />
      <div class="command live">
        <button type="button" class="main" disabled={busy} onClick={start}>
          Explore all schedules
        </button>
        <button type="button" disabled={!busy} onClick={stop}>
          Stop
        </button>
        <Progress known={known} />
      </div>
      {note !== null && (
        <p class="notice">
          {note}{' '}
          {broken && (
            <button type="button" onClick={start}>
              Try again
            </button>
          )}
        </p>
      )}
      {bad !== null && <BadModel sentence={bad} />}
      {findings && (!searchedFor || known.study) && <Verdict findings={findings} />}
      <Readings
        told={findings?.report?.readings ?? null}
        many={runnable.readings.length}
        taken={readingIn(runnable, setting)}
      />
      <Meaning known={known} documented={documented} chosen={chosen} />
      <p class="unseen" role="status">
        {busy
          ? 'Exploring.'
          : bad !== null
            ? `The search has ended. ${bad}`
            : broken
              ? note
              : !known.own && findings
                ? `The search has ended. ${many(findings.states, 'state')}.`
                : ''}
      </p>
    </section>
  );
}
