/** A schedule of one of two builds that ends badly, and the same moves on the other. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { modelOf } from '../../sim/machine/model.ts';
import { type Parting, partingOf } from '../../sim/trace/parting.ts';
import { traceOf } from '../../sim/trace/replay.ts';
import { readSchedule } from '../../sim/trace/schedule.ts';
import { TwoRuns } from '../views/TwoRuns.tsx';
import type { SameSchedule } from './sameSchedule.ts';

export interface SameRunProps extends SameSchedule {
  /** The build whose schedule it is first. */
  readonly names: readonly [string, string];
}

export function partingFor({ hang, on }: Pick<SameSchedule, 'hang' | 'on'>): Parting {
  const { schedule, model } = readSchedule(hang, on.case);
  return partingOf(traceOf(model, schedule.steps), modelOf(on));
}

export function SameRun({ hang, ends, on, turned, names }: SameRunProps): JSX.Element {
  const parting = useMemo(() => partingFor({ hang, on }), [hang, JSON.stringify(on)]);
  return <TwoRuns {...{ parting, names, turned, ends }} />;
}
