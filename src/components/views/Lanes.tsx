/** The signature figure: processors as lanes, time downwards, and everything that lasts as long as it lasts. */
import type { JSX } from 'preact';
import type { Probe } from '../../sim/world/activities.ts';
import type { Drawing, Held, Queued, Sleep, Spin, Tie } from './drawing.ts';
import { type Figure, type FigureRow, type Form, figureOf, type Rule } from './figure.ts';
import { PROBE_NAMES } from './Symptoms.tsx';

export interface LanesProps {
  readonly drawing: Drawing;
  /** The moment shown: 0 is the start. What comes after it is drawn pale. */
  readonly shown: number;
  /** The first machine from which every schedule ends badly, by the step that led to it; null if unknown or none. */
  readonly noReturn: number | null;
  /** Where the start is doomed already: the first machine in which something asked of the computer is dead. */
  readonly damage: { readonly step: number; readonly probes: readonly Probe[] } | null;
  /** A reader has pressed a step. */
  readonly pick?: (step: number) => void;
}

/** Locks beyond the sixth share a hue again: no machine of the book has as many. */
const LOCK_HUES = 6;
const lockClass = (drawing: Drawing, lock: string): string => `lock${drawing.locks.indexOf(lock) % LOCK_HUES}`;

const RING = 5;
const DIAMOND = 'M0-5.5 5.5 0 0 5.5-5.5 0Z';
const POINTER = 'M-4-5 5 0-4 5Z';
const BOLT = 'M-5-4.5H5L0 5Z';

const at = (x: number, y: number): string => `translate(${x} ${y})`;

function Shape({ row: { mark, y }, x }: { row: FigureRow; x: number }): JSX.Element {
  const place = { transform: at(x, y) };
  if (mark.kind === 'device') return <path class="device" d={BOLT} {...place} />;
  if (mark.kind === 'dispatch') return <path class="turn" d={POINTER} {...place} />;
  if (mark.kind === 'dpc start') return <path class="turn" d={`${DIAMOND}M-1.5-2 1 0-1.5 2`} {...place} />;
  if (mark.sleeps) return <circle class="ring" r={RING} {...place} />;
  return mark.kind === 'dpc' ? (
    <path class="deed" d={DIAMOND} {...place} />
  ) : (
    <circle class="deed" r="4.5" {...place} />
  );
}

function Words({ row, figure }: { row: FigureRow; figure: Figure }): JSX.Element {
  const { mark, text, y } = row;
  const strong = mark.kind === 'dispatch' || mark.kind === 'dpc start';
  return (
    <>
      {text.lines.map(({ text: words, kind }, number) => {
        const indent = words.length - words.trimStart().length;
        return (
          <text
            key={number}
            class={`${kind}${strong ? ' strong' : ''}${mark.kind === 'device' ? ' outside' : ''}`}
            x={text.x + indent * (figure.form === 'wide' ? 7.2 : 6.6)}
            y={y + 4 + number * (figure.form === 'wide' ? 16 : 15)}
          >
            {words.trimStart()}
          </text>
        );
      })}
    </>
  );
}

function Bar({ span, drawing, figure }: { span: Held; drawing: Drawing; figure: Figure }): JSX.Element {
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

function Thread({
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

function Spinning({ span, drawing, figure }: { span: Spin; drawing: Drawing; figure: Figure }): JSX.Element | null {
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

function Hanging({ tie, figure }: { tie: Tie; figure: Figure }): JSX.Element | null {
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

/** All that stays as it is while a reader steps through: made once for a figure, and skipped by every later drawing. */
function still(drawing: Drawing, figure: Figure): JSX.Element {
  const { lanes, rows, stands } = figure;
  return (
    <g>
      {lanes.map((lane, number) => (
        <g key={number} class={`lane p${number}`}>
          <rect class="ground" x={lane.x} y={figure.top} width={lane.width} height={figure.bottom - figure.top} />
          {drawing.raised
            .filter(({ processor }) => processor === number)
            .map(({ from, to, level }) => {
              const [top, bottom] = [figure.rowTop(from), figure.rowTop(to)];
              return (
                <g key={from}>
                  <rect class="raised" x={lane.x} y={top} width={lane.width} height={bottom - top} />
                  <path class="edge" d={`M${lane.x} ${top}V${bottom}`} />
                  {figure.inLane && bottom - top > 130 && (
                    <text
                      class="level"
                      transform={`translate(${lane.x - 6} ${(top + bottom) / 2}) rotate(-90)`}
                      text-anchor="middle"
                    >
                      {level}
                    </text>
                  )}
                </g>
              );
            })}
          <path class="head" d={`M${lane.x} ${figure.top}h${lane.width}`} />
          {figure.inLane ? (
            <text class="name" x={lane.x} y={figure.top - 11}>{`Processor ${number}`}</text>
          ) : (
            <text class="name" x={lane.x + lane.width / 2} y={figure.top - 9} text-anchor="middle">
              {number}
            </text>
          )}
        </g>
      ))}
      {!figure.inLane && (
        <text class="caption" x={lanes[0]?.x} y="11">
          {lanes.length === 1 ? 'Processor' : 'Processors'}
        </text>
      )}
      {drawing.sleeps.map((span) => (
        <Thread key={`${span.who} ${span.from}`} {...{ span, drawing, figure }} />
      ))}
      {drawing.queued.map((span) => (
        <Thread key={`${span.routine} ${span.from}`} {...{ span, drawing, figure }} />
      ))}
      {drawing.held.map((span) => (
        <Bar key={`${span.lock} ${span.from}`} {...{ span, drawing, figure }} />
      ))}
      {drawing.spins.map((span) => (
        <Spinning key={`${span.processor} ${span.from}`} {...{ span, drawing, figure }} />
      ))}
      {rows.map((row) => {
        const { mark, y } = row;
        const x = mark.processor === null ? figure.deviceX : (lanes[mark.processor]?.mark ?? 0);
        return (
          <g
            key={mark.step}
            data-step={mark.step}
            class={`step ${mark.processor === null ? 'of-device' : `p${mark.processor}`}`}
          >
            <rect class="hit" x="0" y={row.top} width={figure.width} height={row.height} />
            <text class="number" x={figure.form === 'wide' ? 22 : 18} y={y + 4} text-anchor="end">
              {mark.step}
            </text>
            <Shape row={row} x={x} />
            {!figure.inLane && mark.processor !== null && (
              <g class="badge">
                <circle cx={row.text.x - 11} cy={y} r="7" />
                <text x={row.text.x - 11} y={y + 3.5} text-anchor="middle">
                  {mark.processor}
                </text>
              </g>
            )}
            <Words {...{ row, figure }} />
          </g>
        );
      })}
      {drawing.stands.map(({ kind, processor, who }, number) => {
        const stand = stands[number];
        if (!stand) return null;
        return (
          <g
            key={`${kind} ${who}`}
            class={`stand ${kind} p${processor}${drawing.lost || kind === 'stuck' ? ' lost' : ''}`}
          >
            {kind === 'pending' && <path class="ring" d={DIAMOND} transform={at(stand.x, stand.y)} />}
            {kind === 'stuck' && (
              <path class="ring" d="M-4.5-4.5h9v9h-9ZM-4.5-4.5l9 9m0-9-9 9" transform={at(stand.x, stand.y)} />
            )}
            {(kind === 'waits' || kind === 'spins') && <circle class="ring" cx={stand.x} cy={stand.y} r={RING} />}
            {stand.lines.map((words, line) => (
              <text key={words} class="words" x={stand.text} y={stand.y + 4 + line * 16}>
                {words.trimStart()}
              </text>
            ))}
          </g>
        );
      })}
      <g class={drawing.lost ? 'lost' : ''}>
        {drawing.ties.map((tie) => (
          <Hanging key={`${tie.from} ${tie.to}`} {...{ tie, figure }} />
        ))}
        {figure.knot && drawing.ties.some(({ mutual }) => mutual) && (
          <text class="words knot" x={figure.knot.x} y={figure.knot.y} text-anchor={figure.inLane ? 'middle' : 'start'}>
            each waits for the other
          </text>
        )}
      </g>
    </g>
  );
}

function rulesOf(figure: Figure): JSX.Element {
  return (
    <g>
      {figure.rules.map(({ y, x, text, words }) => {
        const end = text + words.length * (figure.form === 'wide' ? 6.5 : 6.1) + 6;
        return (
          <g key={words} class="rule">
            <path d={`M${x} ${y}H${text - 8}M${end} ${y}H${figure.width}`} />
            <text x={text} y={y + 4}>
              {words}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface Prepared {
  readonly figure: Figure;
  readonly still: JSX.Element;
  readonly rules: JSX.Element;
}
const prepared = new WeakMap<Drawing, Map<string, Prepared>>();

function prepare(drawing: Drawing, form: Form, rules: readonly Rule[]): Prepared {
  const known = prepared.get(drawing) ?? new Map<string, Prepared>();
  prepared.set(drawing, known);
  const key = JSON.stringify([form, rules]);
  const before = known.get(key);
  if (before) return before;
  const figure = figureOf(drawing, form, rules);
  const now = { figure, still: still(drawing, figure), rules: rulesOf(figure) };
  known.set(key, now);
  return now;
}

function Drawn({ shown, ready, pick }: Pick<LanesProps, 'shown' | 'pick'> & { ready: Prepared }): JSX.Element {
  const { figure } = ready;
  const { lanes, rows } = figure;
  const current = rows[shown - 1];
  const veil = current ? current.top + current.height : figure.top + 4;
  const press =
    pick &&
    ((event: MouseEvent) => {
      const step = (event.target as Element).closest('[data-step]')?.getAttribute('data-step');
      if (step) pick(Number(step));
    });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: pressing a step is a short cut; the slider and the arrow keys do the same.
    <svg
      class={`lanes ${figure.form}${figure.inLane ? ' in-lane' : ''}${lanes.length === 1 ? ' single' : ''}${pick ? ' pickable' : ''}`}
      viewBox={`0 0 ${figure.width} ${Math.ceil(figure.height)}`}
      role="img"
      aria-label={`${lanes.length === 1 ? 'One processor' : `${lanes.length} processors`} as lanes, time downwards, ${rows.length} steps. The same steps are listed as a table below.`}
      onClick={press}
    >
      {ready.still}
      {current && (
        <rect
          class="outline"
          x={current.box.x}
          y={current.top + 1}
          width={current.box.width}
          height={current.height - 2}
          rx="5"
        />
      )}
      {shown < rows.length && (
        <rect class="veil" x="0" y={veil} width={figure.width} height={Math.max(0, figure.height - veil)} />
      )}
      {ready.rules}
    </svg>
  );
}

/** What each kind of mark means, in the order in which a reader meets them. Only what occurs is explained. */
function Legend({ drawing }: { drawing: Drawing }): JSX.Element {
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
      {key(<path class="turn" d={POINTER} />, 'a processor is given a thread')}
      {key(<circle class="deed" r="4.5" />, 'a thread runs')}
      {(occurs('dpc') || drawing.queued.length > 0) &&
        key(
          <path class="deed" d={DIAMOND} />,
          drawing.queued.length > 0 ? 'a DPC runs; hollow: it is queued' : 'a DPC runs',
        )}
      {drawing.devices && key(<path class="device" d={BOLT} />, 'a device interrupts')}
      {(drawing.sleeps.length > 0 || drawing.spins.length > 0) &&
        key(<circle class="ring" r={RING} />, 'waits or spins')}
      {key(<rect class="raised" x="-8" y="-6" width="16" height="12" />, 'shaded: at DISPATCH_LEVEL')}
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
}

export const NO_WAY_BACK = 'no way back: whatever happens from here on, it hangs';
const damageIn = (probes: readonly Probe[]): string =>
  probes.length === Object.keys(PROBE_NAMES).length
    ? 'from here on nothing answers'
    : `from here on dead: ${probes.map((probe) => PROBE_NAMES[probe]).join(', ')}`;

export function Lanes({ drawing, noReturn, damage, ...rest }: LanesProps): JSX.Element {
  const rulesIn = (short: boolean): readonly Rule[] => [
    ...(noReturn === null ? [] : [{ after: noReturn, words: short ? 'no way back from here' : NO_WAY_BACK }]),
    ...(damage === null || noReturn !== null ? [] : [{ after: damage.step, words: damageIn(damage.probes) }]),
  ];
  return (
    <div class="figure">
      {(['wide', 'narrow'] satisfies Form[]).map((form) => (
        <Drawn key={form} ready={prepare(drawing, form, rulesIn(form === 'narrow'))} {...rest} />
      ))}
      <Legend drawing={drawing} />
    </div>
  );
}
