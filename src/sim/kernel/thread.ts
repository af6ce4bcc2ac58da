import {
  type Act,
  and,
  type Expr,
  eachThread,
  eq,
  firstThread,
  idOf,
  inProcessor,
  inThread,
  type Line,
  line,
  ne,
  not,
  put,
  type Stmt,
  self,
  someProcessor,
  type Waitable,
} from '../terms.ts';
import { belowDispatch, belowDispatchOnly } from './irql.ts';

/** The step a thread takes next, as a number in the computer's list of steps; 0: it has ended. */
export const nextStep = inThread('NextStep', { max: 255, numberOf: 'step' });

/** The object a thread waits for; 0: none. Cleared by whoever signals it. */
export const waitingFor = inThread('WaitingFor', { max: 63, numberOf: 'waitable' });

/** Which thread a processor runs, counted from 1; 0: idle. */
export const running = inProcessor('Thread', { max: 63, numberOf: 'thread' });

/** Nobody runs it, it waits for nothing and has not ended. */
export const ready: Expr = and(ne(nextStep, 0), eq(waitingFor, 0), not(someProcessor(eq(running, self))));

/** Gives the processor back; what runs there next is the dispatcher's choice. */
export const leaveProcessor: Stmt = put(running, 0);

/** The processor is below DISPATCH_LEVEL, and so may be given a thread. */
export const takesThreads: Expr = belowDispatch;

/**
 * A thread is dispatched: to an idle processor, or in place of the thread that runs there.
 *
 * NT would pick by priority and quantum. Any ready thread at any moment covers every pick, so what
 * holds for all of ours holds for NT's too (A3).
 */
export const dispatch: Act = {
  when: and(takesThreads, ready),
  act: [put(running, self)],
  says: 'is given the processor',
};

/**
 * A thread sleeps until an object wakes it.
 *
 * At DISPATCH_LEVEL no other thread can be switched in. What NT's free build does then is documented
 * nowhere (K9); ours never gives the processor up, not even when the object is signalled (A7).
 */
export const sleepOn = (object: Waitable): readonly Stmt[] => [put(waitingFor, idOf(object)), leaveProcessor];

/** Everyone who sleeps on the object becomes ready. */
export const wakeAll = (object: Waitable): Stmt => eachThread(eq(waitingFor, idOf(object)), put(waitingFor, 0));

/** One sleeper becomes ready: which, NT decides by its own lists, and here the lowest number stands for all (A8). */
export const wakeFirst = (object: Waitable): Stmt => firstThread(eq(waitingFor, idOf(object)), put(waitingFor, 0));

/** The guard of every wait, and what it looks like from outside when the guard fails. */
export const mayWait = {
  when: belowDispatch,
  needs: belowDispatchOnly,
  stuck: 'waits at DISPATCH_LEVEL, where no other thread can be switched in, and never gives the processor up',
} as const;

/** The end of a thread's first routine. Leaving needs the dispatcher, so it obeys the rule of a wait. */
export const threadEnds: Line = line('}', {
  when: belowDispatch,
  act: [leaveProcessor],
  says: 'ends',
  stuck:
    'has come to its end at DISPATCH_LEVEL, where no other thread can be switched in, and never gives the processor up',
});
