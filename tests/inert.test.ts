import { describe, expect, it } from 'vitest';
import { REDUCTIONS, type Reduction, search } from '../src/sim/explore/search.ts';
import { PAGE_FAULT_IN_NONPAGED_AREA } from '../src/sim/kernel/bugcheck.ts';
import { insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { KeWaitForSingleObject, notificationEvent } from '../src/sim/kernel/event.ts';
import { steer } from '../src/sim/kernel/interrupt.ts';
import { KeLowerIrql, KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { enabledSteps } from '../src/sim/machine/doors.ts';
import type { Model } from '../src/sim/machine/model.ts';
import { stopOf } from '../src/sim/machine/read.ts';
import {
  and,
  bugCheck,
  code,
  inMachine,
  inProcessor,
  inThread,
  type Node,
  not,
  onThread,
  type Place,
  put,
  when,
} from '../src/sim/terms.ts';
import { dpcOf, machinesOf, set, smallModel } from './support/small.ts';

/**
 * The states in which nothing moves any more, as text. A search that leaves inert steps out must find just these: while
 * such a step can be taken, something moves.
 */
const restsBy = (model: Model, reduction: Reduction): readonly string[] =>
  [...machinesOf(search(model, model.start, undefined, reduction))]
    .filter((machine) => enabledSteps(model, machine).length === 0)
    .map((machine) => machine.join())
    .sort();

const [x, z, poked] = [inMachine('x'), inMachine('z'), inMachine('poked')];
const own = inThread('own');
const lock = spinLock('Lock');
const guarded = inMachine('guarded', { guardedBy: lock });
const onOwn = inProcessor('ran here');
const setOwn = (place: Place, value: number): Node => code(`${place.name} = ${value};`, 'sets it', put(place, value));
const hangIf = (place: Parameters<typeof when>[1]): Node =>
  when('if (...)', place, [KeWaitForSingleObject(notificationEvent('Never'))]);
const work = dpcOf('Work', setOwn(onOwn, 1));

const MODELS: readonly (readonly [string, Model])[] = [
  [
    'what a device sees at DISPATCH_LEVEL, though no thread can',
    smallModel({
      processors: 1,
      threads: { A: [KeRaiseIrql, set(x, 1), set(x, 0), KeLowerIrql] },
      devices: [{ name: 'eye', events: [{ name: 'look', says: 'looks', when: and(x, not(z)), act: [put(z, 1)] }] }],
      questions: false,
    }),
  ],
  [
    'what is guarded by a lock that somebody does not take',
    smallModel({
      processors: 2,
      threads: {
        A: [KeAcquireSpinLock(lock), set(guarded, 1), set(guarded, 0), KeReleaseSpinLock(lock)],
        B: [hangIf(guarded)],
      },
      questions: false,
    }),
  ],
  [
    'a thread’s own variable at which another thread looks',
    smallModel({
      processors: 2,
      threads: { A: [setOwn(own, 1), setOwn(own, 0)], B: [hangIf(onThread(0, own))] },
      questions: false,
    }),
  ],
  [
    'a level by which an interrupt finds its processor',
    smallModel({
      processors: 2,
      threads: { A: [KeAcquireSpinLock(lock), set(x, 1), KeReleaseSpinLock(lock)] },
      starts: { A: { runsOn: 0 } },
      dpcs: [work],
      devices: [
        {
          name: 'poker',
          events: [
            {
              name: 'poke',
              says: 'pokes',
              when: and(x, not(poked)),
              act: [put(poked, 1), steer(insertQueueDpc(work.object))],
            },
          ],
        },
      ],
      questions: false,
    }),
  ],
];

describe.each(REDUCTIONS.filter((one) => one !== 'none'))('leaving out %s does not hide', (reduction) => {
  it.each(MODELS)('%s', (_, model) => {
    const all = restsBy(model, 'none');
    expect(all.length).toBeGreaterThan(1);
    expect(restsBy(model, reduction)).toEqual(all);
  });

  it('a stop that a device would have brought first', () => {
    const block = poolBlock('block');
    const model = smallModel({
      processors: 1,
      threads: { A: [KeRaiseIrql, set(x, 1), ExFreePool(block, 'block'), ExFreePool(block, 'block')] },
      devices: [
        {
          name: 'eye',
          events: [{ name: 'fail', says: 'fails', when: x, act: [bugCheck(PAGE_FAULT_IN_NONPAGED_AREA)] }],
        },
      ],
      questions: false,
    });
    const stopsBy = (by: Reduction): ReadonlySet<string | undefined> =>
      new Set(
        [...machinesOf(search(model, model.start, undefined, by))].map((machine) => stopOf(model, machine)?.name),
      );
    expect(stopsBy(reduction)).toEqual(stopsBy('none'));
    expect(stopsBy('none').size).toBe(3);
  });
});
