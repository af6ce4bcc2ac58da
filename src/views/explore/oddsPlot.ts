/** Where everything goes in the picture of the odds: one bar from never to always. */
import type { Odds } from '../../sim/explore/odds.ts';
import type { FigureForm } from '../figure/figure.ts';
import { round, type Tick, WIDTH } from './plotGround.ts';

export interface OddsPlot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bar: number;
  /** Null where the exact chance was given up. */
  readonly exact: number | null;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** Which way the word beside the mark goes, so that it stays inside. */
  readonly anchor: 'start' | 'middle' | 'end';
}
export function oddsPlot({ exact, trials }: Odds, form: FigureForm): OddsPlot {
  const width = WIDTH[form];
  const [left, right] = [14, width - 22];
  const x = (chance: number): number => round(left + chance * (right - left));
  const mark = exact ?? ((trials?.low ?? 0) + (trials?.high ?? 1)) / 2;
  return {
    width,
    height: 74,
    left,
    right,
    bar: 38,
    exact: exact === null ? null : x(exact),
    low: x(trials?.low ?? mark),
    high: x(trials?.high ?? mark),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((chance) => ({ at: x(chance), label: `${chance * 100} %` })),
    anchor: mark < 0.15 ? 'start' : mark > 0.85 ? 'end' : 'middle',
  };
}
