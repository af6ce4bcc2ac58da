/** What stands at one moment in a lane: a step's mark and its words. */
import type { JSX } from 'preact';
import type { FigureForm, FigureRow } from '../figure/figure.ts';
import type { Drawing } from './drawing.ts';

/** Locks beyond the sixth share a hue again: no machine of the book has as many. */
const LOCK_HUES = 6;
export const lockClass = (drawing: Drawing, lock: string): string => `lock${drawing.locks.indexOf(lock) % LOCK_HUES}`;

export const RING = 5;
export const DIAMOND = 'M0-5.5 5.5 0 0 5.5-5.5 0Z';
export const POINTER = 'M-4-5 5 0-4 5Z';
export const BOLT = 'M-5-4.5H5L0 5Z';

export const at = (x: number, y: number): string => `translate(${x} ${y})`;

export function Shape({ row: { mark, y }, x }: { row: FigureRow; x: number }): JSX.Element {
  const place = { transform: at(x, y) };
  if (mark.kind === 'device') return <path class="device" d={BOLT} {...place} />;
  if (mark.kind === 'dispatch') return <path class="turn" d={POINTER} {...place} />;
  if (mark.kind === 'dpc start') return <path class="turn" d={`${DIAMOND}M-1.5-2 1 0-1.5 2`} {...place} />;
  if (mark.sleeps) return <circle class="ring" r={RING} {...place} />;
  return mark.kind === 'dpc' ? (
    <path class="deed" d={DIAMOND} {...place} />
  ) : (
    <circle class="deed" r="4.5" {...place} />
  );
}

export function Words({ row, form }: { row: FigureRow; form: FigureForm }): JSX.Element {
  const { mark, text, y } = row;
  const strong = mark.kind === 'dispatch' || mark.kind === 'dpc start';
  return (
    <>
      {text.lines.map(({ text: words, kind }, number) => {
        const indent = words.length - words.trimStart().length;
        return (
          <text
            key={number}
            class={`${kind}${strong ? ' strong' : ''}${mark.kind === 'device' ? ' interrupt' : ''}`}
            x={text.x + indent * (form === 'wide' ? 7.2 : 6.6)}
            y={y + 4 + number * (form === 'wide' ? 16 : 15)}
          >
            {words.trimStart()}
          </text>
        );
      })}
    </>
  );
}
