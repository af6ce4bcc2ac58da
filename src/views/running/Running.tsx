/** A hang that is running already: the figure, with what moves over it laid on top. See running.ts. */
import type { JSX } from 'preact';
import { Plate } from '../lanes/Lanes.tsx';
import { type Scene, sceneFigure } from './scenes.ts';

export function Running(scene: Scene): JSX.Element {
  const figure = sceneFigure(scene);
  const last = figure.rows.at(-1);
  const height = Math.ceil(figure.height);
  return (
    <div class="running">
      <Plate form="narrow" {...scene} damage={null} />
      <svg class="over" viewBox={`0 0 ${figure.width} ${height}`} aria-hidden="true">
        <rect class="veil" x="0" y="0" width={figure.width} height={height} />
        {last && <rect class="outline" x={last.box.x} y="0" width={last.box.width} height={last.height - 2} rx="5" />}
      </svg>
    </div>
  );
}
