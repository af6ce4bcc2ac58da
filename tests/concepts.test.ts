import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { type Exploration, shortestWell } from '../src/sim/explore/explore.ts';
import { courseOf } from '../src/sim/explore/fate.ts';
import { reportOf } from '../src/sim/explore/report.ts';
import { nextDpcStep } from '../src/sim/kernel/dpc.ts';
import { DISPATCH_LEVEL, irql } from '../src/sim/kernel/irql.ts';
import { nextStep } from '../src/sim/kernel/thread.ts';
import { CONCEPTS, readSchedule, settingOf } from '../src/sim/library/index.ts';
import { enabledSteps } from '../src/sim/machine/doors.ts';
import type { Machine } from '../src/sim/machine/model.ts';
import type { Move } from '../src/sim/machine/moves.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { diagnose } from '../src/sim/trace/diagnosis.ts';
import { type Frame, frameOf } from '../src/sim/trace/frame.ts';
import { traceOf } from '../src/sim/trace/replay.ts';
import { writeSchedule } from '../src/sim/trace/schedule.ts';
import { waitForGraph } from '../src/sim/trace/waitForGraph.ts';
import { explore } from '../tools/explored.ts';
import { CONCEPT_SETTINGS, CONCEPT_TABLE, verdictOf } from '../tools/truthTable.ts';
import { breachesOf } from './support/lockDiscipline.ts';
import { machinesOf } from './support/small.ts';

const exploreOf = (concept: string, load: string, processors: number, reading?: string): Exploration =>
  explore(settingOf({ case: concept, load, processors, reading }));
const all = ({ space }: Exploration): readonly Machine[] => [...machinesOf(space)];
const placeOf = ({ model }: Exploration, name: string) => {
  const place = model.layout.places.machine.find((one) => one.name === name);
  if (!place) throw new Error(`No place ${name}.`);
  return place;
};
/** The values of a place in the machines that a computer comes to rest in. */
const atRest = (x: Exploration, name: string): ReadonlySet<number> =>
  new Set(x.ends.map(({ state }) => readPlace(x.model, x.space.machine(state), placeOf(x, name))));
/** The last moment of the shortest hang. */
const hungFrame = (x: Exploration): Frame =>
  frameOf(traceOf(x.model, x.worst?.steps ?? []), x.worst?.steps.length ?? 0);
const kindsOf = (x: Exploration): readonly string[] =>
  diagnose(traceOf(x.model, x.worst?.steps ?? [])).map(({ kind }) => kind);
/** Is some processor kept from its next step by a lock that another has? */
const someoneSpins = (x: Exploration, machine: Machine): boolean =>
  Array.from({ length: x.model.layout.processors.count }, (_, number) => number).some((number) => {
    const next = x.model.computer.instructions[x.model.upcoming(machine, 0, number) - 1];
    return next?.takes !== undefined && !enabledSteps(x.model, machine).includes(number);
  });
const raised = (x: Exploration, machine: Machine, processor: number): boolean =>
  readPlace(x.model, machine, irql, processor) >= DISPATCH_LEVEL;

describe('the table of the concepts', () => {
  it.each(CONCEPT_TABLE.map((row) => [`${inWords(row.setting)}: ${row.expected}`, row] as const))('%s', (_, row) => {
    const { setting, expected, states, transitions } = row;
    const x = explore(setting);
    expect(x.complete).toBe(true);
    expect(verdictOf(x)).toBe(expected);
    expect([x.space.states, x.space.transitions]).toEqual([states, transitions]);
    expect(breachesOf(x.model)).toEqual([]);
  });

  it('has every setting that a reader can choose, each once', () => {
    expect(CONCEPT_TABLE.map(({ setting }) => inWords(setting)).sort()).toEqual(CONCEPT_SETTINGS.map(inWords).sort());
  });

  it('a machine that shows an idea is small: a few hundred at most can follow, and a few dozen mostly', () => {
    const counts = CONCEPT_TABLE.map(({ states }) => states).sort((a, b) => a - b);
    expect(counts.at(-1)).toBeLessThan(300);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(60);
  });
});

describe('a concept is run like an article', () => {
  it('without a driver, a registry or a probe', () => {
    for (const setting of CONCEPT_SETTINGS) {
      const x = explore(setting);
      expect({ build: setting.build, registry: setting.registry }).toEqual({ build: null, registry: {} });
      expect(x.ends.every(({ life }) => Object.keys(life).length === 0)).toBe(true);
      const { symptoms, damage } = reportOf(x);
      expect({ symptoms, damage }).toEqual({ symptoms: [], damage: null });
    }
  });

  it('its verdict is its own load’s: an end is healthy where everything asked is done and no processor goes round for ever', () => {
    for (const setting of CONCEPT_SETTINGS)
      for (const { done, healthy, kind } of explore(setting).ends) expect(healthy).toBe(done && kind !== 'looping');
  });

  it('its schedules are links, and lead to the machine that they were found in', () => {
    for (const setting of CONCEPT_SETTINGS) {
      const x = explore(setting);
      const found = x.worst ?? shortestWell(x);
      const text = writeSchedule(x.model, found?.steps ?? []);
      expect(text.length).toBeLessThan(80);
      const { schedule, problem } = readSchedule(text, 'spin-lock');
      expect({ ...schedule, problem }).toEqual({
        setting,
        steps: found?.steps,
        shown: found?.steps.length,
        problem: null,
      });
    }
  });

  it('where nothing hangs there is a way to a good end, and no shorter one than the search says', () => {
    for (const { setting } of CONCEPT_TABLE.filter(({ expected }) => expected === 'no hang')) {
      const x = explore(setting);
      const well = shortestWell(x);
      const end = traceOf(x.model, well?.steps ?? []).moments.at(-1)?.machine ?? x.model.start;
      expect([x.model.isDone(end), enabledSteps(x.model, end)]).toEqual([true, []]);
    }
    expect(shortestWell(explore(settingOf({ case: 'leaked-lock' })))).toBeNull();
  });

  it('a driver file or a registry value cannot be chosen for it, and that is said', () => {
    expect(() => settingOf({ case: 'spin-lock', build: 'nt4-sp3' })).toThrow(
      'There is no build "nt4-sp3"; none can be chosen here.',
    );
    expect(() => settingOf({ case: 'spin-lock', registry: { SynAttackProtect: '1' } })).toThrow(
      'There is no registry value "SynAttackProtect"; none can be chosen here.',
    );
  });
});

describe('preemption', () => {
  it('between two lines of a thread another can run, and what it did is overwritten', () => {
    for (const processors of [1, 2])
      expect(atRest(exploreOf('preemption', 'unguarded', processors), 'Count')).toEqual(new Set([1, 2]));
  });

  it('DISPATCH_LEVEL guards the count on one processor, and not on two', () => {
    expect(atRest(exploreOf('preemption', 'raised', 1), 'Count')).toEqual(new Set([2]));
    expect(atRest(exploreOf('preemption', 'raised', 2), 'Count')).toEqual(new Set([1, 2]));
  });

  it('a spin lock guards it on both', () => {
    for (const processors of [1, 2])
      expect(atRest(exploreOf('preemption', 'locked', processors), 'Count')).toEqual(new Set([2]));
  });
});

describe('DISPATCH_LEVEL', () => {
  const x = exploreOf('dispatch-level', 'raised', 1);
  const movesAt = (machine: Machine): readonly Move[] =>
    enabledSteps(x.model, machine).map((step) => x.model.moves[step] as Move);
  const byThread = all(x).filter(
    (machine) => raised(x, machine, 0) && readPlace(x.model, machine, nextDpcStep, 0) === 0,
  );

  it('a processor at DISPATCH_LEVEL dispatches nobody and starts no DPC', () => {
    expect(byThread.length).toBeGreaterThan(0);
    for (const machine of byThread) {
      expect(movesAt(machine).filter(({ kind }) => kind === 'dispatch')).toEqual([]);
      expect(x.model.upcoming(machine, 0, 0)).not.toBe(0);
    }
  });

  it('and takes interrupts all the same: the DPC waits until the level falls', () => {
    const waiting = (machine: Machine): boolean => readPlace(x.model, machine, placeOf(x, 'DeviceDpc.Inserted')) === 1;
    expect(byThread.some((machine) => movesAt(machine).some(({ kind }) => kind === 'device'))).toBe(true);
    expect(byThread.some(waiting)).toBe(true);
  });

  it('is one processor’s own affair: a second one goes on serving both', () => {
    const two = exploreOf('dispatch-level', 'raised', 2);
    const served = placeOf(two, 'Served');
    expect(all(two).some((machine) => raised(two, machine, 0) && readPlace(two.model, machine, served) === 1)).toBe(
      true,
    );
  });
});

describe('an interrupt', () => {
  it('does not move the pointer: its DPC hands the movement over, and a thread moves it', () => {
    const x = exploreOf('interrupt', 'mouse-movement', 1);
    const { moments } = traceOf(x.model, shortestWell(x)?.steps ?? []);
    const kinds = moments.slice(1).map(({ step, ran }) => ran?.by.kind ?? x.model.moves[step as number]?.kind);
    expect(kinds.indexOf('device')).toBe(0);
    expect(kinds.indexOf('dpc')).toBeGreaterThan(0);
    expect(kinds.indexOf('thread')).toBeGreaterThan(kinds.lastIndexOf('dpc'));
    const moved = moments.findIndex(({ machine }) => readPlace(x.model, machine, placeOf(x, 'pointer moves')) === 1);
    expect(moments[moved]?.ran?.by).toMatchObject({ kind: 'thread', name: 'Input thread' });
  });
});

describe('a spin lock', () => {
  it('on one processor has no word that anybody tests, and nobody ever spins', () => {
    const x = exploreOf('spin-lock', 'two-counters', 1);
    expect(x.model.layout.places.machine.map(({ name }) => name)).not.toContain('Lock');
    expect(all(x).some((machine) => someoneSpins(x, machine))).toBe(false);
  });

  it('on two processors is spun for, and in every such machine both are at DISPATCH_LEVEL', () => {
    const x = exploreOf('spin-lock', 'two-counters', 2);
    const spun = all(x).filter((machine) => someoneSpins(x, machine));
    expect(spun.length).toBeGreaterThan(0);
    for (const machine of spun) expect([raised(x, machine, 0), raised(x, machine, 1)]).toEqual([true, true]);
  });
});

describe('to wait or to spin', () => {
  it('a thread that spins at DISPATCH_LEVEL for a DPC of its own processor spins for ever', () => {
    const x = exploreOf('wait-or-spin', 'spin', 1);
    expect(hungFrame(x).processors).toMatchObject([{ stuck: true, dpcsWaiting: ['DeviceDpcRoutine'] }]);
    expect(kindsOf(x)).toEqual(['IRQL left raised', 'stranded DPC']);
  });

  it('one that waits leaves its processor to the DPC that ends the wait', () => {
    const x = exploreOf('wait-or-spin', 'wait', 1);
    expect(all(x).some((machine) => readPlace(x.model, machine, nextDpcStep, 0) !== 0)).toBe(true);
    expect(x.ends.map(({ healthy }) => healthy)).toEqual([true]);
  });
});

describe('two orders', () => {
  it('each has what the other spins for', () => {
    const x = exploreOf('two-orders', 'two-orders', 2);
    const { locks, processors } = hungFrame(x);
    expect(locks.map(({ name, holder }) => [name, holder]).sort()).toEqual([
      ['LockA', 'First'],
      ['LockB', 'Second'],
    ]);
    expect(processors.map(({ spinsFor }) => spinsFor)).toEqual(['LockB', 'LockA']);
    const { edges } = waitForGraph(traceOf(x.model, x.worst?.steps ?? []));
    expect(edges.filter(({ label }) => label === 'spins for')).toHaveLength(2);
  });

  it('the last lock to be taken is where it went wrong: before it, the other order of moves would have saved it', () => {
    const x = exploreOf('two-orders', 'two-orders', 2);
    const course = courseOf(x, x.worst?.steps ?? []);
    expect(course?.noReturn).toBe(x.worst?.steps.length);
    expect(course?.saved?.at).toBe((course?.noReturn ?? 0) - 1);
  });
});

describe('a leaked lock', () => {
  it('stops the next who wants it by the word; its own processor comes down when the thread ends', () => {
    const x = exploreOf('leaked-lock', 'forgets', 2);
    expect(kindsOf(x)).toEqual(['leaked lock']);
    expect(hungFrame(x).processors.map(({ spinsFor, stuck }) => [spinsFor, stuck])).toEqual([
      [null, false],
      ['Lock', true],
    ]);
  });

  it('under the strict reading it stops its own processor by the level, and the other by the word', () => {
    const x = exploreOf('leaked-lock', 'forgets', 2, 'A7');
    expect(kindsOf(x)).toEqual(['leaked lock', 'IRQL left raised']);
    const [sentence] = diagnose(traceOf(x.model, x.worst?.steps ?? [])).map((one) => one.sentence);
    expect(sentence).toContain('it left LookUp by "return;"');
    expect(hungFrame(x).processors.map(({ spinsFor, stuck }) => [spinsFor, stuck])).toEqual([
      [null, true],
      ['Lock', true],
    ]);
  });

  it('on one processor nobody comes as far as the lock under the strict reading: the level alone does it', () => {
    const x = exploreOf('leaked-lock', 'forgets', 1, 'A7');
    expect(all(x).some((machine) => someoneSpins(x, machine))).toBe(false);
    expect(hungFrame(x).threads.map(({ name, state }) => [name, state])).toEqual([
      ['First', 'running'],
      ['Second', 'ready'],
    ]);
  });
});

describe('a lost wake-up', () => {
  it.each(['test-then-clear', 'pulse'])('%s: the signal came first, and nothing remembers it', (load) => {
    for (const processors of [1, 2]) {
      const x = exploreOf('lost-wake-up', load, processors);
      expect(kindsOf(x)).toEqual(['lost wake-up']);
      expect(hungFrame(x).threads.find(({ name }) => name === 'Waiter')?.why).toMatch(
        /^Waiter waits for Arrived, which BringItem signals, but no thread or DPC runs that line any more\.$/,
      );
    }
  });

  it('a signal that came before the wait is found by it, as long as nobody has cleared the event', () => {
    const x = exploreOf('lost-wake-up', 'set', 1);
    const early = all(x).filter(
      (machine) =>
        readPlace(x.model, machine, placeOf(x, 'Arrived')) === 1 && readPlace(x.model, machine, nextStep, 0) === 1,
    );
    expect(early.length).toBeGreaterThan(0);
    expect(x.ends.every(({ healthy }) => healthy)).toBe(true);
  });
});

describe('after you', () => {
  it('each waits for what only the other would signal, and no lock is held', () => {
    const x = exploreOf('after-you', 'raised', 2);
    expect(kindsOf(x)).toEqual(['cycle of waiters']);
    expect(hungFrame(x).locks).toEqual([]);
    expect(hungFrame(x).processors.map(({ level }) => level)).toEqual(['PASSIVE_LEVEL', 'PASSIVE_LEVEL']);
  });

  it('on one processor nobody comes between the mark and the look', () => {
    expect(exploreOf('after-you', 'raised', 1).bad).toEqual([]);
  });
});

describe('a block freed twice', () => {
  it('takes no second processor: between the count and the look another thread can be put in', () => {
    for (const processors of [1, 2]) expect(exploreOf('double-free', 'looks-again', processors).stops).toHaveLength(1);
  });

  it('never happens where each looks at what its own decrement left, and the block is freed all the same', () => {
    for (const processors of [1, 2]) {
      const x = exploreOf('double-free', 'looks-at-its-own', processors);
      expect(x.stops).toEqual([]);
      expect(atRest(x, 'memory of block')).toEqual(new Set([1]));
    }
  });
});

describe('an endless DPC', () => {
  it('goes round because the packet was linked behind itself, and only then', () => {
    for (const processors of [1, 2]) {
      const x = exploreOf('endless-dpc', 'in-lines', processors);
      const linked = (kind: string) =>
        new Set(
          x.ends
            .filter((end) => end.kind === kind)
            .map(({ state }) => readPlace(x.model, x.space.machine(state), placeOf(x, 'packet->Next'))),
        );
      expect([linked('looping'), linked('well')]).toEqual([new Set([1]), new Set([0])]);
    }
  });

  it('takes both of two processors, since the same DPC finds the same list on the other', () => {
    const x = exploreOf('endless-dpc', 'in-lines', 2);
    expect(kindsOf(x)).toEqual(['endless loop', 'endless loop']);
    expect(hungFrame(x).processors.map(({ level }) => level)).toEqual(['DISPATCH_LEVEL', 'DISPATCH_LEVEL']);
  });
});

it('every load and every concept says what it is, in words of its own', () => {
  const loads = Object.values(CONCEPTS).flatMap((concept) => concept.loads);
  for (const { title, gloss } of loads) {
    expect(title).toMatch(/^[^.]+$/);
    expect(gloss).toMatch(/^[A-Z].*\.$/);
  }
  expect(new Set(loads.map(({ gloss }) => gloss)).size).toBe(loads.length);
});
