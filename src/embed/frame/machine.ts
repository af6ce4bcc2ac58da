/** The second script of a frame that shows a machine, with every schedule of it. */
import { h, hydrate } from 'preact';
import ExploreAll, { type ExploreAllProps } from '../../components/islands/ExploreAll.tsx';
import StepThrough, { type StepThroughProps } from '../../components/islands/StepThrough.tsx';
import { standIn } from '../../components/islands/surroundings.ts';
import { searchFrom } from '../../workers/startFramed.ts';
import type { Wake } from './contract.ts';
import { framed } from './framed.ts';

const machine = (root: HTMLElement, props: StepThroughProps, frame: Parameters<Wake>[2]): void => {
  searchFrom(frame.search);
  standIn(framed(frame, props));
  hydrate(h(StepThrough, props), root);
};
const explore = (root: HTMLElement, props: ExploreAllProps, frame: Parameters<Wake>[2]): void => {
  searchFrom(frame.search);
  hydrate(h(ExploreAll, props), root);
};

window.hangbook = { machine: machine as Wake, explore: explore as Wake };
