/** The machine on a page of the book, whose library has everything that can be run. */
import type { JSX } from 'preact';
import { runnable } from '../../sim/library/index.ts';
import { StepThrough, type StepThroughProps } from '../machine/StepThrough.tsx';

export default (props: StepThroughProps): JSX.Element => <StepThrough {...props} runnable={runnable(props.name)} />;
