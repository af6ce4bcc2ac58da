/** Whether the bad end can still be avoided at the moment shown, and the way to what would have saved it. */
import type { JSX } from 'preact';
import { sayInstead } from '../../sim/trace/instead.ts';
import type { Course } from '../../workers/study.ts';
import { capital } from '../counts.ts';
import { memo } from '../memo.ts';
import { TELLINGS } from '../telling.ts';

const MARKS = { open: '◇', doomed: '✕', safe: '✓' } as const;

/** Null: not every state was visited, so nobody can say. */
export function sayCourse(course: Course | null, shown: number): string {
  const moment = course?.moments[shown];
  if (!course || !moment) return 'Whether a bad end can still be avoided is not known.';
  const { the, no } = TELLINGS[course.verdict];
  if (moment === 'open') return `${capital(the)} can still be avoided.`;
  if (moment === 'safe') return `${no} can happen any more.`;
  return course.noReturn === 0
    ? `No way back: every schedule ends in ${the}.`
    : `No way back since step ${course.noReturn}.`;
}

export const Avoidable = memo(
  ({
    course,
    shown,
    asking,
    save,
  }: {
    course: Course | null;
    shown: number;
    /** The answer to a newer schedule is on its way. */
    asking: boolean;
    /** Goes to the moment before the choice, and takes the other step. */
    save: () => void;
  }): JSX.Element => {
    const moment = course?.moments[shown];
    const saved = moment === 'doomed' ? (course?.saved ?? null) : null;
    const instead = saved ? `before step ${saved.at + 1}, ${sayInstead(saved.instead)}` : '';
    return (
      <div class={`avoidable${asking ? ' asking' : ''}`}>
        <p class={moment ?? 'unknown'} aria-live="polite">
          <span aria-hidden="true">{moment ? MARKS[moment] : '?'}</span> <span>{sayCourse(course, shown)}</span>
        </p>
        {/* Its room is kept, so that nothing moves when there is nothing to save. */}
        <button
          type="button"
          class={saved ? 'live' : 'live idle'}
          disabled={!saved}
          title={instead === '' ? undefined : `What would have saved it: ${instead}`}
          onClick={save}
        >
          What would have saved it
        </button>
      </div>
    );
  },
);
