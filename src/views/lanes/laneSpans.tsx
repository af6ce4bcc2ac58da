/** What lasts in a lane: locks held, waits, spins, and what ties the last waiters together. */
import type { JSX } from 'preact';
import type { Figure } from '../figure/figure.ts';
import type { Drawing, Held, Queued, Sleep, Spin, Tie } from './drawing.ts';
import { at, DIAMOND, lockClass, RING } from './laneMarks.tsx';

export function Bar({ span, drawing, figure }: { span: Held; drawing: Drawing; figure: Figure }): JSX.Element {
  const x = figure.barX(span);
  const [top, bottom] = [figure.at(span.from), figure.at(span.to)];
  const width = figure.form === 'wide' ? 7 : 5;
  const named = figure.inLane && bottom - top > span.lock.length * 5.6 + 4;
  return (
    <g class={`bar ${lockClass(drawing, span.lock)}`}>
      <rect
        x={x - width / 2}
        y={top - 4}
        width={width}
        height={bottom - top + (span.to === null ? 4 : 8)}
        rx={width / 2}
      />
      {span.to === null && <path class="torn" d={`M${x - 6} ${bottom - 2}l4-4 4 4 4-4`} />}
      {named && (
        <text transform={`translate(${x - 7} ${(top + bottom) / 2}) rotate(-90)`} text-anchor="middle">
          {span.lock}
        </text>
      )}
    </g>
  );
}

/** Where the mark of a step stands: the end of a thread that leads to it. */
const markX = (figure: Figure, step: number): number => {
  const processor = figure.rows[step - 1]?.mark.processor ?? null;
  return processor === null ? figure.deviceX : (figure.lanes[processor]?.mark ?? 0);
};

export function Thread({
  span,
  drawing,
  figure,
}: {
  span: Sleep | Queued;
  drawing: Drawing;
  figure: Figure;
}): JSX.Element | null {
  const lane = figure.lanes[span.processor];
  if (!lane) return null;
  const isDpc = 'routine' in span;
  const name = isDpc ? span.routine : span.who;
  const top = figure.at(span.from);
  const start = `M${lane.mark - RING} ${top}Q${lane.thread} ${top} ${lane.thread} ${top + 9}`;
  const stand = drawing.stands.findIndex((one) => one.who === name && one.kind === (isDpc ? 'pending' : 'waits'));
  const standing = span.to === null ? figure.stands[stand] : undefined;
  const row = span.to === null ? undefined : figure.rows[span.to - 1];
  const end = standing
    ? `V${standing.y - 9}Q${lane.thread} ${standing.y} ${lane.mark - RING} ${standing.y}`
    : `V${row ? row.y : figure.bottom}`;
  const waker =
    row && !isDpc ? `M${lane.thread} ${row.top + row.height - 2}H${markX(figure, row.mark.step)}V${row.y}` : '';
  return (
    <g class={`wait p${span.processor}${drawing.lost && span.to === null ? ' lost' : ''}`}>
      <path d={start + (row && !isDpc ? `V${row.top + row.height - 2}` : end) + waker} />
      {isDpc && <path class="shape" d={DIAMOND} transform={at(lane.mark, top)} />}
      {row && !isDpc && <circle class="knot" cx={lane.thread} cy={row.top + row.height - 2} r="2" />}
    </g>
  );
}

export function Spinning({
  span,
  drawing,
  figure,
}: {
  span: Spin;
  drawing: Drawing;
  figure: Figure;
}): JSX.Element | null {
  const lane = figure.lanes[span.processor];
  if (!lane) return null;
  const row = figure.rows[span.from - 1];
  const top = row ? row.top + row.height : figure.top;
  const next = figure.rows[span.from];
  const bar = drawing.held.find(
    ({ lock, processor, from, to }) =>
      lock === span.lock && processor === span.holder && from <= span.from && (to ?? span.from + 1) > span.from,
  );
  const bottom = figure.at(span.to);
  return (
    <g class={`spin p${span.processor}${drawing.lost && span.to === null ? ' lost' : ''}`}>
      <path d={`M${lane.mark} ${top}V${bottom}`} />
      {bar && <path d={`M${lane.mark} ${top}H${figure.barX(bar)}`} />}
      <circle class="ring" cx={lane.mark} cy={top} r={RING - 0.5} />
      {figure.inLane && next && next.mark.processor !== null && next.mark.processor !== span.processor && (
        <text class="words" x={lane.mark + 14} y={next.y + 4}>
          {`spins for ${span.lock}`}
        </text>
      )}
    </g>
  );
}

export function Hanging({ tie, figure }: { tie: Tie; figure: Figure }): JSX.Element | null {
  const [from, to] = [figure.stands[tie.from], figure.stands[tie.to]];
  if (!from || !to) return null;
  const aside = from.x === to.x;
  const depth = figure.inLane ? 40 : 30;
  const path = aside
    ? `M${from.x - 6} ${from.y}C${from.x - 22} ${from.y} ${to.x - 22} ${to.y} ${to.x - 6} ${to.y}`
    : `M${from.x} ${from.y + 7}C${from.x} ${from.y + depth} ${to.x} ${to.y + depth} ${to.x} ${to.y + 7}`;
  const head = ({ x, y }: { x: number; y: number }): string =>
    aside ? `M${x - 11} ${y - 3}l5 3-5 3` : `M${x - 3.5} ${y + 12}l3.5-5 3.5 5`;
  return (
    <g class="tie">
      <path d={path} />
      <path class="head" d={head(to) + (tie.mutual ? head(from) : '')} />
    </g>
  );
}
