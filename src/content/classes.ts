/** What each class of bug is, in a sentence of ours: what breaks, and what that looks like from outside. */

import type { MECHANISMS } from './lists.ts';

interface BugClass {
  readonly says: string;
  /** The concept whose program shows it in small, where one does. */
  readonly concept?: string;
}

export const CLASSES: Readonly<Record<keyof typeof MECHANISMS, BugClass>> = {
  'blocking deadlock': {
    says: 'Each thread sleeps until the other has done something, and neither will. No processor is kept busy, so only what needs the two stands still.',
    concept: 'after-you',
  },
  'spin deadlock': {
    says: 'Each of two processors has one spin lock and spins for the other’s. Both stay at DISPATCH_LEVEL, and whatever needs a thread or a DPC there stops with them.',
    concept: 'two-orders',
  },
  'deadlock of unknown kind': {
    says: 'The article speaks of a deadlock and does not say between what. Whether processors spin or threads sleep can only be guessed from what still answers.',
  },
  'leaked spin lock': {
    says: 'One way out of a routine leaves out the release. Where there are several processors, the next one that wants the lock spins for ever. On one the lock has no word, and what is left behind is the level.',
    concept: 'leaked-lock',
  },
  'leaked IRQL': {
    says: 'A routine returns without lowering the level again. As long as its thread runs on at that level, the processor takes interrupts and no other thread.',
    concept: 'leaked-lock',
  },
  'recursive acquisition': {
    says: 'A processor asks for a spin lock that it holds itself, and spins for what only it could release. On one processor there is no word to spin for.',
    concept: 'spin-lock',
  },
  'double release': {
    says: 'A lock is released by a routine that no longer holds it, and from then on two may hold it at once.',
  },
  'saved-IRQL race': {
    says: 'The level to go back to is kept where another processor can write, so that one of them goes back to a level that was never its own.',
  },
  'IRQL rule broken': {
    says: 'A routine does at a raised level what is allowed only below it, such as touching memory that may have been paged out.',
    concept: 'dispatch-level',
  },
  'stale pointer': {
    says: 'A routine keeps a pointer to what has since gone or changed hands.',
  },
  'use after free': {
    says: 'Memory is freed while a routine still uses it, or is freed twice. By then it may belong to another owner, so the stop may come later and in another driver.',
  },
  'unsynchronised data': {
    says: 'Two processors change one list or one count with no lock between them, and a change is lost or the list is torn.',
    concept: 'preemption',
  },
  race: {
    says: 'Two things must come one after the other and nothing sees to it. All is well until the second is once quicker than the first.',
    concept: 'preemption',
  },
  'completed twice': {
    says: 'Two routines each complete the same I/O request, and the second completes what is no longer there.',
  },
  'lost wake-up': {
    says: 'A thread waits for a signal that came before it waited, or that will not come.',
    concept: 'lost-wake-up',
  },
  'pool exhausted': {
    says: 'Every worker thread waits for work that stands behind it in the queue, so that none is left to do it.',
  },
  'resource exhausted': {
    says: 'Memory or table entries are taken and not given back. All is well until the last one is gone.',
  },
  'processor exhausted': {
    says: 'Work never ends, or comes faster than it is done, at a level at which nothing else gets a turn.',
    concept: 'wait-or-spin',
  },
  'input not checked': {
    says: 'A driver believes what a packet says of itself, so that a packet made for it can stop the computer or hang it.',
  },
  'buffer miscounted': {
    says: 'The bytes in a chain of buffers are reckoned wrongly, and what is read or written lies beyond them.',
  },
  'null pointer': {
    says: 'A pointer is followed that was never set, or has been cleared: the stop names an address close to zero.',
  },
  'stack overflow': {
    says: 'Each call makes another before it returns, and the stack of a thread in the kernel is small.',
  },
  'mismatched files': {
    says: 'Files of different releases are installed side by side, and one calls the other by rules that the other does not know.',
  },
  'initialisation race': {
    says: 'A driver is called before it is set up on every processor: a matter of one moment after the start.',
  },
  misconfiguration: {
    says: 'The driver does what a registry value tells it, and the value is wrong for the computer.',
  },
  'wrong behaviour': {
    says: 'Nothing hangs and nothing stops: the driver sends, counts or answers what it should not.',
  },
  unspecified: {
    says: 'The article tells of what one sees, and often of a corrected file, but not of what was wrong.',
  },
};
