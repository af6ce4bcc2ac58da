import type { Concept } from './concept.ts';
import * as EVERY from './every.ts';

/** Every concept, in the order in which they build on each other. A concept's page names one of these. */
export const CONCEPT_NAMES = [
  'preemption',
  'dispatch-level',
  'interrupt',
  'spin-lock',
  'wait-or-spin',
  'two-orders',
  'leaked-lock',
  'lost-wake-up',
  'after-you',
  'double-free',
  'endless-dpc',
] as const;
export type ConceptName = (typeof CONCEPT_NAMES)[number];
export const CONCEPTS: Readonly<Record<ConceptName, Concept>> = EVERY;

export type { Concept } from './concept.ts';
