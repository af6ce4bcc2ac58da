import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../kernel/event.ts';
import { poolBlock, touch } from '../../kernel/pool.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../kernel/spinlock.ts';
import {
  and,
  code,
  eq,
  given,
  inferred,
  inMachine,
  inThread,
  type Line,
  minus,
  type Node,
  not,
  ours,
  plus,
  put,
  type Routine,
  routine,
  when,
} from '../../terms.ts';
import { countIn, countOut } from './closes.ts';

/** Guards the state of address objects. The article names no lock; this one is ours. */
export const AoLock = spinLock('AoLock');
/** Guards the state of connections and their place in an address's list. Ours too. */
export const ConnLock = spinLock('ConnLock');

// The address object.

export const ADDRESS_STATES = ['OPEN', 'CLOSING'] as const;
export const aoState = inMachine('ao->State', { values: ADDRESS_STATES, guardedBy: AoLock });
/** The one connection of the model is in the address's list. */
export const aoConnections = inMachine('ao->Connections', {
  values: ['empty', 'conn'],
  initial: 1,
  guardedBy: ConnLock,
});
/** Set by a connection's close when it has left the list. */
export const aoDrained = notificationEvent('ao->Drained');
/** Set by the address's close when it has dealt with every connection it took. */
export const aoDone = notificationEvent('ao->Done');
/** The open handle counts one. */
const aoReferences = inMachine('ao->References', { max: 3, initial: 1 });
export const aoMemory = poolBlock('ao');
export const useAddress = touch(aoMemory);

export const referenceAddress = [useAddress, put(aoReferences, plus(aoReferences, 1))];
/** Whoever lets the last reference go frees the object: until then neither close may touch it and lose (A15). */
export const dereferenceAddress: Line = code(
  'DereferenceAddress(ao);',
  {
    test: eq(aoReferences, 1),
    then: 'lets the last reference to the address go, which frees it',
    otherwise: 'lets its reference to the address go',
  },
  useAddress,
  put(aoReferences, minus(aoReferences, 1)),
  given(eq(aoReferences, 0), [put(aoMemory, 1)]),
);

// The connection.

export const CONNECTION_STATES = ['OPEN', 'CLOSING', 'TAKEN'] as const;
const [OPEN, CLOSING, TAKEN] = [0, 1, 2];
export const connState = inMachine('conn->State', { values: CONNECTION_STATES, guardedBy: ConnLock });
export const connMemory = poolBlock('conn');
export const isOpen = eq(connState, OPEN);
export const markConnection = put(connState, CLOSING);

/** Takes it out of the list. Taking out what is not in it follows a bad pointer. */
export const dropConnection = [touch(not(aoConnections)), put(aoConnections, 0)];

/** Somebody whose close is under way will leave the list by itself: wait for that. */
const drain = inThread('drain');

export const markAddress: Line = ours(
  'Q177245 CAUSE: both are being closed at once; that each close first marks its own object is our reading',
  code('ao->State = CLOSING;', 'marks the address as closing', useAddress, put(aoState, CLOSING)),
);

export const judgeConnections: Node = when('if (ao->Connections != NULL)', aoConnections, [
  when(
    'if (conn->State == OPEN)',
    isOpen,
    [
      code(
        'conn->State = TAKEN;',
        'takes the connection: this close will end it',
        touch(connMemory),
        put(connState, TAKEN),
      ),
    ],
    [code('drain = TRUE;', 'finds the connection closing and leaves it to its own close', put(drain, 1))],
    touch(connMemory),
  ),
]);

/** What follows once the locks are let go: the same before and after the fix. Who must wait sleeps (A13). */
const finish: readonly Node[] = [
  when('if (drain)', drain, [
    inferred(
      'Q177245: other parts of the system run on, so a stuck close sleeps and does not spin',
      KeWaitForSingleObject(aoDrained),
    ),
  ]),
  KeAcquireSpinLock(ConnLock),
  when('if (ao->Connections != NULL && conn->State == TAKEN)', and(aoConnections, eq(connState, TAKEN)), [
    code(
      'AbortConnection(conn);',
      'ends the connection it took and drops it from the list',
      touch(connMemory),
      ...dropConnection,
    ),
  ]),
  KeReleaseSpinLock(ConnLock),
  KeSetEvent(aoDone, useAddress),
  dereferenceAddress,
  countOut,
];

const about = {
  gloss: 'Closes an address object: the local end on which connections were opened.',
  basis: 'ours',
  why: 'no source names the steps of this close; they are chosen so that the documented symptoms follow',
} as const;

/** The close around whatever its two looks at the state are guarded by: that is where its fault was. */
export const addressClose = (...guarded: readonly Node[]): Routine =>
  routine('TdiCloseAddress', about, [countIn, ...guarded, ...finish]);

/** One lock inside the other, so nobody can mark between this mark and this judgement. */
export const closeAddress: Routine = addressClose(
  KeAcquireSpinLock(AoLock),
  markAddress,
  KeAcquireSpinLockAtDpcLevel(ConnLock),
  judgeConnections,
  KeReleaseSpinLockFromDpcLevel(ConnLock),
  KeReleaseSpinLock(AoLock),
);
