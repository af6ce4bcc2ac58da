/** Threads, locks and data of one frame. */
import type { JSX } from 'preact';
import type { Frame, LockFrame, ThreadFrame } from '../../sim/trace/frame.ts';
import { Sentence } from '../listing/Code.tsx';
import { memo } from '../memo.ts';

const stateOf = ({ state, processor }: ThreadFrame): string =>
  state === 'running' ? `on processor ${processor}` : state;
const MARKS: Readonly<Record<ThreadFrame['state'], string>> = { running: '●', ready: '◐', waiting: '○', ended: '✓' };

const Thread = memo(({ thread, longest }: { thread: ThreadFrame; longest: string }) => (
  <div class={thread.state}>
    <dt title={thread.gloss}>{thread.name}</dt>
    {/* Set anew with each state: what stands at the right edge would else move by as much as its word is shorter. */}
    <dd key={stateOf(thread)} class="is">
      <span aria-hidden="true">{MARKS[thread.state]}</span> {stateOf(thread)}
    </dd>
    {longest !== '' && (
      <dd class="steady" data-longest={longest}>
        <Sentence text={thread.why} />
      </dd>
    )}
  </div>
));

/** `longest`: for each thread the longest sentence it may have along this schedule, so that nothing below moves. */
export const Threads = memo(
  ({ frame, longest }: { frame: Frame; longest: readonly string[] }): JSX.Element => (
    <section class="threads">
      <h3>Threads</h3>
      <dl>
        {frame.threads.map((thread, number) => (
          <Thread key={thread.name} thread={thread} longest={longest[number] ?? ''} />
        ))}
      </dl>
    </section>
  ),
);

/** What stands beside a lock's name. A lock word does not say whose it is, so who took it is told by the step. Without a word nothing is held: what taking the lock has changed is the level. */
function standOf({ hasWord, holder, processor, since }: LockFrame): string {
  if (hasWord)
    return holder === null ? 'free' : `taken by ${holder} on processor ${processor} at step ${since}, not released`;
  const none = 'no lock word on one processor';
  return holder === null ? none : `${none}; what ${holder} has from taking it at step ${since} is the level`;
}

const Lock = memo(({ lock, hue }: { lock: LockFrame; hue: number }) => {
  const { name, wantedBy } = lock;
  return (
    <div class={hue < 0 ? undefined : `lock${hue}`}>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        {standOf(lock)}
        {wantedBy.length > 0 && <span class="wanted">, wanted by {wantedBy.join(', ')}</span>}
      </dd>
    </div>
  );
});

export const Locks = memo(({ frame, hues }: { frame: Frame; hues: readonly string[] }): JSX.Element | null => {
  if (frame.locks.length === 0) return null;
  return (
    <section class="locks">
      <h3>Spin locks</h3>
      <dl>
        {frame.locks.map((lock) => (
          <Lock key={lock.name} lock={lock} hue={hues.indexOf(lock.name)} />
        ))}
      </dl>
    </section>
  );
});

const Datum = memo(({ name, value, changed }: Frame['data'][number]) => (
  <div class={changed ? 'changed' : undefined}>
    <dt>
      <code>{name}</code>
    </dt>
    <dd>
      {value}
      <span class="unseen">{changed && ', changed by this step'}</span>
    </dd>
  </div>
));

export const Data = memo(({ frame }: { frame: Frame }): JSX.Element | null => {
  if (frame.data.length === 0) return null;
  return (
    <section class="data">
      <h3>Data</h3>
      <dl>
        {frame.data.map((datum) => (
          <Datum key={datum.name} {...datum} />
        ))}
      </dl>
    </section>
  );
});
