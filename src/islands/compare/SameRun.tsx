/** A schedule of one of two builds that ends badly, and the same moves on the other. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Library } from '../../sim/computer/runnable.ts';
import { runnableOf } from '../../sim/computer/setting.ts';
import { specFor } from '../../sim/computer/spec.ts';
import { BadModel as BadModelError } from '../../sim/machine/badModel.ts';
import { modelFrom } from '../../sim/machine/model.ts';
import { type Parting, partingOf } from '../../sim/trace/parting.ts';
import { traceOf } from '../../sim/trace/replay.ts';
import { readSchedule } from '../../sim/trace/schedule.ts';
import { TwoRuns } from '../../views/compare/TwoRuns.tsx';
import { BadModel } from '../../views/verdict/BadModel.tsx';
import type { SameSchedule } from './sameSchedule.ts';

export interface SameRunProps extends SameSchedule {
  readonly cases: Library;
  /** The build whose schedule it is first. */
  readonly names: readonly [string, string];
}

export function partingFor({ cases, hang, on }: Pick<SameRunProps, 'cases' | 'hang' | 'on'>): Parting {
  const { schedule, model } = readSchedule(cases, hang, on.case);
  return partingOf(traceOf(model, schedule.steps), modelFrom(specFor(runnableOf(cases, on.case), on)));
}

/** The same, or the sentence of a model that turns out to be a bad one on the way. */
function partingOrWhyNot(of: Pick<SameRunProps, 'cases' | 'hang' | 'on'>): Parting | string {
  try {
    return partingFor(of);
  } catch (error) {
    if (!(error instanceof BadModelError)) throw error;
    return error.message;
  }
}

export function SameRun({ cases, hang, ends, on, turned, names }: SameRunProps): JSX.Element {
  const parting = useMemo(() => partingOrWhyNot({ cases, hang, on }), [hang, JSON.stringify(on)]);
  if (typeof parting === 'string') return <BadModel sentence={parting} />;
  return <TwoRuns {...{ parting, names, turned, ends }} />;
}
