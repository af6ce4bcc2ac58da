import { describe, expect, it } from 'vitest';
import { shortestWell } from '../src/sim/explore/explore.ts';
import { courseOf } from '../src/sim/explore/fate.ts';
import { soonestEnd } from '../src/sim/explore/soonest.ts';
import { fateOf } from '../src/sim/explore/verdict.ts';
import { KeWaitForSingleObject, notificationEvent } from '../src/sim/kernel/event.ts';
import { KeLowerIrql, KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { takeStep } from '../src/sim/machine/doors.ts';
import type { Machine } from '../src/sim/machine/model.ts';
import { stopOf } from '../src/sim/machine/read.ts';
import { inMachine, not, when } from '../src/sim/terms.ts';
import { writeSchedule } from '../src/sim/trace/schedule.ts';
import { courses } from '../src/workers/study.ts';
import { explore } from '../tools/explored.ts';
import { after, exploreModel, plain, set, smallModel, stepNamed } from './support/small.ts';

const never = notificationEvent('Never');
const x = inMachine('x');
const steps = (model: Parameters<typeof stepNamed>[0], moves: string) =>
  moves.split(' ').map((name) => stepNamed(model, name));

describe('what would have saved a machine', () => {
  /** A hangs if it comes to look before B has set x; once A is raised, nothing comes in between. */
  const threads = {
    A: [KeRaiseIrql, when('!x', not(x), [KeWaitForSingleObject(never)]), KeLowerIrql],
    B: [set(x, 1)],
  };

  it('is what another actor could have done: where one processor does everything, nobody could', () => {
    const model = smallModel({ processors: 1, threads, questions: false });
    const exploration = exploreModel(model);
    const course = courseOf(exploration, steps(model, 'A0 0 0'));
    // The last moment at which the processor could have been given B instead is before step 2.
    expect(course?.doomed).toEqual([false, false, true, true]);
    expect(course?.noReturn).toBe(2);
    expect(course?.wayOut).toEqual([null, null, null]);
    expect(course?.saved).toBeNull();
  });

  it('on a second processor there is somebody: its step, at the last moment at which it helps', () => {
    const model = smallModel({
      processors: 2,
      threads,
      starts: { A: { runsOn: 0 }, B: { runsOn: 1 } },
      questions: false,
    });
    const course = courseOf(exploreModel(model), steps(model, '0 0 1'));
    const b = stepNamed(model, '1');
    expect(course?.doomed).toEqual([false, false, true, true]);
    expect(course?.wayOut).toEqual([b, b, null]);
    expect(course?.saved).toEqual({ at: 1, by: b });
  });

  it('is nothing where all is lost from the start, and that is step 0', () => {
    const model = smallModel({
      processors: 2,
      threads: { A: [plain(), KeWaitForSingleObject(never)] },
      questions: false,
    });
    const course = courseOf(exploreModel(model), steps(model, 'A1 1'));
    expect([course?.noReturn, course?.saved]).toEqual([0, null]);
    expect(course?.wayOut).toEqual([null, null]);
  });

  it('is nothing where no step of the schedule was the last chance', () => {
    const model = smallModel({ processors: 2, threads, questions: false });
    const course = courseOf(exploreModel(model), steps(model, 'B0 0'));
    expect([course?.noReturn, course?.saved]).toEqual([null, null]);
  });
});

describe('what can still become of a machine, moment by moment', () => {
  const momentsOf = (build: string) => {
    const exploration = explore(settingOf({ case: 'Q177245', build }));
    const way = shortestWell(exploration)?.steps ?? [];
    return courses(exploration)(writeSchedule(exploration.model, way))?.moments ?? [];
  };

  it('a schedule that ends well is open at first, and from some moment on no hang can follow', () => {
    const moments = momentsOf('nt4-sp3');
    const safe = moments.indexOf('safe');
    expect(safe).toBeGreaterThan(0);
    expect(moments.slice(0, safe).every((moment) => moment === 'open')).toBe(true);
    expect(moments.slice(safe).every((moment) => moment === 'safe')).toBe(true);
  });

  it('of a build that cannot hang every moment is safe', () => {
    expect(new Set(momentsOf('nt4-sp4'))).toEqual(new Set(['safe']));
  });

  it('of a schedule that hangs the moments are open, then doomed, and never safe', () => {
    const exploration = explore(settingOf({ case: 'Q177245' }));
    const way = exploration.worst?.steps ?? [];
    const course = courses(exploration)(writeSchedule(exploration.model, way));
    const doomed = course?.moments.indexOf('doomed') ?? -1;
    expect(doomed).toBe(course?.noReturn);
    expect(new Set(course?.moments.slice(0, doomed))).toEqual(new Set(['open']));
    expect(new Set(course?.moments.slice(doomed))).toEqual(new Set(['doomed']));
  });
});

describe('what can still become of one machine', () => {
  const model = smallModel({
    processors: 1,
    threads: { A: [when('!x', not(x), [KeWaitForSingleObject(never)])], B: [set(x, 1)] },
    questions: false,
  });
  it.each([
    ['open where a hang is possible and so is its absence', 'A0', 'open'],
    ['a hang where nothing else is left', 'A0 0', 'hang'],
    ['no hang where none is left', 'B0 0', 'no-hang'],
  ])('is %s', (_, moves, fate) => {
    expect(fateOf(model, after(model, moves))).toBe(fate);
  });

  it('is given up where the bound is too small to know', () => {
    expect(fateOf(model, model.start, 3)).toBe('gave-up');
  });
});

describe('the nearest bad end', () => {
  it('is a machine that has done all that was asked and answers a question no more', () => {
    const model = smallModel({ processors: 1, threads: { A: [plain()] }, instead: { ICMPRcv: [] } });
    expect(soonestEnd(model)?.steps).toEqual(steps(model, 'A0 0 0'));
    expect(model.isDone(after(model, 'A0 0 0'))).toBe(true);
  });

  it('is none where everything asked for is done and every question has its answer', () => {
    expect(soonestEnd(smallModel({ processors: 1, threads: { A: [plain()] } }))).toBeNull();
  });

  it('is a stop where that is nearer than a hang, and a hang where that is nearer than a stop', () => {
    const block = poolBlock('block');
    const free = ExFreePool(block);
    const nearest = (before: number) => {
      const model = smallModel({
        processors: 1,
        threads: {
          A: [...Array.from({ length: before }, () => plain()), free, free],
          B: [KeRaiseIrql, plain(), plain(), KeWaitForSingleObject(never)],
        },
        questions: false,
        otherwise: { A7: 1 },
      });
      const way = soonestEnd(model)?.steps ?? [];
      const end = way.reduce<Machine>((machine, step) => takeStep(model, machine, step), model.start);
      return [stopOf(model, end)?.name, way.length];
    };
    expect(nearest(0)).toEqual(['PAGE_FAULT_IN_NONPAGED_AREA', 3]);
    expect(nearest(2)).toEqual([undefined, 4]);
  });
});
