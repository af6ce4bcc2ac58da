/** The second script of a frame that shows a machine. Every schedule of it is a third, for those who look at that. */
import { h, hydrate } from 'preact';
import { StepThrough, type StepThroughProps } from '../../islands/machine/StepThrough.tsx';
import { standIn } from '../../islands/surroundings/surroundings.ts';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { searchFrom } from '../../workers/startFramed.ts';
import type { Wake } from './contract.ts';
import { framed } from './framed.ts';

export const wakes = (runnable: Runnable): Readonly<Record<'machine' | 'explore', Wake>> => ({
  machine: (root, props: StepThroughProps, frame) => {
    searchFrom(frame.search);
    standIn(framed(frame, runnable, props));
    hydrate(h(StepThrough, { ...props, runnable }), root);
  },
  explore: async (root, props, frame) => (await import('./explored.ts')).explore(runnable, root, props, frame),
});
