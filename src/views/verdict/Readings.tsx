/** Beside a verdict: what becomes of it where an assumption of the book is taken another way. */
import type { JSX } from 'preact';
import { path } from '../../paths.ts';
import type { Reading } from '../../sim/computer/reading.ts';
import { type ReadingSummary, sayReadings } from '../../sim/explore/readings.ts';
import { memo } from '../memo.ts';

interface ReadingsProps {
  /** Null: nothing is known of other readings, or none has a part. */
  readonly told: ReadingSummary | null;
  /** The other reading that the setting itself takes; null where all is as the book takes it. */
  readonly taken: Reading | null;
  /** How many other readings there are. */
  readonly many: number;
}

const All = (): JSX.Element => <a href={path('model/#readings')}>All readings, and what each comes to</a>;

/** What decides the verdict stands in the open; what changes less is folded away. */
function Told({ told }: { told: ReadingSummary }): JSX.Element {
  const { verdict, rest } = sayReadings(told);
  return (
    <>
      <p>
        {verdict.join(' ')} {rest.length === 0 && <All />}
      </p>
      {rest.length > 0 && (
        <details>
          <summary>
            {told.symptomsRestOn.length > 0 ? 'What changes less, and what does not' : 'The other readings'}
          </summary>
          <p>
            {rest.join(' ')} <All />
          </p>
        </details>
      )}
    </>
  );
}

/** With more readings than this, several make the verdict another one: more room is kept. */
const FEW = 5;

export const Readings = memo(({ told, taken, many }: ReadingsProps): JSX.Element | null => {
  if (many === 0) return null;
  return (
    <div class={many > FEW ? 'readings several' : 'readings'}>
      {taken ? (
        <p>
          Assumption {taken.id} is taken the other way here: {taken.title}.
        </p>
      ) : (
        told && <Told told={told} />
      )}
    </div>
  );
});
