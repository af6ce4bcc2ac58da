import type { JSX } from 'preact';
import { memo } from '../memo.ts';
import type { Drawing } from './drawing.ts';
import { BOLT, DIAMOND, lockClass, POINTER, RING } from './laneMarks.tsx';

/** What each kind of mark means, in the order in which a reader meets them. Only what occurs is explained. */
export const Legend = memo(({ drawing }: { drawing: Drawing }): JSX.Element => {
  const occurs = (kind: string): boolean => drawing.marks.some((mark) => mark.kind === kind);
  const key = (picture: JSX.Element, words: string): JSX.Element => (
    <li key={words}>
      <svg viewBox="-8 -8 16 16" aria-hidden="true" class="key">
        {picture}
      </svg>
      {words}
    </li>
  );
  return (
    <ul class="legend">
      {occurs('dispatch') && key(<path class="turn" d={POINTER} />, 'a processor is given a thread')}
      {key(<circle class="deed" r="4.5" />, 'a thread runs')}
      {(occurs('dpc') || drawing.queued.length > 0) &&
        key(
          <path class="deed" d={DIAMOND} />,
          drawing.queued.length > 0 ? 'a DPC runs; hollow: it is queued' : 'a DPC runs',
        )}
      {drawing.devices && key(<path class="device" d={BOLT} />, 'a device interrupts')}
      {(drawing.sleeps.length > 0 || drawing.spins.length > 0) &&
        key(<circle class="ring" r={RING} />, 'waits or spins')}
      {drawing.raised.length > 0 &&
        key(<rect class="raised" x="-8" y="-6" width="16" height="12" />, 'shaded: at DISPATCH_LEVEL')}
      {drawing.locks.map((lock) =>
        key(
          <g class={`bar ${lockClass(drawing, lock)}`}>
            <rect x="-3.5" y="-8" width="7" height="16" rx="3.5" />
          </g>,
          `${lock} held`,
        ),
      )}
    </ul>
  );
});
