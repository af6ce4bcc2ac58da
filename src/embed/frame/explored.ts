/** The third script of a frame that shows a machine: every schedule of it, once that panel is touched. */
import { h, hydrate } from 'preact';
import ExploreAll, { type ExploreAllProps } from '../../components/islands/ExploreAll.tsx';
import { searchFrom } from '../../workers/startFramed.ts';
import type { Wake } from './contract.ts';

export const explore: Wake = (root, props: ExploreAllProps, frame) => {
  searchFrom(frame.search);
  hydrate(h(ExploreAll, props), root);
};
