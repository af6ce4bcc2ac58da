import { describe, expect, it } from 'vitest';
import { insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent, setEvent } from '../src/sim/kernel/event.ts';
import { steer } from '../src/sim/kernel/interrupt.ts';
import { KeLowerIrql, KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import type { Machine, Model } from '../src/sim/machine/model.ts';
import { code, given, inMachine, type Node, not, put } from '../src/sim/terms.ts';
import { diagnose } from '../src/sim/trace/diagnosis.ts';
import { whyThreadStuck } from '../src/sim/trace/narrate.ts';
import { traceOf } from '../src/sim/trace/replay.ts';
import { waitForGraph } from '../src/sim/trace/waitForGraph.ts';
import { whoCouldWake } from '../src/sim/trace/waits.ts';
import { after, dpcOf, plain, smallModel, stepNamed } from './support/small.ts';

const [first, second] = [notificationEvent('First'), notificationEvent('Second')];
const waits = KeWaitForSingleObject;
const sets = KeSetEvent;
const modelOf = (threads: Readonly<Record<string, readonly Node[]>>): Model =>
  smallModel({ processors: 1, threads, questions: false });
const traceAlong = (model: Model, moves: string) =>
  traceOf(
    model,
    moves.split(' ').map((name) => stepNamed(model, name)),
  );
const wakersOf = (model: Model, machine: Machine, name: string): readonly (string | undefined)[] =>
  whoCouldWake(model, machine, model.computer.threadNumber(name)).map((number) => model.computer.threads[number]?.name);

describe('who could wake a thread that sleeps', () => {
  it('not itself: its own signal comes after its own wait', () => {
    const model = modelOf({ A: [waits(first), sets(first)] });
    const trace = traceAlong(model, 'A0 0');
    expect(wakersOf(model, after(model, 'A0 0'), 'A')).toEqual([]);
    expect(diagnose(trace)).toEqual([]);
    expect(waitForGraph(trace)).toEqual({ nodes: [], edges: [] });
    expect(whyThreadStuck(trace, 2, 0)).toBe(
      'A waits for First, which ARoutine signals, but no thread or DPC runs that line any more.',
    );
  });

  it('one that has yet to come to the signal, and nobody who is past it', () => {
    const model = modelOf({ A: [waits(first)], B: [sets(first)], C: [sets(second), waits(second)] });
    expect(wakersOf(model, after(model, 'A0 0'), 'A')).toEqual(['B']);
    const past = modelOf({ A: [waits(first)], B: [sets(first), waits(second)] });
    expect(wakersOf(past, after(past, 'B0 0 0 A0'), 'A')).toEqual([]);
  });

  it('one whose signal hangs on a test, whatever comes of the test', () => {
    const x = inMachine('x');
    const maybe = code('if (x) KeSetEvent(&First, 0, FALSE);', 'may signal', given(x, setEvent(first)));
    const model = modelOf({ A: [waits(first)], B: [maybe] });
    expect(wakersOf(model, after(model, 'A0 0'), 'A')).toEqual(['B']);
  });

  it('two that wait for each other are one ring, told once, and a third that waits for one of them is not in it', () => {
    const model = modelOf({
      A: [waits(first), sets(second)],
      B: [waits(second), sets(first)],
      C: [waits(first)],
    });
    const findings = diagnose(traceAlong(model, 'A0 0 B0 0 C0 0'));
    expect(findings.map(({ kind, about }) => [kind, about])).toEqual([['cycle of waiters', ['A', 'B']]]);
  });
});

describe('why a thread that is ready is given no processor', () => {
  const work = dpcOf('Work', plain());
  const poked = inMachine('poked');
  const poker = {
    name: 'poker',
    events: [
      {
        name: 'poke',
        says: 'pokes',
        when: not(poked),
        act: [put(poked, 1), steer(insertQueueDpc(work.object))],
      },
    ],
  };
  const raised = { A: [KeRaiseIrql, plain(), KeLowerIrql], C: [KeRaiseIrql, plain(), KeLowerIrql], B: [plain()] };
  const model = smallModel({ processors: 2, threads: raised, dpcs: [work], devices: [poker], questions: false });
  const whyB = (moves: string): string | null => whyThreadStuck(traceAlong(model, moves), moves.split(' ').length, 2);

  it('every processor is at DISPATCH_LEVEL', () => {
    expect(whyB('A0 0 C1 1')).toBe(
      'B is ready, but every processor is at DISPATCH_LEVEL, where no thread can be switched in.',
    );
  });

  it('or one is not, and there a DPC goes first', () => {
    expect(whyB('A0 0 poke')).toBe('B is ready, but each processor below DISPATCH_LEVEL has a DPC to run first.');
  });

  it('and where one processor is free there is nothing to explain', () => {
    expect(whyB('A0 0')).toBeNull();
  });
});
