import type { Promised } from '../../computer/activity.ts';
import { nextStep } from '../../kernel/thread.ts';
import { and, type Expr, eq, ne, not, onThread, or } from '../../terms.ts';
import { ao, aoConnections, conn } from '../tcpip/address.ts';
import { ESTABLISHED, tcb, tcbInTable, tcbRce, tcbState } from '../tcpip/table.ts';
import { connectReturned } from './clients.ts';

const returned =
  (thread: string): Promised['broken'] =>
  (numberOf) =>
    eq(onThread(numberOf(thread), nextStep), 0);

/** What a close of the address promises, made by a thread that does nothing after it. */
export const addressClosedBy = (thread: string): readonly Promised[] => [
  {
    name: 'the list of a closed address is empty',
    says: 'the close of the address has returned, and a connection is still in its list',
    judged: 'always',
    broken: (numberOf) => and(returned(thread)(numberOf), aoConnections),
  },
  {
    name: 'a closed address is freed',
    says: 'the address is closed, and its object is still in memory',
    judged: 'at rest',
    broken: () => not(ao.memory),
  },
];

/** What a close of the connection promises. */
export const connectionClosedBy = (thread: string): readonly Promised[] => [
  {
    name: 'a closed connection is in no list',
    says: 'the close of the connection has returned, and the connection is still in the list of its address',
    judged: 'always',
    broken: (numberOf) => and(returned(thread)(numberOf), aoConnections),
  },
  {
    name: 'a closed connection is freed',
    says: 'the connection is closed, and its object is still in memory',
    judged: 'at rest',
    broken: () => not(conn.memory),
  },
];

const failed: Expr = and(connectReturned, ne(tcbState, ESTABLISHED));
const succeeded: Expr = and(connectReturned, eq(tcbState, ESTABLISHED));

/** What a connect promises once it has returned: all of its connection, or nothing of it. */
export const connectPromises: readonly Promised[] = [
  {
    name: 'a failed connect leaves nothing behind',
    says: 'the connect has failed, and its TCB, its place in the table or its route cache entry is left behind',
    judged: 'at rest',
    broken: () => and(failed, or(not(tcb.memory), tcbInTable, tcbRce)),
  },
  {
    name: 'a connection that was opened can be used',
    says: 'the connect has succeeded, and its TCB, its place in the table or its route cache entry is missing',
    judged: 'at rest',
    broken: () => and(succeeded, or(tcb.memory, not(tcbInTable), not(tcbRce))),
  },
];
