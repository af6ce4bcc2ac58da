import { threadsRun } from '../../src/sim/computer/activity.ts';
import { type Spec, specOf } from '../../src/sim/computer/spec.ts';
import { chance, pick } from '../../src/sim/explore/runs.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../src/sim/kernel/event.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../src/sim/kernel/spinlock.ts';
import { type Model, modelFrom } from '../../src/sim/machine/model.ts';
import { code, eq, inMachine, inThread, type Node, not, put, routine, when } from '../../src/sim/terms.ts';

export const generatedModel = (seed: number): Model => modelFrom(generatedProgram(seed));

/** A small program made by chance from a seed: locks kept, forgotten, handed over or nested, waits, tests, shared and private data. */
export function generatedProgram(seed: number): Spec {
  const next = chance(seed);
  const locks = [spinLock('LockA'), spinLock('LockB')] as const;
  const guarded = locks.map((lock) => inMachine(`under ${lock.name}`, { guardedBy: lock }));
  const [shared, own] = [inMachine('shared'), inThread('own')];
  const events = [notificationEvent('EventA'), notificationEvent('EventB')] as const;
  const odds = (share: number): boolean => next() < share;

  const underLock = (which: number, depth: number): readonly Node[] => {
    const place = guarded[which] ?? shared;
    return [
      code(`x${which} = !x${which};`, 'changes what the lock guards', put(place, not(place))),
      ...(odds(0.4) ? [when(`if (x${which})`, place, lines(1, depth + 1, false))] : []),
      ...(odds(0.3) ? [code(`own = x${which};`, 'keeps it for itself', put(own, place))] : []),
    ];
  };
  const section = (depth: number): readonly Node[] => {
    const which = odds(0.5) ? 0 : 1;
    const [lock, other] = which === 0 ? locks : [locks[1], locks[0]];
    const body = underLock(which, depth);
    if (odds(0.25))
      return [
        KeAcquireSpinLock(lock),
        ...body,
        KeReleaseSpinLockFromDpcLevel(lock),
        KeAcquireSpinLockAtDpcLevel(other),
        ...underLock(1 - which, depth),
        KeReleaseSpinLock(other),
      ];
    if (odds(0.25))
      return [
        KeAcquireSpinLock(lock),
        ...body,
        KeAcquireSpinLockAtDpcLevel(other),
        ...underLock(1 - which, depth),
        KeReleaseSpinLockFromDpcLevel(other),
        KeReleaseSpinLock(lock),
      ];
    if (odds(0.08)) return [KeAcquireSpinLock(lock), ...body];
    if (odds(0.06)) return [...body, KeReleaseSpinLock(lock)];
    return [KeAcquireSpinLock(lock), ...body, KeReleaseSpinLock(lock)];
  };
  const line = (depth: number, mayWait: boolean): readonly Node[] => {
    const kind = next();
    if (kind < 0.4 && depth < 2 && mayWait) return section(depth);
    if (kind < 0.5 && mayWait) return [KeWaitForSingleObject(pick(events, next))];
    if (kind < 0.65) return [KeSetEvent(pick(events, next))];
    if (kind < 0.8) return [code('own = !own;', 'changes its own variable', put(own, not(own)))];
    if (kind < 0.9) return [code('shared = own;', 'tells the others', put(shared, own))];
    return depth < 2
      ? [
          when(
            'if (shared == own)',
            eq(shared, own),
            lines(2, depth + 1, mayWait),
            odds(0.5) ? lines(1, depth + 1, mayWait) : [],
          ),
        ]
      : [];
  };
  function lines(most: number, depth: number, mayWait: boolean): readonly Node[] {
    return Array.from({ length: 1 + Math.floor(next() * most) }, () => line(depth, mayWait)).flat();
  }

  const about = { gloss: 'made by chance', basis: 'ours', why: 'a test' } as const;
  // Some models have threads that run the same routine, which a search may exchange.
  const first = routine('Routine0', about, lines(3, 0, true));
  const threads = Array.from({ length: odds(0.4) ? 3 : 2 }, (_, number) => ({
    name: `Thread ${number}`,
    routine: number === 0 || odds(0.4) ? first : routine(`Routine${number}`, about, lines(3, 0, true)),
  }));
  return specOf([threadsRun(...threads)], { processors: 1 + Math.floor(next() * 3) });
}
