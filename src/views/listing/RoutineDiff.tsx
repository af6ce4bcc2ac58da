/**
 * A routine on its own, or as two builds have it, laid into each other: what only one of them has stands out by its
 * sign, its edge and its ground.
 */
import type { JSX } from 'preact';
import type { Difference, DifferenceRow } from '../../sim/machine/difference.ts';
import { listed } from '../../sim/sentences.ts';
import { many } from '../counts.ts';
import { Code } from './Code.tsx';
import type { Ink } from './ink.ts';
import { Basis } from './Listing.tsx';

interface RoutineDiffProps extends Difference {
  /** Unique on the page: marks find their sentences by it. */
  readonly id: string;
  readonly ink: Ink;
  /** What the two are called after "only in". */
  readonly names: readonly [string, string];
  /** The case that it is shown for, where a page has a routine of one name for several. */
  readonly of?: string;
}

const SIGNS = { both: '', one: '−', other: '+' } as const satisfies Record<DifferenceRow['in'], string>;

export function RoutineDiff({ id, routine, rows, ink, names, of }: RoutineDiffProps): JSX.Element {
  const nameOf = { both: '', one: names[0], other: names[1] };
  const counts = (['one', 'other'] as const)
    .map((where) => ({ where, count: rows.filter((row) => row.in === where).length }))
    .filter(({ count }) => count > 0);
  return (
    <section
      class="routine"
      aria-label={`${routine.name} in ${counts.length > 0 ? listed(names) : names[1]}${of ? `, for ${of}` : ''}`}
    >
      <header>
        <h4>
          <code>{routine.name}</code>
        </h4>
        <p class="gloss">
          {routine.gloss} <Basis id={`${id}-${routine.name}`} is={routine.basis} why={routine.why} />
        </p>
        {counts.length > 0 && (
          <p class="counts">
            {counts.map(({ where, count }) => (
              <span key={where} class={where}>
                <b aria-hidden="true">{SIGNS[where]}</b> {many(count, 'line')} only in {nameOf[where]}
              </span>
            ))}
          </p>
        )}
      </header>
      <ol class="lines">
        {rows.map(({ text, indent, basis, why, in: where }, row) => (
          <li key={row} class={where} data-indent={Math.min(indent + 1, 4)}>
            <span class="sign">
              <span aria-hidden="true">{SIGNS[where]}</span>
              {where !== 'both' && <span class="unseen">{`Only in ${nameOf[where]}: `}</span>}
            </span>
            <Code text={text} ink={ink} />
            {why !== routine.why && <Basis id={`${id}-${routine.name}-${row}`} is={basis} why={why} brief />}
          </li>
        ))}
      </ol>
    </section>
  );
}
