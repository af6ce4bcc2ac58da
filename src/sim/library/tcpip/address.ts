import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../kernel/event.ts';
import { poolBlock, touch } from '../../kernel/pool.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../kernel/spinlock.ts';
import { item } from '../../spell/item.ts';
import { assign, test } from '../../spell/statements.ts';
import {
  and,
  eq,
  field,
  given,
  inferred,
  inThread,
  minus,
  type Node,
  not,
  numbered,
  ours,
  plus,
  put,
  type Routine,
  routine,
} from '../../terms.ts';
import { enterClose, leaveClose } from './closes.ts';

/** Guards the state of address objects. The article names no lock; this one is ours. */
export const AoLock = spinLock('AoLock');
/** Guards the state of connections and their place in an address's list. Ours too. */
export const ConnLock = spinLock('ConnLock');

/** An address is never taken: it has the first two of these. */
const STATES = ['OPEN', 'CLOSING', 'TAKEN'] as const;
export const { OPEN, CLOSING, TAKEN } = numbered(STATES);

// The address object.

export const ao = poolBlock('ao');
export const aoState = field(ao, 'State', {
  values: STATES.slice(0, TAKEN),
  guardedBy: AoLock,
  says: { CLOSING: 'marks the address as closing' },
});
/** The one connection of the model is in the address's list. */
export const aoConnections = field(ao, 'Connections', { values: ['NULL', 'conn'], initial: 1, guardedBy: ConnLock });
/** Set by a connection's close when it has left the list. */
export const aoDrained = notificationEvent('Drained', 0, ao);
/** Set by the address's close when it has dealt with every connection it took. */
export const aoDone = notificationEvent('Done', 0, ao);
/** The open handle counts one. */
const aoReferences = field(ao, 'References', { max: 3, initial: 1 });

export const referenceAddress = [...ao.follow, put(aoReferences, plus(aoReferences, 1))];
/** Whoever lets the last reference go frees the object: until then neither close may touch it and lose (A15). */
export const dereferenceAddress = item`DereferenceAddress(${ao});`.does(() => ({
  act: [put(aoReferences, minus(aoReferences, 1)), given(eq(aoReferences, 0), [put(ao.memory, 1)])],
  says: {
    test: eq(aoReferences, 1),
    then: 'lets the last reference to the address go, which frees it',
    otherwise: 'lets its reference to the address go',
  },
}));

// The connection.

export const conn = poolBlock('conn');
export const connState = field(conn, 'State', {
  values: STATES,
  guardedBy: ConnLock,
  says: {
    CLOSING: 'marks the connection as closing',
    TAKEN: 'takes the connection: this close will end it',
  },
});

/** Takes it out of the list. Taking out what is not in it follows a bad pointer. */
const dropConnection = [touch(not(aoConnections)), put(aoConnections, 0)];
export const removeConnection = item`RemoveConnection(${ao}, ${conn});`.does(() => ({
  act: dropConnection,
  says: 'drops the connection from its address',
}));
const abortConnection = item`AbortConnection(${ao}, ${conn});`.does(() => ({
  act: dropConnection,
  says: 'ends the connection it took and drops it from the list',
}));

/** Somebody whose close is under way will leave the list by itself: wait for that. */
const drain = inThread('drain', { says: { TRUE: 'finds the connection closing and leaves it to its own close' } });

export const markAddress = ours(
  'Q177245 CAUSE: both are being closed at once; that each close first marks its own object is our reading',
  assign(aoState, CLOSING),
);

export const judgeConnections = test(aoConnections, [
  test(eq(connState, OPEN), [assign(connState, TAKEN)], [assign(drain, 1)]),
]);

/** What follows once the locks are let go: the same before and after the fix. Who must wait sleeps (A13). */
const finish: readonly Node[] = [
  test(drain, [
    inferred(
      'Q177245: other parts of the system run on, so a stuck close sleeps and does not spin',
      KeWaitForSingleObject(aoDrained),
    ),
  ]),
  KeAcquireSpinLock(ConnLock),
  test(and(aoConnections, eq(connState, TAKEN)), [abortConnection]),
  KeReleaseSpinLock(ConnLock),
  KeSetEvent(aoDone),
  dereferenceAddress,
  leaveClose,
];

const about = {
  gloss: 'Closes an address object: the local end on which connections were opened.',
  basis: 'ours',
  why: 'no source names the steps of this close; they are chosen so that the documented symptoms follow',
} as const;

/** The close around whatever its two looks at the state are guarded by: that is where its fault was. */
export const addressClose = (...guarded: readonly Node[]): Routine =>
  routine('TdiCloseAddress', about, [enterClose, ...guarded, ...finish]);

/** One lock inside the other, so nobody can mark between this mark and this judgement. */
export const closeAddress: Routine = addressClose(
  KeAcquireSpinLock(AoLock),
  markAddress,
  KeAcquireSpinLockAtDpcLevel(ConnLock),
  judgeConnections,
  KeReleaseSpinLockFromDpcLevel(ConnLock),
  KeReleaseSpinLock(AoLock),
);
