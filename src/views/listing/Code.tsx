import { Fragment, type JSX } from 'preact';
import { memo } from '../memo.ts';
import { type Ink, inInk } from './ink.ts';

/** Where a line may break that has no room: after a bracket and before an arrow, whose hyphen would break it in two. */
const breakable = (text: string): (string | JSX.Element)[] =>
  text.split(/(->|\()/).map((part, number) => {
    if (part === '(') {
      return (
        <Fragment key={number}>
          (<wbr />
        </Fragment>
      );
    }
    return part === '->' ? (
      <Fragment key={number}>
        <wbr />
        <span class="whole">{part}</span>
      </Fragment>
    ) : (
      part
    );
  });

/** One line of pseudo-C in its colours; in plain ink where the dictionary does not know it. */
export const Code = memo(({ text, ink }: { text: string; ink: Ink }): JSX.Element => {
  return (
    <code>
      {inInk(text, ink).map(({ text: part, kind }, number) =>
        kind ? (
          <span key={number} class={`c-${kind}`}>
            {part}
          </span>
        ) : (
          breakable(part)
        ),
      )}
    </code>
  );
});

/** A sentence in which names of the driver's data stay whole. Another sentence is put in its place, not made of it. */
export const Sentence = memo(
  ({ text }: { text: string | null }): JSX.Element => (
    <span key={text}>
      {(text ?? '').split(/(?<!\S)(\S*->\S*)/).map((part, number) =>
        part.includes('->') ? (
          <span key={number} class="whole">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  ),
);
