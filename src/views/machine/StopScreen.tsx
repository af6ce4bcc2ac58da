/** What a stop shows: its number and name, and the four parameters as far as a model can know them, in words. */
import type { JSX } from 'preact';
import { stopNumber } from '../../sim/sentences.ts';
import type { Findings } from '../../workers/messages.ts';
import { capital } from '../counts.ts';

export type Stopped = Findings['stops'][number];

/** `shown`: the moment has come. Its room is kept before that, so that nothing moves when it comes. */
export function StopScreen({
  stop: { code, name, parameters, because },
  shown = true,
}: {
  stop: Stopped;
  shown?: boolean;
}): JSX.Element {
  return (
    <section class={shown ? 'stop-screen' : 'stop-screen idle'} aria-label={`STOP ${stopNumber(code)}`}>
      <p>
        <code>STOP {stopNumber(code)}</code> <code>{name}</code>
      </p>
      <ol aria-label="Its four parameters">
        {parameters.map((says, at) => (
          <li key={at}>{says}</li>
        ))}
      </ol>
      <p class="because">{capital(because)}.</p>
    </section>
  );
}
