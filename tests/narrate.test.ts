import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Wish } from '../src/sim/computer/setting.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import { KeAcquireSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { mouseMoves, tcp } from '../src/sim/library/world/questions.ts';
import { enabledSteps } from '../src/sim/machine/doors.ts';
import type { Model } from '../src/sim/machine/model.ts';
import type { Move } from '../src/sim/machine/moves.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { figure } from '../src/sim/sentences.ts';
import { type Frame, frameOf } from '../src/sim/trace/frame.ts';
import { type Trace, traceOf } from '../src/sim/trace/replay.ts';
import { explore, modelWith } from '../tools/explored.ts';
import { plain, smallModel, stepNamed } from './support/small.ts';
import { anySetting, modelAgain, walk, walks } from './support/walks.ts';

const framesOf = (trace: Trace): readonly Frame[] => trace.moments.map((_, at) => frameOf(trace, at));
const lastOf = (trace: Trace): Frame => frameOf(trace, trace.moments.length - 1);
const whysOf = ({ processors, threads }: Frame): readonly string[] =>
  [...processors, ...threads].flatMap(({ why }) => why ?? []);
const follow = (model: Model, moves: string): Trace =>
  traceOf(
    model,
    moves.split(' ').map((name) => stepNamed(model, name)),
  );

/** A walk of a case with every probe that a page may ask at once: DPCs, workers and devices on all sides. */
const busyModels = new Map<string, Model>();
const busyModel = (processors: number): Model => {
  const setting = settingOf({ case: 'Q297040', processors });
  const key = String(processors);
  const model =
    busyModels.get(key) ?? modelWith(setting, modelAgain(setting).spec.asked, [tcp.activity, mouseMoves.activity]);
  busyModels.set(key, model);
  return model;
};
const anyTrace: fc.Arbitrary<Trace> = fc
  .tuple(fc.oneof(anySetting.map(modelAgain), fc.constantFrom(1, 2, 4).map(busyModel)), walks)
  .map(([model, choices]) => traceOf(model, walk(model, choices).steps));

const isSentence = (text: string): boolean =>
  /^[A-Z].*\.$/.test(text) && !/undefined|\bnull\b|NaN|\[object|\s\s|\.\./.test(text);

describe('the shortest hangs, told', () => {
  const told = (name: string, more: Partial<Wish> = {}) => {
    const { model, worst } = explore(settingOf({ case: name, ...more }));
    const trace = traceOf(model, worst?.steps ?? []);
    return { said: framesOf(trace).map(({ said }) => said), last: lastOf(trace) };
  };

  it('Q177245: each close waits for what only the other would signal, and nobody holds a lock', () => {
    const { said, last } = told('Q177245');
    expect(whysOf(last)).toEqual([
      'Processor 0 is idle: no thread is ready.',
      'Processor 1 is idle: no thread is ready.',
      'Address closer waits for ao->Drained, which TdiCloseConnection signals: Connection closer would do so, but waits for ao->Done itself.',
      'Connection closer waits for ao->Done, which TdiCloseAddress signals: Address closer would do so, but waits for ao->Drained itself.',
    ]);
    expect(last.locks.map(({ holder }) => holder)).toEqual([null, null]);
    expect(said[0]).toBeNull();
    expect(said).toContain('Processor 0, Address closer, marks the address as closing.');
    expect(said).toContain(
      'Processor 1, Connection closer, finds the address closing and leaves the rest to its close.',
    );
  });

  it('Q297040: the connect returns with the lock still taken; its processor comes down, and the timer’s DPC spins on the other', () => {
    const { said, last } = told('Q297040');
    expect(said).toContain('Processor 1, Telnet, takes TCBTableLock.');
    expect(said).toContain('Processor 1, Telnet, waits for ConsoleInput and gives the processor up.');
    expect(whysOf(last).slice(0, 2)).toEqual([
      'Processor 0, DPC TCBTimeout, spins for TCBTableLock, which Telnet took on processor 1 at step 17 and has not released.',
      'Processor 1 is idle: no thread is ready.',
    ]);
    expect(last.processors.map(({ level }) => level)).toEqual(['DISPATCH_LEVEL', 'PASSIVE_LEVEL']);
  });

  it('Q297040 on one processor, A7 otherwise: the connect returns with the level left raised, and the processor never comes down', () => {
    const { said, last } = told('Q297040', { processors: 1, reading: 'A7' });
    expect(said).toContain('Processor 0, Telnet, takes TCBTableLock.');
    expect(said).toContain('The clock ends the wait for an answer: time-out.');
    expect(said).toContain('Processor 0, Telnet, tests tcb->Rce == NULL: yes.');
    expect(said).toContain('Processor 0, Telnet, has its answer: the connect has returned.');
    expect(whysOf(last)).toEqual([
      'Processor 0, Telnet, waits at DISPATCH_LEVEL, where no other thread can be switched in, and never gives the processor up.',
    ]);
    expect(last.locks).toMatchObject([{ name: 'TCBTableLock', holder: 'Telnet', processor: 0, since: 14 }]);
    expect(last.processors[0]).toMatchObject({ level: 'DISPATCH_LEVEL', stuck: true, dpcsWaiting: ['TCBTimeout'] });
  });
});

describe('every actor that cannot move has a sentence', () => {
  it('a processor can take a step of its own, or says why not; never both', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const { model } = trace;
        for (const [at, frame] of framesOf(trace).entries()) {
          const enabled = enabledSteps(model, trace.moments[at]?.machine ?? model.start);
          for (const { number, why } of frame.processors) {
            const goesOn = enabled.some((step) => {
              const move = model.moves[step] as Move;
              return move.kind === 'run' && move.processor === number;
            });
            expect([number, goesOn]).toEqual([number, why === null]);
            if (why !== null) expect(why).toSatisfy(isSentence);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a thread that sleeps says what for, and a thread that no processor can be given says so', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        for (const frame of framesOf(trace))
          for (const { name, state, why, waitsFor } of frame.threads) {
            const offered = frame.choices.some(
              ({ kind, text }) => kind === 'dispatch' && text.startsWith(`is given ${name}`),
            );
            const cannotMove = state === 'waiting' || (state === 'ready' && !offered && frame.stop === null);
            expect([name, state, why !== null]).toEqual([name, state, cannotMove]);
            expect(waitsFor !== null).toBe(state === 'waiting');
            if (why !== null) expect(why).toSatisfy(isSentence);
            if (waitsFor !== null) expect(why).toContain(waitsFor);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('every step is a sentence, and every choice a phrase', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        for (const [at, { said, choices }] of framesOf(trace).entries()) {
          if (at > 0) expect(said).toSatisfy(isSentence);
          for (const { text } of choices) expect(text).toMatch(/^[a-z].*[^.]$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a processor that spins names the lock, and who took it and when', () => {
    let spins = 0;
    fc.assert(
      fc.property(anyTrace, (trace) => {
        for (const frame of framesOf(trace))
          for (const { spinsFor, why } of frame.processors.filter((one) => one.spinsFor !== null)) {
            spins++;
            const lock = frame.locks.find(({ name }) => name === spinsFor);
            expect(why).toContain(`spins for ${spinsFor}, which `);
            expect(why).toContain(`${lock?.holder} took on processor ${lock?.processor} at step ${lock?.since}`);
          }
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(spins).toBeGreaterThan(0);
  });

  it('a thread that is ready where every processor is raised says so', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [KeAcquireSpinLock(spinLock('Lock')), plain()], B: [plain()] },
    });
    const { threads } = lastOf(follow(model, 'A0 0'));
    expect(threads.map(({ why }) => why)).toEqual([
      null,
      'B is ready, but every processor is at DISPATCH_LEVEL, where no thread can be switched in.',
    ]);
  });

  it('after a stop every processor says that it has halted, and the last step names the stop', () => {
    const block = poolBlock('block');
    const model = smallModel({
      processors: 2,
      threads: { A: [ExFreePool(block), ExFreePool(block)] },
    });
    const frame = lastOf(follow(model, 'A0 0 0'));
    expect(frame.said).toBe(
      'Processor 0, A, frees block. STOP 0x00000050 PAGE_FAULT_IN_NONPAGED_AREA: memory that had been given back was touched.',
    );
    expect(frame.processors.map(({ why }) => why)).toEqual([
      'Processor 0 has halted, because the computer has stopped.',
      'Processor 1 has halted, because the computer has stopped.',
    ]);
    expect(frame.choices).toEqual([]);
  });
});

describe('who holds what', () => {
  it('on several processors the locks that a trace follows are those whose words are set', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const { model, moments } = trace;
        if (model.layout.processors.count === 1) return;
        for (const [at, { machine, held }] of moments.entries()) {
          const words = frameOf(trace, at).locks.map(({ name }) => name);
          const set = words.filter((name) => readPlace(model, machine, spinLock(name)) === 1);
          expect(held.map(({ lock }) => lock).sort()).toEqual(set.sort());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('on one processor a lock has no word; who has taken it is known all the same', () => {
    const lock = spinLock('Lock');
    const model = smallModel({ processors: 1, threads: { A: [KeAcquireSpinLock(lock), plain()] } });
    expect(lastOf(follow(model, 'A0 0 0')).locks).toMatchObject([
      { name: 'Lock', hasWord: false, holder: 'A', processor: 0, since: 3 },
    ]);
  });
});

describe('numbers', () => {
  it('are written as Intl writes them for English, whichever whole number it is', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (number) => figure(number) === number.toLocaleString('en-US')));
  });
});
