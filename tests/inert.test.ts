import { describe, expect, it } from 'vitest';
import { type Activity, nothing, threadsRun } from '../src/sim/computer/activity.ts';
import { specOf } from '../src/sim/computer/spec.ts';
import { explore } from '../src/sim/explore/explore.ts';
import { REDUCTIONS, type Reduction, search, whyNotReduced } from '../src/sim/explore/search.ts';
import { verdictOf } from '../src/sim/explore/verdict.ts';
import { PAGE_FAULT_IN_NONPAGED_AREA } from '../src/sim/kernel/bugcheck.ts';
import { insertQueueDpc, nextDpcStep } from '../src/sim/kernel/dpc.ts';
import { KeWaitForSingleObject, notificationEvent } from '../src/sim/kernel/event.ts';
import { type Device, onClockProcessor, steer } from '../src/sim/kernel/interrupt.ts';
import { KeLowerIrql, KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { nextStep } from '../src/sim/kernel/thread.ts';
import { BadModel } from '../src/sim/machine/badModel.ts';
import { enabledSteps } from '../src/sim/machine/doors.ts';
import { type Model, modelFrom } from '../src/sim/machine/model.ts';
import { stopOf } from '../src/sim/machine/read.ts';
import {
  and,
  bugCheck,
  code,
  type Expr,
  eq,
  firstStepOf,
  inMachine,
  inProcessor,
  inThread,
  lowestProcessor,
  lt,
  type Node,
  ne,
  not,
  onProcessor,
  onThread,
  type Place,
  plus,
  put,
  when,
} from '../src/sim/terms.ts';
import { dpcOf, lines, machinesOf, plain, set, smallModel } from './support/small.ts';

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
  when('...', place, [KeWaitForSingleObject(notificationEvent('Never'))]);
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
      threads: { A: [KeRaiseIrql, set(x, 1), ExFreePool(block), ExFreePool(block)] },
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

const event = (name: string, when: Expr, ...act: Device['events'][number]['act']): Device => ({
  name,
  events: [{ name, says: `brings ${name}`, when, act }],
});
const queued = onClockProcessor(insertQueueDpc(work.object));
const thread = (name: string, ...body: readonly Node[]) => ({ name, routine: lines(`${name}Routine`, ...body) });
const two = [plain('a++;'), plain('b++;')];
/** A computer on which one DPC of two steps runs. */
const withDpc = (processors: number, activity: Partial<Activity>): Model =>
  modelFrom(
    specOf([{ ...nothing, dpcs: [work.object], routines: [lines('Work', ...two)], ...activity }], { processors }),
  );
const verdictOfAll = (model: Model) => {
  const { verdict, stops, inevitable } = explore(model);
  return { verdict, stops, inevitable };
};
const dpcHere = onProcessor(0, nextDpcStep);

/** What the way on changes, though no act says so: what is expected to be said, null where steps can be left out all the same. */
const OF_THE_WAY_ON: readonly (readonly [string, string | null, Model])[] = (
  [
    ['a device that sees a DPC run', dpcHere, 'at which step a thread is, or a DPC'],
    ['a device that asks only whether a DPC runs', ne(dpcHere, 0), null],
    ['a device that sees that a DPC has come to its end', and(x, not(dpcHere)), null],
    ['a device that sees a DPC at its second step', lt(firstStepOf('Work'), dpcHere), 'at which step'],
  ] as const
)
  .map(([name, sees, why]): readonly [string, string | null, Model] => [
    name,
    why,
    withDpc(1, {
      ...threadsRun(thread('A', plain(), hangIf(z))),
      dpcs: [work.object],
      routines: [lines('Work', ...two)],
      devices: [event('tick', not(x), put(x, 1), queued), event('look', and(not(z), sees), put(z, 1))],
    }),
  ])
  .concat([
    [
      'what is asked for: that no DPC runs',
      null,
      withDpc(1, { devices: [event('tick', 1, queued)], done: () => not(dpcHere) }),
    ],
    [
      'a promise that a DPC runs',
      null,
      withDpc(1, {
        devices: [event('tick', 1, queued)],
        promises: [{ name: 'p', says: 'none runs', judged: 'at rest', broken: () => not(dpcHere) }],
      }),
    ],
    [
      'a thread that finds a DPC at its first step',
      'at which step a thread is, or a DPC',
      withDpc(2, {
        ...threadsRun(thread('A', hangIf(eq(dpcHere, firstStepOf('Work'))))),
        dpcs: [work.object],
        routines: [lines('Work', ...two)],
        devices: [event('tick', not(x), put(x, 1), queued)],
      }),
    ],
    [
      'a device that finds the processor on which no DPC runs',
      'by the step at which its DPC is',
      withDpc(2, {
        devices: [
          event('tick', not(x), put(x, 1), queued),
          event('look', and(x, not(z)), put(z, 1), lowestProcessor(nextDpcStep, put(onOwn, 1))),
        ],
        done: () => and(z, onProcessor(0, onOwn)),
      }),
    ],
    [
      'a thread that sees that no DPC runs any more',
      null,
      withDpc(2, {
        ...threadsRun(thread('A', hangIf(and(x, not(dpcHere))))),
        dpcs: [work.object],
        routines: [lines('Work', ...two)],
        devices: [event('tick', not(x), put(x, 1), queued)],
      }),
    ],
    [
      'a line that puts its thread at another step',
      'only the way through a routine changes',
      modelFrom(specOf([threadsRun(thread('A', code('NextStep = 1;', 'goes', put(nextStep, 1)), plain()))])),
    ],
    [
      'the next step of another thread',
      'at which step a thread is',
      modelFrom(
        specOf(
          [threadsRun(thread('A', plain(), plain(), plain()), thread('B', hangIf(eq(onThread(0, nextStep), 2))))],
          { processors: 2 },
        ),
      ),
    ],
  ]);

describe('the verdict that leaves out what nobody sees', () => {
  it.each(OF_THE_WAY_ON)('is that of all schedules with %s', (_, why, model) => {
    expect(verdictOf(model)).toEqual(verdictOfAll(model));
    const says = whyNotReduced(model, 'inert steps');
    if (why === null) expect(says).toBeNull();
    else expect(says).toContain(why);
  });

  const count = inMachine('count', { max: 3 });
  const block = poolBlock('block');
  it('goes by the name of a lock: one that is declared a second time keeps out as many', () => {
    const [once, again] = [lock, spinLock('Lock')].map((second) => {
      const model = smallModel({
        processors: 2,
        threads: {
          A: [KeAcquireSpinLock(lock), set(guarded, 1), set(guarded, 0), KeReleaseSpinLock(second)],
          B: [KeAcquireSpinLock(second), hangIf(guarded), KeReleaseSpinLock(lock)],
        },
        questions: false,
      });
      expect(verdictOf(model)).toEqual(verdictOfAll(model));
      return search(model, model.start, undefined, 'inert steps').states;
    });
    expect(again).toBe(once);
  });

  it('is no stop where a device could have counted too far before it: both searches refuse the model', () => {
    const model = modelFrom(
      specOf([
        {
          ...threadsRun(thread('A', KeRaiseIrql, ExFreePool(block), set(x, 1), ExFreePool(block))),
          devices: [event('count', x, put(count, plus(count, 1)))],
        },
      ]),
    );
    expect(() => explore(model)).toThrow(BadModel);
    expect(() => verdictOf(model)).toThrow(BadModel);
  });
});
