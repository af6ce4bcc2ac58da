/** A hang of one of two builds, and the same moves on the other. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { BadModel as BadModelError } from '../../sim/machine/badModel.ts';
import { modelOf } from '../../sim/machine/model.ts';
import { type Parting, partingOf } from '../../sim/trace/parting.ts';
import { traceOf } from '../../sim/trace/replay.ts';
import { readSchedule } from '../../sim/trace/schedule.ts';
import { BadModel } from '../views/BadModel.tsx';
import { TwoRuns } from '../views/TwoRuns.tsx';
import type { SameSchedule } from './sameSchedule.ts';

export interface SameRunProps extends SameSchedule {
  /** The build whose hang it is first. */
  readonly names: readonly [string, string];
}

export function partingFor({ hang, on }: Pick<SameSchedule, 'hang' | 'on'>): Parting {
  const { schedule, model } = readSchedule(hang, on.case);
  return partingOf(traceOf(model, schedule.steps), modelOf(on));
}

/** The same, or the sentence of a model that turns out to be a bad one on the way. */
function partingOrWhyNot(of: Pick<SameSchedule, 'hang' | 'on'>): Parting | string {
  try {
    return partingFor(of);
  } catch (error) {
    if (!(error instanceof BadModelError)) throw error;
    return error.message;
  }
}

export function SameRun({ hang, on, turned, names }: SameRunProps): JSX.Element {
  const parting = useMemo(() => partingOrWhyNot({ hang, on }), [hang, JSON.stringify(on)]);
  if (typeof parting === 'string') return <BadModel sentence={parting} />;
  return <TwoRuns {...{ parting, names, turned }} />;
}
