/** What each processor is on, and, where a reader drives by hand, what it can be made to do. */
import type { JSX } from 'preact';
import type { Move } from '../../sim/machine/moves.ts';
import { type Choice, type Frame, type ProcessorFrame, SHADED_FROM } from '../../sim/trace/frame.ts';
import { Code, Sentence } from '../listing/Code.tsx';
import type { Ink } from '../listing/ink.ts';
import { memo } from '../memo.ts';

export interface Drive {
  /** Every move of the model: all have their place, so that nothing jumps when one becomes possible. */
  readonly moves: readonly Move[];
  readonly take: (step: number) => void;
}
export interface ProcessorsProps {
  readonly frame: Frame;
  readonly ink: Ink;
  readonly drive: Drive | null;
  /** There are DPCs in this machine: their queues are shown, empty or not. */
  readonly queues: boolean;
  /** For each processor the longest text that its part may have to hold along this schedule. */
  readonly longest: readonly string[];
}

const runOf = (choices: readonly Choice[], number: number): Choice | undefined =>
  choices.find(({ kind, actor }) => kind === 'run' && actor.kind === 'processor' && actor.number === number);

const doingOf = ({ doing, who }: ProcessorFrame): string =>
  doing === 'idle' ? 'idle' : doing === 'dpc' ? `DPC ${who}` : `${who}`;

/** Its next line, as a button where it can be run, else the sentence that says why it cannot. */
function Next({
  processor,
  choice,
  ink,
  drive,
}: {
  processor: ProcessorFrame;
  choice: Choice | undefined;
  ink: Ink;
  drive: Drive | null;
}): JSX.Element {
  const position = processor.at.at(-1);
  const text = position?.listing.rows[position.row]?.text;
  if (!choice)
    return (
      <p class={processor.stuck ? 'why-not stuck' : 'why-not'}>
        <Sentence text={processor.why} />
      </p>
    );
  const part =
    position && position.parts > 1 && text !== undefined ? `${position.part + 1} of ${position.parts}` : null;
  // The button stays and keeps its focus from step to step; what it says is put in anew, not moved about.
  const words = (
    <span key={`${text} ${part}`}>
      {text === undefined ? (
        choice.text
      ) : (
        <>
          runs <Code text={text} ink={ink} />
        </>
      )}
      {part && <small>{` ${part}`}</small>}
    </span>
  );
  if (!drive) return <p class="next">{words}</p>;
  return (
    <>
      <button type="button" class="next" onClick={() => drive.take(choice.step)}>
        <span class="unseen">{`Processor ${processor.number} `}</span>
        {words}
      </button>
      {/* Where there are no scripts: what it would do next is a fact, and nothing that could be pressed. */}
      <p class="next unpressed">{words}</p>
    </>
  );
}

/** A thread that a processor can be given, now or at another moment. */
interface Given {
  readonly step: number;
  readonly thread: string;
  readonly now: boolean;
}
const givesOf = ({ choices, threads }: Frame, { moves }: Drive, processor: number): readonly Given[] =>
  moves.flatMap((move, step) =>
    move.kind === 'dispatch' && move.processor === processor
      ? [{ step, thread: threads[move.thread]?.name ?? '', now: choices.some((choice) => choice.step === step) }]
      : [],
  );

function Give({ gives, number, drive }: { gives: readonly Given[]; number: number; drive: Drive }): JSX.Element {
  return (
    <fieldset class="give" aria-label={`What processor ${number} can be given`}>
      <span aria-hidden="true">give it</span>
      {gives.map(({ step, thread, now }) => (
        <button key={step} type="button" disabled={!now} onClick={() => drive.take(step)}>
          <span class="unseen">{`Processor ${number} is given `}</span>
          {thread}
        </button>
      ))}
    </fieldset>
  );
}

const Processor = memo(
  ({
    processor,
    choice,
    gives,
    ink,
    drive,
    queues,
    longest,
  }: {
    processor: ProcessorFrame;
    choice: Choice | undefined;
    gives: readonly Given[];
    longest: string;
  } & Pick<ProcessorsProps, 'ink' | 'drive' | 'queues'>) => {
    const { number, level, irql, dpcsWaiting } = processor;
    return (
      <section
        class={`processor p${number}${processor.stuck ? ' stuck' : ''}`}
        aria-label={`Processor ${number}`}
        tabIndex={drive ? -1 : undefined}
      >
        <header>
          <h3>
            <span class="chip">{number}</span> <span>Processor {number}</span>
          </h3>
          <span class="doing">{doingOf(processor)}</span>
          <span key={level} class={`level${irql >= SHADED_FROM ? ' raised' : ''}`}>
            {level}
          </span>
        </header>
        <div class="steady" data-longest={longest}>
          <Next processor={processor} choice={choice} ink={ink} drive={drive} />
        </div>
        {queues && <p class="queue">DPC queue: {dpcsWaiting.length === 0 ? 'empty' : dpcsWaiting.join(', ')}</p>}
        {drive && <Give gives={gives} number={number} drive={drive} />}
      </section>
    );
  },
);

export const Processors = memo(
  ({ frame, drive, longest, ...rest }: ProcessorsProps): JSX.Element => (
    <div class={`processors of-${frame.processors.length}`}>
      {frame.processors.map((processor) => (
        <Processor
          key={processor.number}
          processor={processor}
          choice={runOf(frame.choices, processor.number)}
          gives={drive ? givesOf(frame, drive, processor.number) : []}
          drive={drive}
          longest={longest[processor.number] ?? ''}
          {...rest}
        />
      ))}
    </div>
  ),
);

/** What can happen from outside. Every event has its button, pressed or not. */
export const Outside = memo(
  ({
    frame,
    drive,
    events,
  }: {
    frame: Frame;
    drive: Drive;
    events: ReadonlyMap<number, string>;
  }): JSX.Element | null => {
    if (events.size === 0) return null;
    return (
      <fieldset class="outside" aria-label="From outside" tabIndex={-1}>
        <h3>From outside</h3>
        {[...events].map(([step, words]) => (
          <button
            key={step}
            type="button"
            disabled={!frame.choices.some((choice) => choice.step === step)}
            onClick={() => drive.take(step)}
          >
            {words}
          </button>
        ))}
      </fieldset>
    );
  },
);
