/**
 * Rounded corners and circles as few curves. Chromium cuts each quarter of a circle into up to eight; one is as round, to less
 * than a printer shows.
 */
import { FINE, type Operation, scaled } from './content.ts';

type Point = readonly [x: number, y: number];
/** Where a curve begins, the two points that pull at it, and where it ends. */
type Curve = readonly [Point, Point, Point, Point];

const minus = (one: Point, other: Point): Point => [one[0] - other[0], one[1] - other[1]];
const length = ([x, y]: Point): number => Math.hypot(x, y);
/** From a point on, so far in a direction. */
const along = ([x, y]: Point, way: Point, far: number): Point => {
  const whole = length(way);
  return [x + (way[0] / whole) * far, y + (way[1] / whole) * far];
};

function at([from, a, b, to]: Curve, t: number): Point {
  const s = 1 - t;
  const of = (axis: 0 | 1): number =>
    s * s * s * from[axis] + 3 * s * s * t * a[axis] + 3 * s * t * t * b[axis] + t * t * t * to[axis];
  return [of(0), of(1)];
}

const SAMPLES = Array.from({ length: 65 }, (_, nth) => nth / 64);

/** The arc of a circle from where the first curve begins to where the last ends, as one curve; null if they are none. */
function arcOf(curves: readonly Curve[], near: number): Curve | null {
  const [from, a] = curves[0] as Curve;
  const [, , b, to] = curves.at(-1) as Curve;
  const [out, back] = [minus(a, from), minus(b, to)];
  const chord = length(minus(to, from));
  if (length(out) === 0 || length(back) === 0 || chord === 0) return null;
  const turned =
    Math.PI -
    Math.acos(Math.max(-1, Math.min(1, (out[0] * back[0] + out[1] * back[1]) / (length(out) * length(back)))));
  if (turned < 0.001 || turned > Math.PI / 2 + 0.01) return null;
  const pull = (chord * (4 / 3) * Math.tan(turned / 4)) / (2 * Math.sin(turned / 2));
  const arc: Curve = [from, along(from, out, pull), along(to, back, pull), to];
  const points = SAMPLES.map((t) => at(arc, t));
  const meant = curves.flatMap((curve) => [at(curve, 0.5), curve[3]]);
  // What lies between two samples lies on the way from one to the other, as near as matters here.
  const apart = (point: Point): number =>
    Math.min(...points.slice(1).map((next, nth) => offLine(point, points[nth] as Point, next)));
  return meant.every((point) => apart(point) < near) ? arc : null;
}

/** How far a point lies from the way between two others. */
function offLine(point: Point, from: Point, to: Point): number {
  const way = minus(to, from);
  const off = minus(point, from);
  const share = Math.max(0, Math.min(1, (off[0] * way[0] + off[1] * way[1]) / (length(way) ** 2 || 1)));
  return length([off[0] - way[0] * share, off[1] - way[1] * share]);
}

/** The same curves, each as long as it can be. */
function joined(curves: readonly Curve[], near: number): readonly Curve[] {
  const out: Curve[] = [];
  for (let from = 0; from < curves.length; ) {
    let [best, to] = [curves[from] as Curve, from + 1];
    for (let until = from + 2; until <= curves.length; until++) {
      const arc = arcOf(curves.slice(from, until), near);
      if (!arc) break;
      [best, to] = [arc, until];
    }
    out.push(best);
    from = to;
  }
  return out;
}

const numbersIn = (text: string): readonly number[] => text.split(/\s+/).slice(0, -1).map(Number);

export function rounded(operations: readonly Operation[]): readonly Operation[] {
  const out: Operation[] = [];
  let pen: Point = [0, 0];
  let run: Curve[] = [];
  let near = 0;
  const flush = (): void => {
    for (const [, a, b, to] of joined(run, near))
      out.push({ operator: 'c', text: `${[...a, ...b, ...to].join(' ')} c` });
    run = [];
  };
  for (const { operation, scale } of scaled(operations)) {
    const { operator, text } = operation;
    if (operator === 'c') {
      const [ax = 0, ay = 0, bx = 0, by = 0, x = 0, y = 0] = numbersIn(text);
      run.push([pen, [ax, ay], [bx, by], [x, y]]);
      near = FINE / 5 / scale;
      pen = [x, y];
      continue;
    }
    flush();
    const [x = 0, y = 0] = operator === 'm' || operator === 'l' ? numbersIn(text) : [];
    if (operator === 'm' || operator === 'l') pen = [x, y];
    out.push(operation);
  }
  flush();
  return out;
}
