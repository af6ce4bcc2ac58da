import type { Activity, Promised } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import type { Dpc } from '../kernel/dpc.ts';
import type { DeviceEvent } from '../kernel/interrupt.ts';
import type { Act, Routine, Waitable } from '../terms.ts';
import type { Instruction, Target } from './instructions.ts';

/** A computer in terms: everything that is fixed before it runs. */
export interface Computer {
  readonly spec: Spec;
  readonly instructions: readonly Instruction[];
  readonly threads: readonly {
    readonly name: string;
    readonly routine: Routine;
    readonly first: Target;
    readonly asleepOn: Waitable | null;
    readonly runsOn: number | null;
  }[];
  readonly dpcs: readonly { readonly dpc: Dpc; readonly first: Target }[];
  readonly startDpc: Act | null;
  readonly devices: readonly { readonly device: string; readonly event: DeviceEvent }[];
  readonly begins: ReadonlyMap<string, number>;
  /** What each activity asked for, as one test. */
  readonly done: readonly Activity['done'][];
  /** What the activities of the spec promise. What is added to it promises nothing. */
  readonly promises: readonly Promised[];
  /** @throws BadModel where there is no such thread. */
  readonly threadNumber: (name: string) => number;
}
