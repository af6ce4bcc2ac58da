/** The machine of a case, in a reader's hands. It asks the simulation, and knows nothing of its own about locks. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { readingIn } from '../../sim/computer/setting.ts';
import type { Model } from '../../sim/machine/model.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import { enabledAt } from '../../sim/trace/replay.ts';
import { figure } from '../../views/counts.ts';
import { Lanes } from '../../views/lanes/Lanes.tsx';
import { Sentence } from '../../views/listing/Code.tsx';
import { unpackInk } from '../../views/listing/ink.ts';
import { type Drive, Outside, Processors } from '../../views/machine/Processors.tsx';
import { Data, Locks, Threads } from '../../views/machine/State.tsx';
import { StepTable } from '../../views/machine/StepTable.tsx';
import { StopScreen } from '../../views/machine/StopScreen.tsx';
import { memo } from '../../views/memo.ts';
import { Symptoms } from '../../views/symptoms/Symptoms.tsx';
import { TELLINGS } from '../../views/telling.ts';
import { Avoidable } from '../../views/verdict/Avoidable.tsx';
import { BadModel } from '../../views/verdict/BadModel.tsx';
import { Readings } from '../../views/verdict/Readings.tsx';
import { Verdict } from '../../views/verdict/Verdict.tsx';
import type { Findings, FoundReport } from '../../workers/messages.ts';
import { AsSet, Settings } from '../controls/Settings.tsx';
import { useSteady } from '../controls/useSteady.ts';
import { bringIntoSight } from '../surroundings/inSight.ts';
import { asText } from './asText.ts';
import { Errands } from './Errands.tsx';
import { fileOf, save as saveFile } from './figureFile.ts';
import { Listings } from './Listings.tsx';
import { lengthOf, moveTo, readingOf, settingOfRun, sharedWithFound, take } from './run.ts';
import { Transport } from './Transport.tsx';
import { useCourse } from './useCourse.ts';
import { useFocusKept } from './useFocusKept.ts';
import { useLater } from './useLater.ts';
import { type Home, linkTo, sentenceOf, useMachine } from './useMachine.ts';

/** What a server hands to the machine: plain data. */
export interface StepThroughProps extends Home {
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  /** Every line that can be shown, in colour: see views/ink.ts. */
  readonly ink: string;
}

/** What can come from outside, by the number of its move. */
const eventsOf = ({ moves, computer }: Model): ReadonlyMap<number, string> =>
  new Map(
    moves.flatMap((move, step) => {
      const outside = move.kind === 'device' ? computer.devices[move.device] : undefined;
      return outside ? [[step, `The ${outside.device} ${outside.event.says}`] as const] : [];
    }),
  );

/** What is wrong in the state in which the shortest bad schedule ends, and what would still be answered there. */
const Asked = memo(({ report, verdict }: { report: FoundReport; verdict: Findings['verdict'] }) => (
  <div class="asked">
    <h3>
      {verdict === 'broken-promise'
        ? 'At the end of the shortest schedule that breaks it'
        : `At the end of the shortest schedule to ${TELLINGS[verdict].the}`}
    </h3>
    {report.diagnosis.map((sentence) => (
      <p key={sentence}>
        <Sentence text={sentence} />
      </p>
    ))}
    {report.symptoms.length > 0 && <Symptoms symptoms={report.symptoms} />}
  </div>
));

/** Rules of the DDK that some schedule breaks, where the sentences above have not said so. */
const Rules = memo(({ report: { rules } }: { report: FoundReport }): JSX.Element | null =>
  rules.length === 0 ? null : (
    <div class="asked">
      <h3>A rule that some schedule breaks</h3>
      {rules.map((sentence) => (
        <p key={sentence}>
          <Sentence text={sentence} />
        </p>
      ))}
    </div>
  ),
);

export function StepThrough({
  runnable,
  builds,
  ink: packed,
  ...home
}: StepThroughProps & { readonly runnable: Runnable }): JSX.Element {
  const ink = useMemo(() => unpackInk(packed), [packed]);
  const root = useRef<HTMLElement>(null);
  const {
    run,
    playing,
    searched,
    again,
    bad,
    notice,
    spoken,
    following,
    show,
    showMade,
    play,
    change,
    copy,
    copyLink,
  } = useMachine(runnable, home);
  const { trace, shown, findings } = run;
  const { frames, drawing, longest } = readingOf(trace);
  const steps = lengthOf(run);
  // A step is painted where the reader looks: in the figure, the sentence and the line that ran. The rest of the
  // machine follows in the next frame.
  const later = useLater(run);
  const aloud = useLater(spoken);
  const rest = readingOf(later.trace);
  const frame = rest.frames[later.shown] as Frame;
  const last = rest.frames.at(-1) as Frame;
  const report = findings?.report ?? null;
  const shared = useMemo(() => sharedWithFound(run), [trace, findings]);
  const { course, asking, current } = useCourse(run, home.course);
  // Of the schedule in hand if it is known, else as far as that is the one that was found.
  const found = report?.noReturn != null && report.noReturn <= shared ? report.noReturn : null;
  const noReturn = current ? course?.noReturn || null : found;
  const table = useMemo(
    () => <StepTable frames={rest.frames} caption="The steps, with the levels and locks after each" />,
    [rest],
  );

  useFocusKept(root);
  useEffect(() => {
    if (following.current && root.current) bringIntoSight(root.current);
    following.current = false;
  }, [run]);

  // A button may be pressed before it is told that what it does is no longer possible.
  const go = useSteady((step: number): void => {
    if (enabledAt(trace, shown).includes(step)) showMade(() => take(run, step));
  });
  const { model } = later.trace;
  const drive = useMemo((): Drive => ({ moves: model.moves, take: go }), [model]);
  const events = useMemo(() => eventsOf(model), [model]);
  const pick = useSteady((to: number): void => show(moveTo(run, to)));
  const move = useSteady((to: number): void => {
    following.current = true;
    show(moveTo(run, to));
  });
  const save = useSteady((): void => {
    const saved = course?.saved;
    if (!saved) return;
    following.current = true;
    showMade(() => take(moveTo(run, saved.at), saved.by));
  });
  const more = `${home.name}-more`;
  const startOver = useSteady(() => move(0));
  const copyText = useSteady(
    () =>
      void copy(asText(run, builds, findings ? sentenceOf(findings) : '', linkTo(run)), 'The schedule in sentences'),
  );
  const saveFigure = useSteady(() => {
    // Of the two forms the one that is in sight.
    const figures = [...(root.current?.querySelectorAll<SVGSVGElement>('svg.lanes') ?? [])];
    const figure = figures.find((one) => one.checkVisibility());
    if (figure) saveFile(`${home.name}-step-${shown}.svg`, 'image/svg+xml', fileOf(figure));
  });
  const takeLink = useSteady(() => void copyLink());
  const atStart = shown === 0;
  const errands = useMemo(
    () => <Errands id={more} copyLink={takeLink} {...{ atStart, startOver, copyText, saveFigure }} />,
    [atStart],
  );
  const press = (event: KeyboardEvent): void => {
    const { target, key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || (target as Element).matches('select, input')) return;
    if (key === '?') document.getElementById(more)?.togglePopover();
    if (key === ' ' && !(target as Element).matches('button, a, summary')) {
      event.preventDefault();
      play();
    }
    const to = { ArrowRight: shown + 1, ArrowLeft: shown - 1, Home: 0, End: steps }[key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <section
      class="machine"
      id={home.name}
      aria-label={`The machine of ${home.name}`}
      ref={root}
      tabIndex={-1}
      onKeyDown={press}
    >
      <div class="top">
        <Settings runnable={runnable} setting={settingOfRun(run)} builds={builds} change={change} />
        <AsSet runnable={runnable} setting={settingOfRun(run)} builds={builds} />
        <div class="outcome">
          {findings ? (
            <Verdict findings={findings} />
          ) : bad !== null ? (
            <BadModel sentence={bad} />
          ) : (
            searched === null && <p class="verdict searching">No verdict.</p>
          )}
          {searched !== null && <p class="verdict searching">{`Searching: ${figure(searched)} states so far.`}</p>}
          {again && (
            <button type="button" onClick={again}>
              Try again
            </button>
          )}
          <Readings
            told={report?.readings ?? null}
            many={runnable.readings.length}
            taken={readingIn(runnable, settingOfRun(run))}
          />
          {errands}
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
        said={(frames[shown] as Frame).said}
        longest={longest.said}
        playing={playing}
        runs={findings?.worst ? TELLINGS[findings.verdict].run : findings?.well ? 'it' : null}
        run={play}
        move={move}
      >
        <Avoidable course={course} shown={shown} asking={asking} save={save} />
      </Transport>
      <div class="body">
        <div class="told">
          <Lanes
            drawing={drawing}
            shown={shown}
            noReturn={noReturn}
            verdict={findings?.verdict ?? 'gave-up'}
            damage={report?.damage && report.damage.step <= shared ? report.damage : null}
            pick={pick}
          />
          {last.stop && <StopScreen stop={last.stop} shown={frame.stop !== null} />}
          <Threads frame={frame} longest={rest.longest.threads} />
          <Locks frame={frame} hues={rest.drawing.locks} />
        </div>
        <div class="beside">
          <Processors
            frame={frame}
            ink={ink}
            drive={drive}
            queues={model.computer.dpcs.length > 0}
            longest={rest.longest.processors}
          />
          <Outside frame={frame} drive={drive} events={events} />
          <Listings
            id={home.name}
            trace={trace}
            frames={frames}
            shown={shown}
            later={{ trace: later.trace, shown: later.shown, frame }}
            ink={ink}
          />
          <Data frame={frame} />
        </div>
      </div>
      {report && findings?.worst && <Asked report={report} verdict={findings.verdict} />}
      {report && <Rules report={report} />}
      {steps > 0 && (
        <details class="all">
          <summary>{steps === 1 ? 'The step as a table' : `All ${steps} steps as a table`}</summary>
          {table}
        </details>
      )}
      <div class="unseen">
        <p role="status">{aloud}</p>
      </div>
    </section>
  );
}
