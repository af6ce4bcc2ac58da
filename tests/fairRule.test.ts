import { describe, expect, it } from 'vitest';
import type { Exploration } from '../src/sim/explore/explore.ts';
import { whoCanReach } from '../src/sim/explore/graph.ts';
import { chances, type Window, windowOf } from '../src/sim/explore/odds.ts';
import { fairSteps, randomRun } from '../src/sim/explore/runs.ts';
import { insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../src/sim/kernel/event.ts';
import { type Device, type DeviceEvent, onClockProcessor } from '../src/sim/kernel/interrupt.ts';
import { KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import { KeAcquireSpinLock, KeReleaseSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { takeStep } from '../src/sim/machine/doors.ts';
import type { Machine, Model } from '../src/sim/machine/model.ts';
import type { Move } from '../src/sim/machine/moves.ts';
import { type Expr, inMachine, type Node, not, type Place, put, when } from '../src/sim/terms.ts';
import { dpcOf, exploreModel, hasEnded, plain, set, smallModel } from './support/small.ts';

const never = notificationEvent('Never');
const hangIf = (test: Expr): Node => when('...', test, [KeWaitForSingleObject(never)]);
const once = (place: Place): DeviceEvent => ({
  name: place.name,
  says: `sets ${place.name}`,
  when: not(place),
  act: [put(place, 1)],
});
const device = (name: string, ...events: readonly DeviceEvent[]): Device => ({ name, events });
const [x, y] = [inMachine('x'), inMachine('y')];

const chancesOf = (exploration: Exploration): Float64Array => {
  const lost = [...(exploration.doomed ?? [])].flatMap((doomed, state) => (doomed === 1 ? [state] : []));
  const found = chances(exploration, whoCanReach(exploration.space, lost));
  if (!found) throw new Error('A few states need no more work than there may be.');
  return found;
};
const chanceOf = (model: Model): number | undefined => chancesOf(exploreModel(model))[0];

describe('the rule by which chance picks', () => {
  const oneDevice = smallModel({
    processors: 1,
    threads: { A: [hangIf(x)] },
    starts: { A: { runsOn: 0 } },
    devices: [device('twice', once(x), once(y))],
    questions: false,
  });

  it('a device that can do two things is one actor: it moves no sooner than a device that can do one', () => {
    const groups = fairSteps(oneDevice, oneDevice.start);
    expect(groups.map((steps) => steps.map((step) => (oneDevice.moves[step] as Move).kind))).toEqual([
      ['run'],
      ['device', 'device'],
    ]);
  });

  /*
   * A looks at x once. First moves: A 1/2 (x is 0: no hang); x 1/4 (a hang); y 1/4, and then A 1/2 or x 1/2.
   * 1/4 + 1/4 * 1/2 = 3/8. Were the device two actors, it would be 1/3 + 1/3 * 1/2 = 1/2.
   */
  it('so a hang that needs one of the two comes in three runs of eight', () => {
    expect(chanceOf(oneDevice)).toBeCloseTo(3 / 8, 12);
  });

  it('two devices are two actors', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [hangIf(x)] },
      starts: { A: { runsOn: 0 } },
      devices: [device('one', once(x)), device('other', once(y))],
      questions: false,
    });
    expect(fairSteps(model, model.start)).toHaveLength(3);
    expect(chanceOf(model)).toBeCloseTo(1 / 2, 12);
  });

  it('a processor keeps its thread: only an idle one is given another', () => {
    const model = smallModel({
      processors: 2,
      threads: { A: [plain()], B: [plain()], C: [plain()] },
      starts: { A: { runsOn: 0 } },
      questions: false,
    });
    const told = fairSteps(model, model.start).map((steps) =>
      steps.map((step) => {
        const move = model.moves[step] as Move;
        return move.kind === 'dispatch' ? `gives ${move.processor} thread ${move.thread}` : move.kind;
      }),
    );
    expect(told).toEqual([['run'], ['gives 1 thread 1', 'gives 1 thread 2']]);
  });

  /*
   * While A has not looked, a device turns x over and over. Let h0 and h1 be the chance of a hang with A at its test
   * and x 0 or 1: h0 = (0 + h1) / 2, h1 = (1 + h0) / 2, so h0 = 1/3 and h1 = 2/3. Before A has a processor:
   * g0 = (h0 + g1) / 2, g1 = (h1 + g0) / 2, so g0 = 4/9.
   */
  it('a chance that a device can change for ever is summed to its end', () => {
    const turn: DeviceEvent = { name: 'turn', says: 'turns x over', when: 1, act: [put(x, not(x))] };
    const model = smallModel({
      processors: 1,
      threads: { A: [hangIf(x)] },
      devices: [device('coin', turn)],
      questions: false,
    });
    expect(chanceOf(model)).toBeCloseTo(4 / 9, 10);
  });
});

describe('one run by that rule', () => {
  const runs = (model: Model): readonly (readonly [Machine, number])[] =>
    Array.from({ length: 30 }, (_, seed) => {
      const steps = randomRun(model, seed);
      return [
        steps.reduce<Machine>((machine, step) => takeStep(model, machine, step), model.start),
        steps.length,
      ] as const;
    });
  const served = notificationEvent('Served');
  const serve = dpcOf('Serve', KeSetEvent(served));
  const asked = inMachine('asked');
  const serves = device('adapter', {
    name: 'serve',
    says: 'interrupts',
    when: not(asked),
    act: [put(asked, 1), onClockProcessor(insertQueueDpc(serve.object))],
  });
  const ticks = device('clock', { name: 'tick', says: 'ticks', when: 1, act: [put(x, not(x))] });

  it('goes on while something is owed, though nothing but a device can move', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [KeWaitForSingleObject(served)] },
      dpcs: [serve],
      devices: [serves],
      questions: false,
    });
    for (const [machine] of runs(model)) expect(model.isDone(machine)).toBe(true);
  });

  it('goes on when all that was asked for is done, as long as a processor has something to do', () => {
    const model = smallModel({
      processors: 2,
      threads: { A: [plain()], B: [plain(), plain(), plain()] },
      awaited: ['A'],
      questions: false,
    });
    for (const [machine] of runs(model)) expect(hasEnded(model, machine, 'B')).toBe(true);
  });

  it('is over when only a clock would go on, and nothing is owed', () => {
    const model = smallModel({ processors: 1, threads: { A: [plain()] }, devices: [ticks], questions: false });
    for (const [machine, length] of runs(model)) {
      expect(model.isDone(machine)).toBe(true);
      expect(length).toBeLessThan(200);
    }
  });

  it('of a machine that owes something for ever ends at a bound', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [KeWaitForSingleObject(never)] },
      devices: [ticks],
      questions: false,
    });
    expect(randomRun(model, 1, 100)).toHaveLength(100);
  });
});

describe('the window', () => {
  const windowIn = (small: Omit<Parameters<typeof smallModel>[0], 'questions'>): Window | null => {
    const exploration = exploreModel(smallModel({ questions: false, ...small }));
    return windowOf(exploration, chancesOf(exploration));
  };
  const curveOf = (window: Window | null): Readonly<Record<number, number>> =>
    Object.fromEntries((window?.curve ?? []).map(({ ahead, chance }) => [ahead, chance]));
  /** B hangs if it looks before A has set x. */
  const race = { A: [set(x, 1)], B: [hangIf(not(x))] };

  it.each([1, 2])(
    'says who is ahead: above 0 the first thread, and then no hang is left (%i processors)',
    (processors) => {
      const window = windowIn({ processors, threads: race });
      expect(window?.threads).toEqual(['A', 'B']);
      const curve = curveOf(window);
      expect(curve[0]).toBeGreaterThan(0);
      expect(curve[0]).toBeLessThan(1);
      // One line of A is x = 1; one line of B is the look.
      expect([curve[1], curve[-1]]).toEqual([0, 1]);
    },
  );

  it('counts lines and not steps, each once: from all of one request to all of the other', () => {
    const lock = spinLock('Lock');
    const ahead = (threads: Readonly<Record<string, readonly Node[]>>) =>
      windowIn({ processors: 2, threads })?.curve.map((point) => point.ahead);
    // A line, the closing brace, and being gone.
    expect(ahead({ A: [plain()], B: [plain()] })).toEqual([-2, -1, 0, 1, 2]);
    // Acquiring and letting go take two steps each, and are one line each.
    expect(ahead({ A: [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)], B: [plain()] })).toEqual([
      -2, -1, 0, 1, 2, 3,
    ]);
  });

  it('follows a request no further than it comes alone', () => {
    const asleep = windowIn({
      processors: 2,
      threads: { A: [plain(), KeWaitForSingleObject(never), plain()], B: [plain()] },
    });
    expect(asleep?.curve.at(-1)?.ahead).toBeLessThanOrEqual(2);
    const raised = windowIn({ processors: 2, threads: { A: [KeRaiseIrql, plain()], B: [plain()] } });
    // It raises, looks, and leaves its processor.
    expect(raised?.curve.at(-1)?.ahead).toBe(3);
  });

  it('lets nobody else move meanwhile: a third line of the other thread cannot have run', () => {
    // Both start on a processor of their own. While A runs alone, B’s look is still to come, however far A is ahead.
    const starts = { A: { runsOn: 1 }, B: { runsOn: 0 } };
    const threads = { A: [plain(), plain(), plain(), set(x, 1)], B: [hangIf(not(x))] };
    const curve = curveOf(windowIn({ processors: 2, threads, starts }));
    expect([curve[4], curve[-1]]).toEqual([0, 1]);
    expect(curve[3]).toBeLessThan(1);
    expect(curve[1]).toBeGreaterThan(curve[2] ?? 1);
    expect(curve[2]).toBeGreaterThan(curve[3] ?? 1);
  });

  it('is there where two threads have something to do, and not where three have', () => {
    expect(windowIn({ processors: 2, threads: { ...race, C: [plain()] } })).toBeNull();
    expect(windowIn({ processors: 2, threads: { A: [plain()] } })).toBeNull();
  });

  it('a thread that starts asleep is none of the two', () => {
    const work = notificationEvent('Work');
    const threads = { Sleeper: [KeWaitForSingleObject(work), plain()], ...race };
    const window = windowIn({ processors: 2, threads, starts: { Sleeper: { asleepOn: work } }, awaited: ['A', 'B'] });
    expect(window?.threads).toEqual(['A', 'B']);
    expect(window?.curve.map(({ ahead }) => ahead).includes(1)).toBe(true);
  });
});
