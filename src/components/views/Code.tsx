import type { JSX } from 'preact';
import type { Ink } from './ink.ts';

/** One line of pseudo-C in its colours; in plain ink where the dictionary does not know it. */
export function Code({ text, ink }: { text: string; ink: Ink }): JSX.Element {
  const tokens = ink.get(text);
  return (
    <code>
      {tokens
        ? tokens.map(({ text: part, kind }, number) =>
            kind ? (
              <span key={number} class={`c-${kind}`}>
                {part}
              </span>
            ) : (
              part
            ),
          )
        : text}
    </code>
  );
}
