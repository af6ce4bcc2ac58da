/** What a search comes to, and a search that is under way. */
import type { Machine, Model } from '../machine/model.ts';
import type { Step } from '../machine/moves.ts';

/**
 * Every machine that a model can come to from a start, or as many as the bound allows: breadth first,
 * so the first way found to a machine is a shortest one. Machines are numbered as they are found; the
 * start is 0.
 */
export interface Space {
  readonly model: Model;
  /** Machines found. */
  readonly states: number;
  /** Steps between them, taken from machines that have been worked on. */
  readonly transitions: number;
  /** Machines whose steps have been taken. All of them: the space is complete. */
  readonly expanded: number;
  readonly complete: boolean;
  /** `into`: written over and given back, for whoever reads many; else a new one each time. */
  readonly machine: (state: number, into?: Machine) => Machine;
  /** The number of a machine of this model, or -1 if it has not been found. */
  readonly find: (machine: Machine) => number;
  /** The machine from which this one was first found, -1 for the start. */
  readonly parent: (state: number) => number;
  /** The step that led here from the parent. */
  readonly stepInto: (state: number) => Step;
  /** Steps out of a machine that has been worked on, as a range of edge numbers. */
  readonly firstEdge: (state: number) => number;
  readonly edgeTo: (edge: number) => number;
  readonly edgeStep: (edge: number) => Step;
  /**
   * Memory in bytes: `machines` for what says which machines were found and how (with trace and
   * table), `edges` for the steps between them, `allocated` for all of it with room to grow.
   */
  readonly bytes: { readonly machines: number; readonly edges: number; readonly allocated: number };
}

export interface Search {
  /** Works on up to so many more machines. True while there is more to do. */
  readonly advance: (machines: number) => boolean;
  readonly space: Space;
  /** Why the search leaves out less than it was asked to, as a sentence; null where it does not. Like threads can turn out to differ on the way. */
  readonly whyNotReduced: () => string | null;
}
