/** The driver's assumptions that could be otherwise, each with its other way. Cases say which of them they rest on. */
import { routinesWith } from '../../computer/driver.ts';
import { alsoTaking, type Reading, taking, withRoutines } from '../../computer/reading.ts';
import type { Spec } from '../../computer/spec.ts';
import { type Event, KeSetEvent, KeWaitForSingleObject, spinUntil } from '../../kernel/event.ts';
import { KeLowerIrql, KeRaiseIrql } from '../../kernel/irql.ts';
import {
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
} from '../../kernel/spinlock.ts';
import { returns } from '../../spell/statements.ts';
import { headOf, type Node, type Place, type Routine } from '../../terms.ts';
import { aoDone, aoDrained, dereferenceAddress } from './address.ts';
import { waitForCloses } from './closes.ts';
import { complete, connect } from './connect.ts';
import { findAddress, findAddressWithoutReference } from './connection.ts';
import { ifOpenedAtOnce, ifOpenedBelowLimits } from './synAttack.ts';
import { TCBTableLock, tcbAnswered } from './table.ts';
import { ifTimedOut, ifTimeIsUp } from './timeout.ts';

/** A routine with some of its nodes replaced, wherever they stand in it. */
function rewritten(routine: Routine | undefined, change: (node: Node) => readonly Node[]): readonly Routine[] {
  const all = (nodes: readonly Node[]): readonly Node[] =>
    nodes.flatMap((node) =>
      change(node).map((one): Node => {
        if (one.kind === 'if') return { ...one, then: all(one.then), otherwise: all(one.otherwise) };
        if (one.kind === 'switch')
          return { ...one, cases: one.cases.map((each) => ({ ...each, body: all(each.body) })) };
        return one.kind === 'loop' ? { ...one, body: all(one.body) } : one;
      }),
    );
  return routine ? [{ ...routine, body: all(routine.body) }] : [];
}
const textOf = (node: Node): string => headOf(node).text;
const without =
  (isLeftOut: (node: Node) => boolean) =>
  (node: Node): readonly Node[] =>
    isLeftOut(node) ? [] : [node];
const isOf =
  (lock: Place) =>
  (node: Node): boolean =>
    node.kind === 'line' && node.acts.some(({ takes, gives }) => takes === lock || gives === lock);

/** The form of the fault that the file of a computer's setting has; null where no case is run. */
const formOf = ({ of }: Spec): string | null => of?.runnable.builds[of.setting.build ?? ''] ?? null;

// Q177245

/** Only the faulty file is written by A12. */
export const closesNested: Reading = withRoutines('A12', 'each close takes one lock inside the other', (_, spec) => {
  const fault = spec.of?.runnable.fault;
  return fault && formOf(spec) === 'faulty' ? Object.values(routinesWith(fault, 'fixed')) : [];
});

const spinOn = (event: Event): readonly Node[] => [KeRaiseIrql, spinUntil(event), KeLowerIrql];
export const closesSpin: Reading = withRoutines(
  'A13',
  'a close that leaves its partner to the other spins at DISPATCH_LEVEL',
  ({ TdiCloseAddress, TdiCloseConnection }) => {
    const spins = (node: Node): readonly Node[] => {
      const event = [aoDone, aoDrained].find((one) => textOf(node) === KeWaitForSingleObject(one).text);
      return event ? spinOn(event) : [node];
    };
    return [TdiCloseAddress, TdiCloseConnection].flatMap((routine) => rewritten(routine, spins));
  },
);

export const noGate: Reading = withRoutines('A14', 'a request does not wait for closes under way', ({ TdiRequest }) =>
  rewritten(
    TdiRequest,
    without((node) => textOf(node) === waitForCloses.text),
  ),
);

export const noReference: Reading = withRoutines(
  'A15',
  'the close of the connection takes no reference to its address',
  ({ TdiCloseConnection }) =>
    rewritten(TdiCloseConnection, (node) => {
      if (textOf(node) === findAddress.text) return [findAddressWithoutReference];
      return textOf(node) === dereferenceAddress.text ? [] : [node];
    }),
);

// Q297040

/**
 * What a thread does to give a connect up, done by the timer's DPC: the same lines in their forms for DPC level. The
 * thread that connects is told, and has nothing to clean up.
 */
const inTimer = (giveUp: Routine): readonly Node[] => [
  KeAcquireSpinLockAtDpcLevel(TCBTableLock),
  ifTimeIsUp([
    ...rewritten({ ...giveUp, body: giveUp.body.slice(1) }, (node) => {
      if (textOf(node) === KeReleaseSpinLock(TCBTableLock).text) return [KeReleaseSpinLockFromDpcLevel(TCBTableLock)];
      return textOf(node) === complete.text ? [KeSetEvent(tcbAnswered), node] : [node];
    }).flatMap(({ body }) => body),
    returns,
  ]),
];
export const timerGivesUp: Reading = alsoTaking(
  withRoutines(
    'A18',
    'the timer’s DPC gives the connect up, and not the thread that asked for it',
    ({ TdiConnect, TCBTimeout, ConnectGiveUp }) => [
      ...rewritten(TdiConnect, (node) =>
        node.kind === 'if' && node.asks === ifTimedOut([]).asks ? [{ ...node, then: [] }] : [node],
      ),
      ...(TCBTimeout && ConnectGiveUp
        ? [{ ...TCBTimeout, body: [...inTimer(ConnectGiveUp), ...TCBTimeout.body.slice(1)] }]
        : []),
    ],
  ),
);
export const routeOpenedAtOnce: Reading = withRoutines(
  'A19',
  'the route cache entry of an outgoing connect is opened at once',
  () => [connect],
);

export const runsOutAnyTime: Reading = taking('A21', 'a connect can run out although an answer is coming');

export const segmentsTakeNoLock: Reading = withRoutines(
  'A22',
  'a segment that arrives takes no lock of the table',
  ({ TCPRcv }) => rewritten(TCPRcv, without(isOf(TCBTableLock))),
);

export const timerTakesNoLock: Reading = withRoutines(
  'A23',
  'TCP’s timer takes no lock of the table',
  ({ TCBTimeout }) => rewritten(TCBTimeout, without(isOf(TCBTableLock))),
);

export const anotherLock: Reading = withRoutines(
  'A20',
  'the lock of the connection table is another than the one that segments and the timer take',
  ({ TCPRcv, TCBTimeout }) =>
    [TCPRcv, TCBTimeout].flatMap((routine) => rewritten(routine, without(isOf(TCBTableLock)))),
);

export const limitsNotMet: Reading = withRoutines(
  'A26',
  'the limits of half-open connections are not met',
  ({ TdiConnect }) =>
    rewritten(TdiConnect, (node) =>
      node.kind === 'if' && node.asks === ifOpenedAtOnce([]).asks ? [ifOpenedBelowLimits(node.then)] : [node],
    ),
);
