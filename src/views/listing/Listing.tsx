/** A routine as the reader reads it: its lines, the one that just ran, who comes to which line next, and how we know. */
import type { JSX } from 'preact';
import { partsOf } from '../../paths.ts';
import type { Position } from '../../sim/machine/instructions.ts';
import type { Listing as Lines, ListingRow } from '../../sim/machine/listing.ts';
import type { BASES } from '../../sim/terms.ts';
import { memo } from '../memo.ts';
import { Code } from './Code.tsx';
import type { Ink } from './ink.ts';

/** Somebody who comes to a line next, or sleeps there. */
export interface Here {
  readonly row: number;
  /** Null for a thread that is on no processor. */
  readonly processor: number | null;
  readonly words: string;
}

export interface ListingProps {
  /** Unique on the page: marks find their sentences by it. */
  readonly id: string;
  readonly listing: Lines;
  /** The line that ran last, if it is of this routine, and on which processor. */
  readonly ran: { readonly row: number; readonly processor: number } | null;
  readonly here: readonly Here[];
  readonly ink: Ink;
  readonly hidden?: boolean;
}

type How = (typeof BASES)[number];
interface BasisProps {
  readonly id: string;
  readonly is: How;
  readonly why: string;
  /** One letter will do: the word is in the sentence. */
  readonly brief?: boolean;
}

/** How we know, one press away: the same mark as in the article's text. */
export const Basis = memo(
  ({ id, is, why, brief = false }: BasisProps): JSX.Element => (
    <span class="basis">
      <button type="button" class={`mark ${is}`} popovertarget={id} aria-label={`${is}: how we know`} title={is}>
        {brief ? is[0] : is}
      </button>
      <span id={id} popover="auto" class="why">
        {brief && <strong>{`${is}: `}</strong>}
        {partsOf(why).map(({ text, place }, number) =>
          place === null ? (
            text
          ) : (
            <a key={number} href={place}>
              {text}
            </a>
          ),
        )}
      </span>
    </span>
  ),
);

/** Which routine called which at the step that ran last. The room for it is kept, so that nothing moves when there is nothing to say. */
export const CallStack = memo(
  ({ at }: { at: readonly Position[] }): JSX.Element => (
    <ol class="stack" aria-label="Call stack, outermost first">
      {at.map(({ listing }) => (
        <li key={listing.routine.name}>
          <code>{listing.routine.name}</code>
        </li>
      ))}
    </ol>
  ),
);

interface LineProps {
  readonly id: string;
  readonly row: ListingRow;
  readonly closing: boolean;
  /** It ran last, on this processor; null if it did not. */
  readonly now: number | null;
  readonly here: readonly Here[];
  /** Its basis is the routine's, and said there. */
  readonly plain: boolean;
  readonly ink: Ink;
}

const Line = memo(({ id, row: { text, indent, basis, why }, closing, now, here, plain, ink }: LineProps) => (
  <li aria-current={now === null ? undefined : 'step'} data-indent={closing ? 0 : Math.min(indent + 1, 4)}>
    <span class={now === null ? 'cursor' : `cursor now p${now}`} aria-hidden="true" />
    <Code text={text} ink={ink} />
    <span class="heres">
      {here.map(({ processor, words }) => (
        <span
          key={words}
          class={processor === null ? 'here asleep' : `here p${processor}`}
          role="img"
          aria-label={words}
          title={words}
        >
          {processor ?? '\u00a0'}
        </span>
      ))}
    </span>
    <span class="how">{!plain && <Basis id={id} is={basis} why={why} brief />}</span>
  </li>
));

export const Listing = memo(({ id, listing, ran, here, ink, hidden = false }: ListingProps): JSX.Element => {
  const { routine, rows } = listing;
  return (
    <section class={`listing${hidden ? ' behind' : ''}`} aria-label={`Listing of ${routine.name}`}>
      <header>
        <p class="gloss">
          {routine.gloss} <Basis id={`${id}-why`} is={routine.basis} why={routine.why} />
        </p>
      </header>
      <ol class="code">
        <li class="opening">
          <code>
            <span class="c-call">{routine.name}</span>(…) {'{'}
          </code>
        </li>
        {rows.map((row, number) => (
          <Line
            key={number}
            id={`${id}-${number}`}
            row={row}
            closing={number === rows.length - 1}
            now={ran?.row === number ? ran.processor : null}
            here={here.filter((one) => one.row === number)}
            plain={row.why === routine.why}
            ink={ink}
          />
        ))}
      </ol>
    </section>
  );
});
