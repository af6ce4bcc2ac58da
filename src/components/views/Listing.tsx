/** A routine as the reader reads it: its lines, the one that just ran, who comes to which line next, and how we know. */
import type { JSX } from 'preact';
import type { Position } from '../../sim/machine/instructions.ts';
import type { Listing as Lines } from '../../sim/machine/listing.ts';
import type { BASES } from '../../sim/terms.ts';
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
  /** Of the step that ran last, outermost first; of no interest where one routine is all there is. */
  readonly stack: readonly Position[];
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
export function Basis({ id, is, why, brief = false }: BasisProps): JSX.Element {
  return (
    <span class="basis">
      <button type="button" class={`mark ${is}`} popovertarget={id} aria-label={`${is}: how we know`} title={is}>
        {brief ? is[0] : is}
      </button>
      <span id={id} popover="auto" class="why">
        {brief && <strong>{`${is}: `}</strong>}
        {why}
      </span>
    </span>
  );
}

/** Which routine called which. The room for it is kept, so that nothing moves when there is nothing to say. */
function CallStack({ at }: { at: readonly Position[] }): JSX.Element {
  return (
    <ol class="stack" aria-label="Call stack, outermost first">
      {at.map(({ listing }) => (
        <li key={listing.routine.name}>
          <code>{listing.routine.name}</code>
        </li>
      ))}
    </ol>
  );
}

export function Listing({ id, listing, ran, here, ink, stack, hidden = false }: ListingProps): JSX.Element {
  const { routine, rows } = listing;
  return (
    <section class={`listing${hidden ? ' behind' : ''}`} aria-label={`Listing of ${routine.name}`}>
      <header>
        <CallStack at={stack} />
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
        {rows.map(({ text, indent, basis, why }, row) => {
          const now = ran?.row === row;
          const closing = row === rows.length - 1;
          const waiting = here.filter((one) => one.row === row);
          return (
            <li
              key={row}
              class={now ? `now p${ran.processor}` : undefined}
              aria-current={now ? 'step' : undefined}
              data-indent={closing ? 0 : Math.min(indent + 1, 4)}
            >
              <span class="arrow" aria-hidden="true">
                {now ? '▶' : ''}
              </span>
              <Code text={text} ink={ink} />
              <span class="heres">
                {waiting.map(({ processor, words }) => (
                  <span key={words} class={processor === null ? 'here asleep' : `here p${processor}`} title={words}>
                    <span aria-hidden="true">{processor ?? '\u00a0'}</span>
                    <span class="unseen">{words}</span>
                  </span>
                ))}
              </span>
              <span class="how">{why !== routine.why && <Basis id={`${id}-${row}`} is={basis} why={why} brief />}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
