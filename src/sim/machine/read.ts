import { STOPS } from '../kernel/bugcheck.ts';
import type { Place, Stop } from '../terms.ts';
import { STOPPED } from './layout.ts';
import type { Machine, Model } from './model.ts';

/** The bug check that a machine has come to, or null. */
export function stopOf(model: Model, machine: Machine): Stop | null {
  const at = model.layout.byteOf(STOPPED);
  return at === null ? null : (STOPS[(machine[at] as number) - 1] ?? null);
}

/** The value of a place of a machine: the computer's, or that of the processor or thread of the number given. */
export function readPlace(model: Model, machine: Machine, place: Place, number = 0): number {
  const { layout } = model;
  const byte = layout.byteOf(place);
  if (byte === null) return layout.known.fixed(place) ?? place.initial;
  if (place.scope === 'machine') return machine[byte] as number;
  const part = place.scope === 'processor' ? layout.processors : layout.threads;
  return machine[part.start + number * part.stride + byte] as number;
}
