/** The picture that other sites show with a link: what the page is called, what dies and what lives, and the figure. */
import type { JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import { stopNumber } from '../../sim/sentences.ts';
import { type Figure, figureOf } from '../figure/figure.ts';
import type { Drawing } from '../lanes/drawing.ts';
import { Plate } from '../lanes/Lanes.tsx';
import { marksOf, type ShownSymptom } from '../symptoms/Symptoms.tsx';
import { HEIGHT, WIDTH } from './pictureSize.ts';

/** The figure's window, at the right, and what stays free in it beside the figure. */
const FIGURE = { x: 560, width: 640, edge: 30 };
/** Small enough to show the whole, and never so small that its lines become dust. */
const scaleOf = ({ width, height }: Figure): number =>
  Math.max(0.6, Math.min((FIGURE.width - FIGURE.edge) / width, HEIGHT / (height + 24)));
/** Room for so many letters of the usual width. */
const TITLE = { leading: 56, room: 19 };
/** A capital, or the line between two, is as wide as so many. */
const CAPITAL = 1.35;
const widthOf = (text: string): number => text.length + (CAPITAL - 1) * (text.match(/[A-Z_]/g)?.length ?? 0);

export interface CardProps {
  /** Above the title: the article's number. */
  readonly kicker: string;
  readonly title: string;
  readonly drawing: Drawing;
  readonly noReturn: number | null;
  readonly verdict: Verdict;
  readonly symptoms: readonly ShownSymptom[];
  /** The code of the stop that it ends in; null where it ends otherwise. */
  readonly stop: number | null;
  /** Rules for the figure's classes, and the colours of this card. */
  readonly css: string;
}

/** Lines of about so much room, broken between words. */
function broken(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** How far up the figure is moved, so that the point of no return, or its end, is in sight; a short one stands in the middle. */
function shiftOf(figure: Figure): number {
  const window = HEIGHT / scaleOf(figure);
  if (figure.height + 24 < window) return (figure.height - window) / 2;
  const middle = figure.rules[0]?.y ?? figure.bottom;
  return Math.min(Math.max(0, figure.height - window), Math.max(0, middle - window * 0.66)) - 12;
}

export function Card({ kicker, title, drawing, noReturn, verdict, symptoms, stop, css }: CardProps): JSX.Element {
  const lines = broken(title, TITLE.room);
  const figure = figureOf(drawing, 'wide', noReturn === null ? [] : [{ after: noReturn, words: '' }]);
  const scale = scaleOf(figure);
  const firstMark = HEIGHT - 60 - (marksOf(symptoms).length - 1) * 32;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <title>{title}</title>
      <style>{css}</style>
      <rect class="paper" width={WIDTH} height={HEIGHT} />
      <svg aria-hidden="true" x={FIGURE.x} y="0" width={FIGURE.width} height={HEIGHT}>
        <g
          transform={`translate(${(FIGURE.width - figure.width * scale) / 2 - 10} ${-shiftOf(figure) * scale}) scale(${scale})`}
        >
          <svg aria-hidden="true" width={figure.width} height={Math.ceil(figure.height)}>
            <Plate form="wide" {...{ drawing, noReturn, verdict }} damage={null} />
          </svg>
        </g>
      </svg>
      <rect class="paper" width={FIGURE.x - 20} height={HEIGHT} />
      <path class="divide" d={`M${FIGURE.x - 20} 0V${HEIGHT}`} />
      <text class="kicker" x="56" y="86">
        {kicker}
      </text>
      {lines.map((text, at) => (
        <text key={text} class="title" x="56" y={146 + at * TITLE.leading}>
          {text}
        </text>
      ))}
      {stop !== null && (
        <text class="symptom strong dead" x="56" y={firstMark - 40}>
          {`STOP ${stopNumber(stop)}`}
        </text>
      )}
      {marksOf(symptoms).map(({ probe, label, mark, word, life }, at) => (
        <g key={probe}>
          <text class={`symptom ${life}`} x="56" y={firstMark + at * 32}>
            {mark}
          </text>
          <text class="symptom" x="88" y={firstMark + at * 32}>
            {label}
          </text>
          <text class={`symptom strong ${life}`} x="270" y={firstMark + at * 32}>
            {word}
          </text>
        </g>
      ))}
    </svg>
  );
}
