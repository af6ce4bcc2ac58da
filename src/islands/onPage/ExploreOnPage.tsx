/** Every schedule on a page of the book, whose library has everything that can be run. */
import type { JSX } from 'preact';
import { runnable } from '../../sim/library/index.ts';
import { ExploreAll, type ExploreAllProps } from '../explore/ExploreAll.tsx';

export default (props: ExploreAllProps): JSX.Element => (
  <ExploreAll {...props} runnable={runnable(props.setting.case)} />
);
