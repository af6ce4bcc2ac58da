import { code, eq, given, inMachine, type Line, line, type Place, put, type Stmt, type Waitable } from '../terms.ts';
import { mayWait, sleepOn, wakeAll, wakeFirst } from './thread.ts';

/** KEVENT. A notification event stays signalled; a synchronization event lets one wait through (K37). */
export interface Event<Type extends EventType = EventType> extends Waitable {
  readonly signalled: Place;
  readonly type: Type;
}
type EventType = 'notification' | 'synchronization';

const event =
  <Type extends EventType>(type: Type) =>
  (name: string, initial = 0): Event<Type> => ({
    kind: 'waitable',
    name,
    type,
    signalled: inMachine(name, { values: ['not signalled', 'signalled'], initial }),
  });
export const notificationEvent = event('notification');
export const synchronizationEvent = event('synchronization');

/**
 * Goes on at once if the event is signalled, else sleeps.
 *
 * A waiter on a notification event is past its wait the moment the event is set. A waiter on a
 * synchronization event looks again when it runs, since another may have been let through first.
 */
export function KeWaitForSingleObject(object: Event, text = `KeWaitForSingleObject(&${object.name}, ...);`): Line {
  const consume = object.type === 'synchronization' ? [put(object.signalled, 0)] : [];
  return line(text, {
    ...mayWait,
    act: [given(object.signalled, consume, sleepOn(object))],
    says: {
      test: object.signalled,
      then: `finds ${object.name} signalled and goes on`,
      otherwise: `waits for ${object.name} and gives the processor up`,
    },
    ...(object.type === 'synchronization' && { again: eq(object.signalled, 0) }),
  });
}

/** Signals and wakes, as statements, for acts that do more than this. */
export const setEvent = (object: Event): readonly Stmt[] => [
  put(object.signalled, 1),
  (object.type === 'notification' ? wakeAll : wakeFirst)(object),
];

/**
 * Callable at any level up to DISPATCH_LEVEL: a DPC sets events too. `first` is what setting it asks
 * of the memory that the event is part of.
 */
export const KeSetEvent = (object: Event, ...first: readonly Stmt[]): Line =>
  line(`KeSetEvent(&${object.name}, 0, FALSE);`, {
    act: [...first, ...setEvent(object)],
    says: `signals ${object.name}`,
  });

/** A signal that nobody has looked at yet is gone. */
export const KeClearEvent = (object: Event): Line =>
  code(`KeClearEvent(&${object.name});`, `sets ${object.name} to not signalled`, put(object.signalled, 0));

/**
 * Wakes whoever waits at this very moment and leaves the event not signalled, all in one act: whoever
 * comes to wait a moment later has missed it (K38).
 *
 * Of a notification event only. A waiter of ours on a synchronization event looks at it again when it
 * runs, and would not find the pulse.
 */
export const KePulseEvent = (object: Event<'notification'>): Line =>
  line(`KePulseEvent(&${object.name}, 0, FALSE);`, {
    act: [put(object.signalled, 0), wakeAll(object)],
    says: `signals ${object.name} for an instant`,
  });
