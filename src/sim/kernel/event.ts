import { eq, given, inMachine, type Line, line, type Place, put, type Stmt, type Waitable } from '../terms.ts';
import { mayWait, sleepOn, wakeAll, wakeFirst } from './thread.ts';

/** KEVENT. A notification event stays signalled; a synchronization event lets one wait through. */
export interface Event extends Waitable {
  readonly signalled: Place;
  readonly type: 'notification' | 'synchronization';
}

const event = (type: Event['type'], name: string, initial: number): Event => ({
  kind: 'waitable',
  name,
  type,
  signalled: inMachine(name, { values: ['not signalled', 'signalled'], initial }),
});
export const notificationEvent = (name: string, initial = 0): Event => event('notification', name, initial);
export const synchronizationEvent = (name: string): Event => event('synchronization', name, 0);

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
