/** The figure as it stands whatever step is shown: lanes, levels, spans, steps, and the rules across them. */
import type { JSX } from 'preact';
import { listed } from '../../sim/sentences.ts';
import type { Figure, FigureForm, FigureRow } from '../figure/figure.ts';
import { memo } from '../memo.ts';
import type { Drawing } from './drawing.ts';
import { at, DIAMOND, RING, Shape, Words } from './laneMarks.tsx';
import { Bar, Hanging, Spinning, Thread } from './laneSpans.tsx';

interface StepProps {
  readonly row: FigureRow;
  readonly x: number;
  readonly form: FigureForm;
  readonly width: number;
  /** Its processor's number stands beside its words. */
  readonly badge: boolean;
}

/** A step's own row. When a reader adds another by hand, those before it stay as they are drawn. */
const Step = memo(({ row, x, form, width, badge }: StepProps) => {
  const { mark, y } = row;
  return (
    <g data-step={mark.step} class={`step ${mark.processor === null ? 'of-device' : `p${mark.processor}`}`}>
      <rect class="hit" x="0" y={row.top} width={width} height={row.height} />
      <text class="number" x={form === 'wide' ? 22 : 18} y={y + 4} text-anchor="end">
        {mark.step}
      </text>
      <Shape row={row} x={x} />
      {badge && mark.processor !== null && (
        <g class="badge">
          <circle cx={row.text.x - 11} cy={y} r="7" />
          <text x={row.text.x - 11} y={y + 3.5} text-anchor="middle">
            {mark.processor}
          </text>
        </g>
      )}
      <Words row={row} form={form} />
    </g>
  );
});

/** All that stays as it is while a reader steps through: made once for a figure, and skipped by every later drawing. */
export function still(drawing: Drawing, figure: Figure): JSX.Element {
  const { lanes, rows, stands } = figure;
  const begins = listed(drawing.begins.flatMap((who, number) => (who ? [`${who} runs on ${number}`] : [])));
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
            <text class="name" x={lane.x} y={figure.top - 11}>
              {`Processor ${number}${drawing.begins[number] ? ' ' : ''}`}
              {drawing.begins[number] && <tspan class="begins">{`runs ${drawing.begins[number]}`}</tspan>}
            </text>
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
          {begins === '' ? '' : ` (at the start ${begins})`}
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
      {rows.map((row) => (
        <Step
          key={row.mark.step}
          row={row}
          x={row.mark.processor === null ? figure.deviceX : (lanes[row.mark.processor]?.mark ?? 0)}
          form={figure.form}
          width={figure.width}
          badge={!figure.inLane}
        />
      ))}
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
            {kind === 'stopped' && <path class="ring" d="M-5-5H5V5H-5ZM-5-1.5H5" transform={at(stand.x, stand.y)} />}
            {kind === 'loops' && (
              <path class="ring" d="M1.5-4.8A5 5 0 1 0 5 0M1.5-7.5V-2.1L5-4.8Z" transform={at(stand.x, stand.y)} />
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
      <g class={drawing.lost ? 'lost' : undefined}>
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

export function rulesOf(figure: Figure): JSX.Element {
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
