/** Two builds side by side on a page of the book, under any of its cases. */
import type { JSX } from 'preact';
import { CASES } from '../../sim/library/index.ts';
import { CompareBuilds, type CompareBuildsProps } from '../compare/CompareBuilds.tsx';

export default (props: CompareBuildsProps): JSX.Element => <CompareBuilds {...props} cases={CASES} />;
