/** The first way in: what somebody in front of the computer, or elsewhere on its network, has seen. */
import type { JSX } from 'preact';
import type { Account } from '../../diagnose/judge.ts';
import { ANSWERS, ASKED, TIMES, type Time } from '../../diagnose/patterns.ts';
import { readStop } from '../../diagnose/stops.ts';
import { Few, held, Many } from './fields.tsx';
import { ANSWER_WORDS, QUESTIONS, TIME_WORDS } from './wording.ts';

type SeenFormProps = Account['seen'];

/** A stop screen is written out in a line, so what is typed is kept here as it is until it can be read. */
function StopLine({
  line,
  seen,
  change,
}: {
  line: string;
  seen: SeenFormProps;
  change: (stop: SeenFormProps['stop'], line: string) => void;
}): JSX.Element {
  const wrong = line.trim() === '' ? null : readStop(line).says;
  return (
    <div class="stop">
      <label>
        <span>Stop screen</span>
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="0x0000000A (?, 0x00000002, ?, ?)"
          value={line}
          disabled={seen.stop === 'none'}
          aria-invalid={wrong !== null}
          aria-describedby="stop-hint"
          onInput={({ currentTarget: { value } }) => change(value.trim() === '' ? null : readStop(value).stop, value)}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          ref={held(seen.stop === 'none')}
          checked={seen.stop === 'none'}
          onChange={({ currentTarget }) => change(currentTarget.checked ? 'none' : null, '')}
        />
        <span>there was none</span>
      </label>
      <small id="stop-hint" class={wrong === null ? undefined : 'wrong-input'}>
        {wrong ?? 'The code, and its parameters if you have them. Write ? for one that you do not have.'}
      </small>
    </div>
  );
}

export function SeenForm({
  seen,
  stopLine,
  processors,
  change,
}: {
  seen: SeenFormProps;
  stopLine: string;
  /** The control for the number of processors, which the machine's form shows too. */
  processors: JSX.Element;
  change: (seen: SeenFormProps, stopLine?: string) => void;
}): JSX.Element {
  return (
    <div class="seen-form">
      {ASKED.map((probe) => (
        <Few
          key={probe}
          legend={QUESTIONS[probe]}
          name={`seen-${probe}`}
          choices={ANSWERS.map((value) => ({ value, label: ANSWER_WORDS[value] }))}
          none="not tried"
          value={seen.probes[probe] ?? null}
          choose={(answer) => {
            const { [probe]: _, ...others } = seen.probes;
            change({ ...seen, probes: answer === null ? others : { ...others, [probe]: answer } });
          }}
        />
      ))}
      <div class="menus">
        <Many
          label="How long after the first sign"
          none="not known"
          value={seen.time}
          choices={(Object.keys(TIMES) as Time[]).map((value) => ({ value, label: TIME_WORDS[value] }))}
          choose={(time) => change({ ...seen, time: time as Time | null })}
        />
        {processors}
      </div>
      <StopLine line={stopLine} seen={seen} change={(stop, line) => change({ ...seen, stop }, line)} />
    </div>
  );
}
