/**
 * What the pictures of an exploration have in common. Two forms, as the signature figure has them: `wide` for a page or a
 * sheet, `narrow` for 360 pixels. Numbers are units of the view box, one to a pixel.
 */
import type { FigureForm } from '../figure/figure.ts';

export const WIDTH: Readonly<Record<FigureForm, number>> = { wide: 660, narrow: 330 };
export const round = (number: number): number => Math.round(number * 100) / 100;

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A picture with axes: its size, and the edges of the part between them. */
export interface PlotArea {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
