/** The shapes of the time line. Each is told from the others without its colour. */
import type { JSX } from 'preact';
import type { Standing } from '../../content/lists.ts';
import type { Happening } from './timeLine.ts';

/** How the day of a build is known: a full box for a printed row, a hollow one for another copy, a lozenge for less. */
export function Seen({ as, x, y }: { as: Happening['seen']; x: number; y: number }): JSX.Element {
  if (as === 'printed' || as === 'copied')
    return <rect class={`seen ${as}`} x={x - 4.5} y={y - 4.5} width="9" height="9" rx="1" />;
  return <path class={`seen ${as}`} d={`M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`} />;
}

/** The same four shapes that stand before the words elsewhere: full, hollow, a quarter, a tick. */
export function StandingMark({ is, x, y }: { is: Standing; x: number; y: number }): JSX.Element {
  if (is === 'fixed here') return <path class="to fixed-here" d={`M${x - 4.5} ${y}l3.5 4l6-8`} />;
  return (
    <g class={`to ${is.replace(' ', '-')}`}>
      <circle cx={x} cy={y} r="4.5" />
      {is === 'unknown' && <path class="quarter" d={`M${x} ${y}v-4.5a4.5 4.5 0 0 1 4.5 4.5Z`} />}
    </g>
  );
}
