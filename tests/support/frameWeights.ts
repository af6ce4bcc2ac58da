/** How much a frame on somebody else's page may ask for, in bytes as brotli packs them; fonts it has none. */
import type { Place } from '../../src/embed/places.ts';
import { CASE_NAMES } from '../../src/sim/cases/index.ts';
import { packed } from './weight.ts';

/** As it is served, with nothing of it touched and nothing asked. */
export const UNTOUCHED = 18_000;

/** What is asked of each kind of frame so that all of it must be awake, and what that may come to without the search. */
export const OPENED = {
  'machine of a case': { asked: '#step=1', most: 54_500 },
  'machine of a concept': { asked: '#step=1', most: 48_000 },
  comparison: { asked: '#processors=1', most: 43_000 },
  products: { asked: '', most: 16_000 },
  symptoms: { asked: '', most: 8_000 },
} as const;

export function kindOf({ case: name, view }: Place): keyof typeof OPENED {
  if (view === 'compare') return 'comparison';
  if (view !== 'machine') return view;
  return CASE_NAMES.some((one) => one === name) ? 'machine of a case' : 'machine of a concept';
}

export const weightOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + packed(file).length, 0);
