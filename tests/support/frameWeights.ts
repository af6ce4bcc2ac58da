/** How much a frame on somebody else's page may ask for, in bytes as brotli packs them; fonts it has none. */
import { addressOf, PLACES, type WidgetPlace } from '../../src/embed/places.ts';
import { CASE_NAMES, runnable } from '../../src/sim/library/index.ts';
import { packed } from '../../tools/weight.ts';

/** As it is served, with nothing of it touched and nothing asked. The bounds on what it reads and tells take 0.8 KB. */
export const UNTOUCHED = 18_900;

/** At a moment of the run that it is served with. */
const MOMENT = 26_900;

/** With what every schedule of it means below it. */
const EXPLORED = 26_500;

/**
 * With another setting, for which all of it must be awake: without the search, which is a worker's. A good half of it is
 * the engine, which brings its own proofs that every value fits its place and every name means one thing. Lines that spell
 * themselves and the readings of a case take some 5 KB of a case's, and 4 of a comparison's; that a worker which is gone
 * is noticed, told and replaced takes half a KB. The one state of the machine and the parts of the search cost half a KB more.
 */
const AWAKE = {
  'machine of a case': 71_000,
  'machine of a concept': 61_300,
  comparison: 41_000,
  products: 16_000,
  symptoms: 8_000,
} as const;

function kindOf({ case: name, view }: WidgetPlace): keyof typeof AWAKE {
  if (view === 'compare') return 'comparison';
  if (view !== 'machine') return view;
  return CASE_NAMES.some((one) => one === name) ? 'machine of a case' : 'machine of a concept';
}

function anotherSetting({ case: name, view }: WidgetPlace): string {
  const { choices, usual } = runnable(name).processors;
  const other = choices.find((count) => count !== usual);
  return view === 'machine' || view === 'compare' ? `#processors=${other}` : '';
}

export interface Asked {
  readonly address: string;
  readonly most: number;
  /** The machine has to be awake. */
  readonly awake: boolean;
}

/** Each frame, opened at a moment and with every schedule where it has any, and with another setting where it has one. */
export const ASKED: readonly Asked[] = PLACES.flatMap((place) => {
  const address = `${addressOf(place)}/`;
  const setting = anotherSetting(place);
  const opened: Asked = { address: `${address}${setting}`, most: AWAKE[kindOf(place)], awake: setting !== '' };
  if (place.view !== 'machine') return [opened];
  const asleep = [
    { address: `${address}#step=1`, most: MOMENT, awake: false },
    { address: `${address}#panels=figure,explore`, most: EXPLORED, awake: false },
  ];
  return [...asleep, opened];
});

export const weightOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + packed(file).length, 0);
