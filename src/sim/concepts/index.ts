import { afterYou } from './afterYou.ts';
import type { Concept } from './concept.ts';
import { dispatchLevel } from './dispatchLevel.ts';
import { interrupt } from './interrupt.ts';
import { leakedLock } from './leakedLock.ts';
import { lostWakeUp } from './lostWakeUp.ts';
import { preemption } from './preemption.ts';
import { spinLockConcept } from './spinLock.ts';
import { twoOrders } from './twoOrders.ts';
import { waitOrSpin } from './waitOrSpin.ts';

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
] as const;
export type ConceptName = (typeof CONCEPT_NAMES)[number];
export const CONCEPTS: Readonly<Record<ConceptName, Concept>> = {
  preemption,
  'dispatch-level': dispatchLevel,
  interrupt,
  'spin-lock': spinLockConcept,
  'wait-or-spin': waitOrSpin,
  'two-orders': twoOrders,
  'leaked-lock': leakedLock,
  'lost-wake-up': lostWakeUp,
  'after-you': afterYou,
};

export type { Concept } from './concept.ts';
