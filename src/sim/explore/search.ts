/** The door to the search of every schedule: in full, or without what a verdict does not need. */
import type { Machine, Model } from '../machine/model.ts';
import { breadthFirst } from './breadthFirst.ts';
import { whyNotInert } from './inert.ts';
import { searchOfLikeThreads } from './likeThreads.ts';
import type { Search, Space } from './space.ts';
import { whyNotAlike } from './symmetry.ts';

/**
 * What a search may leave out: machines between a step and what nobody can see (inert.ts), and machines
 * that differ only in which of several like threads is where (symmetry.ts). The verdict is the same;
 * counts, schedules and odds are those of the full search alone.
 */
export const REDUCTIONS = ['none', 'inert steps', 'inert steps and like threads'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/** Why a model cannot be reduced in a way, as a sentence, before it is searched; null where it can. */
export function whyNotReduced(model: Model, reduction: Reduction): string | null {
  if (reduction === 'none') return null;
  return whyNotInert(model) ?? (reduction === 'inert steps' ? null : whyNotAlike(model));
}

/**
 * A search that can be carried on bit by bit, so that a page can show how far it is, and stop it.
 *
 * Keys are exact: the bytes themselves are compared, the hash only says where to look first. Past
 * `maxStates` machines nothing new is taken in, and the space stays incomplete: a bound, not a proof.
 */
export function searchFrom(
  model: Model,
  start: Machine,
  maxStates = Number.POSITIVE_INFINITY,
  reduction: Reduction = 'none',
): Search {
  if (reduction === 'inert steps and like threads') return searchOfLikeThreads(model, start, maxStates);
  return breadthFirst(model, start, maxStates, { inert: reduction === 'inert steps', order: null });
}

/** The whole space at once, or as much of it as the bound allows. */
export function search(model: Model, start: Machine = model.start, maxStates?: number, reduction?: Reduction): Space {
  const { advance, space } = searchFrom(model, start, maxStates, reduction);
  while (advance(1 << 16));
  return space;
}
