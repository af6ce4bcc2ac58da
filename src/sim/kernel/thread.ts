import {
  type Act,
  and,
  bugCheck,
  type Expr,
  eachThread,
  eq,
  firstThread,
  given,
  idOf,
  inProcessor,
  inThread,
  type Line,
  line,
  ne,
  not,
  or,
  put,
  type Stmt,
  self,
  someProcessor,
  type Waitable,
} from '../terms.ts';
import { otherwise } from './assumed.ts';
import { IRQL_GT_ZERO_AT_SYSTEM_SERVICE } from './bugcheck.ts';
import { belowDispatch, belowDispatchOnly, irql, LEVELS, PASSIVE_LEVEL } from './irql.ts';

/** The step a thread takes next, as a number in the computer's list of steps; 0: it has ended. */
export const nextStep = inThread('NextStep', { max: 255, numberOf: 'step' });

/** The object a thread waits for; 0: none. Cleared by whoever signals it. */
export const waitingFor = inThread('WaitingFor', { max: 63, numberOf: 'waitable' });

/** WaitIrql: the level at which a thread began to wait. It belongs to the thread and comes back with it (K9). */
export const waitIrql = inThread('WaitIrql', { values: LEVELS });

/** Which thread a processor runs, counted from 1; 0: idle. */
export const running = inProcessor('Thread', { max: 63, numberOf: 'thread' });

/** Nobody runs it, it waits for nothing and has not ended. */
export const ready: Expr = and(ne(nextStep, 0), eq(waitingFor, 0), not(someProcessor(eq(running, self))));

/** Whether a thread can give its processor up: at every level, and in the strict reading of A7 only below DISPATCH_LEVEL. */
const mayLeave: Expr = or(belowDispatch, not(otherwise('A7')));

/**
 * Gives the processor back. What is switched in restores a level of its own, so the processor comes down with the switch,
 * whatever level the thread that leaves was at (K9, A7). Where nothing is switched in, NT comes to its idle loop. In
 * ReactOS that one is at DISPATCH_LEVEL, but it runs waiting DPCs and takes ready threads by itself, so PASSIVE_LEVEL shows what
 * can happen there.
 */
const leaveProcessor: readonly Stmt[] = [put(irql, PASSIVE_LEVEL), put(running, 0)];

/** The other way of A3. */
const preemptsNobody = otherwise('A3');

/**
 * A thread is dispatched, with the level at which it began to wait, to a processor below DISPATCH_LEVEL: to an idle one, or
 * in place of the thread that runs there. That one is preempted at PASSIVE_LEVEL (A9), to which it comes back.
 *
 * NT would pick by priority and quantum. Any ready thread at any moment covers every pick, so what
 * holds for all of ours holds for NT's too (A3).
 */
export const dispatch: Act = {
  when: and(belowDispatch, ready, or(not(preemptsNobody), eq(running, 0))),
  act: [put(running, self), put(irql, waitIrql), put(waitIrql, PASSIVE_LEVEL)],
  says: {
    test: waitIrql,
    then: 'is given the processor, which goes back to the level at which the thread began to wait',
    otherwise: 'is given the processor',
  },
};

/**
 * A thread sleeps until an object wakes it, and keeps the level that it has.
 *
 * The DDK forbids this at DISPATCH_LEVEL (K8). Here a free build does not look, and gives the processor up as for any other
 * wait (A7); whatever lock the thread has, stays taken. The strict reading of A7 never comes here at that level.
 */
export const sleepOn = (object: Waitable): readonly Stmt[] => [
  put(waitingFor, idOf(object)),
  put(waitIrql, irql),
  ...leaveProcessor,
];

/** Everyone who sleeps on the object becomes ready. */
export const wakeAll = (object: Waitable): Stmt => eachThread(eq(waitingFor, idOf(object)), put(waitingFor, 0));

/** One sleeper becomes ready: which, NT decides by its own lists, and here the lowest number stands for all (A8). */
export const wakeFirst = (object: Waitable): Stmt => firstThread(eq(waitingFor, idOf(object)), put(waitingFor, 0));

/** What the kernel asks of every wait, and what it looks like from outside where the strict reading of A7 lets nobody go on. */
export const mayWait = {
  when: mayLeave,
  needs: belowDispatchOnly,
  stuck: 'waits at DISPATCH_LEVEL, where no other thread can be switched in, and never gives the processor up',
} as const;

/** The end of a thread's first routine. The thread leaves its processor as for a wait, and never comes back. */
export const threadEnds: Line = line('}', {
  when: mayLeave,
  act: leaveProcessor,
  says: 'ends',
  stuck:
    'has come to its end at DISPATCH_LEVEL, where no other thread can be switched in, and never gives the processor up',
});

/**
 * A system call comes back to its caller in user mode. At DISPATCH_LEVEL later systems stop there with 0x4A; for NT 4.0 no
 * source says so (K40), and the thread goes on (A27).
 */
export const returnToUser: Stmt = given(and(otherwise('A27'), not(belowDispatch)), [
  bugCheck(IRQL_GT_ZERO_AT_SYSTEM_SERVICE),
]);
