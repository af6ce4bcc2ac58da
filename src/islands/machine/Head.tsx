/** Above the figure: what is set, what is known of it, and what can be done with the moment in hand. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { readingIn } from '../../sim/computer/setting.ts';
import { figure } from '../../views/counts.ts';
import { BadModel } from '../../views/verdict/BadModel.tsx';
import { Readings } from '../../views/verdict/Readings.tsx';
import { Verdict } from '../../views/verdict/Verdict.tsx';
import { AsSet, Settings } from '../controls/Settings.tsx';
import { type Acts, errandsOf } from './acts.ts';
import { Errands } from './Errands.tsx';
import { settingOfRun } from './run.ts';
import type { MachineState } from './state.ts';

interface HeadProps {
  readonly state: MachineState;
  readonly acts: Acts;
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
}

const Judged = ({ run: { findings }, bad, searched }: MachineState): JSX.Element | false => {
  if (findings) return <Verdict findings={findings} />;
  if (bad !== null) return <BadModel sentence={bad} />;
  return searched === null && <p class="verdict searching">No verdict.</p>;
};

export function Head({ state, acts, builds }: HeadProps): JSX.Element {
  const { runnable, home, run, searched, broken, notice } = state;
  const setting = settingOfRun(run);
  const atStart = run.shown === 0;
  const errands = useMemo(
    () => (
      <Errands
        id={errandsOf(home.name)}
        atStart={atStart}
        startOver={acts.startOver}
        copyLink={acts.copyLink}
        copyText={() => acts.copyText(builds)}
        saveFigure={acts.saveFigure}
      />
    ),
    [atStart],
  );
  return (
    <div class="top">
      <Settings runnable={runnable} setting={setting} builds={builds} change={acts.change} />
      <AsSet runnable={runnable} setting={setting} builds={builds} />
      <div class="outcome">
        {Judged(state)}
        {searched !== null && <p class="verdict searching">{`Searching: ${figure(searched)} states so far.`}</p>}
        {broken && (
          <button type="button" onClick={acts.again}>
            Try again
          </button>
        )}
        <Readings
          told={run.findings?.report?.readings ?? null}
          many={runnable.readings.length}
          taken={readingIn(runnable, setting)}
        />
        {errands}
      </div>
      {notice !== null && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
    </div>
  );
}
