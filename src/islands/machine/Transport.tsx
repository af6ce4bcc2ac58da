import type { ComponentChildren, JSX } from 'preact';
import { Sentence } from '../../views/listing/Code.tsx';

interface TransportProps {
  readonly shown: number;
  readonly steps: number;
  readonly said: string | null;
  /** The longest sentence of the schedule: the room that sentences get. */
  readonly longest: string;
  readonly playing: boolean;
  /** What there is to be run, as the end of a command; null if nothing is. */
  readonly runs: string | null;
  readonly run: () => void;
  readonly move: (shown: number) => void;
  /** What stays in sight with it. */
  readonly children: ComponentChildren;
}

/** Through a schedule and back. It stays in sight while its figure scrolls by. */
export function Transport({
  shown,
  steps,
  said,
  longest,
  playing,
  runs,
  run,
  move,
  children,
}: TransportProps): JSX.Element {
  return (
    <div class="transport" tabIndex={-1}>
      <div class="controls live">
        <button type="button" class="main" disabled={!runs} onClick={run}>
          {playing ? <span key="pause">Pause</span> : <span key="run">Run {runs ?? 'it'}</span>}
        </button>
        <button type="button" disabled={shown === 0} onClick={() => move(shown - 1)}>
          <span aria-hidden="true">◀</span> <span class="word">Back</span>
        </button>
        <button type="button" disabled={shown === steps} onClick={() => move(shown + 1)}>
          <span class="word">Step</span> <span aria-hidden="true">▶</span>
        </button>
        <span class="slide">
          <input
            type="range"
            autocomplete="off"
            aria-label="Step"
            aria-valuetext={`step ${shown} of ${steps}`}
            min="0"
            max={Math.max(steps, 1)}
            step="1"
            value={shown}
            disabled={steps === 0}
            onInput={({ currentTarget }) => move(Number(currentTarget.value))}
          />
        </span>
        {/* As wide whatever it counts, so that it is not moved by its own figures. */}
        <span class="count" aria-hidden="true">
          <span>{`${String(shown).padStart(String(steps).length, '\u2007')} / ${steps}`}</span>
        </span>
      </div>
      <div class="said steady" data-longest={longest}>
        <div>
          <p>
            <Sentence
              text={
                said ??
                (steps === 0
                  ? 'This is the start. Give a processor a thread to begin.'
                  : 'This is the start: no step has been taken.')
              }
            />
          </p>
        </div>
      </div>
      {children}
    </div>
  );
}
