import { aThing } from '../spell/holes.ts';
import { item } from '../spell/item.ts';
import {
  type Act,
  type Block,
  eq,
  given,
  idOf,
  inMachine,
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
  (own: string, initial = 0, of?: Block): Event<Type> => {
    const name = of ? `${of.pointer}->${own}` : own;
    const signal = { values: ['not signalled', 'signalled'], initial, role: 'signal' } as const;
    return { kind: 'waitable', name, type, signalled: inMachine(name, signal), ...(of && { of }) };
  };
export const notificationEvent = event('notification');
export const synchronizationEvent = event('synchronization');

export const anEvent = aThing<Event>('event', (thing) => thing.kind === 'waitable' && 'signalled' in thing);

/**
 * Goes on at once if the event is signalled, else sleeps. A sleeper is past its wait the moment the event is set: the set
 * satisfies the wait, and the thread need not look again when it runs (K37).
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
  };
}

/**
 * Signals and wakes, as statements, for acts that do more than this. The signal of a synchronization event is for one wait:
 * where somebody sleeps already it is used up at once, and two sets let two sleepers through (K37).
 */
export const setEvent = (object: Event): readonly Stmt[] =>
  object.type === 'notification'
    ? [put(object.signalled, 1), wakeAll(object)]
    : [given(someThread(eq(waitingFor, idOf(object))), [wakeFirst(object)], [put(object.signalled, 1)])];

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
 * Lets through who waits at this very moment, of a synchronization event one, and leaves the event not signalled, all in
 * one act. A thread that comes to wait a moment later has missed it (K38).
 */
export const KePulseEvent = item`KePulseEvent(&${anEvent}, 0, FALSE);`.does((object) => ({
  act: [put(object.signalled, 0), (object.type === 'notification' ? wakeAll : wakeFirst)(object)],
  says: `signals ${object.name} for an instant`,
}));

/** A look at the event, again and again: it gives nothing up, and takes no signal away. As everywhere in the book a spin is a step that cannot be taken yet. */
export const spinUntil = item`while (!KeReadStateEvent(&${anEvent}));`.does(({ name, signalled }) => ({
  when: signalled,
  act: [],
  says: `finds ${name} signalled`,
  stuck: `spins until ${name} is signalled`,
}));
