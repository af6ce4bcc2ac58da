/** What can be put into another page: which view of what, and at which address under embed/v1/. */
import { FILED_CASES } from '../content/filed.ts';
import { CASE_NAMES, RUNNABLE_NAMES } from '../sim/library/index.ts';
import { VIEW_NAMES, type View } from './views.ts';

export interface WidgetPlace {
  readonly case: string;
  readonly view: View;
}

/** Which things have a view: files are compared, and products looked up, only where the book has a history of the files. */
const HAVE: Readonly<Record<View, readonly string[]>> = {
  machine: RUNNABLE_NAMES,
  compare: FILED_CASES,
  products: FILED_CASES,
  symptoms: CASE_NAMES,
};

export const PLACES: readonly WidgetPlace[] = RUNNABLE_NAMES.flatMap((name) =>
  VIEW_NAMES.filter((view) => HAVE[view].includes(name)).map((view) => ({ case: name, view })),
);

/** Below embed/v1/, without the stroke at its end: `Q177245`, `Q177245/compare`. */
export const addressOf = ({ case: name, view }: WidgetPlace): string => (view === 'machine' ? name : `${name}/${view}`);

export const ADDRESSES: readonly string[] = PLACES.map(addressOf);

/** The places of a view, for Astro, whose page for them stands under embed/v1/[case]/. */
export const pathsOf = (view: View) =>
  PLACES.filter((place) => place.view === view).map((place) => ({ params: { case: place.case }, props: { place } }));
