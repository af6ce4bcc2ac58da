/** Every schedule of the setting at hand: how the search stands, what it found, and what that means. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { explore, stop } from '../../workers/explorer.ts';
import type { Way } from '../../workers/study.ts';
import { BadModel } from '../views/BadModel.tsx';
import { Sentence } from '../views/Code.tsx';
import { figure, many } from '../views/counts.ts';
import { type Documented, FatesTable } from '../views/FatesTable.tsx';
import { Findings } from '../views/Findings.tsx';
import { NoReturn } from '../views/NoReturn.tsx';
import { OddsLine } from '../views/OddsLine.tsx';
import { Verdict } from '../views/Verdict.tsx';
import { WaitForGraph } from '../views/WaitForGraph.tsx';
import { WindowCurve } from '../views/WindowCurve.tsx';
import { AsSet } from './Settings.tsx';
import { surroundings } from './surroundings.ts';
import { type HomeStudy, type Known, useExploration } from './useExploration.ts';

export interface ExploreAllProps extends HomeStudy {
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  readonly documented: Documented;
}

/** Into the machine of the page. */
const load = (schedule: string): void => surroundings.goTo(schedule);

const TITLES: Readonly<Record<Way['is'], string>> = {
  shortest: 'The shortest',
  'fewest switches': 'The fewest switches between actors',
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
            Show it<span class="unseen">{` in the machine: ${TITLES[is]}, ${many(steps, 'step')}`}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Progress({ known: { phase, states, open, findings, own, bad } }: { known: Known }): JSX.Element {
  const words =
    phase === 'searching'
      ? `${many(states, 'machine')} found, ${figure(open)} of them still open.${findings ? ' A hang is among them.' : ''}`
      : phase === 'working it out'
        ? 'All found. Working out what it means …'
        : bad !== null
          ? 'The search has ended: the model is a bad one.'
          : own
            ? 'Explored when this page was made. It can be done again here.'
            : findings
              ? findings.complete
                ? 'Explored here, in your browser.'
                : 'Explored here, in your browser, and not to the end.'
              : 'Not explored yet.';
  return <p class={phase === 'over' ? 'so-far' : 'so-far busy'}>{words}</p>;
}

function Meaning({ known, documented }: { known: Known; documented: Documented }): JSX.Element | null {
  const { study, findings } = known;
  if (!study || !findings) return null;
  const { ways, noReturn, damage, odds, window, diagnosis, graph, symptoms, requests } = study;
  if (ways.length === 0) return null;
  const hangs = `${study.hung} ${study.hung === 1 ? 'is a hang' : 'are hangs'}`;
  const hung = !findings.complete
    ? `Of the ends found so far ${hangs}.`
    : study.ends > study.hung
      ? `The computer can come to rest in ${many(study.ends, 'way')}, of which ${hangs}.`
      : `The computer can come to rest in ${many(study.ends, 'way')}, and ${study.ends === 1 ? 'that is a hang' : 'each is a hang'}.`;
  return (
    <>
      <section>
        <h3>How it gets there</h3>
        <p>{hung}</p>
        <Ways ways={ways} />
        <NoReturn noReturn={noReturn} damage={damage} />
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
          <OddsLine odds={odds} />
          {window && <WindowCurve window={window} />}
        </section>
      )}
      <section class="wrong">
        <h3>What is wrong at the end</h3>
        <Findings findings={diagnosis} />
        <WaitForGraph graph={graph} />
      </section>
      <section>
        <h3>What still answers</h3>
        {symptoms.map((row, number) => (
          <FatesTable
            key={JSON.stringify(row)}
            symptoms={row}
            documented={documented}
            requests={requests}
            caption={
              number === 0
                ? 'Each asked singly of the machine that the shortest schedule ends in'
                : 'Other schedules end in a machine that answers differently'
            }
          />
        ))}
      </section>
    </>
  );
}

export function ExploreAll({
  runnable,
  builds,
  documented,
  ...home
}: ExploreAllProps & { readonly runnable: Runnable }): JSX.Element {
  const [live, watchIt] = useState(false);
  const [roomy, setRoomy] = useState(false);
  const known = useExploration(home, live);
  const { setting, phase, findings, note, bad } = known;
  const busy = phase !== 'over';

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
      {note !== null && <p class="notice">{note}</p>}
      {bad !== null && <BadModel sentence={bad} />}
      {findings && !(phase === 'searching' && !known.study) && <Verdict findings={findings} />}
      <Meaning known={known} documented={documented} />
      <p class="unseen" role="status">
        {busy
          ? 'Exploring.'
          : bad !== null
            ? `The search has ended. ${bad}`
            : !known.own && findings
              ? `The search has ended. ${many(findings.states, 'machine')}.`
              : ''}
      </p>
    </section>
  );
}
