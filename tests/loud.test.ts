/**
 * Wrong is loud: what a model cannot hold or say ends in a BadModel, whose sentence says where, and never in a wrong
 * answer. Each claim was false, and nothing said so, before there was such a thing.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { outcomeOfVerb } from '../src/cli/outcome.ts';
import { USAGE } from '../src/cli/usage.ts';
import { attempt, startOf, take } from '../src/islands/machine/run.ts';
import { type Activity, nothing, type Thread, threadsRun } from '../src/sim/computer/activity.ts';
import type { Routines } from '../src/sim/computer/driver.ts';
import type { Question } from '../src/sim/computer/question.ts';
import { type Spec, specOf, withAsked } from '../src/sim/computer/spec.ts';
import { exploringFrom } from '../src/sim/explore/explore.ts';
import { damageOf } from '../src/sim/explore/report.ts';
import { chance, pick } from '../src/sim/explore/runs.ts';
import { fewestSwitchesTo, shortestTo } from '../src/sim/explore/schedules.ts';
import { search } from '../src/sim/explore/search.ts';
import { soonestEnd } from '../src/sim/explore/soonest.ts';
import { askerOf, symptomsOf } from '../src/sim/explore/symptoms.ts';
import { insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent, synchronizationEvent } from '../src/sim/kernel/event.ts';
import type { Device, DeviceEvent } from '../src/sim/kernel/interrupt.ts';
import { steer } from '../src/sim/kernel/interrupt.ts';
import { running, waitingFor } from '../src/sim/kernel/thread.ts';
import { LIBRARY, modelOf, readSchedule, routinesOf, runnable, settingOf } from '../src/sim/library/index.ts';
import { segments } from '../src/sim/library/world/adapter.ts';
import { ping, tcp } from '../src/sim/library/world/questions.ts';
import { BadModel } from '../src/sim/machine/badModel.ts';
import { carryOver } from '../src/sim/machine/carry.ts';
import { compilerFor } from '../src/sim/machine/compile.ts';
import { enabledSteps, takeStep } from '../src/sim/machine/doors.ts';
import { fingerprintOf } from '../src/sim/machine/fingerprint.ts';
import { type Machine, type Model, modelFrom } from '../src/sim/machine/model.ts';
import { unprovedPuts } from '../src/sim/machine/ranges.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import {
  and,
  atProcessor,
  bugCheck,
  call,
  choose,
  code,
  type Expr,
  eachThread,
  eq,
  firstThread,
  forever,
  given,
  gt,
  headOf,
  idOf,
  inMachine,
  inProcessor,
  inThread,
  leave,
  line,
  lowestProcessor,
  lt,
  minus,
  type Node,
  not,
  onProcessor,
  onThread,
  or,
  type Place,
  plus,
  put,
  type Stmt,
  self,
  setting,
  someThread,
  when,
} from '../src/sim/terms.ts';
import { choicesOf, followChoices, readSchedule as readScheduleIn, writeSchedule } from '../src/sim/trace/schedule.ts';
import type { Answer } from '../src/workers/messages.ts';
import { sessionOf } from '../src/workers/session.ts';
import { explore } from '../tools/explored.ts';
import { dpcOf, everyMachine, lines, plain, restsOf, set, smallModel } from './support/small.ts';

const Q177245 = settingOf({ case: 'Q177245' });
const asking = (activity: Partial<Activity>, processors = 1): Model =>
  modelFrom(specOf([{ ...nothing, ...activity }], { processors }));
const program = (...body: readonly Node[]): Model => smallModel({ processors: 1, threads: { A: body } });

/** The bad model that something turns out to be; a test that expects one and gets none fails. */
function badModelIn(act: () => unknown): BadModel {
  try {
    act();
  } catch (error) {
    if (error instanceof BadModel) return error;
    throw error;
  }
  throw new Error('This should have been a bad model, and is none.');
}

/** Every machine by the two doors alone, as text. */
function byDoors(model: Model): ReadonlySet<string> {
  const seen = new Set([model.start.join()]);
  const open: Machine[] = [model.start];
  for (let machine = open.pop(); machine; machine = open.pop())
    for (const step of enabledSteps(model, machine)) {
      const next = takeStep(model, machine, step);
      if (seen.has(next.join())) continue;
      seen.add(next.join());
      open.push(next);
    }
  return seen;
}
const bySearch = (model: Model): ReadonlySet<string> => {
  const space = search(model);
  return new Set(Array.from({ length: space.states }, (_, state) => space.machine(state).join()));
};

/** The file of a build with one of its lines written twice. */
function doubled(routine: string, line: RegExp): Routines {
  const routines = routinesOf(Q177245);
  const whole = routines[routine];
  const body = whole?.body.flatMap((node) => (line.test(headOf(node).text) ? [node, node] : [node])) ?? [];
  if (!whole || body.length !== whole.body.length + 1) throw new Error(`${line} is not one line of ${routine}.`);
  return { ...routines, [routine]: { ...whole, body } };
}
const DECREMENT = doubled('TdiCloseAddress', /^LeaveClose/);

describe('a value that its place cannot hold', () => {
  const flag = inMachine('flag');
  const twice = smallModel({
    processors: 1,
    threads: {
      A: [code('flag++;', 'counts', put(flag, plus(flag, 1)))],
      B: [code('flag++;', 'counts', put(flag, plus(flag, 1)))],
      C: [set(inMachine('neighbour'), 1)],
    },
  });

  it('ends the doors and the search alike, with place, value, maximum, routine and line', () => {
    const [doors, whole] = [badModelIn(() => byDoors(twice)), badModelIn(() => search(twice))];
    expect(whole.message).toMatch(/^flag would become 2 at “flag\+\+;” of [AB]Routine, where 0 to 1 was expected: /);
    expect(whole.concerns).toMatchObject({ place: 'flag', value: 2, max: 1, line: 'flag++;' });
    expect(doors.concerns).toMatchObject({ place: 'flag', value: 2, max: 1 });
  });

  it('ends a schedule before the step that would store it, and says so of that step', () => {
    const alone = program(code('n--;', 'counts down', put(flag, minus(flag, 1))), set(flag, 1));
    const { steps, problem, bad } = followChoices(alone, '', 5);
    expect(steps).toHaveLength(1);
    expect(problem).toMatch(/^Step 2 of the link cannot be taken: flag would become -1 at “n--;” of ARoutine/);
    expect(bad).toBeInstanceOf(BadModel);
  });

  it('below 0 is one too: in today’s drivers a close that counts itself out twice', () => {
    const model = modelOf(Q177245, [], DECREMENT);
    const [doors, whole] = [badModelIn(() => byDoors(model)), badModelIn(() => search(model))];
    for (const bad of [doors, whole])
      expect(bad.concerns).toMatchObject({ place: 'ClosesActive', value: -1, max: 4, routine: 'TdiCloseAddress' });
    expect(whole.message).toContain('test that it is more than 0 before it is counted down');
  });

  it.each([
    ['TdiCloseAddress', /^DereferenceAddress/],
    ['TdiCloseConnection', /^if \(ao != NULL\)/],
  ])(
    'a count that comes behind a bug check in one act of %s stays as it was, for doors and search alike',
    (routine, line) => {
      const model = modelOf(Q177245, [], doubled(routine, line));
      expect(bySearch(model)).toEqual(byDoors(model));
    },
  );

  it('is told before anything runs where it can only ever be wrong', () => {
    const place = inMachine('place', { max: 3 });
    expect(badModelIn(() => program(set(place, 9))).concerns).toMatchObject({ place: 'place', value: 9, max: 3 });
    expect(badModelIn(() => program(code('x', 'x', put(place, plus(4, place))))).concerns).toMatchObject({ value: 4 });
    // A line that nobody can come to is no mistake.
    expect(program(code('x', 'x', given(eq(place, 7), [put(place, 9)])), set(place, 1))).toBeDefined();
  });

  it('may not be what a place begins with, what is asked begins it with, or what it is declared to hold', () => {
    const begins = (place: Place, value: number) => badModelIn(() => asking({ begins: [[place, value]] }));
    expect(begins(inMachine('n', { max: 3 }), 4).message).toMatch(/puts 4 into n, where 0 to 3 was expected/);
    expect(begins(inMachine('n', { max: 3 }), -1).concerns).toMatchObject({ place: 'n', value: -1 });
    expect(badModelIn(() => program(set(inMachine('n', { initial: 2 }), 1))).message).toMatch(/^n begins as 2, /);
    expect(badModelIn(() => program(set(inMachine('n', { max: 300 }), 1))).message).toMatch(/declare a whole number/);
  });

  it('a machine with sixteen requests in the ring is kept as that: the aftermath of Q297040 comes to one', () => {
    const model = modelFrom(withAsked(modelOf(settingOf({ case: 'Q297040' })).spec, tcp.activity));
    const machine = model.start.slice();
    machine[model.layout.byteOf(segments.inRing) ?? 0] = 16;
    expect(search(model, machine, 1).machine(0)).toEqual(machine);
  });
});

describe('the proof that a store needs no check', () => {
  const [a, b, own] = [inMachine('a', { max: 3 }), inMachine('b', { max: 2 }), inThread('own', { max: 3 })];
  const model = smallModel({
    processors: 2,
    threads: { A: [set(a, 1), set(b, 1), set(own, 1)], B: [set(own, 2), code('x', 'x', put(running, running))] },
  });
  const checked = (act: readonly Stmt[], when: Expr = 1): readonly string[] =>
    [...unprovedPuts(model.layout, act, when, {})].map((one) => one.put.name);
  const [up, down] = [put(a, plus(a, 1)), put(a, minus(a, 1))];

  it.each<[string, { readonly act: readonly Stmt[]; readonly when?: Expr }]>([
    ['a constant', { act: [put(a, 3)] }],
    ['a copy of a place with no larger maximum', { act: [put(a, b)] }],
    ['a test', { act: [put(b, and(a, b))] }],
    ['a count up that the guard keeps below its maximum', { act: [up], when: lt(a, 3) }],
    ['a count down that the guard keeps above 0', { act: [down], when: a }],
    ['a count down under a test', { act: [given(gt(a, 0), [down])] }],
    ['a count where the other way was tested', { act: [given(eq(a, 0), [], [down])] }],
    ['a count behind a store', { act: [put(a, 2), up] }],
    ['each thread’s own count under its own test', { act: [eachThread(lt(own, 3), put(own, plus(own, 1)))] }],
  ])('is found for %s', (_, { act, when }) => expect(checked(act, when)).toEqual([]));

  it.each<[string, { readonly act: readonly Stmt[]; readonly when?: Expr }]>([
    ['a count up', { act: [up] }],
    ['a count down', { act: [down] }],
    ['two counts behind one test', { act: [up, up], when: lt(a, 3) }],
    ['one of two tests', { act: [down], when: or(a, b) }],
    ['a test of another thread', { act: [given(onThread(0, a), [put(own, minus(own, 1))])] }],
    ['a test that another thread passed', { act: [firstThread(own, put(b, 1)), put(own, minus(own, 1))] }],
    ['another thread’s count under one’s own test', { act: [eachThread(1, put(a, minus(own, 1)))], when: own }],
    ['a count behind what only one of two ways stored', { act: [given(b, [put(a, 2)]), up] }],
    ['what several threads count', { act: [eachThread(1, put(a, plus(a, 1)))], when: eq(a, 0) }],
    [
      'what another thread may have changed meanwhile',
      { act: [eachThread(1, put(own, 0)), put(own, minus(own, 1))], when: own },
    ],
  ])('is not found for %s', (_, { act, when }) => expect(checked(act, when).length).toBeGreaterThan(0));

  it('is right: whatever an act does, from any machine it stores what fits or says that it does not', () => {
    const expr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
      expr: fc.oneof(
        { maxDepth: 3 },
        fc.nat({ max: 4 }),
        fc.constantFrom<Expr>(a, b, own),
        fc
          .tuple(fc.constantFrom('==', '!=', '<', '>', '+', '-', 'and', 'or'), tie('expr'), tie('expr'))
          .map(([op, left, right]) => ({ op, left, right }) as Expr),
        tie('expr').map(not),
        tie('expr').map((read) => onThread(1, read)),
      ),
    })).expr;
    const stmts: fc.Arbitrary<readonly Stmt[]> = fc.letrec<{ stmts: readonly Stmt[] }>((tie) => ({
      stmts: fc.array(
        fc.oneof(
          { maxDepth: 2 },
          { weight: 3, arbitrary: fc.tuple(fc.constantFrom(a, b, own), expr).map(([place, to]) => put(place, to)) },
          fc.tuple(expr, tie('stmts'), tie('stmts')).map(([test, then, otherwise]) => given(test, then, otherwise)),
          fc.tuple(expr, tie('stmts')).map(([where, act]) => eachThread(where, ...act)),
          fc.tuple(expr, tie('stmts')).map(([where, act]) => firstThread(where, ...act)),
        ),
        { maxLength: 3 },
      ),
    })).stmts;
    const compiler = compilerFor(model.layout);
    const { byteOf, threads } = model.layout;
    const ownAt = (thread: number): number => threads.start + thread * threads.stride + (byteOf(own) ?? 0);
    const bytes = [byteOf(a) ?? 0, byteOf(b) ?? 0, ownAt(0), ownAt(1)] as const;
    const most = [3, 2, 3, 3];
    fc.assert(
      fc.property(stmts, expr, (act, when) => {
        let exec: ReturnType<typeof compiler.stmts>;
        try {
          exec = compiler.stmts(act, when);
        } catch (error) {
          expect(error).toBeInstanceOf(BadModel);
          return;
        }
        const guard = compiler.expr(when);
        for (let number = 0; number < 4 * 3 * 4 * 4; number++) {
          const machine = model.start.slice();
          const values = [number % 4, (number >> 2) % 3, Math.floor(number / 12) % 4, Math.floor(number / 48)];
          for (const [at, byte] of bytes.entries()) machine[byte] = values[at] as number;
          const [p, t] = [model.layout.processors.start, threads.start];
          if (guard(machine, 0, p, t) === 0) continue;
          try {
            exec(machine, 0, p, t);
          } catch (error) {
            if (!(error instanceof BadModel)) throw error;
          }
          for (const [at, byte] of bytes.entries())
            if ((machine[byte] as number) > (most[at] as number)) throw new Error(`byte ${byte} is ${machine[byte]}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('one name for two things', () => {
  const [narrow, wide] = [inMachine('tcb->State', { max: 3 }), inMachine('tcb->State', { max: 9 })];

  it('of places is a bad model that names both, also where one is only tested', () => {
    const { message, concerns } = badModelIn(() => program(set(narrow, 1), code('b', 'b', given(wide, []))));
    expect(message).toMatch(/^Two different places are called tcb->State: one .*0 to 3.*, the other .*0 to 9/);
    expect(concerns.place).toBe('tcb->State');
    const scoped = inThread('tcb->State', { max: 3 });
    expect(badModelIn(() => program(set(narrow, 1), set(scoped, 1))).message).toContain('of each thread');
    const guarded = inMachine('tcb->State', { max: 3, guardedBy: inMachine('Lock') });
    expect(badModelIn(() => program(set(narrow, 1), set(guarded, 1))).message).toContain('under Lock');
  });

  it('of places that say the same is one place', () => {
    expect(bySearch(program(set(narrow, 1), set({ ...narrow }, 2)))).toEqual(
      bySearch(program(set(narrow, 1), set(narrow, 2))),
    );
  });

  it('of things to wait for, routines, threads, DPCs and devices is a bad model too', () => {
    const both = (one: Partial<Activity>, other: Partial<Activity>) =>
      badModelIn(() =>
        modelFrom(
          specOf([
            { ...nothing, ...one },
            { ...nothing, ...other },
          ]),
        ),
      ).message;
    const waits = program.bind(
      null,
      KeWaitForSingleObject({ ...notificationEvent('E'), signalled: inMachine('one') }),
      KeWaitForSingleObject({ ...synchronizationEvent('E'), signalled: inMachine('other') }),
    );
    expect(badModelIn(waits).message).toMatch(/^There are two different things to wait for called E, which differ in /);

    const [one, other] = [lines('R', plain('x')), lines('R', plain('y'))];
    expect(both({ routines: [one] }, { routines: [other] })).toMatch(/two different routines called R.* their body/);
    const threads = (routine: typeof one): Partial<Activity> => ({ threads: [{ name: 'T', routine }] });
    expect(both(threads(one), threads(other))).toMatch(/two different threads called T.* their routine/);
    expect(
      modelFrom(specOf([threadsRun({ name: 'T', routine: one }), threadsRun({ name: 'T', routine: one })])).computer
        .threads,
    ).toHaveLength(1);

    const [first, second] = [dpcOf('First').object, dpcOf('Second').object];
    const dpcs = { dpcs: [first], routines: [lines('First', plain()), lines('Second', plain())] };
    expect(both(dpcs, { dpcs: [{ ...second, name: first.name }] })).toMatch(/two different DPCs called FirstDpc/);
    expect(both(dpcs, { dpcs: [{ ...second, routine: 'First' }] })).toMatch(/FirstDpc and SecondDpc both run First/);
    const device = (says: string): Partial<Activity> => ({
      devices: [{ name: 'D', events: [{ name: 'e', says, when: 0, act: [] }] }],
    });
    expect(both(device('ticks'), device('tocks'))).toMatch(/two different devices called D/);
  });
});

describe('more than there are numbers for', () => {
  const many = (count: number, body: (number: number) => Node): readonly Node[] =>
    Array.from({ length: count }, (_, number) => body(number));

  it('of steps is a bad model that names the first too many; 255 are told apart', () => {
    const { message, concerns } = badModelIn(() => program(...many(300, (number) => plain(`l${number};`))));
    expect(message).toMatch(/^The computer has more than 255 steps.*“l255;” of ARoutine/);
    expect(concerns).toMatchObject({ routine: 'ARoutine', line: 'l255;', max: 255 });
    expect(search(program(...many(254, () => plain()))).states).toBe(257);
  });

  it('of moves is no matter: step 256 is not taken for step 0', () => {
    const happened = inMachine('happened');
    const asleep = Array.from(
      { length: 63 },
      (_, number): Thread => ({
        name: `T${number}`,
        routine: lines('R', plain()),
        asleepOn: notificationEvent('Never'),
      }),
    );
    const device: Device = {
      name: 'device',
      events: [{ name: 'once', says: 'acts', when: not(happened), act: [put(happened, 1)] }],
    };
    const [routine] = asleep.map((thread) => thread.routine);
    const model = asking(
      { threads: asleep.map((thread) => ({ ...thread, routine: routine ?? thread.routine })), devices: [device] },
      4,
    );
    expect(model.moves).toHaveLength(257);
    const space = search(model, model.start, 100);
    expect([space.states, space.edgeStep(0), space.stepInto(1)]).toEqual([2, 256, 256]);
    for (const schedule of [shortestTo, fewestSwitchesTo])
      expect(schedule(space, [1])).toEqual({ steps: [256], end: 1 });
  });

  it('of threads, things to wait for, DPCs or processors is a bad model', () => {
    const routine = lines('R', plain());
    const threads = Array.from({ length: 64 }, (_, number) => ({ name: `T${number}`, routine }));
    expect(badModelIn(() => asking({ threads })).concerns).toMatchObject({ thread: 'T63', max: 63 });
    const events = many(64, (number) => KeSetEvent(notificationEvent(`E${number}`)));
    expect(badModelIn(() => program(...events)).message).toMatch(/^The computer has 64 things to wait for.* 63/);
    const dpcs = ['D1', 'D2', 'D3', 'D4'].map((name) => dpcOf(name, plain()));
    expect(badModelIn(() => smallModel({ processors: 1, threads: {}, dpcs })).concerns).toMatchObject({ max: 3 });
    expect(badModelIn(() => modelFrom(specOf([nothing], { processors: 5 }))).message).toContain('5 processors');
  });

  it('a DPC that is queued and that the computer does not have is a bad model, not one that is lost', () => {
    const { object } = dpcOf('Absent', plain());
    const device: Device = {
      name: 'D',
      events: [{ name: 'e', says: 'acts', when: 1, act: [steer(insertQueueDpc(object))] }],
    };
    expect(badModelIn(() => asking({ devices: [device] })).concerns).toMatchObject({ routine: 'Absent', object: 'D' });
    const byLine = badModelIn(() => program(code('KeInsertQueueDpc(&Absent);', 'queues', insertQueueDpc(object))));
    expect(byLine.message).toMatch(
      /^A DPC that runs Absent is queued at “KeInsertQueueDpc\(&Absent\);” of ARoutine, and the computer has no such DPC/,
    );
  });

  it('a routine that a thread and a DPC both run ends each in its own way, also where nobody queues the DPC', () => {
    const shared = lines('Shared', plain());
    const { computer } = asking({
      threads: [{ name: 'A', routine: shared }],
      dpcs: [dpcOf('Shared').object],
      routines: [shared],
    });
    const ends = computer.instructions.map(({ says }) => String(says)).filter((says) => says.startsWith('ends'));
    expect(ends).toEqual(['ends', 'ends its DPC and goes back to PASSIVE_LEVEL']);
  });
});

describe('a thread that starts asleep on what no line mentions', () => {
  const never = notificationEvent('Never');
  const threads = [{ name: 'A', routine: lines('R', plain()), asleepOn: never }];

  it('sleeps, and an outsider can ask whether it does', () => {
    const model = asking({ threads, done: () => eq(onThread(0, waitingFor), idOf(notificationEvent('Other'))) });
    expect(enabledSteps(model, model.start)).toEqual([]);
    expect(model.isDone(model.start)).toBe(false);
    const awake = asking({
      threads: [{ name: 'A', routine: lines('R', KeWaitForSingleObject(never)) }],
      done: () => eq(onThread(0, waitingFor), idOf(notificationEvent('Other'))),
    });
    expect(awake.isDone(awake.start)).toBe(false);
  });

  it('sleeps on the same in a larger computer, where it has another number', () => {
    const model = asking({ threads });
    const more = threadsRun({ name: 'B', routine: lines('S', KeWaitForSingleObject(notificationEvent('First'))) });
    const larger = modelFrom(model.spec, [more]);
    const carried = carryOver(model, model.start, larger, [more]);
    const asleepOn = (of: Model, machine: Machine) =>
      of.layout.waitables[readPlace(of, machine, waitingFor, 0) - 1]?.name;
    expect([asleepOn(model, model.start), asleepOn(larger, carried)]).toEqual(['Never', 'Never']);
    expect(readPlace(larger, carried, waitingFor, 0)).not.toBe(readPlace(model, model.start, waitingFor, 0));
  });
});

it('and of nothing is true, or of nothing is false', () => {
  expect([and(), or()]).toEqual([1, 0]);
});

describe('letters in links', () => {
  const LETTERS = ['k', 'Q', '7', undefined] as const;
  /** A computer of many threads and events, whose walks are all choices. */
  const crowded = (threads: number, events: number, processors: number, seed: number): Model => {
    const next = chance(seed);
    const routine = lines('R', plain('x;'), plain('y;'));
    const owned = new Set<string>();
    const event = (number: number): DeviceEvent => {
      const count = inMachine(`count ${number}`, { max: 2 });
      const letter = pick(LETTERS, next);
      const mine = letter !== undefined && !owned.has(letter) ? letter : undefined;
      if (mine !== undefined) owned.add(mine);
      return {
        name: `event ${number}`,
        says: 'acts',
        ...(mine !== undefined && { letter: mine }),
        when: lt(count, 2),
        act: [put(count, plus(count, 1))],
      };
    };
    return asking(
      {
        threads: Array.from({ length: threads }, (_, number) => ({ name: `T${number}`, routine })),
        devices: [{ name: 'device', events: Array.from({ length: events }, (_, number) => event(number)) }],
      },
      processors,
    );
  };
  const walkOf = (model: Model, seed: number): readonly number[] => {
    const next = chance(seed);
    const steps: number[] = [];
    for (let machine = model.start; steps.length < 60; ) {
      const possible = enabledSteps(model, machine);
      if (possible.length === 0) break;
      steps.push(pick(possible, next));
      machine = takeStep(model, machine, steps.at(-1) as number);
    }
    return steps;
  };

  it('a schedule of up to forty threads and twelve events reads as what was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        (threads, events, processors, seed) => {
          const model = crowded(threads, events, processors, seed);
          const steps = walkOf(model, seed + 1);
          const choices = choicesOf(model, steps);
          expect(followChoices(model, choices, steps.length)).toEqual({ steps, problem: null });
          expect(encodeURI(choices)).toBe(choices);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('every move of a computer at the limits has a text of its own, and no text begins another', () => {
    const model = crowded(63, 99, 4, 1);
    const steps = model.moves.map((_, step) => step);
    // Each move alone, from a machine in which it is one of several that can be taken.
    const written = steps.flatMap((step) => {
      if (!enabledSteps(model, model.start).includes(step)) return [];
      const text = choicesOf(model, [step]);
      expect(followChoices(model, text, 1)).toEqual({ steps: [step], problem: null });
      return [text];
    });
    expect(new Set(written).size).toBe(written.length);
    expect(written.length).toBeGreaterThan(300);
    for (const text of written) expect(written.filter((other) => other.startsWith(text))).toEqual([text]);
  });

  it('two events of one letter, a letter that is none, and more events than links count are bad models', () => {
    const events =
      (...letters: readonly (string | undefined)[]) =>
      () =>
        asking({
          devices: [
            {
              name: 'device',
              events: letters.map((letter, number) => ({
                name: `event ${number}`,
                says: 'acts',
                ...(letter !== undefined && { letter }),
                when: 1,
                act: [],
              })),
            },
          ],
        });
    expect(badModelIn(events('k', 'k')).message).toMatch(/device: event 0 and device: event 1 both have the letter k/);
    expect(badModelIn(events('~')).message).toMatch(/has the letter "~" in links/);
    expect(badModelIn(events(...Array(101).fill(undefined))).message).toMatch(/event 101 of the computer/);
    expect(events('k', '4', ...Array(90).fill(undefined))().moves).toHaveLength(93);
  });

  it('reading never throws: a setting that makes a bad model shows a computer with nothing to do, and the sentence', () => {
    const bad = (): Model => program(set(inMachine('n', { max: 3 }), 9));
    const { model, schedule, problem } = readSchedule('A~Q177245~p4~a0.2', 'Q177245', bad);
    expect(problem).toMatch(/^n would become 9 at /);
    expect([schedule.steps, schedule.setting.processors]).toEqual([[], 4]);
    expect(enabledSteps(model, model.start)).toEqual([]);
    const mended = (): Model => modelOf(Q177245, [], DECREMENT);
    const text = writeSchedule(modelOf(Q177245), walkOf(modelOf(Q177245), 7));
    expect(() => readSchedule(text, 'Q177245', mended)).not.toThrow();
  });

  it.each([5, 0, 1.5])(
    'nor does it where what is run offers %d processors, which no computer can have',
    (processors) => {
      const one = { ...runnable('Q177245'), processors: { choices: [processors], usual: processors } };
      const { model, problem, bad } = readScheduleIn({ Q177245: one }, 'A~Q177245~a0.2', 'Q177245');
      expect(problem).toMatch(/^The computer has \S+ processors, /);
      expect(bad).toBeInstanceOf(BadModel);
      expect(enabledSteps(model, model.start)).toEqual([]);
    },
  );

  it('and everything in the library offers numbers of processors that a link can write', () => {
    for (const { processors } of Object.values(LIBRARY)) {
      expect(processors.choices).toContain(processors.usual);
      for (const choice of processors.choices) expect([1, 2, 3, 4]).toContain(choice);
    }
  });
});

describe('a probe that reaches its bound', () => {
  const model = modelOf(Q177245);
  const { worst, space } = explore(Q177245);
  const end = space.machine(worst?.state ?? 0);

  it('says that it gave up, and neither that a request can complete nor that it cannot', () => {
    const at = (bound?: number) => (machine: Machine) => askerOf(model, tcp.activity, bound).canComplete(machine);
    expect([at()(model.start), at()(end)]).toEqual(['yes', 'no']);
    expect([at(3)(model.start), at(3)(end)]).toEqual(['gave up', 'gave up']);
    expect(askerOf(model, tcp.activity, 3).life(end)).toBe('unknown');
    // That it can complete is known sooner than that it always will.
    const pings = Array.from({ length: 50 }, (_, bound) => askerOf(model, ping.activity, bound + 1));
    expect(pings.find(({ canComplete }) => canComplete(end) === 'yes')?.life(end)).toBe('unknown');
    expect(pings.at(-1)?.life(end)).toBe('alive');
  });

  it('leaves the first damage untold, and says whose it was', () => {
    expect(damageOf(model, [model.start, end]).damage).toMatchObject({ step: 1 });
    const { damage, damageGaveUp } = damageOf(model, [model.start, end], 3);
    expect([damage, damageGaveUp.some(({ name }) => name === 'tcp')]).toEqual([null, true]);
  });

  it('makes no end healthy, none hung, and no verdict of either', () => {
    const well = modelOf(settingOf({ case: 'Q177245', build: 'nt4-sp4', load: 'address-only' }));
    const verdictAt = (bound?: number) => {
      const { advance, result } = exploringFrom(well, well.start, undefined, { questionBound: bound });
      while (advance(1 << 16));
      const { verdict, inevitable, bad, ends } = result();
      return {
        verdict,
        inevitable,
        bad: bad.length,
        undecided: ends.filter(({ kind }) => kind === 'undecided').length,
      };
    };
    expect(verdictAt()).toMatchObject({ verdict: 'no-hang', inevitable: false, undecided: 0 });
    expect(verdictAt(3)).toMatchObject({ verdict: 'gave-up', inevitable: null, bad: 0 });
    expect(verdictAt(3).undecided).toBeGreaterThan(0);
    expect(soonestEnd(well, undefined, 3)).toBeNull();
    expect(soonestEnd(model, undefined, 3)).not.toBeNull();
  });

  it('makes no symptom that lasts: what was alive may fade for all that is known', () => {
    const row = (bound?: number) =>
      Object.fromEntries(symptomsOf(model, end, bound).map((one) => [one.probe.name, one]));
    expect(row()).toMatchObject({ ping: { life: 'alive', after: null }, open: { life: 'fading', after: 9 } });
    // So few that the requests after the first cannot be followed to their end.
    const cut = row(20);
    expect(cut).toMatchObject({ ping: { life: 'unknown' }, open: { life: 'unknown' } });
    expect(cut['ping']?.then).toEqual(['alive', 'unknown']);
    expect(Object.values(cut).map(({ after }) => after)).toEqual(Object.values(cut).map(() => null));
    // Enough for those, and too few for one probe at the first nine of them.
    expect(row(40)).toMatchObject({ open: { life: 'unknown', after: null }, tcp: { life: 'dead', after: 0 } });
  });
});

describe('a reader who meets a bad model', () => {
  afterEach(() => vi.unstubAllGlobals());

  function heard(routines: Routines): readonly Answer[] {
    const posted: Answer[] = [];
    const session = sessionOf(
      () => modelOf(Q177245, [], routines),
      2 ** 28,
      (answer) => posted.push(structuredClone(answer)),
    );
    session.course('A~Q177245~.0');
    while (session.work(1000));
    return posted;
  }

  it('hears of it from the search by a message of its own kind, whether the start or a step shows it', () => {
    const { TdiCloseConnection: _, ...others } = routinesOf(Q177245);
    const [atStart, onTheWay] = [heard(others), heard(DECREMENT)];
    for (const posted of [atStart, onTheWay]) expect(posted.map(({ kind }) => kind)).toEqual(['bad', 'course']);
    expect(atStart[0]).toMatchObject({ sentence: expect.stringMatching(/^There is no routine TdiCloseConnection/) });
    expect(onTheWay[0]).toMatchObject({ sentence: expect.stringMatching(/^ClosesActive would become -1 at /) });
    expect(onTheWay[1]).toMatchObject({ course: null });
  });

  it('finds the sentence with what the page knows of the setting, and no verdict beside it', async () => {
    const workers: { onmessage?: (event: { data: Answer }) => void }[] = [];
    class Idle {
      onmessage?: (event: { data: Answer }) => void;
      constructor() {
        workers.push(this);
      }
      postMessage(): void {}
      terminate(): void {}
    }
    vi.stubGlobal('Worker', Idle);
    const { explore, openExplorer, watch } = await import('../src/workers/explorer.ts');
    explore(Q177245);
    for (const data of heard(DECREMENT)) workers[0]?.onmessage?.({ data });
    let known: unknown = null;
    watch((standing) => {
      known = standing;
    })();
    expect(known).toMatchObject({ phase: 'over', findings: null, bad: expect.stringMatching(/^ClosesActive/) });
    const tidings: unknown[] = [];
    openExplorer().ask(Q177245, (one) => tidings.push(one));
    expect(tidings).toMatchObject([{ kind: 'bad', sentence: expect.stringMatching(/^ClosesActive/) }]);
  });

  it('reads it where the verdict would be', async () => {
    const [{ h }, { renderToString }, { BadModel: View }] = [
      await import('preact'),
      await import('preact-render-to-string'),
      await import('../src/views/verdict/BadModel.tsx'),
    ];
    const html = renderToString(h(View, { sentence: 'n would become 9.' }));
    expect(html).toMatch(/^<p class="verdict bad">.*Bad model\..*n would become 9\.<\/p>$/);
  });

  it('keeps the run in hand where a step turns out to be bad', () => {
    const begun = startOf(runnable('Q177245'), Q177245);
    const flag = inMachine('flag');
    const model = program(code('n--;', 'counts down', put(flag, minus(flag, 1))), set(flag, 1));
    const run = { ...begun, trace: { model, moments: [{ machine: model.start, step: null, ran: null, held: [] }] } };
    const given = attempt(() => take(run, enabledSteps(model, model.start)[0] as number));
    expect('run' in given && given.run.shown).toBe(1);
    if (!('run' in given)) return;
    expect(attempt(() => take(given.run, 0))).toEqual({ bad: expect.stringMatching(/^flag would become -1/) });
    expect(given.run.trace.moments).toHaveLength(2);
  });

  it('gets one sentence and a status of its own from the terminal, as its help says', () => {
    const verb = (): string => {
      return explore(Q177245, undefined, DECREMENT).verdict;
    };
    expect(outcomeOfVerb(verb)).toMatchObject({ status: 3, out: '', sentence: expect.stringMatching(/^ClosesActive/) });
    expect(outcomeOfVerb(() => 'fine')).toEqual({ status: 0, out: 'fine', sentence: null });
    expect(USAGE).toMatch(/Exit status:.*\b3 for a bad model/s);
  });

  it('and a stop that the book does not know is a bad model, not a machine that runs on', () => {
    const stop = { kind: 'stop', code: 1, name: 'NO_SUCH_STOP', parameters: [], because: 'for a test' } as const;
    expect(badModelIn(() => program(code('x', 'x', bugCheck(stop)))).message).toMatch(/^The stop NO_SUCH_STOP at “x”/);
  });
});

describe('what a line says and no step would do', () => {
  it('acts on the line of an if, a switch, a loop or a call are a bad model that names the line', () => {
    const acts = [{ act: [], says: 'does something' }];
    const withActs = (node: Exclude<Node, { kind: 'line' }>): Node => ({ ...node, line: { ...node.line, acts } });
    const inside = [plain()];
    const nodes: readonly Exclude<Node, { kind: 'line' }>[] = [
      when('x', 1, inside),
      choose('switch (x)', [{ text: 'case 1:', test: 1, act: [], body: [] }]),
      forever(...inside),
      call('Absent', 'Absent();'),
    ];
    for (const node of nodes) {
      const { message, concerns } = badModelIn(() => program(withActs(node)));
      expect(message).toContain(`“${node.line.text}” of ARoutine has acts of its own`);
      expect(concerns).toMatchObject({ routine: 'ARoutine', line: node.line.text });
      expect(message).not.toContain('undefined');
    }
    // A return has a moment for its acts.
    expect(bySearch(program(leave(...acts), plain())).size).toBe(bySearch(program(plain())).size);
  });

  it('a loop that goes round without a step is a bad model, and no end of its thread', () => {
    const R = (...body: readonly Node[]): Model =>
      asking({
        threads: [{ name: 'A', routine: lines('A', forever(call('R', 'R();'))) }],
        routines: [lines('R', ...body)],
      });
    const noStep: readonly (() => Model)[] = [
      () => program(forever()),
      () => program(plain(), forever(), plain()),
      () => program(forever(line('{'))),
      () => program(forever(forever())),
      () => R(),
      () => R(leave()),
      () => R(forever(leave(), plain())),
    ];
    for (const make of noStep)
      expect(badModelIn(make).message).toMatch(/^“for \(;;\)” of \w+ goes round without a step/);
    expect(search(R(plain())).states).toBe(2);
    // One that is left at once is none: what follows in its body is never come to.
    expect(search(program(plain(), forever(leave(), plain()))).states).toBe(search(program(plain())).states);
  });
});

describe('a number past the last', () => {
  const mark = inProcessor('mark', { max: 3 });
  const own = inThread('own', { max: 3 });
  const one = (...act: readonly Stmt[]): Model =>
    smallModel({ processors: 2, threads: { A: [set(own, 1), set(mark, 1), code('f();', 'acts', ...act)] } });

  it.each<[string, () => Model]>([
    ['an act at a processor', () => one(atProcessor(2, put(mark, 1)))],
    ['an act at a thread', () => one({ on: 'thread', number: 1, act: [put(own, 1)] })],
    ['a look at a processor', () => one(given(onProcessor(7, mark), [put(mark, 0)]))],
    ['a look at a thread', () => one(put(own, onThread(-1, own)))],
    ['a look at a place that nothing changes', () => one(put(own, onThread(1, inThread('fixed'))))],
    ['a number that is no number', () => one(atProcessor(0.5, put(mark, 1)))],
  ])('%s is a bad model that names the line', (_, make) => {
    const { message, concerns } = badModelIn(make);
    expect(message).toMatch(/ is asked for at “f\(\);” of ARoutine, which has (processors 0 to 1|thread 0 only): /);
    expect(concerns.line).toBe('f();');
  });

  it('in a guard, in what a device does, in what is asked and in what is promised is one too', () => {
    const threads = [{ name: 'A', routine: lines('R', set(own, 1), set(mark, 1)) }];
    const device = (when: Expr, ...act: readonly Stmt[]): Device => ({
      name: 'D',
      events: [{ name: 'e', says: 'acts', when, act }],
    });
    const absent = onThread(3, own);
    const broken: NonNullable<Activity['promises']> = [
      { name: 'p', says: 'wrong', judged: 'always', broken: () => absent },
    ];
    for (const activity of [
      { threads, devices: [device(absent)] },
      { threads, devices: [device(1, atProcessor(1, put(mark, 0)))] },
      { threads, done: () => absent },
      { threads, promises: broken },
      { threads: [{ name: 'A', routine: lines('R', line('x', { when: absent, act: [], says: 'acts' })) }] },
    ])
      expect(badModelIn(() => asking(activity)).message).toMatch(/^(Thread 3|Processor 1) is asked for /);
  });

  it('is none where the number of processors decides that it is never asked for', () => {
    const two = gt(setting('processors'), 1);
    const model = asking({
      threads: [
        {
          name: 'A',
          routine: lines(
            'R',
            set(mark, 1),
            code('f();', 'acts', given(two, [atProcessor(1, put(mark, 2))])),
            when('x', and(two, onProcessor(1, mark)), [code('g();', 'acts', atProcessor(1, put(mark, 0)))]),
          ),
        },
      ],
    });
    expect(search(model).complete).toBe(true);
  });

  it('and what is asked of the whole computer asks for no place of a processor or thread without its number', () => {
    const threads = [{ name: 'A', routine: lines('R', set(own, 1), set(mark, 1)) }];
    const promise = (broken: Expr): NonNullable<Activity['promises']> => [
      { name: 'kept', says: 'wrong', judged: 'at rest', broken: () => broken },
    ];
    expect(badModelIn(() => asking({ threads, done: () => own })).message).toMatch(
      /^The test that all is done asks for own of its own thread/,
    );
    expect(badModelIn(() => asking({ threads, done: () => eq(mark, 0) })).concerns.place).toBe('mark');
    expect(badModelIn(() => asking({ threads, promises: promise(mark) })).message).toMatch(
      /^The promise “kept” asks for mark of its own processor/,
    );
    expect(asking({ threads, done: () => onThread(0, own), promises: promise(onProcessor(0, mark)) })).toBeDefined();
  });
});

describe('how a computer starts', () => {
  const routine = lines('R', plain());
  const starts = (...threads: readonly Omit<Thread, 'routine'>[]): Model =>
    asking({ threads: threads.map((thread) => ({ ...thread, routine })) }, 2);

  it('two threads on one processor are a bad model, and so is one that runs and sleeps', () => {
    expect(badModelIn(() => starts({ name: 'A', runsOn: 1 }, { name: 'B', runsOn: 1 })).message).toMatch(
      /^A and B both start on processor 1/,
    );
    const asleepOn = notificationEvent('E');
    expect(badModelIn(() => starts({ name: 'A', runsOn: 0, asleepOn })).message).toMatch(
      /^A starts on processor 0 and asleep on E/,
    );
    expect(badModelIn(() => starts({ name: 'A', runsOn: -1 })).concerns).toMatchObject({ thread: 'A', value: -1 });
  });

  it('a thread whose processor the computer does not have is ready', () => {
    const model = starts({ name: 'A', runsOn: 0 }, { name: 'B', runsOn: 3 });
    expect([0, 1].map((processor) => readPlace(model, model.start, running, processor))).toEqual([1, 0]);
  });

  it('what is asked begins with places of the computer only', () => {
    const own = inThread('own', { max: 3 });
    const threads = [{ name: 'A', routine: lines('R', set(own, 1)) }];
    expect(badModelIn(() => asking({ threads, begins: [[own, 2]] })).message).toMatch(
      /puts 2 into own, of which each thread has one/,
    );
  });

  it('a setting that nobody states is a bad model', () => {
    const asks = (): Model => program(code('f();', 'acts', given(setting('Absent'), [])));
    expect(badModelIn(asks).message).toMatch(
      /^The setting Absent is asked for at “f\(\);” of ARoutine, and this computer has only /,
    );
  });

  it('settings are whole numbers, of which the number of processors is none, and there is a processor', () => {
    const stated = (constants: Spec['constants'], processors = 2) =>
      modelFrom(specOf([nothing], { processors, constants }));
    expect(badModelIn(() => stated({ processors: 1 })).message).toMatch(
      /^The setting processors is 1, and the computer has 2/,
    );
    expect(badModelIn(() => stated({ Value: Number('x') })).message).toMatch(/^The setting Value is NaN/);
    for (const processors of [0, -1, 1.5])
      expect(badModelIn(() => stated({}, processors)).message).toMatch(/where a whole number from 1 to 4 was expected/);
    expect(stated({ Value: 2 })).toBeDefined();
  });
});

describe('what is asked under the name of what is there', () => {
  const routine = lines('R', plain());
  const load = threadsRun({ name: 'Client', routine });
  const work = notificationEvent('Work');
  const server = { name: 'Server', routine: lines('S', forever(KeWaitForSingleObject(work))) };

  it('by a question is a bad model: the thread of the load may have ended before it is asked', () => {
    const { spec } = modelFrom(specOf([load]));
    const { message, concerns } = badModelIn(() => modelFrom(spec, [threadsRun({ name: 'Client', routine })]));
    expect(message).toMatch(/brings the thread Client, and the load has it already/);
    expect(concerns.thread).toBe('Client');
  });

  it('is one thread where it serves for ever, so that load and question both bring it, or where a load is asked twice', () => {
    const serving: Activity = { ...nothing, threads: [server] };
    expect(modelFrom(specOf([load, serving]), [serving]).computer.threads).toHaveLength(2);
    expect(modelFrom(specOf([load, load])).computer.threads).toHaveLength(1);
  });
});

describe('the number of what a thread waits for', () => {
  const asked = notificationEvent('Asked');
  const anyone = someThread(eq(waitingFor, idOf(asked)));
  const awake = { name: 'A', routine: lines('R', KeWaitForSingleObject(notificationEvent('Other'))) };

  it('is its own also where only a promise, a test or what is repeated asks for it', () => {
    const promised = asking({
      threads: [awake],
      promises: [{ name: 'p', says: 'wrong', judged: 'always', broken: () => anyone }],
    });
    expect(promised.promises.map(({ broken }) => broken(promised.start))).toEqual([false]);
    expect(asking({ threads: [awake], done: () => anyone }).isDone(promised.start)).toBe(false);
    const found = inMachine('found');
    const found1 = (...body: readonly Node[]): boolean => {
      const model = smallModel({ processors: 1, threads: { A: body } });
      return everyMachine(model).some((machine) => readPlace(model, machine, found) === 1);
    };
    expect(found1(when('x', anyone, [set(found, 1)]))).toBe(false);
    expect(found1(line('x', { act: [], says: 'acts', again: not(anyone) }), set(found, 1))).toBe(false);
  });
});

describe('what never happens', () => {
  const y = inMachine('y');
  const never = line('never', { when: 0, act: [put(y, 1)], says: 'acts' });

  it('may put a place that nobody else changes, whatever decides that it never happens', () => {
    for (const guard of [0, eq(y, 1), gt(setting('processors'), 1), and(eq(y, 1), inMachine('flag'))]) {
      const model = program(set(inMachine('flag'), 1), {
        ...never,
        acts: never.acts.map((act) => ({ ...act, when: guard })),
      });
      const [end] = restsOf(model);
      expect(end && readPlace(model, end, y)).toBe(0);
    }
  });

  it('a DPC that nobody queues is there, and never starts', () => {
    const model = smallModel({
      processors: 1,
      threads: { A: [plain()] },
      dpcs: [dpcOf('Idle', set(y, 1))],
    });
    expect(search(model).states).toBe(search(program(plain())).states);
    expect(
      everyMachine(model)
        .map((machine) => readPlace(model, machine, y))
        .every((value) => value === 0),
    ).toBe(true);
  });

  it('a thread that has ended has no variables, whether anything else changes them or not', () => {
    const kept = inThread('kept', { max: 3, initial: 2 });
    const seen = inMachine('seen');
    const looks = code('f();', 'looks', put(seen, someThread(eq(kept, 2))));
    const only = (...body: readonly Node[]): readonly number[] => {
      const model = asking({
        threads: [{ name: 'A', routine: lines('R', ...body) }],
        done: () => eq(onThread(0, kept), 0),
      });
      return restsOf(model).map((machine) => Number(model.isDone(machine)));
    };
    expect([only(looks), only(looks, set(kept, 2)), only(looks, set(kept, 1))]).toEqual([[1], [1], [1]]);
    // Nor has it those of which only somebody speaks who comes later.
    const smaller = asking({ threads: [{ name: 'A', routine: lines('R', plain()) }] });
    const [end] = restsOf(smaller);
    const more = threadsRun({ name: 'B', routine: lines('S', looks) });
    const larger = modelFrom(smaller.spec, [more]);
    const carried = (machine: Machine): number =>
      readPlace(larger, carryOver(smaller, machine, larger, [more]), kept, 0);
    expect([carried(smaller.start), carried(end ?? smaller.start)]).toEqual([2, 0]);
    // While it runs it has what it began with.
    const model = program(looks);
    expect(restsOf(model).map((machine) => readPlace(model, machine, seen))).toEqual([1]);
  });
});

describe('what a computer cannot mean', () => {
  const [x, n] = [inMachine('x'), inMachine('n', { max: 3 })];
  const never = notificationEvent('Never');
  const thread = (name: string, ...body: readonly Node[]): Thread => ({ name, routine: lines(`${name}R`, ...body) });
  const device = (name: string, when: Expr, ...act: readonly Stmt[]): Device => ({
    name,
    events: [{ name: 'e', says: 'acts', when, act }],
  });
  const act = (...stmts: readonly Stmt[]): Node => code('f();', 'acts', ...stmts);

  it.each([
    ['BugCheck', 2],
    ['DpcStep', 1],
    ['DpcQueue[0]', 1],
    ['DpcQueue[2]', 255],
    ['Irql', 1],
    ['NextStep', 1],
    ['WaitingFor', 63],
    ['Thread', 63],
  ])('a place of its own with the name of the kernel’s %s', (name, max) => {
    const { message, concerns } = badModelIn(() => program(set(inMachine(name, { max }), 1)));
    expect(message).toContain('has the name of one of the kernel’s: rename it');
    expect(concerns.place).toBe(name);
  });

  it('a place that holds the number of a thread and begins as one that there is not, or cannot hold that of each', () => {
    const place = (more: { readonly max: number; readonly initial?: number }) =>
      inMachine('owner', { numberOf: 'thread', ...more });
    const threads = ['A', 'B', 'C'].map((name) => thread(name, act(put(place({ max: 63 }), self))));
    expect(asking({ threads }).computer.threads).toHaveLength(3);
    const holds = (owner: Place): readonly Thread[] => [thread('A', act(put(owner, self)))];
    expect(badModelIn(() => asking({ threads: holds(place({ max: 63, initial: 5 })) })).message).toMatch(
      /^owner at “f\(\);” of AR holds the number of a thread, up to 63 and at first 5, and the computer has 1: /,
    );
    expect(badModelIn(() => asking({ threads, begins: [[place({ max: 63 }), 4]] })).concerns).toMatchObject({
      place: 'owner',
      value: 4,
      max: 3,
    });
    const narrow = ['A', 'B', 'C'].map((name) => thread(name, act(put(place({ max: 1 }), self))));
    expect(badModelIn(() => asking({ threads: narrow })).message).toMatch(
      /up to 1 and at first 0, and the computer has 3: declare it with a maximum of 3 or more/,
    );
  });

  it.each<[string, unknown]>([
    ['a fraction', 1.5],
    ['no number', Number.NaN],
    ['a word', 'two'],
    ['true', true],
    ['nothing', undefined],
    ['null', null],
  ])('a value that is %s', (_, value) => {
    for (const stmt of [put(n, value as Expr), given(eq(n, value as Expr), [put(n, 2)])]) {
      const { message, concerns } = badModelIn(() => program(act(stmt), set(n, 1)));
      expect(message).toContain(`${value} at “f();” of ARoutine is used as a value, where a whole number was expected`);
      expect(concerns.line).toBe('f();');
      const devices = [device('D', not(x), put(x, 1), stmt)];
      expect(badModelIn(() => asking({ devices })).message).toMatch(/ at “D acts” is used as a value/);
    }
  });

  it('two parts of what is asked that begin one place with different values; a question may begin it anew', () => {
    const begins = (value: number): Activity => ({ ...nothing, begins: [[n, value]] });
    const load = threadsRun(thread('A', act(given(n, []))));
    expect(badModelIn(() => modelFrom(specOf([load, begins(1), begins(2)]))).message).toMatch(
      /puts 1 into n, where it puts 2 too/,
    );
    expect(badModelIn(() => modelFrom(specOf([load]), [begins(1), begins(0)])).concerns.place).toBe('n');
    expect(modelFrom(specOf([load, begins(1), begins(1)]), [begins(2)])).toBeDefined();
  });

  it('a DPC that is queued and not listed, though one with its routine is', () => {
    const { object } = dpcOf('Work');
    const queues = (one: typeof object): Model =>
      asking({
        dpcs: [object],
        routines: [lines('Work', plain())],
        devices: [device('D', not(x), put(x, 1), steer(insertQueueDpc(one)))],
      });
    expect(queues({ ...object })).toBeDefined();
    for (const other of [
      { ...object, name: 'Other', inserted: inMachine('Other.Inserted') },
      { ...object, inserted: inMachine('Other.Inserted') },
    ])
      expect(badModelIn(() => queues(other)).message).toMatch(
        /^Other.Inserted at “D acts” is put for a DPC that the computer does not list, with the routine of WorkDpc: queue/,
      );
  });

  it('a rule or a sentence that asks for a processor or thread that is not there, or in a DPC for its thread', () => {
    const own = inThread('own');
    const rule = (holds: Expr): Node =>
      line('f();', { act: [put(x, 1)], says: 'acts', needs: { holds, says: 'rule' } });
    const [then, otherwise] = ['yes', 'no'];
    const says = (test: Expr): Node => line('f();', { act: [put(x, 1)], says: { test, then, otherwise } });
    for (const asks of [rule, says]) {
      expect(badModelIn(() => program(asks(onThread(99, running)))).message).toMatch(
        /^Thread 99 is asked for at “f\(\);”/,
      );
      expect(badModelIn(() => program(asks(onProcessor(9, running)))).message).toMatch(/^Processor 9 is asked for/);
      expect(badModelIn(() => program(set(n, 1), asks(inMachine('n', { max: 9 })))).message).toMatch(
        /^Two different places/,
      );
      const inDpc = (test: Expr) => () =>
        smallModel({
          processors: 1,
          threads: { A: [set(own, 1)] },
          dpcs: [dpcOf('Work', asks(test))],
          questions: false,
        });
      expect(badModelIn(inDpc(own)).message).toMatch(/^Work runs in a DPC, which has no thread: it cannot use own/);
      expect(inDpc(onThread(0, own))()).toBeDefined();
      expect(badModelIn(() => program(asks(setting('Absent')))).concerns.line).toBe('f();');
      expect(program(asks(and(gt(setting('processors'), 20), onProcessor(9, running))))).toBeDefined();
    }
  });

  it('the processor of lowest value in a place that processors do not have', () => {
    for (const by of [n, inThread('own')])
      expect(badModelIn(() => program(act(lowestProcessor(by, put(x, 1))))).message).toMatch(
        /^(n|own) at “f\(\);” of ARoutine chooses a processor: declare it/,
      );
  });

  it('a place that keeps the number of what is waited for, and does not say so: in a larger computer it is another', () => {
    const keeps = (note: Place, value: Expr) => () => program(act(put(note, value)), KeWaitForSingleObject(never));
    const [undeclared, declared] = [{ max: 63 }, { max: 63, numberOf: 'waitable' } as const];
    for (const value of [idOf(never), waitingFor, onThread(0, waitingFor)]) {
      expect(badModelIn(keeps(inMachine('note', undeclared), value)).message).toMatch(
        /^note at “f\(\);” of ARoutine is given the number of a thing to wait for: declare the place with numberOf waitable/,
      );
      expect(keeps(inMachine('note', declared), value)()).toBeDefined();
    }
    expect(keeps(x, eq(waitingFor, idOf(never)))()).toBeDefined();
  });

  it('two routines of one name that two threads run, or a thread and who calls it', () => {
    const [one, other] = [lines('R', plain('x')), lines('R', plain('y'))];
    const both = (a: Thread['routine'], b: Thread['routine']) => () =>
      asking({
        threads: [
          { name: 'A', routine: a },
          { name: 'B', routine: b },
        ],
      });
    expect(badModelIn(both(one, other)).message).toMatch(/^There are two different routines called R/);
    expect(both(one, { ...one })()).toBeDefined();
    expect(
      badModelIn(() => asking({ threads: [{ name: 'A', routine: one }], routines: [other] })).concerns.routine,
    ).toBe('R');
  });

  it('a device with the name of a processor or a thread', () => {
    const named = (name: string) => () => asking({ threads: [thread('A', plain())], devices: [device(name, 1)] });
    for (const name of ['processor 0', 'processor 7', 'A'])
      expect(badModelIn(named(name)).message).toContain(`A device is called ${name}, like a processor or thread`);
    expect(named('clock')()).toBeDefined();
  });

  it('a setting with the name of what every object has; a routine may have it', () => {
    expect(badModelIn(() => program(act(given(setting('toString'), [])))).message).toMatch(
      /^The setting toString is asked/,
    );
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(
        asking({ threads: [{ name: 'A', routine: lines(name, plain()) }] }).computer.threads[0]?.routine.name,
      ).toBe(name);
  });
});

describe('a text that tells machines apart', () => {
  const flag = inMachine('flag');
  const client = (name: string, ...body: readonly Node[]): Activity =>
    threadsRun({ name, routine: lines(`${name}Routine`, ...body) });
  const load = client('A', set(flag, 1));
  const key = (more: Partial<Spec> = {}, promises: Activity['promises'] = []): string =>
    fingerprintOf(modelFrom(specOf([{ ...load, ...(promises.length > 0 && { promises }) }], more)));

  it('tells those of different promises apart, but for their words', () => {
    const promise = (broken: Expr, says = 'wrong') =>
      key({}, [{ name: 'p', says, judged: 'always', broken: () => broken }]);
    expect(new Set([key(), promise(flag), promise(not(flag)), promise(flag, 'not right')]).size).toBe(3);
  });

  it('tells those of different questions apart, and those whose questions run other routines of the driver', () => {
    const question = (activity: Activity): Question => ({ name: 'q', label: 'q', well: 'q', activity });
    const asks = (activity: Activity, routines: Routines = {}): string =>
      key({ questions: [question(activity)], routines });
    const calls = client('Q', call('Driver', 'Driver();'));
    const begun = { ...client('Q', plain()), begins: [[flag, 1] as const] };
    const keys = [
      key(),
      asks(begun),
      asks(client('Q', plain(), plain())),
      asks(calls, { Driver: lines('Driver', plain()) }),
      asks(calls, { Driver: lines('Driver', set(flag, 0)) }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    // What the load begins with is told also where a question begins with the same.
    const traffic = (value: number): string =>
      fingerprintOf(modelFrom(specOf([{ ...load, begins: [[flag, value]] }], { questions: [question(begun)] })));
    expect(traffic(0)).not.toBe(traffic(1));
    expect(
      fingerprintOf(
        modelFrom(
          specOf([load], {
            questions: [question(calls)],
            routines: { Driver: lines('Driver', plain()), Other: lines('Other', plain()) },
          }),
        ),
      ),
    ).toBe(asks(calls, { Driver: lines('Driver', plain()) }));
  });
});
