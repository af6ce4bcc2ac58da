/**
 * A figure that plays by itself, in style sheets alone: it needs no script, stands still for whoever asks for less
 * motion, and can be paused. What moves is an outline from step to step and the veil over what has not happened yet.
 */

import type { Verdict } from '../../sim/explore/explore.ts';
import { type Figure, figureOf } from '../figure/figure.ts';
import type { Drawing } from '../lanes/drawing.ts';

/** How long a step is looked at, and how long the end, in seconds. */
const STEP = 0.55;
const END = 7;

export interface Scene {
  readonly drawing: Drawing;
  readonly noReturn: number | null;
  readonly verdict: Verdict;
}

export const sceneFigure = ({ drawing, noReturn }: Pick<Scene, 'drawing' | 'noReturn'>): Figure =>
  figureOf(drawing, 'narrow', noReturn === null ? [] : [{ after: noReturn, words: '' }]);

/** Keyframes that hold each value for one step and the last to the end. `at` makes the declarations of a row. */
function frames(figure: Figure, at: (row: Figure['rows'][number]) => string): string {
  const whole = figure.rows.length * STEP + END;
  return figure.rows.map((row, step) => `${((100 * step * STEP) / whole).toFixed(2)}%{${at(row)}}`).join('');
}

/** The style sheet of one running figure. */
export function runningCss(scene: Scene): string {
  const figure = sceneFigure(scene);
  const seconds = (figure.rows.length * STEP + END).toFixed(2);
  const last = figure.rows.at(-1);
  const below = (row: Figure['rows'][number]): string =>
    (row === last ? figure.height : row.top + row.height).toFixed(1);
  return `@media (prefers-reduced-motion: no-preference) {
@keyframes outline{${frames(figure, ({ top, height }) => `transform:translateY(${(top + 1).toFixed(1)}px);height:${height - 2}px`)}}
@keyframes veil{${frames(figure, (row) => `transform:translateY(${below(row)}px)`)}}
.running .outline{animation:outline ${seconds}s step-end infinite}
.running .veil{animation:veil ${seconds}s step-end infinite}
}
`;
}
