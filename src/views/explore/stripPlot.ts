/** Where everything goes in the strip of the minutes afterwards: a row for each probe, minutes across. */
import type { Aftermath } from '../../workers/study.ts';
import type { FigureForm } from '../figure/figure.ts';
import { type PlotArea, round, type Tick, WIDTH } from './plotGround.ts';

export interface StripSpan {
  readonly x: number;
  readonly width: number;
  readonly life: Aftermath['rows'][number]['spans'][number]['life'];
}
export interface StripPlot extends PlotArea {
  readonly requests: readonly number[];
  readonly minutes: readonly Tick[];
  readonly rows: readonly {
    readonly probe: Aftermath['rows'][number]['probe'];
    readonly y: number;
    /** The name stands before its row, or above it where there is no room. */
    readonly name: { readonly x: number; readonly y: number };
    readonly spans: readonly StripSpan[];
  }[];
}
export function stripPlot({ seconds, requests, rows }: Aftermath, form: FigureForm): StripPlot {
  const width = WIDTH[form];
  const wide = form === 'wide';
  const [left, right, top] = [wide ? 118 : 6, width - 10, 40];
  const [first, step] = wide ? [22, 30] : [32, 42];
  const x = (time: number): number => round(left + (time / seconds) * (right - left));
  const bottom = top + first + (rows.length - 1) * step + 16;
  return {
    width,
    height: bottom + 34,
    left,
    right,
    top,
    bottom,
    requests: requests.map(x),
    minutes: Array.from({ length: Math.floor(seconds / 60) + 1 }, (_, minute) => ({
      at: x(minute * 60),
      label: String(minute),
    })),
    rows: rows.map(({ probe, spans }, number) => {
      const y = top + first + number * step;
      return {
        probe,
        y,
        name: wide ? { x: left - 12, y: y + 4 } : { x: left, y: y - 13 },
        spans: spans.map(({ from, to, life }) => ({ x: x(from), width: round(x(to) - x(from)), life })),
      };
    }),
  };
}
