/** Where everything goes in the picture of the window: chance over lines. */
import type { Window } from '../../sim/explore/odds.ts';
import type { FigureForm } from '../figure/figure.ts';
import { type PlotArea, round, type Tick, WIDTH } from './plotGround.ts';

export interface WindowPlot extends PlotArea {
  readonly area: string;
  readonly line: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly possible: boolean }[];
  readonly zero: number;
  readonly peak: { readonly x: number; readonly y: number; readonly chance: number };
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

/** Steps of an axis that a reader can count in: 1, 2, 5, 10, 20, 50. */
const stepFor = (span: number, most: number): number =>
  [1, 2, 5, 10, 20, 50, 100].find((step) => span / step <= most) ?? 200;

export function windowPlot({ curve }: Window, form: FigureForm): WindowPlot {
  const width = WIDTH[form];
  const [left, right, top, bottom] = [40, width - 8, 26, form === 'wide' ? 176 : 156];
  const [first, last] = [curve[0]?.ahead ?? 0, curve.at(-1)?.ahead ?? 0];
  const highest = curve.reduce((so, { chance }) => Math.max(so, chance), 0);
  const ceiling = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1].find((one) => highest <= one) ?? 1;
  const x = (ahead: number): number => round(left + ((ahead - first) / Math.max(1, last - first)) * (right - left));
  const y = (chance: number): number => round(bottom - (chance / ceiling) * (bottom - top));
  const points = curve.map(({ ahead, chance }) => ({ x: x(ahead), y: y(chance), possible: chance > 0 }));
  const line = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
  const peak = curve.reduce((so, one) => (one.chance > so.chance ? one : so), curve[0] ?? { ahead: 0, chance: 0 });
  const step = stepFor(last - first, form === 'wide' ? 12 : 8);
  const across: Tick[] = [];
  for (let ahead = Math.ceil(first / step) * step; ahead <= last; ahead += step)
    across.push({ at: x(ahead), label: String(Math.abs(ahead)) });
  return {
    width,
    height: bottom + 44,
    left,
    right,
    top,
    bottom,
    line,
    area: `${line}L${points.at(-1)?.x ?? left} ${bottom}L${points[0]?.x ?? left} ${bottom}Z`,
    points,
    zero: x(0),
    peak: { x: x(peak.ahead), y: y(peak.chance), chance: peak.chance },
    across,
    up: [0, 0.5, 1].map((part) => ({ at: y(ceiling * part), label: `${round(ceiling * part * 100)} %` })),
  };
}
