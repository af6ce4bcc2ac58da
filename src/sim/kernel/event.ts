import {
  code,
  eq,
  given,
  idOf,
  inMachine,
  type Line,
  line,
  type Place,
  put,
  type Stmt,
  someThread,
  type Waitable,
} from '../terms.ts';
import { mayWait, sleepOn, waitingFor, wakeAll, wakeFirst } from './thread.ts';

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
 * Goes on at once if the event is signalled, else sleeps. A sleeper is past its wait the moment the event is set: the set
 * satisfies the wait, and the thread need not look again when it runs (K37).
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
  });
}

/**
 * Signals and wakes, as statements, for acts that do more than this. The signal of a synchronization event is for one wait:
 * where somebody sleeps already it is used up at once, and two sets let two sleepers through (K37).
 */
export const setEvent = (object: Event): readonly Stmt[] =>
  object.type === 'notification'
    ? [put(object.signalled, 1), wakeAll(object)]
    : [given(someThread(eq(waitingFor, idOf(object))), [wakeFirst(object)], [put(object.signalled, 1)])];

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
 * Lets through who waits at this very moment, of a synchronization event one, and leaves the event not signalled, all in
 * one act. A thread that comes to wait a moment later has missed it (K38).
 */
export const KePulseEvent = (object: Event): Line =>
  line(`KePulseEvent(&${object.name}, 0, FALSE);`, {
    act: [put(object.signalled, 0), (object.type === 'notification' ? wakeAll : wakeFirst)(object)],
    says: `signals ${object.name} for an instant`,
  });
