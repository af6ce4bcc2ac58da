import { KeSetEvent, KeWaitForSingleObject } from '../../kernel/event.ts';
import { ExFreePool, touch } from '../../kernel/pool.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
} from '../../kernel/spinlock.ts';
import {
  and,
  code,
  eq,
  given,
  inferred,
  inThread,
  type Line,
  type Node,
  ours,
  put,
  type Routine,
  routine,
  when,
} from '../../terms.ts';
import {
  AoLock,
  aoConnections,
  aoDone,
  aoDrained,
  aoState,
  ConnLock,
  connMemory,
  dereferenceAddress,
  dropConnection,
  isOpen,
  markConnection,
  referenceAddress,
  useAddress,
} from './address.ts';
import { countIn, countOut } from './closes.ts';

const ao = inThread('ao', { values: ['NULL', 'the address'] });
/** The address is closing: its close will deal with this connection, so wait for that. */
const wait = inThread('wait');

/** The reference is taken under ConnLock: later the address might be gone. */
export const findAddress: Line = code(
  'ao = ReferenceAddress(conn->Address);',
  {
    test: aoConnections,
    then: 'finds its address and takes a reference to it',
    otherwise: 'finds that it has no address any more',
  },
  touch(connMemory),
  put(ao, aoConnections),
  given(aoConnections, referenceAddress),
);

/** The same without the reference: the other way of A15. */
export const findAddressWithoutReference: Line = code(
  'ao = conn->Address;',
  { test: aoConnections, then: 'finds its address', otherwise: 'finds that it has no address any more' },
  touch(connMemory),
  put(ao, aoConnections),
);

export const markUnlessTaken: Line = ours(
  'Q177245 CAUSE: both are being closed at once; that each close first marks its own object is our reading',
  code(
    'if (conn->State == OPEN) conn->State = CLOSING;',
    {
      test: isOpen,
      then: 'marks the connection as closing',
      otherwise: 'finds the connection taken and leaves the mark alone',
    },
    touch(connMemory),
    given(isOpen, [markConnection]),
  ),
);

export const judgeAddress: Line = code(
  'wait = ao != NULL && ao->State == CLOSING;',
  {
    test: and(ao, eq(aoState, 1)),
    then: 'finds the address closing and leaves the rest to its close',
    otherwise: 'finds nobody else at work on it',
  },
  given(ao, [useAddress]),
  put(wait, and(ao, eq(aoState, 1))),
);

/** What follows once the locks are let go: the same before and after the fix. */
const finish: readonly Node[] = [
  when('if (ao != NULL)', ao, [
    when(
      'if (wait)',
      wait,
      [
        inferred(
          'Q177245: other parts of the system run on, so a stuck close sleeps and does not spin',
          KeWaitForSingleObject(aoDone),
        ),
      ],
      [
        KeAcquireSpinLock(ConnLock),
        code('RemoveConnection(ao, conn);', 'drops the connection from its address', useAddress, ...dropConnection),
        KeReleaseSpinLock(ConnLock),
      ],
    ),
    KeSetEvent(aoDrained, useAddress),
    dereferenceAddress,
  ]),
  ExFreePool(connMemory, 'conn'),
  countOut,
];

const about = {
  gloss: 'Closes a connection: one conversation on an address.',
  basis: 'ours',
  why: 'no source names the steps of this close; they are chosen so that the documented symptoms follow',
} as const;

/** The close around whatever its looks at the state are guarded by: that is where its fault was. */
export const connectionClose = (...guarded: readonly Node[]): Routine =>
  routine('TdiCloseConnection', about, [countIn, ...guarded, ...finish]);

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
