/** The machine of a case, in a reader's hands. It asks the simulation, and knows nothing of its own about locks. */

import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CaseName, Setting } from '../../sim/cases/index.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import { type Explorer, openExplorer } from '../../workers/explorer.ts';
import type { Findings } from '../../workers/messages.ts';
import { unpackInk } from '../views/ink.ts';
import { Lanes } from '../views/Lanes.tsx';
import { type Drive, Outside, Processors } from '../views/Processors.tsx';
import { Data, Locks, Threads } from '../views/State.tsx';
import { StepTable } from '../views/StepTable.tsx';
import { Symptoms } from '../views/Symptoms.tsx';
import { tell, Verdict } from '../views/Verdict.tsx';
import { Listings } from './Listings.tsx';
import {
  foundRun,
  lengthOf,
  moveTo,
  openText,
  type Run,
  readingOf,
  settingOfRun,
  sharedWithFound,
  startOf,
  take,
  textOf,
  withFindings,
} from './run.ts';
import { Settings } from './Settings.tsx';
import { Transport } from './Transport.tsx';

export interface StepThroughProps {
  readonly name: CaseName;
  /** The schedule with which the page opens, as a link writes it. */
  readonly schedule: string;
  readonly findings: Findings;
  readonly builds: Readonly<Record<string, string>>;
  /** Every line that can be shown, in colour: see views/ink.ts. */
  readonly ink: string;
}

/** Time for the eye to follow one step to the next. */
const PACE = 340;

const sentenceOf = (findings: Findings): string => {
  const { word, sentence } = tell(findings);
  return `${word} ${sentence}`;
};

/** A schedule in the address, if what stands there is meant for one. */
function fragment(): string | null {
  const text = location.hash.slice(1);
  if (!text.includes('~')) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export default function StepThrough({ name, schedule, findings, builds, ink: packed }: StepThroughProps): JSX.Element {
  const ink = useMemo(() => unpackInk(packed), [packed]);
  const [run, setRun] = useState<Run>(() => ({ ...openText(schedule, name).run, findings }));
  const [ready, setReady] = useState(false);
  const [playing, setPlaying] = useState(false);
  /** Machines found by a search that is under way. */
  const [searched, setSearched] = useState<number | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [spoken, speak] = useState('');
  const explorer = useRef<Explorer | null>(null);
  const root = useRef<HTMLElement>(null);

  const { trace, shown } = run;
  const reading = readingOf(trace);
  const frame = reading.frames[shown] as Frame;
  const steps = lengthOf(run);

  const explore = useCallback((setting: Setting) => {
    explorer.current ??= openExplorer();
    setSearched(0);
    explorer.current.ask(setting, (answer) => {
      if (answer.kind === 'progress') return setSearched(answer.states);
      setSearched(null);
      if (answer.kind === 'failed') return setNotice(answer.sentence);
      setRun((now) => withFindings(now, answer.findings));
      return speak(sentenceOf(answer.findings));
    });
  }, []);

  /** What the address asks for, when the page opens and whenever it changes. */
  useEffect(() => {
    const follow = (): void => {
      const text = fragment();
      if (text === null) return;
      const { run: opened, problem } = openText(text, name);
      setPlaying(false);
      if (settingOfRun(opened).case !== name) {
        setNotice(`The link is for ${settingOfRun(opened).case}, which this page does not run.`);
        return;
      }
      setNotice(problem);
      const home = openText(schedule, name).run;
      // A link that cannot be read at all gives the page as it is without one.
      if (problem !== null && lengthOf(opened) === 0) setRun({ ...home, findings });
      else {
        setRun(opened);
        explore(settingOfRun(opened));
      }
    };
    setReady(true);
    follow();
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
      explorer.current?.close();
    };
  }, []);

  useEffect(() => {
    if (!playing) return;
    if (shown >= steps) {
      setPlaying(false);
      write(run);
      speak(`${frame.said ?? ''} ${run.findings ? sentenceOf(run.findings) : ''}`);
      return;
    }
    const timer = setTimeout(() => setRun(moveTo(run, shown + 1)), PACE);
    return () => clearTimeout(timer);
  }, [playing, run]);

  /** The address names the moment shown, without a new entry in the browser's history. */
  const write = (now: Run): void => {
    try {
      history.replaceState(history.state, '', `#${textOf(now)}`);
    } catch {
      // Some browsers allow so many changes a minute; the link can be copied all the same.
    }
  };
  const show = (now: Run): void => {
    setPlaying(false);
    setNotice(null);
    setRun(now);
    write(now);
    const { said } = readingOf(now.trace).frames[now.shown] as Frame;
    speak(`Step ${now.shown} of ${lengthOf(now)}. ${said ?? 'The start.'}`);
  };
  const play = (): void => {
    if (playing) {
      show(run);
      return;
    }
    const found = foundRun(run);
    if (!found) return;
    // Pressed in the midst of it, it goes on from there.
    const resumed = sharedWithFound(run) === steps && shown > 0 && shown < steps ? run : found;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      show(moveTo(found, lengthOf(found)));
      return;
    }
    setNotice(null);
    setRun(resumed);
    setPlaying(true);
    speak('Running.');
  };
  const change = (setting: Setting): void => {
    const fresh = startOf(setting);
    show(fresh);
    explore(setting);
  };
  const copyLink = async (): Promise<void> => {
    const link = `${location.href.split('#')[0]}#${textOf(run)}`;
    write(run);
    try {
      await navigator.clipboard.writeText(link);
      setNotice('The link to this moment is copied.');
    } catch {
      setNotice(`The link to this moment: ${link}`);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).matches('select, input, textarea'))
      return;
    const to = { ArrowRight: shown + 1, ArrowLeft: shown - 1, Home: 0, End: steps }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(moveTo(run, to));
  };

  const { moves, computer } = trace.model;
  const drive: Drive = { moves, ready, take: (step) => show(take(run, step)) };
  const events = new Map(
    moves.flatMap((move, step) =>
      move.kind === 'device'
        ? [[step, `The ${computer.devices[move.device]?.device} ${computer.devices[move.device]?.event.says}`] as const]
        : [],
    ),
  );
  const report = run.findings?.report;
  const shared = sharedWithFound(run);
  const onWay = (step: number | null | undefined): number | null => (step != null && step <= shared ? step : null);

  return (
    <section class="machine" aria-label={`The machine of ${name}`} ref={root} onKeyDown={press} data-ready={ready}>
      <div class="top">
        <Settings setting={settingOfRun(run)} builds={builds} ready={ready} change={change} />
        <div class="outcome">
          {run.findings ? (
            <Verdict findings={run.findings} />
          ) : (
            <p class="verdict searching">
              {searched === null ? 'No verdict.' : `Searching: ${searched.toLocaleString('en-US')} machines so far.`}
            </p>
          )}
          <div class="errands live">
            <button type="button" disabled={!ready || shown === 0} onClick={() => show(moveTo(run, 0))}>
              Start over
            </button>
            <button type="button" disabled={!ready} onClick={copyLink}>
              Copy link
            </button>
          </div>
        </div>
        {notice !== null && (
          <p class="notice" role="alert">
            {notice}
          </p>
        )}
      </div>
      <Transport
        shown={shown}
        steps={steps}
        said={frame.said}
        longest={reading.longest.said}
        ready={ready}
        playing={playing}
        canRun={run.findings?.shortest != null}
        run={play}
        move={(to) => show(moveTo(run, to))}
      />
      <div class="body">
        <div class="told">
          <Lanes
            drawing={reading.drawing}
            shown={shown}
            noReturn={onWay(report?.noReturn)}
            damage={onWay(report?.damage?.step) === null ? null : (report?.damage ?? null)}
            pick={(to) => show(moveTo(run, to))}
          />
          <Threads frame={frame} longest={reading.longest.threads} />
        </div>
        <div class="beside">
          <Processors frame={frame} ink={ink} drive={drive} longest={reading.longest.processors} />
          <Outside frame={frame} drive={drive} events={events} />
          <Listings id={name} trace={trace} frames={reading.frames} shown={shown} ink={ink} ready={ready} />
          <Locks frame={frame} hues={reading.drawing.locks} />
          <Data frame={frame} />
        </div>
      </div>
      {report && report.symptoms.length > 0 && (
        <div class="asked">
          <h3>Ask the hung machine</h3>
          <Symptoms symptoms={report.symptoms} />
        </div>
      )}
      {steps > 0 && (
        <details class="all">
          <summary>{steps === 1 ? 'The step as a table' : `All ${steps} steps as a table`}</summary>
          <StepTable frames={reading.frames} caption="What happens at each step, and what it leaves" />
        </details>
      )}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </section>
  );
}
