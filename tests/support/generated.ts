import { type Activity, threadsRun } from '../../src/sim/computer/activity.ts';
import { type Spec, specOf } from '../../src/sim/computer/spec.ts';
import { chance, pick } from '../../src/sim/explore/runs.ts';
import { PAGE_FAULT_IN_NONPAGED_AREA } from '../../src/sim/kernel/bugcheck.ts';
import { dpc, insertQueueDpc } from '../../src/sim/kernel/dpc.ts';
import {
  KeClearEvent,
  KePulseEvent,
  KeSetEvent,
  KeWaitForSingleObject,
  notificationEvent,
  synchronizationEvent,
} from '../../src/sim/kernel/event.ts';
import { type DeviceEvent, steer } from '../../src/sim/kernel/interrupt.ts';
import { KeLowerIrql, KeRaiseIrql } from '../../src/sim/kernel/irql.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../src/sim/kernel/spinlock.ts';
import { nextStep } from '../../src/sim/kernel/thread.ts';
import { type Model, modelFrom } from '../../src/sim/machine/model.ts';
import {
  line as actLine,
  and,
  bugCheck,
  code,
  type Expr,
  eq,
  forever,
  given,
  inMachine,
  inThread,
  leave,
  type Node,
  not,
  onThread,
  put,
  routine,
  self,
  someThread,
  when,
} from '../../src/sim/terms.ts';

export const generatedModel = (seed: number): Model => modelFrom(generatedProgram(seed));

/**
 * A small program made by chance from a seed. Some keep locks, forget them, hand them over or nest them; some have no lock
 * at all. Waits on events of both types, tests, loops, raised levels, a device with a DPC, a stop; data that is shared,
 * guarded or of one thread; and now and then a look at what nobody should look at: a lock's word, another thread's
 * variable, its number or its next step, guarded data without the lock.
 */
export function generatedProgram(seed: number): Spec {
  const next = chance(seed);
  const odds = (share: number): boolean => next() < share;
  const locks = [spinLock('LockA'), spinLock('LockB')] as const;
  const guarded = locks.map((lock) => inMachine(`under ${lock.name}`, { guardedBy: lock }));
  const [shared, other, own, kept] = [inMachine('shared'), inMachine('other'), inThread('own'), inThread('kept')];
  const number = inMachine('number', { max: 63 });
  const notifications = [notificationEvent('EventA'), notificationEvent('EventB')] as const;
  const turn = synchronizationEvent('Turn', odds(0.7) ? 1 : 0);
  const events = [...notifications, turn];
  const rest = dpc('RestDpc', 'Rest');

  // What this program is made of.
  const lockShare = odds(0.4) ? 0 : 0.4;
  const isRace = odds(0.5);
  const [hasLoops, hasLevels, hasDevice, isNosy] = [odds(0.3), odds(0.3), odds(0.3), odds(0.25)];

  const underLock = (which: number, depth: number): readonly Node[] => {
    const place = guarded[which] ?? shared;
    return [
      code(`x${which} = !x${which};`, 'changes what the lock guards', put(place, not(place))),
      ...(odds(0.4) ? [when(`x${which}`, place, lines(1, depth + 1, false))] : []),
      ...(odds(0.3) ? [code(`own = x${which};`, 'keeps it for itself', put(own, place))] : []),
    ];
  };
  const section = (depth: number): readonly Node[] => {
    const which = odds(0.5) ? 0 : 1;
    const [lock, second] = which === 0 ? locks : [locks[1], locks[0]];
    const body = underLock(which, depth);
    if (odds(0.2))
      return [
        KeAcquireSpinLock(lock),
        ...body,
        KeReleaseSpinLockFromDpcLevel(lock),
        KeAcquireSpinLockAtDpcLevel(second),
        ...underLock(1 - which, depth),
        KeReleaseSpinLock(second),
      ];
    if (odds(0.2))
      return [
        KeAcquireSpinLock(lock),
        ...body,
        KeAcquireSpinLockAtDpcLevel(second),
        ...underLock(1 - which, depth),
        KeReleaseSpinLockFromDpcLevel(second),
        KeReleaseSpinLock(lock),
      ];
    if (odds(0.04)) return [KeAcquireSpinLock(lock), ...body];
    if (odds(0.06)) return [...body, KeReleaseSpinLock(lock)];
    // Below the level that it is for.
    if (odds(0.15)) return [KeAcquireSpinLockAtDpcLevel(lock), ...body, KeReleaseSpinLockFromDpcLevel(lock)];
    return [KeAcquireSpinLock(lock), ...body, KeReleaseSpinLock(lock)];
  };
  const nosy = (): Node =>
    pick<() => Node>(
      [
        () => when('LockA', locks[0], [code('shared = 1;', 'finds the lock held', put(shared, 1))]),
        () => when('other thread->own', someThread(own), [KeSetEvent(pick(events, next))]),
        () => when('first thread->own', onThread(0, own), [code('other = 1;', 'tells', put(other, 1))]),
        () => code('shared = x0;', 'looks without the lock', put(shared, guarded[0] ?? shared)),
        () => when('first thread is there', eq(onThread(0, nextStep), 2), [KeSetEvent(pick(events, next))]),
        () => code('number = self;', 'leaves its number', put(number, self)),
      ],
      next,
    )();
  /** Whether a wait ends must depend on who was there first, or every program hangs or none does. */
  const waiting = (): readonly Node[] => {
    const kind = next();
    if (kind < 0.04) return [KeWaitForSingleObject(pick(events, next))];
    const [event, place] = odds(0.7) ? [notifications[0], shared] : [notifications[1], other];
    if (kind < 0.35)
      return [
        when('!...', odds(0.2) ? not(own) : not(place), [
          ...(odds(0.4) ? [KeClearEvent(event)] : []),
          KeWaitForSingleObject(event),
        ]),
      ];
    if (kind < 0.55)
      return [KeWaitForSingleObject(turn), ...lines(1, 2, false), ...(odds(0.8) ? [KeSetEvent(turn)] : [])];
    return [code('... = 1;', 'brings', put(place, 1)), odds(0.2) ? KePulseEvent(event) : KeSetEvent(event)];
  };
  /** Nothing but shared flags and the events that tell of them: whether a wait ends is a matter of who was first. */
  const racing = (): readonly Node[] => {
    const [event, place] = odds(0.7) ? [notifications[0], shared] : [notifications[1], other];
    return pick<() => readonly Node[]>(
      [
        waiting,
        waiting,
        () => [code('... = 0;', 'takes it away', put(place, 0))],
        () => [code('own = ...;', 'looks', put(own, place)), when('!own', not(own), [KeWaitForSingleObject(event)])],
        () => [code('own = ...; ... = 1;', 'is the first, or not', put(own, place), put(place, 1))],
        () => [when('own', own, [KeWaitForSingleObject(odds(0.5) ? turn : event)], [KeSetEvent(event)])],
        () => [KeSetEvent(odds(0.5) ? turn : event)],
        () => [KeClearEvent(event)],
      ],
      next,
    )();
  };
  const line = (depth: number, mayWait: boolean): readonly Node[] => {
    if (isRace && mayWait && odds(0.8)) return racing();
    if (isNosy && odds(0.1)) return [nosy()];
    if (hasLoops && depth === 0 && odds(0.2))
      return [forever(...lines(2, depth + 1, mayWait), when('own', odds(0.5) ? own : shared, [leave()]))];
    if (hasLevels && mayWait && depth < 2 && odds(0.15))
      return [KeRaiseIrql, ...lines(2, depth + 1, false), ...(odds(0.95) ? [KeLowerIrql] : [])];
    const kind = next();
    if (kind < lockShare && depth < 2 && mayWait) return section(depth);
    if (kind < 0.55 && mayWait) return waiting();
    if (kind < 0.62) return [KeSetEvent(pick(events, next))];
    if (kind < 0.66) return [pick([KeClearEvent, KePulseEvent], next)(pick(notifications, next))];
    if (kind < 0.74) return [code('own = !own;', 'changes its own variable', put(own, not(own)))];
    if (kind < 0.8)
      return [code('own = shared; shared = 1;', 'is the first, or not', put(own, shared), put(shared, 1))];
    if (kind < 0.83) return [code('kept = own;', 'keeps it', put(kept, own))];
    if (kind < 0.87) return [code('shared = own;', 'tells the others', put(shared, own))];
    if (kind < 0.89)
      return [
        code(
          'if (shared && other) stop',
          'looks',
          given(and(shared, pick([other, own, not(own)], next)), [bugCheck(PAGE_FAULT_IN_NONPAGED_AREA)]),
        ),
      ];
    if (kind < 0.92) return [code('other = !other;', 'changes what is shared', put(other, not(other)))];
    if (depth >= 2) return [];
    const test: Expr = pick<Expr>([eq(shared, own), own, other, not(own), not(shared)], next);
    return [
      when(
        '...',
        test,
        mayWait && odds(0.4) ? waiting() : lines(2, depth + 1, mayWait),
        odds(0.5) ? lines(1, depth + 1, mayWait) : [],
      ),
    ];
  };
  function lines(most: number, depth: number, mayWait: boolean): readonly Node[] {
    return Array.from({ length: 1 + Math.floor(next() * most) }, () => line(depth, mayWait)).flat();
  }

  const about = { gloss: 'made by chance', basis: 'ours', why: 'a test' } as const;
  const count = odds(0.3) ? 3 : 2;
  const most = (lockShare === 0 ? 5 : 3) - (count === 3 ? 1 : 0);
  // Some models have threads that run the same routine, which a search may exchange.
  const first = routine('Routine0', about, lines(most, 0, true));
  const likely = odds(0.5) ? 0.8 : 0.3;
  const threads = Array.from({ length: count }, (_, at) => {
    const runs = at === 0 || odds(likely) ? first : routine(`Routine${at}`, about, lines(most, 0, true));
    const asleepOn = odds(0.04) ? pick(events, next) : null;
    const starts = odds(0.2);
    return { name: `Thread ${at}`, routine: runs, ...(asleepOn ? { asleepOn } : starts && { runsOn: at }) };
  });
  const run = threadsRun(...threads);
  const processors = 1 + Math.floor(next() * (count === 3 ? 2 : 3));
  const remembered = odds(0.5) ? own : kept;
  const ended = isNosy && odds(0.3) && !hasLoops ? () => onThread(0, remembered) : run.done;
  if (!hasDevice) return specOf([{ ...run, done: ended }], { processors });

  const pending = inMachine('pending', { initial: 1 });
  const what = pick([guarded[0] ?? shared, shared, other], next);
  const event: DeviceEvent = {
    name: 'rest',
    says: 'reports',
    when: odds(0.8) ? pending : and(pending, not(odds(0.5) ? other : locks[0])),
    act: [put(pending, 0), ...(odds(0.3) ? [put(what, not(what))] : []), steer(insertQueueDpc(rest))],
  };
  const inDpc = pick<readonly Node[]>(
    [
      [KeSetEvent(pick(events, next))],
      [code('shared = !shared;', 'changes what is shared', put(shared, not(shared))), KeSetEvent(pick(events, next))],
      [
        KeAcquireSpinLockAtDpcLevel(locks[0]),
        code('x0 = !x0;', 'changes what the lock guards', put(guarded[0] ?? shared, not(guarded[0] ?? shared))),
        KeReleaseSpinLockFromDpcLevel(locks[0]),
      ],
      [actLine('idle', { act: [], says: 'does nothing' })],
    ],
    next,
  );
  const activity: Activity = {
    ...run,
    done: ended,
    dpcs: [rest],
    routines: [routine('Rest', about, inDpc)],
    devices: [{ name: 'device', events: [event] }],
  };
  return specOf([activity], { processors });
}
