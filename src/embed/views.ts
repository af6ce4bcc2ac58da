/** Ways to look at a case, and the parts of its machine. Scripts that must stay small read this, so it knows no case. */
import type { Parameter } from './widgetNames.ts';

/** A way to look at a case. The machine alone is there for concepts too. */
export const VIEWS = {
  machine: 'the machine, to run and to step',
  compare: 'two driver files side by side',
  products: 'which products and packs are affected',
  symptoms: 'what still answers once it hangs',
} as const;
export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

/** What the fragment can ask of each view, besides the theme. */
export const ASKED_OF: Readonly<Record<View, readonly Parameter[]>> = {
  machine: ['schedule', 'step', 'build', 'processors', 'registry', 'load', 'reading', 'panels', 'autoplay'],
  compare: ['build', 'against', 'processors', 'registry', 'load', 'reading'],
  products: [],
  symptoms: [],
};

/** Parts of the machine that a host may show or leave out. Controls, sentence and verdict are always there. */
export const PANELS = {
  settings: 'driver file, processors, registry, load and reading, to choose',
  figure: 'the figure: processors as lanes, time downwards',
  state: 'threads and locks',
  processors: 'what each processor can do next',
  listing: 'the lines that run',
  data: "the driver's data",
  end: 'what is wrong at the end of the shortest schedule that ends badly',
  explore: 'every schedule: explore all, odds, what still answers',
  table: 'all steps as a table, folded',
} as const;
export type Panel = keyof typeof PANELS;
export const PANEL_NAMES = Object.keys(PANELS) as Panel[];
/** What is shown where nobody says, and where there are no scripts to listen. */
export const USUAL_PANELS: readonly Panel[] = ['figure', 'listing', 'table'];
