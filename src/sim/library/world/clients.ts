import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../kernel/event.ts';
import { returnToUser } from '../../kernel/thread.ts';
import { item } from '../../spell/item.ts';
import { inMachine, put, type Routine, routine } from '../../terms.ts';
import { ao, conn } from '../tcpip/address.ts';

const why = 'the article asks only for two closes at once; who makes them is ours (A16: K25, K26)';

const closer = (name: string, gloss: string, ...body: Routine['body']): Routine =>
  routine(name, { gloss, basis: 'ours', why }, body);
const closeAddress = item`TdiCloseAddress(${ao});`.calls();
const closeConnection = item`TdiCloseConnection(${conn});`.calls();

export const addressCloser = closer(
  'CloseAddressThread',
  'A thread that closes its handle to the address.',
  closeAddress,
);
export const connectionCloser = closer(
  'CloseConnectionThread',
  'A thread that closes its handle to the connection.',
  closeConnection,
);

// One after the other: the second closer waits until the first has finished.

const firstDone = notificationEvent('FirstThread');
export const connectionCloserFirst = closer(
  'CloseConnectionThread',
  'A thread that closes the connection, and says when it has.',
  closeConnection,
  KeSetEvent(firstDone),
);
export const addressCloserSecond = closer(
  'CloseAddressThread',
  'A thread that closes the address once the other is done.',
  KeWaitForSingleObject(firstDone),
  closeAddress,
);

// Process exit: one thread closes every handle of the process in turn (K25).

export const processExit = closer(
  'ExitProcessThread',
  'A process ends: its last thread closes the connection, then the address.',
  closeConnection,
  closeAddress,
);
export const processExitOfHalf = closer(
  'ExitProcessThread',
  'A process ends: its last thread closes the address.',
  closeAddress,
);
export const secondCloser = closer(
  'AfdCloseThread',
  'A kernel client that holds the connection, and closes it now.',
  closeConnection,
);

/** A program that connects, prints what came of it, and asks for the next command. */
export const connectReturned = inMachine('connect returned');
const console = notificationEvent('ConsoleInput');
const connectToNobody = item`status = TdiConnect(129.68.72.40);`.calls();
/** The system call is over, and Telnet in user mode again. */
const returnStatus = item`ReturnToUserMode(status);`.does(() => ({
  act: [returnToUser, put(connectReturned, 1)],
  says: 'has its answer: the connect has returned',
}));
export const telnet: Routine = routine(
  'TelnetThread',
  {
    gloss: 'Telnet: connects, then waits for the next command.',
    basis: 'inferred',
    why: 'Q297040 SYMPTOMS: its example is Telnet to an address that nobody has',
  },
  [connectToNobody, returnStatus, KeWaitForSingleObject(console)],
);
