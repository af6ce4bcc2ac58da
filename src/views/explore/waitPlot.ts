/** Where everything goes in the picture of who waits for whom. */
import type { Study } from '../../workers/study.ts';
import type { FigureForm } from '../figure/figure.ts';
import { round, WIDTH } from './plotGround.ts';

type Graph = Study['graph'];
type GraphNode = Graph['nodes'][number];

export interface PlacedNode {
  readonly kind: GraphNode['kind'];
  readonly lines: readonly string[];
  readonly where: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface PlacedEdge {
  readonly path: string;
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  /** Where its arrow points, and at what angle in degrees. */
  readonly head: { readonly x: number; readonly y: number; readonly angle: number };
  /** Part of a ring: each waits for the next, and the last for the first. */
  readonly ring: boolean;
}
export interface GraphPlot {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Waiters whom nobody waits for, and who want the same, are drawn as one: a pool of parked threads is one story. */
export function merged({ nodes, edges }: Graph): Graph {
  const wanted = new Set(edges.map(({ to }) => to));
  const wishes = (id: string): string =>
    edges
      .filter(({ from }) => from === id)
      .map(({ label, to }) => `${label} ${to}`)
      .join();
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const key = wanted.has(node.id) ? node.id : `${node.kind}: ${wishes(node.id)}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  const kept = [...groups.values()].map((group): GraphNode => {
    const [one] = group as [GraphNode, ...GraphNode[]];
    if (group.length === 1) return one;
    const places = new Set(group.map(({ where }) => where));
    return {
      ...one,
      label: group.length < 4 ? group.map(({ label }) => label).join(', ') : `${group.length} threads`,
      where: places.size === 1 ? one.where : '',
    };
  });
  const ids = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

/** A shortest ring of the graph, as its nodes in order, a thread first; empty if nobody waits in one. */
export function ringOf({ nodes, edges }: Graph): readonly string[] {
  let best: readonly string[] = [];
  for (const { id: start } of nodes.filter(({ kind }) => kind === 'thread' || kind === 'dpc')) {
    const queue: (readonly string[])[] = [[start]];
    const seen = new Set<string>();
    for (let path = queue.shift(); path; path = queue.shift()) {
      for (const { to } of edges.filter(({ from }) => from === path?.at(-1))) {
        if (to === start) {
          if (best.length === 0 || path.length < best.length) best = path;
        } else if (!seen.has(to)) {
          seen.add(to);
          queue.push([...path, to]);
        }
      }
    }
  }
  return best;
}

const CHARACTER = 7;
const NODE_HEIGHT = 44;
const WIDEST = 154;
const widthOf = ({ label }: GraphNode): number =>
  Math.max(74, Math.min(WIDEST, Math.ceil(label.length * CHARACTER) + 34));

/** Labels break at a space where one line would be wider than a node may be. */
const linesOf = ({ label }: GraphNode): readonly string[] => {
  if (label.length * CHARACTER + 34 <= WIDEST) return [label];
  const middle = label.length / 2;
  const spaces = [...label].flatMap((character, at) => (character === ' ' ? [at] : []));
  const at = spaces.reduce((so, one) => (Math.abs(one - middle) < Math.abs(so - middle) ? one : so), spaces[0] ?? -1);
  return at < 0 ? [label] : [label.slice(0, at), label.slice(at + 1)];
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** Where a line from a box's middle towards a point leaves the box. */
function edgeOf({ x, y, width, height }: Box, towards: { readonly x: number; readonly y: number }) {
  const [dx, dy] = [towards.x - x, towards.y - y];
  if (dx === 0 && dy === 0) return { x, y };
  const scale = Math.min(
    dx === 0 ? Infinity : (width / 2 + 3) / Math.abs(dx),
    dy === 0 ? Infinity : (height / 2 + 3) / Math.abs(dy),
  );
  return { x: round(x + dx * scale), y: round(y + dy * scale) };
}

/** A point of a bent line, 0 its start and 1 its end. Labels stand nearer to a thread, beside the ring, where there is room. */
const along = (
  start: { readonly x: number; readonly y: number },
  bend: { readonly x: number; readonly y: number },
  end: { readonly x: number; readonly y: number },
  part: number,
): { readonly x: number; readonly y: number } => {
  const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return { x: round(a * start.x + b * bend.x + c * end.x), y: round(a * start.y + b * bend.y + c * end.y) };
};

const angleOf = (
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): number => Math.round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI);

/** How far each node is from the end of its chain: holders 0, what they hold 1, who wants it 2. */
function ranksOf({ nodes, edges }: Graph, ground: ReadonlySet<string>): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const rank = (id: string, path: readonly string[]): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    if (ground.has(id) || path.includes(id)) return 0;
    const next = edges.filter(({ from }) => from === id).map(({ to }) => rank(to, [...path, id]) + 1);
    const here = Math.max(0, ...next);
    ranks.set(id, here);
    return here;
  };
  for (const { id } of nodes) ranks.set(id, rank(id, []));
  return ranks;
}

const RING_HEIGHT = 232;
const ROW = 92;

/**
 * A ring stands on top, and whoever waits for one of it in rows below. Without a ring the chain lies on its side:
 * who holds, what is held, who wants it; stood up where there is no room for that.
 */
export function graphPlot(graph: Graph, form: FigureForm): GraphPlot {
  const whole = merged(graph);
  const ring = ringOf(whole);
  const inRing = new Set(ring);
  const boxes = new Map<string, Box>();
  const size = (node: GraphNode) => ({ width: widthOf(node), height: NODE_HEIGHT + (linesOf(node).length - 1) * 15 });
  const byId = new Map(whole.nodes.map((node) => [node.id, node]));
  const ranks = ranksOf(whole, inRing);
  const rows: GraphNode[][] = [];
  for (const node of whole.nodes) {
    if (inRing.has(node.id)) continue;
    const rank = (ranks.get(node.id) ?? 0) - (ring.length > 0 ? 1 : 0);
    rows[rank] ??= [];
    rows[rank]?.push(node);
  }
  const levels = Array.from(rows, (row) => row ?? []);

  const sideways = ring.length === 0 && form === 'wide';
  const width = ring.length > 0 ? WIDTH.narrow : WIDTH[form];
  const middle = width / 2;
  let top = 6;
  if (ring.length > 0) {
    // The first of the ring stands on the left, and the way round is that of a clock.
    for (const [at, id] of ring.entries()) {
      const angle = Math.PI + (2 * Math.PI * at) / ring.length;
      const node = byId.get(id) as GraphNode;
      const own = size(node);
      boxes.set(id, {
        x: round(middle + Math.cos(angle) * (middle - own.width / 2 - 4)),
        y: round(top + RING_HEIGHT / 2 + Math.sin(angle) * (RING_HEIGHT / 2 - own.height / 2)),
        ...own,
      });
    }
    top += RING_HEIGHT + 44;
  }
  const tallest = Math.max(1, ...levels.map((row) => row.length));
  for (const [at, row] of levels.entries()) {
    for (const [number, node] of row.entries()) {
      const own = size(node);
      const share = (number + 0.5) / row.length;
      boxes.set(
        node.id,
        sideways
          ? {
              x: round(78 + (at * (width - 156)) / Math.max(2, levels.length - 1)),
              y: round(top + share * tallest * 66),
              ...own,
            }
          : { x: round(share * width), y: round(top + NODE_HEIGHT / 2 + at * ROW), ...own },
      );
    }
  }
  const height = sideways
    ? top + tallest * 66 + 6
    : Math.max(...[...boxes.values()].map(({ y, height: h }) => y + h / 2)) + 8;

  const edges = whole.edges.map(({ from, to, label }): PlacedEdge => {
    const [a, b] = [boxes.get(from) as Box, boxes.get(to) as Box];
    const both = inRing.has(from) && inRing.has(to);
    if (both) {
      // Bent outwards, round the middle of the ring.
      const centre = { x: middle, y: 6 + RING_HEIGHT / 2 };
      const half = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const bend = { x: centre.x + (half.x - centre.x) * 1.72, y: centre.y + (half.y - centre.y) * 1.72 };
      const [start, end] = [edgeOf(a, bend), edgeOf(b, bend)];
      return {
        path: `M${start.x} ${start.y}Q${round(bend.x)} ${round(bend.y)} ${end.x} ${end.y}`,
        label,
        at: along(start, bend, end, byId.get(from)?.kind === 'object' || byId.get(from)?.kind === 'lock' ? 0.68 : 0.32),
        head: { ...end, angle: angleOf(bend, end) },
        ring: true,
      };
    }
    const aside = inRing.has(to) ? Math.sign(Math.round((b.x - middle) / 20)) : 0;
    if (aside !== 0) {
      // Round the foot of the ring, and up from outside.
      const start = { x: round(a.x + aside * (a.width / 2 + 3)), y: a.y };
      const end = { x: round(b.x + aside * b.width * 0.28), y: round(b.y + b.height / 2 + 3) };
      const bend = { x: round(end.x + aside * 4), y: a.y };
      return {
        path: `M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`,
        label,
        at: { ...along(start, bend, end, 0.5), x: round(middle + aside * (middle - 54)) },
        head: { ...end, angle: angleOf(bend, end) },
        ring: false,
      };
    }
    const [start, end] = [edgeOf(a, b), edgeOf(b, a)];
    return {
      path: `M${start.x} ${start.y}L${end.x} ${end.y}`,
      label,
      at: { x: round((start.x + end.x) / 2), y: round((start.y + end.y) / 2) },
      head: { ...end, angle: angleOf(start, end) },
      ring: false,
    };
  });
  return {
    width,
    height: round(height),
    nodes: whole.nodes.map((node) => ({
      kind: node.kind,
      lines: linesOf(node),
      where: node.where,
      ...(boxes.get(node.id) as Box),
    })),
    edges,
  };
}
