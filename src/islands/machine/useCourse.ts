/** Whether the hang can still be avoided along the schedule in hand: known from the build for the page's own, else asked of the worker. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stepsOf } from '../../sim/trace/replay.ts';
import { writeSchedule } from '../../sim/trace/schedule.ts';
import { askCourse } from '../../workers/explorer.ts';
import type { Course } from '../../workers/study.ts';
import { type Run, settingOfRun } from './run.ts';

interface Answered {
  readonly schedule: string;
  readonly course: Course | null;
}

/** `asking`: what is told is of the schedule before this one, until the answer comes. */
export function useCourse(
  run: Run,
  own: Course | null,
): { readonly course: Course | null; readonly asking: boolean; readonly current: boolean } {
  const { trace } = run;
  const schedule = useMemo(() => writeSchedule(trace.model, stepsOf(trace)), [trace]);
  const [answered, answer] = useState<Answered | null>(own && { schedule: own.schedule, course: own });
  const last = useRef<Course | null>(own);
  const isOwn = own?.schedule === schedule;
  useEffect(() => {
    if (isOwn) return;
    askCourse(settingOfRun(run), schedule, (course) => answer({ schedule, course }));
  }, [schedule]);
  const known = isOwn ? own : answered?.schedule === schedule ? answered.course : undefined;
  if (known !== undefined) last.current = known;
  return { course: known === undefined ? last.current : known, asking: known === undefined, current: known != null };
}
