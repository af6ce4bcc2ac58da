import { describe, expect, it } from 'vitest';
import { check } from '../src/cli/check.ts';
import { replay } from '../src/cli/replay.ts';
import type { Promised } from '../src/sim/computer/activity.ts';
import { threadsRun } from '../src/sim/computer/activity.ts';
import type { Wish } from '../src/sim/computer/setting.ts';
import { type Exploration, exploringFrom, type Manner, shortestWell } from '../src/sim/explore/explore.ts';
import { courseOf } from '../src/sim/explore/fate.ts';
import { whoCanReach } from '../src/sim/explore/graph.ts';
import { chances, trialsOf } from '../src/sim/explore/odds.ts';
import { reportOf } from '../src/sim/explore/report.ts';
import { firstWayTo } from '../src/sim/explore/schedules.ts';
import { soonestEnd } from '../src/sim/explore/soonest.ts';
import { fateOf } from '../src/sim/explore/verdict.ts';
import type { Dpc } from '../src/sim/kernel/dpc.ts';
import { insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { KeWaitForSingleObject, notificationEvent } from '../src/sim/kernel/event.ts';
import { type Device, onClockProcessor } from '../src/sim/kernel/interrupt.ts';
import { KeLowerIrql, KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../src/sim/kernel/spinlock.ts';
import { nextStep } from '../src/sim/kernel/thread.ts';
import { modelOf, settingOf } from '../src/sim/library/index.ts';
import { takeStep } from '../src/sim/machine/doors.ts';
import { and, code, eq, forever, inMachine, type Node, not, onThread, put, when } from '../src/sim/terms.ts';
import { diagnose, type Finding } from '../src/sim/trace/diagnosis.ts';
import { traceOf } from '../src/sim/trace/replay.ts';
import { findingsOf } from '../src/workers/findings.ts';
import { studyOf } from '../src/workers/study.ts';
import { explore, modelWith } from '../tools/explored.ts';
import { TRUTH_TABLE } from '../tools/truthTable.ts';
import { byStepsThenSwitches, cheapestWay } from './support/secondSearch.ts';
import { dpcOf, lines, plain, set, stepNamed } from './support/small.ts';

interface Tiny {
  readonly processors?: number;
  /** Each starts on the processor of its place in the list. */
  readonly threads: Readonly<Record<string, readonly Node[]>>;
  readonly dpcs?: readonly { readonly object: Dpc; readonly lines: readonly Node[] }[];
  readonly devices?: readonly Device[];
  readonly promises?: readonly Promised[];
  /** Whose probes are asked too: those of an article's case. None, unless it is said. */
  readonly asLike?: 'Q177245';
  /** An assumption that is taken the other way. */
  readonly reading?: 'A7';
}

/** A machine of a few lines. */
function tiny({ processors = 1, threads, dpcs = [], devices = [], promises = [], asLike, reading }: Tiny) {
  const run = threadsRun(
    ...Object.entries(threads).map(([name, body], runsOn) => ({
      name,
      routine: lines(`${name}Routine`, ...body),
      runsOn,
    })),
  );
  const setting = settingOf({ case: reading ? 'leaked-lock' : (asLike ?? 'spin-lock'), processors, reading });
  return modelWith(setting, [
    {
      ...run,
      dpcs: dpcs.map(({ object }) => object),
      routines: dpcs.map(({ object, lines: body }) => lines(object.routine, ...body)),
      devices,
      promises,
    },
  ]);
}
function exploreTiny(small: Tiny, maxStates?: number, manner?: Manner): Exploration {
  const model = tiny(small);
  const { advance, result } = exploringFrom(model, model.start, maxStates, manner);
  while (advance(1 << 10));
  return result();
}
const exploreWish = (wish: Wish): Exploration => explore(settingOf(wish));
const kindsOf = (x: Exploration): readonly string[] => x.ends.map(({ kind }) => kind);
const findingsAt = (x: Exploration): readonly Finding[] => diagnose(traceOf(x.model, x.worst?.steps ?? []));
const sentenceOf = (x: Exploration, kind: Finding['kind']): string =>
  findingsAt(x).find((finding) => finding.kind === kind)?.sentence ?? '';

const lock = spinLock('Lock');
const flag = inMachine('Flag');
const [LOOP, STOP] = [
  { case: 'endless-dpc', load: 'in-lines' },
  { case: 'double-free', load: 'looks-again' },
] as const;

describe('a loop', () => {
  const rounds = dpcOf('Rounds', forever(plain('Look();')));
  const queueIt = code('KeInsertQueueDpc(&RoundsDpc, NULL, NULL);', 'queues the DPC', insertQueueDpc(rounds.object));

  it('a DPC that never ends is one, and what it keeps waiting is no hang beside it', () => {
    const x = exploreTiny({ threads: { A: [queueIt] }, dpcs: [rounds] });
    expect([x.verdict, x.inevitable, kindsOf(x)]).toEqual(['loop', true, ['looping']]);
    expect(sentenceOf(x, 'endless loop')).toBe(
      'DPC Rounds repeats "Look();" in Rounds on processor 0 for ever. The processor stays at DISPATCH_LEVEL. It takes interrupts, but it runs no other DPC and no other thread.',
    );
  });

  it('is one though all that was asked for is done, and though another processor lives', () => {
    const x = exploreTiny({ processors: 2, threads: { A: [plain()], B: [queueIt] }, dpcs: [rounds] });
    const model = { ...x.model, isDone: () => true };
    const { advance, result } = exploringFrom(model, model.start);
    while (advance(100));
    expect([result().verdict, result().inevitable]).toEqual(['loop', true]);
  });

  it('a thread that goes round at DISPATCH_LEVEL is one', () => {
    const x = exploreTiny({ threads: { A: [KeRaiseIrql, forever(plain('Look();')), KeLowerIrql] } });
    expect(x.verdict).toBe('loop');
    expect(sentenceOf(x, 'endless loop')).toMatch(/^A repeats "Look\(\);" in ARoutine on processor 0 for ever\./);
  });

  it('a thread that goes round below DISPATCH_LEVEL is a hang: others still get on its processor', () => {
    const x = exploreTiny({ threads: { A: [forever(plain('Look();'))], B: [plain('Work();')] } });
    expect([x.verdict, kindsOf(x)]).toEqual(['hang', ['hung']]);
    expect(sentenceOf(x, 'endless loop')).toBe('A repeats "Look();" in ARoutine on processor 0 for ever.');
  });

  it('a thread that goes round until another lets it out is neither', () => {
    const waits = forever(when('Flag', flag, [{ kind: 'return', line: { kind: 'line', text: 'return;', acts: [] } }]));
    const x = exploreTiny({ processors: 2, threads: { A: [waits], B: [set(flag, 1)] } });
    expect([x.verdict, kindsOf(x)]).toEqual(['no-hang', ['well']]);
    const { moments } = traceOf(x.model, shortestWell(x)?.steps ?? []);
    for (const at of moments.keys()) expect(diagnose({ model: x.model, moments }, at)).toEqual([]);
  });

  it('a clock that ticks for ever is none, on a healthy computer or a hung one', () => {
    const aging = dpcOf('Aging', plain('Age();'));
    const clock: Device = {
      name: 'clock',
      events: [
        {
          name: 'tick',
          says: 'ticks',
          when: not(aging.object.inserted),
          act: [onClockProcessor(insertQueueDpc(aging.object))],
        },
      ],
    };
    const waits = KeWaitForSingleObject(notificationEvent('Never'));
    const healthy = exploreTiny({ threads: { A: [plain()] }, dpcs: [aging], devices: [clock] });
    expect([healthy.verdict, kindsOf(healthy)]).toEqual(['no-hang', ['well']]);
    expect(healthy.ends[0]?.states.length).toBeGreaterThan(1);
    const hung = exploreTiny({ threads: { A: [waits] }, dpcs: [aging], devices: [clock] });
    expect([hung.verdict, kindsOf(hung)]).toEqual(['hang', ['hung']]);
    for (const processors of [2, 4])
      expect(new Set(kindsOf(exploreWish({ case: 'Q297040', processors })))).toEqual(new Set(['hung']));
    expect(new Set(kindsOf(exploreWish({ case: 'Q297040', processors: 1, reading: 'A7' })))).toEqual(new Set(['hung']));
  });

  it('two processors that spin for each other’s lock are hung: a pass that fails is no step', () => {
    expect(kindsOf(exploreWish({ case: 'two-orders' }))).toEqual(expect.arrayContaining(['hung', 'well']));
    expect(kindsOf(exploreWish({ case: 'two-orders' }))).not.toContain('looping');
  });

  it('is told from the line that stands first in the routine, wherever in its round it is found', () => {
    for (const sentence of findingsAt(exploreWish(LOOP)).map((one) => one.sentence))
      expect(sentence).toContain('repeats "if (list == NULL)", "Indicate(list);" and "list = list->Next;" in');
  });

  it('runs are tried to where it is certain, and not until it has gone round thousands of times', () => {
    const x = exploreWish(LOOP);
    const exact = reportOf(x).odds?.exact ?? Number.NaN;
    const { low, high } = trialsOf(x, 2000, 3);
    expect(exact).toBeGreaterThan(0);
    expect(exact).toBeGreaterThanOrEqual(low);
    expect(exact).toBeLessThanOrEqual(high);
  });
});

describe.each([
  ['a stop', STOP, 'stop', ['stop']],
  ['a loop', LOOP, 'loop', ['endless loop', 'endless loop']],
  ['a broken promise', { case: 'preemption', processors: 2 }, 'broken-promise', ['promise broken']],
] as const)('%s is told like a hang', (_, wish, verdict, kinds) => {
  const x = exploreWish(wish);
  const report = reportOf(x);
  const targets = x.bad.flatMap(({ states }) => states).map((state) => x.space.machine(state));

  it('by its shortest schedule: a second search finds no shorter one', () => {
    expect([x.verdict, x.inevitable]).toEqual([verdict, false]);
    expect(cheapestWay(x.model, targets, byStepsThenSwitches)).toEqual({
      steps: x.worst?.steps.length,
      switches: x.worst?.switches,
    });
    expect(report.fewestSwitches?.switches).toBeLessThanOrEqual(x.worst?.switches ?? -1);
  });

  it('by what is wrong at its end', () => {
    expect(findingsAt(x).map(({ kind }) => kind)).toEqual(kinds);
    expect(report.diagnosis).toEqual(findingsAt(x));
  });

  it('by the first state from which it could not be avoided, and what would have saved it', () => {
    const { step, saved } = report.pointOfNoReturn ?? { step: 0, saved: null };
    const good = x.ends.filter((end) => !x.bad.includes(end)).flatMap(({ states }) => states);
    const reach = whoCanReach(x.space, good);
    const { moments } = traceOf(x.model, x.worst?.steps ?? []);
    const canBeSaved = (at: number): boolean => reach[x.space.find(moments[at]?.machine ?? x.model.start)] === 1;
    expect([canBeSaved(step - 1), canBeSaved(step)]).toEqual([true, false]);
    const after = takeStep(x.model, moments[saved?.at ?? 0]?.machine ?? x.model.start, saved?.by ?? -1);
    expect(x.doomed?.[x.space.find(after)]).toBe(0);
  });

  it('by its chance, exactly and by trial', () => {
    const { exact, trials } = report.odds ?? { exact: 0, trials: null };
    expect(exact).toBeGreaterThan(0);
    expect(exact).toBeLessThan(1);
    expect(exact).toBeGreaterThanOrEqual(trials?.low ?? 1);
    expect(exact).toBeLessThanOrEqual(trials?.high ?? 0);
  });

  it('to a page: its schedule, its ways and its findings', () => {
    const study = studyOf(x, report);
    expect(study.ways[0]?.steps).toBe(x.worst?.steps.length);
    expect(study.noReturn?.saved?.schedule).toMatch(/^A~/);
    expect(study.diagnosis.map(({ kind }) => kind)).toEqual(kinds);
    expect(findingsOf(x)).toMatchObject({ verdict, worst: { steps: x.worst?.steps.length }, well: null });
  });

  it('by the terminal, whose schedule replays to the same verdict', () => {
    const flags = [wish.case, '--processors', '2', '--json'];
    const told = JSON.parse(check(flags));
    expect(told).toMatchObject({ verdict, shortest: { steps: x.worst?.steps.length } });
    expect(told.pointOfNoReturn.saved.instead).toMatch(/^processor \d /);
    expect(JSON.parse(replay([wish.case, told.shortest.schedule, '--json'])).verdict).toBe(verdict);
  });
});

describe('a stop', () => {
  it('says the code, the parameters, who ran into it, and which line was the cause', () => {
    expect(sentenceOf(exploreWish(STOP), 'stop')).toBe(
      'The computer has stopped with 0x00000050 PAGE_FAULT_IN_NONPAGED_AREA (an address in freed memory; 0 or 1; an address in the driver; 0): memory that had been given back was touched. First ran "ExFreePool(block);" on processor 0 at step 6. The cause is "ExFreePool(block);", which Second ran at step 4.',
    );
  });

  it('of a hang beside which it is possible is said too, and its schedule is among the ways', () => {
    const block = poolBlock('block');
    const frees = ExFreePool(block);
    const x = exploreTiny({
      processors: 2,
      threads: {
        A: [
          when('Flag', flag, [KeWaitForSingleObject(notificationEvent('Never'))]),
          when('Flag', flag, [frees, frees]),
        ],
        B: [set(flag, 1)],
      },
    });
    expect([x.verdict, x.stops.map(({ code }) => code)]).toEqual(['hang', [0x50]]);
    expect(x.worst?.end?.kind).toBe('hung');
    expect(new Set(x.bad.map(({ kind }) => kind))).toEqual(new Set(['hung', 'stopped']));
    expect(studyOf(x).ways.map(({ is }) => is)).toContain('other end');
  });

  it('answers nothing, and nothing becomes of it in the minutes afterwards', () => {
    const frees = ExFreePool(poolBlock('block'));
    const x = exploreTiny({ threads: { A: [frees, frees] }, asLike: 'Q177245' });
    const { symptoms, damage } = reportOf(x);
    expect(x.verdict).toBe('stop');
    expect(symptoms.map((row) => new Set(row.map(({ life }) => life)))).toEqual([new Set(['dead'])]);
    expect(damage?.step).toBe(x.worst?.steps.length);
    expect(studyOf(x).aftermath).toBeNull();
  });

  it('is the nearest bad end where it comes first', () => {
    const x = exploreWish(STOP);
    expect(soonestEnd(x.model)?.steps.length).toBe(x.worst?.steps.length);
  });

  it('that can still be avoided is not told as certain', () => {
    const model = modelOf(settingOf(STOP));
    expect(fateOf(model, model.start)).toBe('open');
    const { steps = [] } = exploreWish(STOP).worst ?? {};
    expect(fateOf(model, traceOf(model, steps).moments.at(-1)?.machine ?? model.start)).toBe('stop');
  });
});

describe('a promise', () => {
  const promise = (judged: Promised['judged'], broken: Promised['broken']): Promised => ({
    name: 'Flag is clear',
    says: 'Flag is set',
    judged,
    broken,
  });

  it('that is broken at rest is a verdict of its own, and never “no hang”', () => {
    const x = exploreTiny({ threads: { A: [set(flag, 1)] }, promises: [promise('at rest', () => flag)] });
    expect([x.verdict, x.inevitable, kindsOf(x)]).toEqual(['broken-promise', true, ['well, but']]);
    expect(shortestWell(x)).toBeNull();
    expect(sentenceOf(x, 'promise broken')).toBe('All that was asked for is done, but Flag is set.');
  });

  it('that is judged at rest may be broken on the way', () => {
    const x = exploreTiny({ threads: { A: [set(flag, 1), set(flag, 0)] }, promises: [promise('at rest', () => flag)] });
    expect(x.verdict).toBe('no-hang');
    const { moments } = traceOf(x.model, shortestWell(x)?.steps ?? []);
    for (const at of moments.keys()) expect(diagnose({ model: x.model, moments }, at)).toEqual([]);
  });

  it('that is broken for a moment again and again, at rest, is none that is broken', () => {
    const clears = dpcOf('Clears', set(flag, 0));
    const clock: Device = {
      name: 'clock',
      events: [
        {
          name: 'tick',
          says: 'ticks',
          when: not(clears.object.inserted),
          act: [put(flag, 1), onClockProcessor(insertQueueDpc(clears.object))],
        },
      ],
    };
    const x = exploreTiny({
      threads: { A: [plain()] },
      dpcs: [clears],
      devices: [clock],
      promises: [promise('at rest', () => flag)],
    });
    expect([x.verdict, kindsOf(x)]).toEqual(['no-hang', ['well']]);
    for (const state of x.ends[0]?.states ?? [])
      expect(diagnose(traceOf(x.model, firstWayTo(x.space, state)))).toEqual([]);
  });

  it('that is broken on the way leaves no way out behind it', () => {
    const x = exploreTiny({
      processors: 2,
      threads: { A: [set(flag, 1), set(flag, 0)], B: [plain()] },
      promises: [promise('always', () => flag)],
    });
    expect(courseOf(x, [0, 0, 0])?.wayOut).toEqual([null, null, null]);
  });

  it('that is broken has no symptoms: every probe goes on being answered', () => {
    const x = exploreTiny({
      threads: { A: [set(flag, 1)] },
      promises: [promise('at rest', () => flag)],
      asLike: 'Q177245',
    });
    expect(new Set(Object.values(x.worst?.end?.life ?? {}))).toEqual(new Set(['alive']));
    const { symptoms, damage } = reportOf(x);
    expect({ verdict: x.verdict, symptoms, damage }).toEqual({ verdict: 'broken-promise', symptoms: [], damage: null });
    expect(studyOf(x).aftermath).toBeNull();
  });

  it('that holds always is broken by one state, whatever comes after it, and what is lost stays lost', () => {
    const x = exploreTiny({
      processors: 2,
      threads: { A: [set(flag, 1), set(flag, 0)], B: [plain()] },
      promises: [promise('always', (numberOf) => and(flag, eq(onThread(numberOf('B'), nextStep), 0)))],
    });
    expect([x.verdict, x.inevitable, kindsOf(x)]).toEqual(['broken-promise', false, ['well']]);
    expect(x.worst).toMatchObject({ end: null });
    expect(x.breaches).toContain(x.worst?.state);
    expect(sentenceOf(x, 'promise broken')).toBe(`From step ${x.worst?.steps.length} on Flag is set.`);
    const onwards = [...(x.worst?.steps ?? []), 0];
    const course = courseOf(x, onwards);
    expect(course?.doomed.at(-1)).toBe(true);
    const { exact, trials } = reportOf(x).odds ?? { exact: 0, trials: null };
    expect(exact).toBeGreaterThan(0);
    expect(exact).toBeGreaterThanOrEqual(trials?.low ?? 1);
    expect(exact).toBeLessThanOrEqual(trials?.high ?? 0);
  });

  it('beside a hang leaves the verdict, the ways out and the chance to the hang', () => {
    const threads = (ends: Node) => ({
      A: [set(flag, 1), when('Other', inMachine('Other'), [KeWaitForSingleObject(notificationEvent('Never'))])],
      B: [ends],
    });
    const other = set(inMachine('Other'), 1);
    const x = exploreTiny({ processors: 2, threads: threads(other), promises: [promise('at rest', () => flag)] });
    expect([x.verdict, x.inevitable]).toEqual(['hang', false]);
    expect(new Set(x.bad.map(({ kind }) => kind))).toEqual(new Set(['hung']));
    const lost = [...(x.doomed ?? []).entries()].flatMap(([state, doomed]) => (doomed === 1 ? [state] : []));
    const exact = chances(x, whoCanReach(x.space, lost))?.[0] ?? Number.NaN;
    expect(exact).toBeGreaterThan(0);
    expect(exact).toBeLessThan(1);
  });

  it('that a bounded search saw broken is broken, and one that it did not see proves nothing', () => {
    const small: Tiny = {
      threads: { A: [set(flag, 1)], B: [plain(), plain(), plain()] },
      promises: [promise('always', () => flag)],
    };
    const [seen, unseen] = [exploreTiny(small, 6), exploreTiny(small, 1)];
    expect([seen.complete, seen.verdict, seen.inevitable, seen.doomed]).toEqual([false, 'broken-promise', null, null]);
    expect([unseen.complete, unseen.verdict]).toEqual([false, 'gave-up']);
  });
});

describe('a rule of the DDK', () => {
  const tooLow = [KeAcquireSpinLockAtDpcLevel(lock), KeReleaseSpinLockFromDpcLevel(lock)];

  it.each([
    ['KeAcquireSpinLockAtDpcLevel', [KeAcquireSpinLockAtDpcLevel(lock)], 'K5'],
    ['KeReleaseSpinLockFromDpcLevel', [KeReleaseSpinLockFromDpcLevel(lock)], 'K5'],
    ['KeReleaseSpinLock', [KeReleaseSpinLock(lock)], 'K4'],
  ] as const)('%s below DISPATCH_LEVEL breaks one, with the way there', (name, body, fact) => {
    const x = exploreTiny({ threads: { A: [plain(), ...body] } });
    expect(x.rules.map(({ rule, steps }) => [rule, steps.length])).toEqual([
      [`${name} may be called at DISPATCH_LEVEL only (NT DDK, ${fact}).`, 1],
    ]);
    expect(reportOf(x).rules[0]?.sentence).toMatch(/^A on processor 0 comes to "Ke.*" at PASSIVE_LEVEL\. /);
  });

  it('a wait at DISPATCH_LEVEL breaks one, and is a finding where it comes to a hang', () => {
    const waits = [KeRaiseIrql, KeWaitForSingleObject(notificationEvent('Done', 1)), KeLowerIrql];
    const rule = 'No thread may wait at DISPATCH_LEVEL (K8).';
    const [goesOn, strict] = [{}, { reading: 'A7' } as const].map((how) =>
      exploreTiny({ threads: { A: waits }, ...how }),
    );
    expect([goesOn?.verdict, goesOn?.rules.map(({ rule: broken }) => broken)]).toEqual(['no-hang', [rule]]);
    expect([strict?.verdict, strict?.rules.map(({ rule: broken }) => broken)]).toEqual(['hang', [rule]]);
    expect(strict && findingsAt(strict).map(({ kind }) => kind)).toContain('rule broken');
  });

  it('is kept by locks that are used as they are meant', () => {
    const nested = [
      KeAcquireSpinLock(lock),
      KeAcquireSpinLockAtDpcLevel(spinLock('Inner')),
      KeReleaseSpinLockFromDpcLevel(spinLock('Inner')),
      KeReleaseSpinLock(lock),
    ];
    expect(exploreTiny({ processors: 2, threads: { A: nested, B: nested } }).rules).toEqual([]);
  });

  it('is broken in silence unless a verdict is strict about it: then that is a broken promise', () => {
    const threads = { A: tooLow, B: [plain()] };
    const [lax, strict] = [exploreTiny({ threads }), exploreTiny({ threads }, undefined, { strict: true })];
    expect([lax.verdict, lax.worst, lax.rules.length]).toEqual(['no-hang', null, 2]);
    expect([strict.verdict, strict.inevitable, strict.worst?.steps.length]).toEqual(['broken-promise', true, 0]);
    expect(findingsAt(strict).map(({ kind }) => kind)).toEqual(['rule broken']);
    expect(JSON.parse(check(['Q177245', '--build', 'nt4-sp4', '--strict', '--json'])).verdict).toBe('no-hang');
  });

  it('no row of the articles breaks one, but for the fault of Q297040, which goes on to wait at the level that it leaked', () => {
    const broken = TRUTH_TABLE.filter(({ states }) => states < 20_000).flatMap(({ setting, expected }) =>
      explore(setting).rules.map(({ rule }) => [setting.case, expected, rule].join(': ')),
    );
    expect([...new Set(broken)]).toEqual(
      ['hang, every schedule', 'no hang'].map(
        (expected) => `Q297040: ${expected}: No thread may wait at DISPATCH_LEVEL (K8).`,
      ),
    );
  });
});

describe('a lock that is released by somebody who does not hold it', () => {
  it('twice by one thread is a double release', () => {
    const x = exploreTiny({
      threads: { A: [KeAcquireSpinLock(lock), KeReleaseSpinLockFromDpcLevel(lock), KeReleaseSpinLock(lock)] },
    });
    const findings = diagnose(traceOf(x.model, shortestWell(x)?.steps ?? []));
    expect(findings.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ['double release', 'A on processor 0 released Lock at step 4, but A had released it at step 3.'],
    ]);
  });

  it('by another thread is a release by a stranger', () => {
    const given = [KeRaiseIrql, KeReleaseSpinLockFromDpcLevel(lock), KeLowerIrql];
    const x = exploreTiny({ processors: 2, threads: { A: [KeAcquireSpinLock(lock), KeLowerIrql], B: given } });
    const steps = [0, 0, 1, 1];
    expect(diagnose(traceOf(x.model, steps)).map(({ kind, sentence }) => [kind, sentence])).toContainEqual([
      'release by a stranger',
      'B on processor 1 released Lock at step 4, but A had taken it at step 2.',
    ]);
  });

  it('by the thread that took it, on whatever processor it is by then, is none', () => {
    const body = [KeAcquireSpinLock(lock), set(flag, 1), KeReleaseSpinLock(lock)];
    const x = exploreTiny({ processors: 2, threads: { A: body, B: body } });
    expect(diagnose(traceOf(x.model, shortestWell(x)?.steps ?? []))).toEqual([]);
    const lowered = [KeAcquireSpinLock(lock), KeLowerIrql, KeReleaseSpinLockFromDpcLevel(lock)];
    const moved = tiny({ processors: 2, threads: { A: lowered, B: [plain()], C: [plain()] } });
    const steps = '0 0 0 C0 A1 1'.split(' ').map((name) => stepNamed(moved, name));
    expect(diagnose(traceOf(moved, steps)).map(({ kind }) => kind)).toEqual(['rule broken']);
  });
});
