import { aThing } from '../spell/holes.ts';
import { item, type Thing } from '../spell/item.ts';
import { type Act, type Block, eq, given, inMachine, type Place, put, type Stmt, type Waitable } from '../terms.ts';
import { mayWait, sleepOn, wakeAll, wakeFirst } from './thread.ts';

/** KEVENT. A notification event stays signalled; a synchronization event lets one wait through (K37). */
export interface Event<Type extends EventType = EventType> extends Waitable {
  readonly signalled: Place;
  readonly type: Type;
}
type EventType = 'notification' | 'synchronization';

const event =
  <Type extends EventType>(type: Type) =>
  (own: string, initial = 0, of?: Block): Event<Type> => {
    const name = of ? `${of.pointer}->${own}` : own;
    const signal = { values: ['not signalled', 'signalled'], initial, role: 'signal' } as const;
    return { kind: 'waitable', name, type, signalled: inMachine(name, signal), ...(of && { of }) };
  };
export const notificationEvent = event('notification');
export const synchronizationEvent = event('synchronization');

const isEvent = (thing: Thing): thing is Event => thing.kind === 'waitable' && 'signalled' in thing;
export const anEvent = aThing<Event>('event', isEvent);
export const aNotificationEvent = aThing<Event<'notification'>>(
  'notification event',
  (thing) => isEvent(thing) && thing.type === 'notification',
);

/**
 * Goes on at once if the event is signalled, else sleeps.
 *
 * A waiter on a notification event is past its wait the moment the event is set. A waiter on a
 * synchronization event looks again when it runs, since another may have been let through first.
 */
export const KeWaitForSingleObject = item`KeWaitForSingleObject(&${anEvent}, ...);`.does(waitFor);

/** The act of waiting, for lines that do more than this. */
export function waitFor(object: Event): Act {
  const consume = object.type === 'synchronization' ? [put(object.signalled, 0)] : [];
  return {
    ...mayWait,
    act: [given(object.signalled, consume, sleepOn(object))],
    says: {
      test: object.signalled,
      then: `finds ${object.name} signalled and goes on`,
      otherwise: `waits for ${object.name} and gives the processor up`,
    },
    ...(object.type === 'synchronization' && { again: eq(object.signalled, 0) }),
  };
}

/** Signals and wakes, as statements, for acts that do more than this. */
export const setEvent = (object: Event): readonly Stmt[] => [
  put(object.signalled, 1),
  (object.type === 'notification' ? wakeAll : wakeFirst)(object),
];

/** Callable at any level up to DISPATCH_LEVEL: a DPC sets events too. */
export const KeSetEvent = item`KeSetEvent(&${anEvent}, 0, FALSE);`.does((object) => ({
  act: setEvent(object),
  says: `signals ${object.name}`,
}));

/** A signal that nobody has looked at yet is gone. */
export const KeClearEvent = item`KeClearEvent(&${anEvent});`.does((object) => ({
  act: [put(object.signalled, 0)],
  says: `sets ${object.name} to not signalled`,
}));

/**
 * Wakes whoever waits at this very moment and leaves the event not signalled, all in one act: whoever
 * comes to wait a moment later has missed it (K38).
 *
 * Of a notification event only. A waiter of ours on a synchronization event looks at it again when it
 * runs, and would not find the pulse.
 */
export const KePulseEvent = item`KePulseEvent(&${aNotificationEvent}, 0, FALSE);`.does((object) => ({
  act: [put(object.signalled, 0), wakeAll(object)],
  says: `signals ${object.name} for an instant`,
}));
