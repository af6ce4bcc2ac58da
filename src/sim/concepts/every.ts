/** Each concept under its name. A frame on another page, which runs one thing alone, takes it from here by that name. */
export { afterYou as 'after-you' } from './afterYou.ts';
export { dispatchLevel as 'dispatch-level' } from './dispatchLevel.ts';
export { doubleFree as 'double-free' } from './doubleFree.ts';
export { endlessDpc as 'endless-dpc' } from './endlessDpc.ts';
export { interrupt } from './interrupt.ts';
export { leakedLock as 'leaked-lock' } from './leakedLock.ts';
export { lostWakeUp as 'lost-wake-up' } from './lostWakeUp.ts';
export { preemption } from './preemption.ts';
export { spinLockConcept as 'spin-lock' } from './spinLock.ts';
export { twoOrders as 'two-orders' } from './twoOrders.ts';
export { waitOrSpin as 'wait-or-spin' } from './waitOrSpin.ts';
