import { KeWaitForSingleObject, notificationEvent, setEvent } from '../../kernel/event.ts';
import { returnToUser } from '../../kernel/thread.ts';
import { call, code, inMachine, put, type Routine, routine } from '../../terms.ts';

const why = 'the article asks only for two closes at once; who makes them is ours (A16: K25, K26)';

const closer = (
  name: string,
  gloss: string,
  closes: readonly ('TdiCloseAddress' | 'TdiCloseConnection')[],
  before: Routine['body'] = [],
  after: Routine['body'] = [],
): Routine =>
  routine(name, { gloss, basis: 'ours', why }, [
    ...before,
    ...closes.map((close) =>
      call(close, close === 'TdiCloseAddress' ? 'TdiCloseAddress(ao);' : 'TdiCloseConnection(conn);'),
    ),
    ...after,
  ]);

export const addressCloser = closer('CloseAddressThread', 'A thread that closes its handle to the address.', [
  'TdiCloseAddress',
]);
export const connectionCloser = closer('CloseConnectionThread', 'A thread that closes its handle to the connection.', [
  'TdiCloseConnection',
]);

// One after the other: the second closer waits until the first has finished.

const firstDone = notificationEvent('FirstThread');
const signalEnd = code(
  'KeSetEvent(&FirstThread, 0, FALSE);',
  'tells the other thread that it has finished',
  ...setEvent(firstDone),
);
export const connectionCloserFirst = closer(
  'CloseConnectionThread',
  'A thread that closes the connection, and says when it has.',
  ['TdiCloseConnection'],
  [],
  [signalEnd],
);
export const addressCloserSecond = closer(
  'CloseAddressThread',
  'A thread that closes the address once the other is done.',
  ['TdiCloseAddress'],
  [KeWaitForSingleObject(firstDone)],
);

// Process exit: one thread closes every handle of the process in turn (K25).

export const processExit = closer(
  'ExitProcessThread',
  'A process ends: its last thread closes the connection, then the address.',
  ['TdiCloseConnection', 'TdiCloseAddress'],
);
export const processExitOfHalf = closer('ExitProcessThread', 'A process ends: its last thread closes the address.', [
  'TdiCloseAddress',
]);
export const secondCloser = closer('AfdCloseThread', 'A kernel client that holds the connection, and closes it now.', [
  'TdiCloseConnection',
]);

/** A program that connects, prints what came of it, and asks for the next command. */
export const connectReturned = inMachine('connect returned');
const console = notificationEvent('ConsoleInput');
export const telnet: Routine = routine(
  'TelnetThread',
  {
    gloss: 'Telnet: connects, then waits for the next command.',
    basis: 'inferred',
    why: 'Q297040 SYMPTOMS: its example is Telnet to an address that nobody has',
  },
  [
    call('TdiConnect', 'status = TdiConnect(129.68.72.40);'),
    code('return status;', 'has its answer: the connect has returned', returnToUser, put(connectReturned, 1)),
    KeWaitForSingleObject(console),
  ],
);
