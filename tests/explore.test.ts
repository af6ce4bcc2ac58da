import { describe, expect, it } from 'vitest';
import type { Wish } from '../src/sim/computer/setting.ts';
import { aftermathOf } from '../src/sim/explore/aftermath.ts';
import { courseOf } from '../src/sim/explore/fate.ts';
import { whoCanReach } from '../src/sim/explore/graph.ts';
import { chances, trialsOf } from '../src/sim/explore/odds.ts';
import { reportOf } from '../src/sim/explore/report.ts';
import { randomRun } from '../src/sim/explore/runs.ts';
import { soonestEnd } from '../src/sim/explore/soonest.ts';
import { asked, type Symptom } from '../src/sim/explore/symptoms.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { QUESTIONS, tcp } from '../src/sim/library/world/questions.ts';
import { takeStep } from '../src/sim/machine/doors.ts';
import { diagnose } from '../src/sim/trace/diagnosis.ts';
import { traceOf } from '../src/sim/trace/replay.ts';
import { waitForGraph } from '../src/sim/trace/waitForGraph.ts';
import { explore } from '../tools/explored.ts';
import { byStepsThenSwitches, bySwitchesThenSteps, cheapestWay } from './support/secondSearch.ts';

const CLOSES: Wish = { case: 'Q177245' };
const CONNECT: Wish = { case: 'Q297040' };
/** As a wait at DISPATCH_LEVEL was taken before: the processor stands still. */
const STRICT: Wish = { ...CONNECT, processors: 1, reading: 'A7' };
const exploreWish = (wish: Wish) => explore(settingOf(wish));
const inShort = (row: readonly Symptom[]): string =>
  row.map(({ probe, life, after }) => `${probe.name} ${life}${life === 'fading' ? ` ${after}` : ''}`).join(', ');

describe('two schedules', () => {
  it.each([
    ['Q177245 on two processors', CLOSES],
    ['Q177245 on three', { ...CLOSES, processors: 3 }],
    ['Q297040 on two processors', CONNECT],
    ['Q297040 on one processor, A7 otherwise', STRICT],
    ['Q297040 on four', { ...CONNECT, processors: 4 }],
  ] as const)('%s: a second search finds no shorter hang, and none with fewer switches', (_, wish) => {
    const x = exploreWish(wish);
    const { fewestSwitches } = reportOf(x);
    const targets = x.bad.flatMap(({ states }) => states).map((state) => x.space.machine(state));
    expect(cheapestWay(x.model, targets, byStepsThenSwitches)).toEqual({
      steps: x.worst?.steps.length,
      switches: x.worst?.switches,
    });
    expect(cheapestWay(x.model, targets, bySwitchesThenSteps)).toEqual({
      steps: fewestSwitches?.steps.length,
      switches: fewestSwitches?.switches,
    });
  });

  it('the nearest hang is found without visiting the rest, and is as near', () => {
    const x = exploreWish(CLOSES);
    const soonest = soonestEnd(x.model);
    expect(soonest?.steps.length).toBe(x.worst?.steps.length);
    expect(soonest?.states).toBeLessThan(x.space.states);
  });
});

describe('the point of no return', () => {
  it('is the first machine on the shortest hang of Q177245 from which no healthy one can be reached', () => {
    const x = exploreWish(CLOSES);
    const steps = x.worst?.steps ?? [];
    const course = courseOf(x, steps);
    const step = course?.noReturn ?? 0;
    expect(step).toBeGreaterThan(0);
    const { moments } = traceOf(x.model, steps);
    const canBeSaved = (at: number): boolean => {
      const from = moments[at]?.machine ?? x.model.start;
      const healthy = x.ends.filter((end) => end.healthy).flatMap(({ states }) => states);
      return whoCanReach(x.space, healthy)[x.space.find(from)] === 1;
    };
    expect([canBeSaved(step - 1), canBeSaved(step)]).toEqual([true, false]);
  });

  it('what would have saved it does: after that step the machine is not doomed', () => {
    const x = exploreWish(CLOSES);
    const steps = x.worst?.steps ?? [];
    const saved = courseOf(x, steps)?.saved;
    const before = traceOf(x.model, steps.slice(0, saved?.at)).moments.at(-1)?.machine ?? x.model.start;
    const after = takeStep(x.model, before, saved?.by ?? -1);
    expect(x.doomed?.[x.space.find(after)]).toBe(0);
  });

  it('does not exist where every schedule ends badly: there the damage is marked', () => {
    const { pointOfNoReturn, damage } = reportOf(exploreWish(CONNECT));
    expect({ pointOfNoReturn, damage }).toEqual({
      pointOfNoReturn: null,
      damage: { step: 17, probes: [asked(tcp)], all: false },
    });
    expect(reportOf(exploreWish(STRICT)).damage).toEqual({ step: 13, probes: QUESTIONS.map(asked), all: true });
  });
});

describe('odds', () => {
  it.each([
    ['Q177245', CLOSES],
    ['Q177245 on four processors', { ...CLOSES, processors: 4 }],
    ['Q177245 as a process exits', { ...CLOSES, load: 'process-exit-second-closer' }],
    ['Q297040', CONNECT],
  ] as const)('%s: 2,000 runs by the same rule agree with the exact chance', (_, wish) => {
    const x = exploreWish(wish);
    const lost = [...(x.doomed ?? []).entries()].flatMap(([state, doomed]) => (doomed === 1 ? [state] : []));
    const exact = chances(x, whoCanReach(x.space, lost))?.[0] ?? Number.NaN;
    const { low, high } = trialsOf(x, 2000, 3);
    expect(exact).toBeGreaterThanOrEqual(low);
    expect(exact).toBeLessThanOrEqual(high);
  });

  it('the window of Q177245 is a few lines wide: far apart, two closes never meet', () => {
    const { window } = reportOf(exploreWish(CLOSES));
    const curve = window?.curve ?? [];
    expect(Math.max(...curve.map(({ chance }) => chance))).toBeGreaterThan(0.5);
    expect(curve.at(0)?.chance).toBe(0);
    expect(curve.at(-1)?.chance).toBe(0);
    expect(window?.area).toBeCloseTo(
      curve.reduce((sum, { chance }) => sum + chance, 0),
      10,
    );
    expect(window?.area).toBeGreaterThan(2);
    expect(window?.area).toBeLessThan(8);
  });

  it('the same seed gives the same run', () => {
    const { model } = exploreWish(CLOSES);
    expect(randomRun(model, 7)).toEqual(randomRun(model, 7));
  });
});

describe('diagnosis', () => {
  const kindsOf = (wish: Wish): readonly string[] => {
    const x = exploreWish(wish);
    return diagnose(traceOf(x.model, x.worst?.steps ?? [])).map(({ kind }) => kind);
  };
  it('Q177245 is two sleepers that wait for each other, with no spin lock in it', () => {
    const x = exploreWish(CLOSES);
    const [finding] = diagnose(traceOf(x.model, x.worst?.steps ?? []));
    expect(finding?.kind).toBe('cycle of waiters');
    expect(finding?.sentence).toBe(
      'Address closer waits for ao->Drained, which only Connection closer would signal. Connection closer waits for ao->Done, which only Address closer would signal. No spin lock is held.',
    );
    const { edges } = waitForGraph(traceOf(x.model, x.worst?.steps ?? []));
    const next = new Map(edges.map(({ from, to }) => [from, to]));
    let at = 'thread Address closer';
    for (let hop = 0; hop < 4; hop++) at = next.get(at) ?? '';
    expect(at).toBe('thread Address closer');
  });

  it('Q297040 is a lock and a level that were never given back, names the line, and then waits where nobody may', () => {
    expect(kindsOf(CONNECT)).toEqual(['leaked lock', 'stranded DPC', 'rule broken']);
    expect(kindsOf(STRICT)).toEqual(['leaked lock', 'IRQL left raised', 'stranded DPC', 'rule broken']);
    const x = exploreWish(CONNECT);
    expect(diagnose(traceOf(x.model, x.worst?.steps ?? []))[0]?.sentence).toContain(
      'it left ConnectGiveUp by "return;"',
    );
  });

  it('where the timer’s DPC came first on another processor, it spins for the leaked lock', () => {
    const x = exploreWish({ ...STRICT, processors: 2 });
    const ways = x.bad.map(({ state }) => state);
    expect(ways.length).toBe(2);
    const reports = reportOf(x).symptoms.map(inShort);
    expect(reports).toContain('ping dead, other dead, mouse dead, cad dead, tcp dead, open dead');
  });

  it('a healthy machine has nothing wrong', () => {
    const x = exploreWish({ ...CLOSES, load: 'address-only' });
    expect(diagnose(traceOf(x.model, randomRun(x.model, 1)))).toEqual([]);
  });
});

describe('symptoms, by search', () => {
  it.each([
    [
      'Q177245: TCP is dead at once, files open until nine requests have parked every worker',
      CLOSES,
      ['ping alive, other alive, mouse alive, cad alive, tcp dead, open fading 9'],
    ],
    [
      'Q297040 on one processor, A7 otherwise: everything is dead',
      STRICT,
      ['ping dead, other dead, mouse dead, cad dead, tcp dead, open dead'],
    ],
    [
      'Q297040 on two: everything after one more segment',
      CONNECT,
      ['ping fading 1, other fading 1, mouse fading 1, cad fading 1, tcp dead, open fading 1'],
    ],
    [
      'Q297040 on four: everything after three more segments',
      { ...CONNECT, processors: 4 },
      ['ping fading 3, other fading 3, mouse fading 3, cad fading 3, tcp dead, open fading 3'],
    ],
    [
      'Q297040 on two, A7 otherwise: everything after one more segment, or at once',
      { ...STRICT, processors: 2 },
      [
        'ping fading 1, other fading 1, mouse fading 1, cad fading 1, tcp dead, open fading 1',
        'ping dead, other dead, mouse dead, cad dead, tcp dead, open dead',
      ],
    ],
    [
      'Q297040 on four, A7 otherwise: everything after two or three more segments',
      { ...STRICT, processors: 4 },
      [
        'ping fading 3, other fading 3, mouse fading 3, cad fading 3, tcp dead, open fading 3',
        'ping fading 2, other fading 2, mouse fading 2, cad fading 2, tcp dead, open fading 2',
      ],
    ],
  ] as const)('%s', (_, wish, rows) => {
    expect(reportOf(exploreWish(wish)).symptoms.map(inShort)).toEqual(rows);
  });
});

describe('the aftermath', () => {
  it('of Q177245: ping answers to the end, TCP never; file opens stop at the ninth request, and from there nobody knows of the console', () => {
    const x = exploreWish(CLOSES);
    const aftermath = aftermathOf(x.model, x.space.machine(x.worst?.state ?? 0), 1);
    const lives = Object.fromEntries(
      aftermath?.rows.map(({ probe, spans }) => [probe.name, spans.map(({ life }) => life).join(' then ')]) ?? [],
    );
    expect(lives).toEqual({
      ping: 'alive',
      tcp: 'dead',
      other: 'alive',
      mouse: 'alive then unknown',
      cad: 'alive then unknown',
      open: 'alive then dead',
    });
    expect(aftermath?.rows.flatMap(({ probe, because }) => (because === null ? [] : probe.name))).toEqual([
      'mouse',
      'cad',
    ]);
    expect(aftermath?.rows.find(({ probe }) => probe.name === 'open')?.spans[1]?.from).toBe(aftermath?.requests[8]);
  });

  it('is the same for the same seed', () => {
    const x = exploreWish({ ...CONNECT, processors: 4 });
    const hung = x.space.machine(x.worst?.state ?? 0);
    expect(aftermathOf(x.model, hung, 5)).toEqual(aftermathOf(x.model, hung, 5));
  });
});
