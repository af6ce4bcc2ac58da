/**
 * Where every state of a small space goes: the start on the left, each a column further than the one it was first
 * reached from, and in a column near those that lead to it. Numbers are units of the view box, one to a pixel.
 */
import type { DrawnSpace, StateStand } from './spaceDrawing.ts';

export interface SpacePlot {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly states: readonly {
    readonly x: number;
    readonly y: number;
    readonly is: StateStand;
    readonly onRun: boolean;
  }[];
  /** All steps but those of the run, and those of the run, each as one path. */
  readonly steps: string;
  readonly run: string;
}

const round = (number: number): number => Math.round(number * 10) / 10;

/** Sweeps to and fro after which the order in the columns no longer gets better in any space of the book. */
const SWEEPS = 12;

/** The states of each column from top to bottom, each near the middle of its neighbours in the column before or behind. */
function columnsOf({ states, steps }: DrawnSpace): readonly (readonly number[])[] {
  const columns: number[][] = [];
  for (const [state, { depth }] of states.entries()) {
    columns[depth] ??= [];
    columns[depth]?.push(state);
  }
  const neighbours = states.map(() => [] as number[]);
  for (const { from, to } of steps) {
    neighbours[from]?.push(to);
    neighbours[to]?.push(from);
  }
  const place = new Float64Array(states.length);
  const settle = (column: readonly number[]): void => {
    for (const [at, state] of column.entries()) place[state] = at - (column.length - 1) / 2;
  };
  for (const column of columns) settle(column);
  const depthOf = (state: number): number => states[state]?.depth ?? 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const [side, order] = sweep % 2 === 0 ? [-1, columns] : [1, columns.toReversed()];
    for (const column of order) {
      const wish = new Map(
        column.map((state) => {
          const near = (neighbours[state] ?? []).filter((other) => depthOf(other) === depthOf(state) + side);
          const sum = near.reduce((so, other) => so + (place[other] as number), 0);
          return [state, near.length === 0 ? (place[state] as number) : sum / near.length];
        }),
      );
      column.sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0) || one - other);
      settle(column);
    }
  }
  return columns;
}

/** In a picture so wide, with rows so far apart. */
export function spacePlot(space: DrawnSpace, width: number, row: number): SpacePlot {
  const columns = columnsOf(space);
  const radius = round(Math.min(4.5, row * 0.28));
  const margin = radius + 5;
  const across = Math.min(row * 2.4, (width - 2 * margin) / Math.max(1, columns.length - 1));
  const tallest = Math.max(...columns.map(({ length }) => length));
  const height = (tallest - 1) * row + 2 * margin;
  const at = new Map(
    columns.flatMap((column, depth) =>
      column.map((state, number) => [
        state,
        { x: round(margin + depth * across), y: round(height / 2 + (number - (column.length - 1) / 2) * row) },
      ]),
    ),
  );
  const placeOf = (state: number) => at.get(state) ?? { x: 0, y: 0 };
  /** Straight to the next column; bent where it would else run through states between. */
  const lineOf = (from: number, to: number): string => {
    const [a, b] = [placeOf(from), placeOf(to)];
    if (Math.round(Math.abs(a.x - b.x) / across) === 1) return `M${a.x} ${a.y}L${b.x} ${b.y}`;
    const aside = a.x === b.x ? across * 0.45 : 0;
    const up = a.x === b.x ? 0 : -row * 0.6;
    return `M${a.x} ${a.y}Q${round((a.x + b.x) / 2 + aside)} ${round((a.y + b.y) / 2 + up)} ${b.x} ${b.y}`;
  };
  const pathOf = (onRun: boolean): string =>
    space.steps
      .filter((step) => step.onRun === onRun)
      .map(({ from, to }) => lineOf(from, to))
      .join('');
  return {
    width: round(2 * margin + (columns.length - 1) * across),
    height: round(height),
    radius,
    states: space.states.map(({ is, onRun }, state) => ({ ...placeOf(state), is, onRun })),
    steps: pathOf(false),
    run: pathOf(true),
  };
}
