/** Who waits for whom at the end of the shortest schedule. What kind of thing each is, its shape says. */
import type { JSX } from 'preact';
import type { Study } from '../../workers/study.ts';
import { Picture } from '../figure/Picture.tsx';
import { graphPlot, type PlacedEdge, type PlacedNode } from './waitPlot.ts';

type WaitGraph = Study['graph'];
type WaitKind = WaitGraph['nodes'][number]['kind'];

/** Outline of each kind round a middle: a thread is round-ended, a DPC pointed, a lock a box, an object to wait for a ring of dashes. */
const OUTLINES: Readonly<Record<WaitKind, (width: number, height: number) => JSX.Element>> = {
  thread: (w, h) => <rect class="outline" x={-w / 2} y={-h / 2} width={w} height={h} rx={h / 2} />,
  dpc: (w, h) => {
    // As blunt in the legend, where it is small, as in the graph.
    const side = w / 2 - Math.min(12, h / 3);
    return <path class="outline" d={`M${-w / 2} 0L${-side} ${-h / 2}H${side}L${w / 2} 0L${side} ${h / 2}H${-side}Z`} />;
  },
  lock: (w, h) => (
    <>
      <rect class="outline" x={-w / 2} y={-h / 2} width={w} height={h} />
      <path class="outline bar" d={`M${-w / 2 + 5} ${-h / 2}V${h / 2}`} />
    </>
  ),
  object: (w, h) => <rect class="outline dashed" x={-w / 2} y={-h / 2} width={w} height={h} rx="10" />,
};
const KIND_NAMES: Readonly<Record<WaitKind, string>> = {
  thread: 'thread',
  dpc: 'DPC',
  lock: 'spin lock',
  object: 'what a thread waits for',
};

function Node({ node: { kind, lines, where, x, y, width, height } }: { node: PlacedNode }): JSX.Element {
  const words = where === '' ? lines : [...lines, where];
  return (
    <g class={`node ${kind}`} transform={`translate(${x} ${y})`}>
      {OUTLINES[kind](width, height)}
      {words.map((line, number) => (
        <text
          key={line}
          class={number === lines.length ? 'where' : kind === 'lock' || kind === 'object' ? 'name code' : 'name'}
          y={(number - (words.length - 1) / 2) * 15 + 4}
          text-anchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function Edge({ edge: { path, label, at, head, ring } }: { edge: PlacedEdge }): JSX.Element {
  const width = label.length * 5.9 + 8;
  return (
    <g class={ring ? 'edge ring' : 'edge'}>
      <path class="way" d={path} />
      <path class="head" d="M-8-4.5L0 0L-8 4.5Z" transform={`translate(${head.x} ${head.y}) rotate(${head.angle})`} />
      <rect class="behind" x={at.x - width / 2} y={at.y - 8} width={width} height="16" />
      <text x={at.x} y={at.y + 4} text-anchor="middle">
        {label}
      </text>
    </g>
  );
}

export const sayGraph = ({ nodes, edges }: WaitGraph): string => {
  const nameOf = (id: string): string => {
    const node = nodes.find((one) => one.id === id);
    return node ? `${node.kind === 'dpc' ? 'DPC ' : ''}${node.label}` : '';
  };
  return edges
    .map(
      ({ from, label, to }) =>
        `${nameOf(from)} ${label.startsWith('waits') || label.startsWith('spins') ? label : `is ${label}`} ${nameOf(to)}`,
    )
    .join('; ')
    .concat('.');
};

export function WaitForGraph({ graph }: { graph: WaitGraph }): JSX.Element | null {
  if (graph.edges.length === 0) return null;
  const kinds = [...new Set(graph.nodes.map(({ kind }) => kind))];
  return (
    <figure class="waits">
      <Picture
        name="graph"
        says={`Who waits for whom. ${sayGraph(graph)}`}
        draw={(form) => {
          const { width, height, nodes, edges } = graphPlot(graph, form);
          return {
            width,
            height,
            inside: (
              <>
                {edges.map((edge) => (
                  <Edge key={edge.path} edge={edge} />
                ))}
                {nodes.map((node) => (
                  <Node key={node.lines.join(' ') + node.where} node={node} />
                ))}
              </>
            ),
          };
        }}
      />
      <figcaption>
        <ul class="kinds">
          {kinds.map((kind) => (
            <li key={kind}>
              <svg class="plot" viewBox="-13 -8 26 16" width="26" height="16" aria-hidden="true">
                <g class={`node ${kind}`}>{OUTLINES[kind](24, 14)}</g>
              </svg>
              {KIND_NAMES[kind]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
