/** The machine of a case, in a reader's hands. It asks the simulation, and knows nothing of its own about locks. */
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Runnable } from '../../sim/computer/runnable.ts';
import type { Model } from '../../sim/machine/model.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import { Lanes } from '../../views/lanes/Lanes.tsx';
import { unpackInk } from '../../views/listing/ink.ts';
import { type Drive, Outside, Processors } from '../../views/machine/Processors.tsx';
import { Data, Locks, Threads } from '../../views/machine/State.tsx';
import { StepTable } from '../../views/machine/StepTable.tsx';
import { StopScreen } from '../../views/machine/StopScreen.tsx';
import { TELLINGS } from '../../views/telling.ts';
import { Avoidable } from '../../views/verdict/Avoidable.tsx';
import type { Findings } from '../../workers/messages.ts';
import { BrokenRules, WorstEnd } from './Ends.tsx';
import { Head } from './Head.tsx';
import { Listings } from './Listings.tsx';
import { lengthOf, runToPlay, sharedBy } from './run.ts';
import type { Home, MachineState } from './state.ts';
import { Transport } from './Transport.tsx';
import { useFocusKept } from './useFocusKept.ts';
import { useLater } from './useLater.ts';
import { useMachine } from './useMachine.ts';

/** What a server hands to the machine: plain data. */
export interface StepThroughProps extends Home {
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  /** Every line that can be shown, in colour: see views/listing/ink.ts. */
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

/** What there is to be run, as the end of a command; null if nothing is. */
const whatRuns = (findings: Findings | null): string | null => {
  if (findings?.worst) return TELLINGS[findings.verdict].run;
  return findings?.well ? 'it' : null;
};

/** What the figure shows beside the steps, as far as the schedule in hand is the one of which it is known. */
function inFigure({ run, course, courseOf, schedule }: MachineState, shared: number) {
  const report = run.findings?.report ?? null;
  const current = courseOf === schedule && course !== null;
  const found = report?.noReturn != null && report.noReturn <= shared ? report.noReturn : null;
  return {
    noReturn: current ? course.noReturn || null : found,
    damage: report?.damage && report.damage.step <= shared ? report.damage : null,
  };
}

export function StepThrough({
  runnable,
  builds,
  ink: packed,
  ...home
}: StepThroughProps & { readonly runnable: Runnable }): JSX.Element {
  const ink = useMemo(() => unpackInk(packed), [packed]);
  const root = useRef<HTMLElement>(null);
  const [state, acts] = useMachine(runnable, home, root);
  const { run, reading, found, schedule, course, courseOf, playing } = state;
  const { trace, shown, findings } = run;
  const report = findings?.report ?? null;
  const steps = lengthOf(run);
  // A step is painted where the reader looks: in the figure, the sentence and the line that ran. The rest of the
  // machine follows in the next frame.
  const later = useLater(run);
  const rest = useLater(reading);
  const aloud = useLater(state.spoken);
  const frame = rest.frames[later.shown] as Frame;
  const last = rest.frames.at(-1) as Frame;
  const shared = useMemo(() => sharedBy(run, runToPlay(run, found)), [trace, findings]);
  const table = useMemo(
    () => <StepTable frames={rest.frames} caption="The steps, with the levels and locks after each" />,
    [rest],
  );
  const { model } = later.trace;
  const drive = useMemo((): Drive => ({ moves: model.moves, take: acts.take }), [model]);
  const events = useMemo(() => eventsOf(model), [model]);
  useFocusKept(root);

  return (
    <section
      class="machine"
      id={home.name}
      aria-label={`The machine of ${home.name}`}
      ref={root}
      tabIndex={-1}
      onKeyDown={acts.press}
    >
      <Head state={state} acts={acts} builds={builds} />
      <Transport
        shown={shown}
        steps={steps}
        said={(reading.frames[shown] as Frame).said}
        longest={reading.longest.said}
        playing={playing}
        runs={whatRuns(findings)}
        run={acts.play}
        move={acts.move}
      >
        <Avoidable course={course} shown={shown} asking={courseOf !== schedule} save={acts.avoid} />
      </Transport>
      <div class="body">
        <div class="told">
          <Lanes
            drawing={reading.drawing}
            shown={shown}
            verdict={findings?.verdict ?? 'gave-up'}
            pick={acts.pick}
            {...inFigure(state, shared)}
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
            frames={reading.frames}
            shown={shown}
            later={{ trace: later.trace, shown: later.shown, frame }}
            ink={ink}
          />
          <Data frame={frame} />
        </div>
      </div>
      {report && findings?.worst && <WorstEnd report={report} verdict={findings.verdict} />}
      {report && <BrokenRules report={report} />}
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
