import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { search } from '../src/sim/explore/search.ts';
import { dpcsGoFirst, insertQueueDpc, nextDpcStep } from '../src/sim/kernel/dpc.ts';
import { type Device, steer } from '../src/sim/kernel/interrupt.ts';
import { irql, PASSIVE_LEVEL } from '../src/sim/kernel/irql.ts';
import { dispatch, nextStep, running } from '../src/sim/kernel/thread.ts';
import { modelOf, settingOf } from '../src/sim/library/index.ts';
import { closuresOf } from '../src/sim/machine/closures.ts';
import { compilerFor } from '../src/sim/machine/compile.ts';
import { enabledSteps, takeStep } from '../src/sim/machine/doors.ts';
import { fold } from '../src/sim/machine/fold.ts';
import { STOPPED } from '../src/sim/machine/layout.ts';
import type { Machine, Model } from '../src/sim/machine/model.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { type Expr, eq, inMachine, lt, not, put, self } from '../src/sim/terms.ts';
import { CONCEPT_TABLE, TRUTH_TABLE } from '../tools/truthTable.ts';
import { generatedModel } from './support/generated.ts';
import { afterTaking, holds, takenBy, valueIn } from './support/reading.ts';
import { dpcOf, plain, set, smallModel } from './support/small.ts';

/** A model, and machines from everywhere in its space. */
interface Sample {
  readonly name: string;
  readonly model: Model;
  readonly machines: readonly Machine[];
}
function sampleOf(name: string, model: Model, most = 30): Sample {
  const space = search(model, model.start, 6000);
  const apart = Math.max(1, Math.ceil(space.states / most));
  const machines: Machine[] = [];
  for (let state = 0; state < space.states; state += apart) machines.push(space.machine(state));
  return { name, model, machines };
}

/** A DPC that lowers its processor while it runs, as none should: the level alone would then let threads in. */
const lowering = dpcOf('Lowers', set(irql, PASSIVE_LEVEL), plain());
const queued = inMachine('queued');
const bell: Device = {
  name: 'bell',
  events: [
    { name: 'rings', says: 'rings', when: not(queued), act: [put(queued, 1), steer(insertQueueDpc(lowering.object))] },
  ],
};

/** Every row whose space is small, programs made by chance, and a DPC that behaves badly. */
const SAMPLES: readonly Sample[] = [
  sampleOf(
    'a DPC that lowers the level',
    smallModel({ processors: 2, threads: { A: [plain()], B: [plain()] }, dpcs: [lowering], devices: [bell] }),
    1000,
  ),
  ...[...TRUTH_TABLE, ...CONCEPT_TABLE]
    .filter(({ states }) => states < 6000)
    .map(({ setting }) => sampleOf(inWords(setting), modelOf(setting))),
  ...Array.from({ length: 40 }, (_, seed) => sampleOf(`generated ${seed}`, generatedModel(seed))),
];

const stepsBy = (model: Model, machine: Machine): readonly number[] => {
  const steps: number[] = [];
  model.forEachEnabled(machine, 0, (step) => void steps.push(step));
  return steps;
};

describe('the transitions, read straight from their terms', () => {
  it('say of every machine what the closures say: which steps can be taken, where each leads, where each processor is', () => {
    for (const { name, model, machines } of SAMPLES) {
      for (const machine of machines) {
        const taken = model.moves.map((_, step) => takenBy(model, machine, step));
        const steps = taken.flatMap((list, step) => (list.length > 0 ? [step] : []));
        expect([name, stepsBy(model, machine), enabledSteps(model, machine)]).toEqual([name, steps, steps]);
        for (const step of steps) {
          const [transition, ...others] = taken[step] ?? [];
          if (!transition || others.length > 0)
            throw new Error(`${name}: ${1 + others.length} transitions of step ${step}`);
          expect(takeStep(model, machine, step)).toEqual(afterTaking(model, machine, step, transition));
          if (model.moves[step]?.kind === 'run')
            expect(model.upcoming(machine, 0, step)).toBe(transition.instruction?.number ?? 0);
        }
      }
    }
  });
});

describe('who moves when', () => {
  const numbersOf = ({ layout }: Model) => Array.from({ length: layout.processors.count }, (_, number) => number);
  const asks = (model: Model, machine: Machine, rule: Expr, processor: number, thread: number | null = null): boolean =>
    valueIn(model, machine, fold(rule, model.layout.known), { processor, thread }) !== 0;
  const everywhere = (claim: (model: Model, machine: Machine) => void): void => {
    for (const { model, machines } of SAMPLES) for (const machine of machines) claim(model, machine);
  };
  const canTake = (model: Model, machine: Machine, step: number, kind: string): boolean =>
    takenBy(model, machine, step).some((one) => one.kind === kind);

  it('where the book can stop a computer, each transition asks whether it has', () => {
    let stopping = 0;
    for (const {
      model: { layout, transitions },
    } of SAMPLES) {
      if (layout.byteOf(STOPPED) === null) continue;
      stopping++;
      for (const { when } of transitions.flat()) expect(when).toContainEqual(eq(STOPPED, 0));
    }
    expect(stopping).toBeGreaterThan(0);
  });

  it('a thread neither moves nor is given a processor on which a DPC goes first', () => {
    let goFirst = 0;
    everywhere((model, machine) => {
      for (const number of numbersOf(model)) {
        if (!asks(model, machine, dpcsGoFirst, number)) continue;
        goFirst++;
        for (const [step, move] of model.moves.entries())
          if (move.kind !== 'device' && move.processor === number)
            for (const kind of ['thread', 'dispatch']) expect(canTake(model, machine, step, kind)).toBe(false);
      }
    });
    expect(goFirst).toBeGreaterThan(50);
  });

  it('a DPC starts exactly where the kernel says that one may', () => {
    let starts = 0;
    everywhere((model, machine) => {
      const rule = model.computer.startDpc?.when;
      if (rule === undefined || readPlace(model, machine, STOPPED) !== 0) return;
      for (const number of numbersOf(model)) {
        const may = asks(model, machine, rule, number);
        expect(canTake(model, machine, number, 'start of a DPC')).toBe(may);
        if (may) starts++;
      }
    });
    expect(starts).toBeGreaterThan(20);
  });

  it('a thread is dispatched exactly where the kernel says that it may be and no DPC goes first', () => {
    everywhere((model, machine) => {
      if (readPlace(model, machine, STOPPED) !== 0) return;
      for (const [step, move] of model.moves.entries()) {
        if (move.kind !== 'dispatch') continue;
        const may =
          asks(model, machine, dispatch.when ?? 1, move.processor, move.thread) &&
          !asks(model, machine, dpcsGoFirst, move.processor);
        expect(canTake(model, machine, step, 'dispatch')).toBe(may);
      }
    });
  });

  it('an instruction is run exactly where its guard holds, by the DPC or thread that has come to it', () => {
    everywhere((model, machine) => {
      if (readPlace(model, machine, STOPPED) !== 0) return;
      for (const number of numbersOf(model)) {
        const dpc = readPlace(model, machine, nextDpcStep, number);
        const thread = readPlace(model, machine, running, number) - 1;
        const mayThread = dpc === 0 && thread >= 0 && !asks(model, machine, dpcsGoFirst, number);
        const at = dpc !== 0 ? dpc : mayThread ? readPlace(model, machine, nextStep, thread) : 0;
        const instruction = model.computer.instructions[at - 1];
        expect(model.upcoming(machine, 0, number)).toBe(at);
        const may = instruction && asks(model, machine, instruction.when ?? 1, number, dpc === 0 ? thread : null);
        const [taken] = takenBy(model, machine, number).filter(({ kind }) => kind !== 'start of a DPC');
        expect(taken?.instruction ?? null).toBe(may ? instruction : null);
      }
    });
  });

  it('the way on is chosen by what was so before the act', () => {
    let chosen = 0;
    everywhere((model, machine) => {
      for (const number of numbersOf(model)) {
        const [transition] = takenBy(model, machine, number);
        const { instruction, thread } = transition ?? {};
        if (!transition || !instruction || thread === undefined) continue;
        const way = instruction.next.find(({ test }) => asks(model, machine, test, number, thread));
        const after = afterTaking(model, machine, number, transition);
        const counted =
          thread === null ? readPlace(model, after, nextDpcStep, number) : readPlace(model, after, nextStep, thread);
        expect(counted).toBe(way?.to.instruction?.number ?? 0);
        if (instruction.next.length > 1) chosen++;
      }
    });
    expect(chosen).toBeGreaterThan(100);
  });

  it('a thread that has ended has nothing left', () => {
    let ended = 0;
    everywhere((model, machine) => {
      for (const [number] of model.computer.threads.entries()) {
        if (readPlace(model, machine, nextStep, number) !== 0) continue;
        ended++;
        for (const place of model.layout.places.thread) expect(readPlace(model, machine, place, number)).toBe(0);
      }
    });
    expect(ended).toBeGreaterThan(100);
  });
});

describe('what a printer may rely on', () => {
  it('nothing is left to be looked up: no setting, no number of an object or a step', () => {
    // A place tells what memory it is part of, and that what it costs to follow a pointer there: no part of the transition.
    for (const { model } of SAMPLES)
      for (const { at, when, act } of new Set(model.transitions.flat()))
        expect(JSON.stringify([at, when, act], (key, value) => (key === 'of' ? undefined : value))).not.toMatch(
          /"(setting|idOf|firstStepOf)":/,
        );
  });

  it('wherever a program goes on, a transition stands there', () => {
    for (const { model, machines } of SAMPLES) {
      for (const machine of machines) {
        for (const number of model.computer.threads.keys()) {
          const step = readPlace(model, machine, nextStep, number);
          const run = model.transitions[0] ?? [];
          if (step !== 0)
            expect(run.some(({ thread, instruction }) => thread === number && instruction?.number === step)).toBe(true);
        }
      }
    }
  });

  it('threads ask of a DPC that waits the opposite of what its start asks: the very same condition', () => {
    let compared = 0;
    for (const { model } of SAMPLES) {
      const [run = []] = model.transitions;
      const start = run.find(({ kind }) => kind === 'start of a DPC');
      if (!start) continue;
      compared++;
      const starts = start.when.at(-1);
      for (const { when } of run.filter(({ kind }) => kind === 'thread'))
        expect(when.some((one) => typeof one === 'object' && 'not' in one && one.not === starts)).toBe(true);
    }
    expect(compared).toBeGreaterThan(0);
  });
});

describe('closures, printed from other transitions than ours', () => {
  const { model, machines } = sampleOf('two closes', modelOf(settingOf({ case: 'Q177245', processors: 2 })), 400);
  const print = (transitions: Model['transitions']) =>
    closuresOf(model.moves, transitions, model.layout, compilerFor(model.layout));

  it('two that nothing tells apart are an error that names both', () => {
    const [run = [], ...others] = model.transitions;
    const [one] = run;
    if (!one) throw new Error('nothing runs');
    expect(() => print([[one, { ...one, when: [] }], ...others])).toThrow(/^Nothing tells two transitions/);
  });

  it('a dispatch of two transitions, or of none, is an error that says which step it is', () => {
    const step = model.moves.findIndex(({ kind }) => kind === 'dispatch');
    for (const list of [[], [...(model.transitions[step] ?? []), ...(model.transitions[step] ?? [])]])
      expect(() => print(model.transitions.with(step, list))).toThrow(`Step ${step} is a dispatch`);
  });

  it('a condition on both the processor and the thread is asked of each pair', () => {
    const both = lt(running, self);
    const changed: Model = {
      ...model,
      transitions: model.transitions.map((list, step) =>
        model.moves[step]?.kind === 'dispatch' ? list.map((one) => ({ ...one, when: [...one.when, both] })) : list,
      ),
    };
    const closures = print(changed.transitions);
    let refused = 0;
    for (const machine of machines) {
      const steps = model.moves.flatMap((_, step) => {
        const held = (changed.transitions[step] ?? []).some((one) => holds(changed, machine, step, one));
        if (!held && model.compiled[step]?.enabled(machine, 0)) refused++;
        return held ? [step] : [];
      });
      const visited: number[] = [];
      closures.forEachEnabled(machine, 0, (step) => void visited.push(step));
      expect(visited).toEqual(steps);
    }
    expect(refused).toBeGreaterThan(0);
  });
});
