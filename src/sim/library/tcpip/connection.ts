import { KeSetEvent, KeWaitForSingleObject } from '../../kernel/event.ts';
import { InterlockedCompareExchange } from '../../kernel/interlocked.ts';
import { ExFreePool } from '../../kernel/pool.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
} from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { assign, test } from '../../spell/statements.ts';
import { and, eq, given, inferred, inThread, type Node, ours, put, type Routine, routine } from '../../terms.ts';
import {
  AoLock,
  aoConnections,
  aoDone,
  aoDrained,
  aoState,
  CLOSING,
  ConnLock,
  conn,
  connState,
  dereferenceAddress,
  OPEN,
  referenceAddress,
  removeConnection,
} from './address.ts';
import { enterClose, leaveClose } from './closes.ts';

/** The address, as this close has found it. */
const found = inThread('ao', { values: ['NULL', 'the address'] });
/** The address is closing: its close will deal with this connection, so wait for that. */
const wait = inThread('wait', {
  says: {
    TRUE: 'finds the address closing and leaves the rest to its close',
    FALSE: 'finds nobody else at work on it',
  },
});

/** The reference is taken under ConnLock: later the address might be gone. */
export const findAddress = item`${found} = ReferenceAddress(${conn}->Address);`.does(() => ({
  act: [put(found, aoConnections), given(aoConnections, referenceAddress)],
  says: {
    test: aoConnections,
    then: 'finds its address and takes a reference to it',
    otherwise: 'finds that it has no address any more',
  },
}));

/** The same without the reference: the other way of A15. */
export const findAddressWithoutReference = item`${found} = ${conn}->Address;`.does(() => ({
  act: [put(found, aoConnections)],
  says: { test: aoConnections, then: 'finds its address', otherwise: 'finds that it has no address any more' },
}));

export const markUnlessTaken = ours(
  'Q177245 CAUSE: both are being closed at once; that each close first marks its own object is our reading',
  InterlockedCompareExchange(connState, CLOSING, OPEN),
);

export const judgeAddress = assign(wait, and(found, eq(aoState, CLOSING)));

/** What follows once the locks are let go: the same before and after the fix. */
const finish: readonly Node[] = [
  test(found, [
    test(
      wait,
      [
        inferred(
          'Q177245: other parts of the system run on, so a stuck close sleeps and does not spin',
          KeWaitForSingleObject(aoDone),
        ),
      ],
      [KeAcquireSpinLock(ConnLock), removeConnection, KeReleaseSpinLock(ConnLock)],
    ),
    KeSetEvent(aoDrained),
    dereferenceAddress,
  ]),
  ExFreePool(conn),
  leaveClose,
];

const about = {
  gloss: 'Closes a connection: one conversation on an address.',
  basis: 'ours',
  why: 'no source names the steps of this close; they are chosen so that the documented symptoms follow',
} as const;

/** The close around whatever its looks at the state are guarded by: that is where its fault was. */
export const connectionClose = (...guarded: readonly Node[]): Routine =>
  routine('TdiCloseConnection', about, [enterClose, ...guarded, ...finish]);

/** Both locks, in the order in which the address's close takes them. */
export const closeConnection: Routine = connectionClose(
  KeAcquireSpinLock(AoLock),
  KeAcquireSpinLockAtDpcLevel(ConnLock),
  findAddress,
  markUnlessTaken,
  judgeAddress,
  KeReleaseSpinLockFromDpcLevel(ConnLock),
  KeReleaseSpinLock(AoLock),
);
