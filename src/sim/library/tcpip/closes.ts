import { KeWaitForSingleObject, notificationEvent, setEvent } from '../../kernel/event.ts';
import { code, eq, given, inMachine, type Line, minus, plus, put } from '../../terms.ts';

/**
 * The gate between closes and everything else (A14).
 *
 * Closes count themselves in and never wait here: if they queued too, two could not meet halfway and
 * nothing would hang. Every other TDI request waits until none is under way: without that, a stuck
 * pair would harm nobody but itself, and Q177245 says that TCP as a whole is blocked.
 */
const closesActive = inMachine('ClosesActive', { max: 4 });
const closesDone = notificationEvent('ClosesDone', 1);

export const countIn: Line = code(
  'InterlockedIncrement(&ClosesActive);',
  'counts itself among the closes under way',
  put(closesActive, plus(closesActive, 1)),
  put(closesDone.signalled, 0),
);
export const countOut: Line = code(
  'if (InterlockedDecrement(&ClosesActive) == 0) KeSetEvent(&ClosesDone, 0, FALSE);',
  {
    test: eq(closesActive, 1),
    then: 'is the last close under way and opens the gate',
    otherwise: 'counts itself out; another close is still under way',
  },
  put(closesActive, minus(closesActive, 1)),
  given(eq(closesActive, 0), setEvent(closesDone)),
);
export const waitForCloses: Line = KeWaitForSingleObject(closesDone);
