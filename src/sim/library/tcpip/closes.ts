import { KeWaitForSingleObject, notificationEvent, setEvent } from '../../kernel/event.ts';
import { item } from '../../spell/item.ts';
import { eq, given, inMachine, minus, plus, put } from '../../terms.ts';

/**
 * The gate between closes and everything else (A14).
 *
 * Closes count themselves in and never wait here: if they queued too, two could not meet halfway and
 * nothing would hang. Every other TDI request waits until none is under way: without that, a stuck
 * pair would harm nobody but itself, and Q177245 says that TCP as a whole is blocked.
 */
const closesActive = inMachine('ClosesActive', { max: 4 });
const closesDone = notificationEvent('ClosesDone', 1);

// The count and the event change in one step: a request between the two would find the gate open while a close is under way.

export const enterClose = item`EnterClose(&${closesActive}, &${closesDone});`.does(() => ({
  act: [put(closesActive, plus(closesActive, 1)), put(closesDone.signalled, 0)],
  says: 'counts itself among the closes under way',
}));
export const leaveClose = item`LeaveClose(&${closesActive}, &${closesDone});`.does(() => ({
  act: [put(closesActive, minus(closesActive, 1)), given(eq(closesActive, 0), setEvent(closesDone))],
  says: {
    test: eq(closesActive, 1),
    then: 'is the last close under way and opens the gate',
    otherwise: 'counts itself out; another close is still under way',
  },
}));
export const waitForCloses = KeWaitForSingleObject(closesDone);
