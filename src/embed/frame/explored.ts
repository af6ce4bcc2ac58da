/** The third script of a frame that shows a machine: every schedule of it, once that panel is touched. */
import { h, hydrate } from 'preact';
import { ExploreAll, type ExploreAllProps } from '../../islands/explore/ExploreAll.tsx';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { searchFrom } from '../../workers/startFramed.ts';
import type { Wake } from './contract.ts';

export const explore = (runnable: Runnable, ...[root, props, frame]: Parameters<Wake>): void => {
  searchFrom(frame.search);
  hydrate(h(ExploreAll, { ...(props as ExploreAllProps), runnable }), root);
};
