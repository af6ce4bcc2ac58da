/** In one line beside a verdict: what becomes of it where an assumption of the book is taken another way. */
import type { JSX } from 'preact';
import type { Reading } from '../../sim/computer/reading.ts';
import { type ReadingSummary, sayReadings } from '../../sim/explore/readings.ts';
import { path } from '../paths.ts';
import { memo } from './memo.ts';

interface ReadingsProps {
  /** Null: nothing is known of other readings, or none has a part. */
  readonly told: ReadingSummary | null;
  /** The other reading that the setting itself takes; null where all is as the book takes it. */
  readonly taken: Reading | null;
  /** Whether there are other readings at all. */
  readonly any: boolean;
}

export const Readings = memo(({ told, taken, any }: ReadingsProps): JSX.Element | null => {
  if (!any) return null;
  if (taken)
    return (
      <p class="readings">
        Assumption {taken.id} is taken the other way here: {taken.title}.
      </p>
    );
  return (
    <p class="readings">
      {told && (
        <>
          {sayReadings(told)} <a href={path('model/#readings')}>Other readings</a>
        </>
      )}
    </p>
  );
});
