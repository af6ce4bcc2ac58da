import { describe, expect, it } from 'vitest';
import { search } from '../src/sim/explore/search.ts';
import {
  IRQL_GT_ZERO_AT_SYSTEM_SERVICE,
  IRQL_NOT_LESS_OR_EQUAL,
  PAGE_FAULT_IN_NONPAGED_AREA,
} from '../src/sim/kernel/bugcheck.ts';
import { insertQueueDpc, nextDpcStep } from '../src/sim/kernel/dpc.ts';
import {
  type Event,
  KeClearEvent,
  KePulseEvent,
  KeSetEvent,
  KeWaitForSingleObject,
  notificationEvent,
  synchronizationEvent,
} from '../src/sim/kernel/event.ts';
import { onClockProcessor, steer } from '../src/sim/kernel/interrupt.ts';
import { DISPATCH_LEVEL, irql, KeLowerIrql, KeRaiseIrql, PASSIVE_LEVEL } from '../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock, touch } from '../src/sim/kernel/pool.ts';
import { insertQueue, KeRemoveQueue, queue, workItem } from '../src/sim/kernel/queue.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../src/sim/kernel/spinlock.ts';
import { nextStep, returnToUser, running, waitingFor } from '../src/sim/kernel/thread.ts';
import { enabledSteps } from '../src/sim/machine/doors.ts';
import type { Machine, Model } from '../src/sim/machine/model.ts';
import type { Move } from '../src/sim/machine/moves.ts';
import { readPlace, stopOf } from '../src/sim/machine/read.ts';
import { code, forever, inMachine, lt, plus, put } from '../src/sim/terms.ts';
import {
  after,
  can,
  dpcOf,
  everEnds,
  everyMachine,
  hasEnded,
  plain,
  restsOf,
  set,
  smallModel,
  stepNamed,
} from './support/small.ts';

const lock = spinLock('Lock');
const other = spinLock('OtherLock');
const level = (model: Model, machine: Machine, processor = 0): number => readPlace(model, machine, irql, processor);

describe('spin locks', () => {
  const twice = [KeAcquireSpinLock(lock), KeAcquireSpinLockAtDpcLevel(lock), KeReleaseSpinLock(lock)];

  it('a processor that acquires a spin lock it already holds spins on itself', () => {
    const model = smallModel({ processors: 2, threads: { A: twice } });
    const machine = after(model, 'A0 0 0');
    expect(readPlace(model, machine, lock)).toBe(1);
    expect(enabledSteps(model, machine)).toEqual([]);
    expect(everEnds(model, 'A')).toBe(false);
  });

  it('on one processor a spin lock has no word: only the IRQL moves', () => {
    const model = smallModel({ processors: 1, threads: { A: [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)] } });
    expect(model.layout.byteOf(lock)).toBeNull();
    const machines = everyMachine(model);
    expect(machines.every((machine) => readPlace(model, machine, lock) === 0)).toBe(true);
    expect(new Set(machines.map((machine) => level(model, machine)))).toEqual(new Set([PASSIVE_LEVEL, DISPATCH_LEVEL]));
  });

  it('on one processor acquiring twice does not spin', () => {
    const model = smallModel({ processors: 1, threads: { A: twice } });
    expect(restsOf(model).map((machine) => hasEnded(model, machine, 'A'))).toEqual([true]);
  });

  it('acquiring twice with the level saved twice never comes down again: the second OldIrql is DISPATCH_LEVEL', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [KeAcquireSpinLock(lock), KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)] },
    });
    const last = after(model, 'A0 0 0 0 0 0 0');
    expect(level(model, last)).toBe(DISPATCH_LEVEL);
    expect(hasEnded(model, last, 'A')).toBe(false);
    expect(hasEnded(model, after(model, '0', last), 'A')).toBe(true);
  });

  it('two processors never hold one lock at once', () => {
    const body = [KeAcquireSpinLock(lock), plain(), KeReleaseSpinLock(lock)];
    const model = smallModel({ processors: 2, threads: { A: body, B: body } });
    const inside = (machine: Uint8Array) =>
      [0, 1].filter((thread) => {
        const instruction = model.computer.instructions[readPlace(model, machine, nextStep, thread) - 1];
        const row = instruction?.at[0]?.row;
        return row === 1 || (row === 2 && instruction?.gives === lock);
      }).length;
    const counts = everyMachine(model).map(inside);
    expect(Math.max(...counts)).toBe(1);
  });

  it('a spin lock let go by its holder is had by the one that spins', () => {
    const body = [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)];
    const model = smallModel({ processors: 2, threads: { A: body, B: body } });
    const machine = after(model, 'A0 B1 0 1 0');
    expect(can(model, machine, '1')).toBe(false);
    expect(can(model, after(model, '0', machine), '1')).toBe(true);
  });

  it('two spin locks taken in two orders deadlock on two processors and never on one', () => {
    const inOrder = (first: typeof lock, second: typeof lock) => [
      KeAcquireSpinLock(first),
      KeAcquireSpinLockAtDpcLevel(second),
      KeReleaseSpinLockFromDpcLevel(second),
      KeReleaseSpinLock(first),
    ];
    const threads = { A: inOrder(lock, other), B: inOrder(other, lock) };
    const ends = (processors: number, crossed: boolean) => {
      const model = smallModel({ processors, threads: crossed ? threads : { A: threads.A, B: threads.A } });
      return restsOf(model)
        .map((machine) => (model.isDone(machine) ? 'done' : 'deadlock'))
        .sort();
    };
    expect(new Set(ends(2, true))).toEqual(new Set(['deadlock', 'done']));
    expect(new Set(ends(1, true))).toEqual(new Set(['done']));
    expect(new Set(ends(2, false))).toEqual(new Set(['done']));
  });

  it('FromDpcLevel after KeAcquireSpinLock leaves the level raised', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [KeAcquireSpinLock(lock), KeReleaseSpinLockFromDpcLevel(lock)] },
    });
    const released = after(model, 'A0 0 0 0');
    expect(level(model, released)).toBe(DISPATCH_LEVEL);
    expect(hasEnded(model, released, 'A')).toBe(false);
  });
});

describe('threads and levels', () => {
  const holds = [KeAcquireSpinLock(lock), plain(), KeReleaseSpinLock(lock)];

  it.each([1, 2])('no thread is dispatched on a processor at DISPATCH_LEVEL (%i processors)', (processors) => {
    const model = smallModel({ processors, threads: { A: holds, B: [plain()] } });
    let raised = 0;
    for (const machine of everyMachine(model)) {
      for (let processor = 0; processor < processors; processor++) {
        if (level(model, machine, processor) < DISPATCH_LEVEL) continue;
        raised++;
        for (const step of enabledSteps(model, machine)) {
          const move = model.moves[step] as Move;
          expect(move.kind === 'dispatch' && move.processor === processor).toBe(false);
        }
      }
    }
    expect(raised).toBeGreaterThan(0);
  });

  it('below DISPATCH_LEVEL a thread can be put aside for another at any moment', () => {
    const model = smallModel({ processors: 1, threads: { A: [plain(), plain()], B: [plain()] } });
    for (const moves of ['A0', 'A0 0', 'A0 0 0']) expect(can(model, after(model, moves), 'B0')).toBe(true);
  });

  it('a thread that raises its processor by hand keeps others off it, and only until it lowers it again', () => {
    const model = smallModel({ processors: 1, threads: { A: [KeRaiseIrql, plain(), KeLowerIrql], B: [plain()] } });
    const [raised, lowered] = [after(model, 'A0 0 0'), after(model, 'A0 0 0 0')];
    expect([level(model, raised), level(model, lowered)]).toEqual([DISPATCH_LEVEL, PASSIVE_LEVEL]);
    expect([can(model, raised, 'B0'), can(model, lowered, 'B0')]).toEqual([false, true]);
  });

  it('no thread runs on two processors at once', () => {
    const model = smallModel({ processors: 2, threads: { A: holds, B: [plain()] } });
    for (const machine of everyMachine(model)) {
      const [first, second] = [0, 1].map((processor) => readPlace(model, machine, running, processor));
      expect(first !== 0 && first === second).toBe(false);
    }
  });

  const leaves = { A: [KeAcquireSpinLock(lock)], B: [plain()] };

  it('a thread that comes to its end at DISPATCH_LEVEL leaves its processor at PASSIVE_LEVEL', () => {
    const model = smallModel({ processors: 1, threads: leaves });
    const machine = after(model, 'A0 0 0 0');
    expect(hasEnded(model, machine, 'A')).toBe(true);
    expect([level(model, machine), readPlace(model, machine, running)]).toEqual([PASSIVE_LEVEL, 0]);
    expect(can(model, machine, 'B0')).toBe(true);
  });

  it('under the strict reading it keeps its processor', () => {
    const model = smallModel({ processors: 1, threads: leaves, otherwise: { A7: 1 } });
    const machine = after(model, 'A0 0 0');
    expect(enabledSteps(model, machine)).toEqual([]);
    expect(readPlace(model, machine, running)).toBe(1);
  });

  it('where nobody is preempted a thread keeps its processor until it waits or ends', () => {
    const threads = { A: [plain(), plain()], B: [plain()] };
    const model = smallModel({ processors: 1, threads, otherwise: { A3: 1 } });
    for (const moves of ['A0', 'A0 0', 'A0 0 0']) expect(can(model, after(model, moves), 'B0')).toBe(false);
    expect(can(model, after(model, 'A0 0 0 0'), 'B0')).toBe(true);
  });

  it.each([
    [0, null],
    [1, IRQL_GT_ZERO_AT_SYSTEM_SERVICE],
  ])(
    'a system call that comes back at DISPATCH_LEVEL goes on, and stops the computer in the other reading (%i)',
    (A27, stop) => {
      const back = code('return;', 'comes back', returnToUser);
      const threads = { A: [KeAcquireSpinLock(lock), back], B: [back] };
      const model = smallModel({ processors: 1, threads, otherwise: { A27 } });
      expect(stopOf(model, after(model, 'A0 0 0 0'))).toBe(stop);
      expect(stopOf(model, after(model, 'B0 0'))).toBe(null);
    },
  );
});

describe('events', () => {
  const waiters = (event: Event, ...setters: string[]) => ({
    A: [KeWaitForSingleObject(event)],
    B: [KeWaitForSingleObject(event)],
    ...Object.fromEntries(setters.map((name) => [name, [KeSetEvent(event)]])),
  });
  const ended = (event: Event, setters: string[], processors: number) => {
    const model = smallModel({ processors, threads: waiters(event, ...setters) });
    return new Set(
      restsOf(model).map((machine) => ['A', 'B'].filter((thread) => hasEnded(model, machine, thread)).length),
    );
  };

  it.each([1, 2])(
    'a notification event lets everyone through, a synchronization event one (%i processors)',
    (processors) => {
      expect(ended(notificationEvent('Event'), ['C'], processors)).toEqual(new Set([2]));
      expect(ended(synchronizationEvent('Event'), ['C'], processors)).toEqual(new Set([1]));
    },
  );

  it('a synchronization event set twice before anyone waits lets one through, and two that sleep already both', () => {
    const event = synchronizationEvent('Event');
    expect(ended(event, ['C', 'D'], 2)).toEqual(new Set([1, 2]));
    const model = smallModel({ processors: 1, threads: waiters(event, 'C', 'D') });
    const both = after(model, 'A0 0 B0 0 C0 0 0 D0 0 0 A0 0 B0 0');
    expect(['A', 'B'].map((thread) => hasEnded(model, both, thread))).toEqual([true, true]);
  });

  it('a set that lets a sleeper through leaves no signal for who comes later', () => {
    const event = synchronizationEvent('Event');
    const model = smallModel({ processors: 1, threads: waiters(event, 'C') });
    const set = after(model, 'A0 0 C0 0');
    expect(readPlace(model, set, event.signalled)).toBe(0);
    expect([can(model, set, 'A0'), hasEnded(model, after(model, '0 A0 0', set), 'A')]).toEqual([true, true]);
  });

  it('an event that nobody sets is waited for without end', () => {
    expect(ended(notificationEvent('Event'), [], 1)).toEqual(new Set([0]));
  });

  it('a synchronization event that begins signalled lets the first through, and nobody after it', () => {
    expect(ended(synchronizationEvent('Event', 1), [], 2)).toEqual(new Set([1]));
  });

  it('an event that is cleared has forgotten that it was set', () => {
    const event = notificationEvent('Event');
    const threads = { A: [KeWaitForSingleObject(event)], C: [KeSetEvent(event), KeClearEvent(event)] };
    const model = smallModel({ processors: 2, threads });
    expect(hasEnded(model, after(model, 'A0 0 C1 1 1 A0 0'), 'A')).toBe(true);
    const late = after(model, 'C1 1 1 A0 0');
    expect(can(model, late, 'A0')).toBe(false);
  });

  it.each([1, 2])('a pulse wakes whoever waits at that moment, and nobody who comes later (%i processors)', (n) => {
    const event = notificationEvent('Event');
    const threads = { ...waiters(event), C: [KePulseEvent(event)] };
    const model = smallModel({ processors: n, threads });
    const through = (moves: string) =>
      ['A', 'B'].filter(
        (thread) => can(model, after(model, moves), `${thread}0`) || hasEnded(model, after(model, moves), thread),
      );
    expect(through('A0 0 B0 0 C0 0')).toEqual(['A', 'B']);
    expect(through('A0 0 C0 0 0 B0 0')).toEqual(['A']);
    expect(everyMachine(model).every((machine) => readPlace(model, machine, event.signalled) === 0)).toBe(true);
  });

  it('a pulse of a synchronization event lets one of two sleepers through', () => {
    const event = synchronizationEvent('Event');
    const model = smallModel({ processors: 1, threads: { ...waiters(event), C: [KePulseEvent(event)] } });
    const pulsed = after(model, 'A0 0 B0 0 C0 0');
    expect([can(model, pulsed, 'A0'), can(model, pulsed, 'B0')]).toEqual([true, false]);
    expect(readPlace(model, pulsed, event.signalled)).toBe(0);
  });

  it('a pulse takes back a signal that was there: whoever comes to wait afterwards finds none', () => {
    const event = notificationEvent('Event');
    const threads = { A: [KeWaitForSingleObject(event)], C: [KeSetEvent(event), KePulseEvent(event)] };
    const model = smallModel({ processors: 1, threads });
    const set = after(model, 'C0 0');
    expect(readPlace(model, set, event.signalled)).toBe(1);
    const pulsed = after(model, '0 0', set);
    expect(readPlace(model, pulsed, event.signalled)).toBe(0);
    expect(restsOf(model).some((machine) => !hasEnded(model, machine, 'A'))).toBe(true);
  });

  it('a wait below DISPATCH_LEVEL gives the processor up', () => {
    const event = notificationEvent('Event');
    const model = smallModel({ processors: 1, threads: waiters(event, 'C') });
    const machine = after(model, 'A0 0');
    expect(readPlace(model, machine, running)).toBe(0);
    expect(readPlace(model, machine, waitingFor, 0)).not.toBe(0);
    expect(can(model, machine, 'C0')).toBe(true);
    expect(can(model, machine, 'A0')).toBe(false);
  });

  const waitsRaised = (event: Event) => ({
    A: [KeAcquireSpinLock(lock), KeWaitForSingleObject(event), KeReleaseSpinLock(lock)],
    B: [KeSetEvent(event)],
    C: [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)],
  });

  it('a wait at DISPATCH_LEVEL gives the processor up, which comes down; the lock stays taken', () => {
    const model = smallModel({ processors: 2, threads: waitsRaised(notificationEvent('Event')) });
    const machine = after(model, 'A0 0 0 0');
    expect([level(model, machine), readPlace(model, machine, running)]).toEqual([PASSIVE_LEVEL, 0]);
    expect(readPlace(model, machine, lock)).toBe(1);
    expect(can(model, machine, 'B0')).toBe(true);
    expect(can(model, after(model, 'C1 1', machine), '1')).toBe(false);
  });

  it('a thread that waited at DISPATCH_LEVEL comes back at DISPATCH_LEVEL, whichever processor it is given', () => {
    const model = smallModel({ processors: 2, threads: waitsRaised(notificationEvent('Event')) });
    for (const processor of [0, 1]) {
      const back = after(model, `A0 0 0 0 B0 0 0 A${processor}`);
      expect(level(model, back, processor)).toBe(DISPATCH_LEVEL);
      expect(level(model, after(model, `${processor} ${processor}`, back), processor)).toBe(PASSIVE_LEVEL);
    }
    expect(everEnds(model, 'A')).toBe(true);
  });

  it('under the strict reading a wait at DISPATCH_LEVEL never gives the processor up, even if the event is signalled', () => {
    const event = notificationEvent('Event');
    const { C: _, ...threads } = waitsRaised(event);
    const strict = (processors: number) => smallModel({ processors, threads, otherwise: { A7: 1 } });
    for (const processors of [1, 2]) expect(everEnds(strict(processors), 'A')).toBe(false);
    const model = strict(2);
    const machine = after(model, 'B1 1 1 A0 0 0');
    expect(readPlace(model, machine, event.signalled)).toBe(1);
    expect(enabledSteps(model, machine)).toEqual([]);
  });
});

describe('DPCs and interrupts', () => {
  const done = inMachine('done', { max: 3 });
  const count = code('done++;', 'counts', put(done, plus(done, 1)));
  const pokes = inMachine('pokes', { max: 3 });
  /** A device that can queue each DPC, `times` in all, on the processor that `where` picks. */
  const poker = (dpcs: readonly ReturnType<typeof dpcOf>[], where = onClockProcessor, times = 1) => ({
    name: 'poker',
    events: dpcs.map(({ object }) => ({
      name: `poke${object.routine}`,
      says: 'pokes',
      when: lt(pokes, times),
      act: [put(pokes, plus(pokes, 1)), where(insertQueueDpc(object))],
    })),
  });
  const holds = [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)];
  const work = dpcOf('Work', count);
  const withWork = (
    processors: number,
    threads: Parameters<typeof smallModel>[0]['threads'],
    where = onClockProcessor,
  ) => smallModel({ processors, threads, dpcs: [work], devices: [poker([work], where)] });
  const inDpc = (model: Model, machine: Machine, processor = 0) =>
    readPlace(model, machine, nextDpcStep, processor) !== 0;

  it('a DPC that is queued on a processor at DISPATCH_LEVEL waits there', () => {
    const model = withWork(1, { A: holds });
    const raised = after(model, 'A0 0 pokeWork');
    const lowered = after(model, '0 0 0', raised);
    expect(level(model, lowered)).toBe(PASSIVE_LEVEL);
    expect(inDpc(model, lowered)).toBe(false);
    expect(inDpc(model, after(model, '0', lowered))).toBe(true);
    for (const machine of everyMachine(model))
      if (inDpc(model, machine)) expect(level(model, machine)).toBe(DISPATCH_LEVEL);
  });

  it('a DPC starts before any thread moves', () => {
    const model = withWork(1, { A: [plain()], B: [plain()] });
    const queued = after(model, 'A0 pokeWork');
    expect(enabledSteps(model, queued)).toEqual([stepNamed(model, '0')]);
    expect(inDpc(model, after(model, '0', queued))).toBe(true);
  });

  it('a DPC keeps every thread off its processor until it has ended', () => {
    const model = withWork(2, { A: [plain()], B: [plain()] });
    for (const machine of everyMachine(model).filter((one) => inDpc(model, one)))
      for (const move of ['A0', 'B0']) expect(can(model, machine, move)).toBe(false);
  });

  it('the processor goes on with its thread where the DPC broke in', () => {
    const model = withWork(1, { A: [plain(), plain()] });
    const before = after(model, 'A0 0');
    const broken = after(model, 'pokeWork 0 0 0', before);
    expect(readPlace(model, broken, nextStep)).toBe(readPlace(model, before, nextStep));
    expect(readPlace(model, broken, running)).toBe(1);
    expect(level(model, broken)).toBe(PASSIVE_LEVEL);
  });

  it('an interrupt comes to a processor that spins for ever, and its DPC is stranded there', () => {
    const model = withWork(2, { A: [KeAcquireSpinLock(lock), KeAcquireSpinLockAtDpcLevel(lock)] });
    const stuck = after(model, 'A0 0 0 pokeWork');
    expect(enabledSteps(model, stuck)).toEqual([]);
    expect(readPlace(model, stuck, work.object.inserted)).toBe(1);
  });

  it('a DPC that forgets a spin lock leaks the lock, not its level', () => {
    const leaky = dpcOf('Leaky', KeAcquireSpinLockAtDpcLevel(lock));
    const model = smallModel({ processors: 2, threads: { A: holds }, dpcs: [leaky], devices: [poker([leaky])] });
    const ended = after(model, 'pokeLeaky 0 0 0');
    expect(level(model, ended)).toBe(PASSIVE_LEVEL);
    expect(readPlace(model, ended, lock)).toBe(1);
    expect(can(model, after(model, 'A1 1', ended), '1')).toBe(false);
  });

  it('a DPC that asks for a thread’s own variable is refused before it can write over another’s bytes', () => {
    const withThread = dpcOf('Raises', ...holds);
    const build = () => smallModel({ processors: 2, threads: { A: [plain()] }, dpcs: [withThread] });
    expect(build).toThrow('Raises runs in a DPC, which has no thread: it cannot use oldIrql.');
  });

  it('more DPCs than a queue has places are refused: one would be lost without a word', () => {
    const dpcs = ['One', 'Two', 'Three', 'Four'].map((name) => dpcOf(name, count));
    const build = (some: typeof dpcs) => () =>
      smallModel({ processors: 1, threads: { A: [plain()] }, dpcs: some, devices: [poker(some)] });
    expect(build(dpcs.slice(1))).not.toThrow();
    expect(build(dpcs)).toThrow('4 DPCs');
  });

  it('DPCs start in the order in which they came, as many as a queue has places', () => {
    const dpcs = ['First', 'Second', 'Third'].map((name, at) => dpcOf(name, set(done, at + 1)));
    const model = smallModel({
      processors: 1,
      threads: { A: [plain()] },
      dpcs,
      devices: [poker(dpcs, onClockProcessor, 3)],
    });
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ];
    for (const order of orders) {
      let machine = after(model, order.map((number) => `poke${dpcs[number - 1]?.object.routine}`).join(' '));
      const ran = order.map(() => {
        machine = after(model, '0 0 0', machine);
        return readPlace(model, machine, done);
      });
      expect(ran).toEqual(order);
      expect(can(model, machine, '0')).toBe(false);
      for (const { object } of dpcs) expect(readPlace(model, machine, object.inserted)).toBe(0);
    }
  });

  it('a DPC that waits in a queue is not queued twice; one that runs already can be', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [plain()] },
      dpcs: [work],
      devices: [poker([work], onClockProcessor, 2)],
    });
    const twiceWaiting = after(model, 'pokeWork pokeWork 0 0 0');
    expect(can(model, twiceWaiting, '0')).toBe(false);
    const onceRunning = after(model, 'pokeWork 0 pokeWork 0 0');
    expect(can(model, onceRunning, '0')).toBe(true);
  });

  it('the start of one DPC leaves those behind it queued: none of them can be queued a second time', () => {
    const [first, second] = [dpcOf('First', set(done, 1)), dpcOf('Second', count)];
    const dpcs = [first, second];
    const model = smallModel({
      processors: 1,
      threads: { A: [plain()] },
      dpcs,
      devices: [poker(dpcs, onClockProcessor, 3)],
    });
    const started = after(model, 'pokeFirst pokeSecond 0');
    const inserted = (machine: Machine) => dpcs.map(({ object }) => readPlace(model, machine, object.inserted));
    expect(inserted(started)).toEqual([0, 1]);
    // First runs to its end, then Second, once: pokes of one that waits come to nothing.
    const ended = after(model, 'pokeSecond 0 0 0 0 0', started);
    expect(readPlace(model, ended, done)).toBe(2);
    expect(can(model, ended, '0')).toBe(false);
  });

  it('an interrupt goes to the processor of lowest IRQL, and to the lowest number among equals', () => {
    const model = withWork(2, { A: holds }, steer);
    expect(can(model, after(model, 'pokeWork'), '0')).toBe(true);
    expect(can(model, after(model, 'A0 0 pokeWork'), '1')).toBe(true);
    expect(can(model, after(model, 'A1 1 pokeWork'), '0')).toBe(true);
  });

  it('the clock interrupts processor 0 at whatever level that is', () => {
    const model = withWork(2, { A: holds });
    const raised = after(model, 'A0 0 pokeWork');
    expect(can(model, raised, '1')).toBe(false);
  });
});

describe('queues, pool and stops', () => {
  const job = workItem('a job', 2);
  const jobs = queue('Jobs', [job]);
  const handled = inMachine('handled', { max: 3 });
  const worker = [
    forever(
      ...KeRemoveQueue(jobs, [{ item: job, body: [code('Do(item);', 'does it', put(handled, plus(handled, 1)))] }]),
    ),
  ];
  const producer = code('Insert(job);', 'hands a job over', ...insertQueue(jobs, job));

  it.each([1, 2])('a job in a queue is done once, however many workers there are (%i processors)', (processors) => {
    const model = smallModel({ processors, threads: { W: worker, V: worker, P: [producer] } });
    expect(new Set(restsOf(model).map((machine) => readPlace(model, machine, handled)))).toEqual(new Set([1]));
    expect(Math.max(...everyMachine(model).map((machine) => readPlace(model, machine, handled)))).toBe(1);
  });

  it('a worker that is woken too late sleeps again', () => {
    const model = smallModel({ processors: 1, threads: { W: worker, V: worker, P: [producer] } });
    // W sleeps, P wakes it, and V, which never slept, takes the job first.
    const tooLate = after(model, 'W0 0 P0 0 V0 0 0 W0 0');
    expect(readPlace(model, tooLate, waitingFor, 0)).not.toBe(0);
    expect(readPlace(model, tooLate, job.waiting)).toBe(0);
  });

  const block = poolBlock('block');
  const freeTwice = [ExFreePool(block), ExFreePool(block)];
  it('freeing twice is a stop, and which one depends on the level', () => {
    const low = smallModel({ processors: 1, threads: { A: freeTwice } });
    const high = smallModel({ processors: 1, threads: { A: [KeAcquireSpinLock(lock), ...freeTwice] } });
    expect(stopOf(low, after(low, 'A0 0 0'))).toBe(PAGE_FAULT_IN_NONPAGED_AREA);
    expect(stopOf(high, after(high, 'A0 0 0 0 0'))).toBe(IRQL_NOT_LESS_OR_EQUAL);
  });

  it('after a stop nothing moves: no processor, no thread that is ready, no device', () => {
    const knocks = inMachine('knocks', { max: 3 });
    const knock = { name: 'knock', says: 'knocks', when: lt(knocks, 3), act: [put(knocks, plus(knocks, 1))] };
    const model = smallModel({
      processors: 2,
      threads: { A: freeTwice, B: [plain()], C: [plain()] },
      devices: [{ name: 'door', events: [knock] }],
    });
    const before = after(model, 'B1 A0 0');
    for (const move of ['0', '1', 'C0', 'C1', 'knock']) expect(can(model, before, move)).toBe(true);
    const stopped = everyMachine(model).filter((machine) => stopOf(model, machine));
    expect(stopped.length).toBeGreaterThan(0);
    const space = search(model);
    for (const machine of stopped) {
      const state = space.find(machine);
      expect(enabledSteps(model, machine)).toEqual([]);
      expect(space.firstEdge(state)).toBe(space.firstEdge(state + 1));
    }
  });

  it('memory that was never freed can be touched at will', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [code('block->x = 1;', 'writes', touch(block.memory)), ExFreePool(block)] },
    });
    expect(restsOf(model).map((machine) => stopOf(model, machine))).toEqual([null]);
  });
});
