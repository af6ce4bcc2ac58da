import type { Activity, Promised } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import type { Dpc } from '../kernel/dpc.ts';
import type { DeviceEvent } from '../kernel/interrupt.ts';
import type { Act, Place, Routine, Waitable } from '../terms.ts';
import type { Instruction, Target } from './instructions.ts';

/** What a computer is put together from, before anybody has held its terms to what a state can say. */
export interface Parts {
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
  /** What each activity asked for, as one test. */
  readonly done: readonly Activity['done'][];
  /** What the activities of the spec promise. What is added to it promises nothing. */
  readonly promises: readonly Promised[];
  /** @throws BadModel where there is no such thread. */
  readonly threadNumber: (name: string) => number;
}

/** A computer in terms: everything that is fixed before it runs. */
export interface Computer extends Parts {
  /** What places begin with where it is not their own initial value, by name. */
  readonly begins: ReadonlyMap<string, number>;
  /** Every place that its terms speak of, once, in the order in which they are met. */
  readonly places: readonly Place[];
  /** Everything to wait for, likewise: a state names each by its number in this list, from 1. */
  readonly waitables: readonly Waitable[];
}
