import type { JSX } from 'preact';
import type { FigureForm } from './figure.ts';

const FORMS: readonly FigureForm[] = ['wide', 'narrow'];

/**
 * A drawing in both of its forms, of which the room that it has picks one. `says` is what it shows, in words, for
 * whoever does not see it.
 */
export function Picture({
  name,
  says,
  draw,
}: {
  name: string;
  says: string;
  draw: (form: FigureForm) => { readonly width: number; readonly height: number; readonly inside: JSX.Element };
}): JSX.Element {
  return (
    <div class="picture">
      {FORMS.map((form) => {
        const { width, height, inside } = draw(form);
        return (
          <svg
            key={form}
            class={`plot ${name} ${form}`}
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            role="img"
            aria-label={says}
          >
            {inside}
          </svg>
        );
      })}
    </div>
  );
}
