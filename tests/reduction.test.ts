import { describe, expect, it } from 'vitest';
import { type Activity, nothing, type Promised, threadsRun } from '../src/sim/computer/activity.ts';
import { inWords } from '../src/sim/computer/setting.ts';
import { specOf } from '../src/sim/computer/spec.ts';
import { explore, exploringFrom } from '../src/sim/explore/explore.ts';
import { REDUCTIONS, type Reduction, search, searchFrom, whyNotReduced } from '../src/sim/explore/search.ts';
import { verdictOf } from '../src/sim/explore/verdict.ts';
import { dpc, insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import {
  KeClearEvent,
  KeSetEvent,
  KeWaitForSingleObject,
  notificationEvent,
  setEvent,
  synchronizationEvent,
} from '../src/sim/kernel/event.ts';
import { steer } from '../src/sim/kernel/interrupt.ts';
import { KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../src/sim/kernel/spinlock.ts';
import { nextStep, running, sleepOn, waitingFor, wakeFirst } from '../src/sim/kernel/thread.ts';
import { modelOf, settingOf } from '../src/sim/library/index.ts';
import { QUESTIONS } from '../src/sim/library/world/questions.ts';
import { type Model, modelFrom } from '../src/sim/machine/model.ts';
import { changedOfOthers, deedsOf, readOfOthers } from '../src/sim/machine/seen.ts';
import {
  and,
  code,
  type Expr,
  eachThread,
  eq,
  forever,
  idOf,
  inMachine,
  inThread,
  line,
  type Node,
  not,
  onProcessor,
  onThread,
  plus,
  put,
  routine,
  self,
  someThread,
  when,
} from '../src/sim/terms.ts';
import { modelWith } from '../tools/explored.ts';
import { CONCEPT_TABLE, TRUTH_TABLE } from '../tools/truthTable.ts';
import { agreement } from './support/agreement.ts';
import { isHealthy, verdictBy } from './support/reduced.ts';
import { lines, plain, set, smallModel } from './support/small.ts';

const MODELS = 400;
const REDUCING = REDUCTIONS.filter((reduction) => reduction !== 'none');
const [item, shared] = [inMachine('Item'), inMachine('shared')];
const [own, late] = [inThread('own'), inThread('late')];
const toggles = code('own = !own;', 'changes its own variable', put(own, not(own)));

/** Threads of one routine, and another one. */
const alike = (processors: number, count: number, body: readonly Node[], other: readonly Node[] = []): Model => {
  const like = lines('Like', ...body);
  return modelWith(settingOf({ case: 'spin-lock', processors }), [
    threadsRun(
      ...Array.from({ length: count }, (_, at) => ({ name: `Like ${at + 1}`, routine: like })),
      ...(other.length > 0 ? [{ name: 'Other', routine: lines('Other', ...other) }] : []),
    ),
  ]);
};

describe.each(REDUCING)('leaving out %s', (reduction) => {
  it(`leaves the verdict of ${MODELS} generated models as it is: hang, good end, stop, and whether one must be`, () => {
    const seen = agreement(reduction, 0, MODELS);
    expect(seen.compared).toBeGreaterThan(0.9 * MODELS);
    expect(seen.hang).toBeGreaterThan(60);
    expect(seen.well).toBeGreaterThan(60);
    expect(seen.either).toBeGreaterThan(15);
    expect(seen.stop).toBeGreaterThan(0);
    expect(seen.uniprocessor).toBeGreaterThan(60);
    expect(seen.fewer).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(0);
  });

  const settings = [
    ...new Map(
      [...TRUTH_TABLE, ...CONCEPT_TABLE]
        .filter(({ states }) => states < 20_000)
        .map(({ setting }) => [inWords(setting), setting]),
    ).values(),
  ];
  it.each(settings.map((setting) => [inWords(setting), setting] as const))(
    'leaves the verdict of %s as it is',
    (_, setting) => {
      const model = modelOf(setting);
      const [full, reduced] = [verdictBy(model, 'none', isHealthy), verdictBy(model, reduction, isHealthy)];
      expect(reduced.says).toEqual(full.says);
      expect(reduced.whyNot).toBeNull();
      expect(reduced.states).toBeLessThanOrEqual(full.states);
    },
  );

  const arrived = notificationEvent('Arrived');
  const bringer = [code('Item = 1;', 'brings', put(item, 1)), KeSetEvent(arrived)];
  const waiter = [when('!Item', not(item), [KeClearEvent(arrived), KeWaitForSingleObject(arrived)])];
  it.each([
    ['first', { Waiter: waiter, Bringer: bringer }],
    ['second', { Bringer: bringer, Waiter: waiter }],
  ])(
    'takes no thread for raised where nothing changes the level: the wake-up can be lost by the %s thread',
    (_, threads) => {
      const model = smallModel({ processors: 1, threads });
      expect(verdictBy(model, reduction).says.ends).toEqual(verdictBy(model, 'none').says.ends);
      expect(verdictBy(model, reduction).says.ends).toContain('hung');
    },
  );

  it.each([
    ['at PASSIVE_LEVEL', [forever(toggles)]],
    ['at DISPATCH_LEVEL', [KeRaiseIrql, forever(toggles)]],
  ])('comes back from a thread that goes round for ever %s, and still sees it go round', (_, body) => {
    const model = smallModel({ processors: 1, threads: { Round: body, Other: [KeSetEvent(arrived)] } });
    const space = search(model, model.start, 1000, reduction);
    expect(space.complete).toBe(true);
    expect(verdictBy(model, reduction).says).toEqual({ ends: ['hung'], mustEndBadly: true });
    const last = space.states - 1;
    expect(space.firstEdge(last + 1)).toBeGreaterThan(space.firstEdge(last));
  });

  it('does not let go of a lock early below DISPATCH_LEVEL, where its thread can be put aside with it', () => {
    const lock = spinLock('Lock');
    const careless = [KeAcquireSpinLockAtDpcLevel(lock), KeReleaseSpinLockFromDpcLevel(lock)];
    const careful = [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)];
    const model = smallModel({ processors: 2, threads: { A: careless, B: careful, C: careful } });
    expect(verdictBy(model, 'none').says.ends).toEqual(['hung', 'well']);
    expect(verdictBy(model, reduction).says.ends).toEqual(['hung', 'well']);
  });

  it.each([
    ['held', (word: Expr): Expr => word],
    ['free', (word: Expr): Expr => not(word)],
  ])('does not take or let go of a lock early where a test asks whether its word is %s', (_, says) => {
    const lock = spinLock('Lock');
    const holder = [
      KeAcquireSpinLock(lock),
      code('shared = 1;', 'is inside', put(shared, 1)),
      KeReleaseSpinLock(lock),
      code('shared = 0;', 'is outside', put(shared, 0)),
    ];
    const looker = [
      when('shared && Lock', and(shared, says(lock)), [KeWaitForSingleObject(notificationEvent('Never'))]),
    ];
    const model = smallModel({ processors: 2, threads: { Holder: holder, Looker: looker } });
    expect(verdictBy(model, reduction).says).toEqual(verdictBy(model, 'none').says);
    expect(verdictBy(model, reduction).says.ends).toContain('hung');
  });

  it('does not hide data that is asked for when all is said to be done', () => {
    const never = notificationEvent('Never');
    const run = threadsRun(
      { name: 'A', routine: lines('ARoutine', toggles) },
      { name: 'B', routine: lines('BRoutine', KeRaiseIrql, KeWaitForSingleObject(never)) },
    );
    const model = modelWith(settingOf({ case: 'spin-lock', processors: 1 }), [
      { ...run, done: () => onThread(0, own) },
    ]);
    expect(verdictBy(model, reduction).says).toEqual(verdictBy(model, 'none').says);
  });
});

describe('a promise', () => {
  const [listed, tick] = [inMachine('listed'), dpc('TickDpc', 'Tick')];
  const broken: Promised = { name: 'p', says: 'wrong', judged: 'at rest', broken: () => not(listed) };
  const bothVerdicts = (activity: Partial<Activity>, processors: number, ...promises: readonly Promised[]) => {
    const model = modelFrom(specOf([{ ...nothing, ...activity, promises }], { processors }));
    const { advance, result } = exploringFrom(model, model.start);
    while (advance(1 << 16));
    return [verdictOf(model).verdict, result().verdict];
  };

  it.each([1, 2])(
    'that holds for a moment between two ticks of a clock, for ever, is not broken on %i processors, whatever is left out',
    (processors) => {
      const lock = spinLock('Lock');
      const entry = { ...listed, guardedBy: lock };
      const locked = (...body: readonly Node[]) => [
        KeAcquireSpinLockAtDpcLevel(lock),
        ...body,
        KeReleaseSpinLockFromDpcLevel(lock),
      ];
      for (const [place, body] of [
        [listed, [set(listed, 1), plain(), set(listed, 0), plain()]],
        [entry, locked(set(entry, 1), set(entry, 0), plain())],
      ] as const) {
        const ticks: Partial<Activity> = {
          dpcs: [tick],
          routines: [lines('Tick', ...body)],
          devices: [
            { name: 'clock', events: [{ name: 'tick', says: 'ticks', when: 1, act: [steer(insertQueueDpc(tick))] }] },
          ],
        };
        expect(bothVerdicts(ticks, processors, { ...broken, broken: () => not(place) })).toEqual([
          'no-hang',
          'no-hang',
        ]);
      }
    },
  );

  it('that one of like threads makes is asked of that one', () => {
    const like = lines(
      'Like',
      code('own = taken; taken = 1;', 'is the first, or late', put(own, shared), put(shared, 1)),
    );
    const run = threadsRun({ name: 'A', routine: like }, { name: 'B', routine: like });
    const first: Promised = { ...broken, broken: () => eq(onThread(0, nextStep), 0) };
    const model = modelFrom(specOf([{ ...run, promises: [first] }], { processors: 2 }));
    expect(whyNotReduced(model, 'inert steps and like threads')).toContain('is asked of B');
    expect(whyNotReduced(modelFrom(specOf([run], { processors: 2 })), 'inert steps and like threads')).toBeNull();
  });
});

describe('like threads', () => {
  const LIKE: Reduction = 'inert steps and like threads';
  const turn = synchronizationEvent('Turn');
  const firstOrLate = code('late = taken; taken = 1;', 'is the first, or late', put(late, shared), put(shared, 1));

  it('that sleep on one synchronization event with different variables are told apart, and it is said why', () => {
    const body = [firstOrLate, KeWaitForSingleObject(turn), when('!late', not(late), [KeSetEvent(turn)])];
    const both = line('both sleep: KeSetEvent(&Turn);', {
      when: and(onThread(0, waitingFor), onThread(1, waitingFor)),
      act: [...setEvent(turn)],
      says: 'wakes one',
    });
    // The same without a look at threads by name, which alone would be a reason.
    const either = KeSetEvent(turn);
    for (const other of [both, either]) {
      const model = alike(2, 2, body, [other]);
      const full = verdictBy(model, 'none');
      expect(full.says.ends).toEqual(['hung', 'well']);
      expect(verdictBy(model, LIKE).says).toEqual(full.says);
      expect(verdictBy(model, LIKE).whyNot).toMatch(/like 1|not alike/i);
    }
  });

  it('that sleep on one synchronization event alike to the byte are exchanged', () => {
    const model = alike(2, 3, [toggles, KeWaitForSingleObject(turn)], [KeSetEvent(turn), KeSetEvent(turn)]);
    const [full, inert, like] = REDUCTIONS.map((reduction) => verdictBy(model, reduction));
    expect(like?.whyNot).toBeNull();
    expect(like?.says).toEqual(full?.says);
    expect(like?.states).toBeLessThan(inert?.states ?? 0);
  });

  it('are counted anew where they turn out to differ: the space is that of the search without them', () => {
    const body = [firstOrLate, KeWaitForSingleObject(turn), KeSetEvent(turn)];
    const model = alike(2, 3, body, [KeSetEvent(turn)]);
    const { advance, space, whyNotReduced: why } = searchFrom(model, model.start, undefined, LIKE);
    while (advance(10));
    expect(why()).toContain('Several threads sleep on Turn');
    const inert = search(model, model.start, undefined, 'inert steps');
    expect([space.states, space.transitions, space.complete]).toEqual([inert.states, inert.transitions, true]);
  });
});

describe('a model that cannot be reduced says why', () => {
  const number = inMachine('number', { max: 63 });
  it.each<readonly [string, Model, string | null, string | null]>([
    ['nothing is in the way', alike(2, 2, [toggles]), null, null],
    [
      'a line keeps the number of its thread',
      alike(2, 2, [code('number = self;', 'leaves its number', put(number, self))]),
      null,
      'asks for the number of a thread',
    ],
    [
      'a line looks at one of the like threads',
      alike(2, 2, [toggles, when('first->own', onThread(0, own), [toggles])]),
      null,
      'looks at Like 1',
    ],
    [
      'a line asks where another thread is',
      alike(2, 2, [toggles], [when('there', eq(onThread(0, nextStep), 1), [toggles])]),
      'asks at which step a thread is',
      'asks at which step a thread is',
    ],
  ])('%s', (_, model, inert, like) => {
    for (const [reduction, says] of [
      ['inert steps', inert],
      ['inert steps and like threads', like],
    ] as const) {
      const why = whyNotReduced(model, reduction);
      if (says === null) expect(why).toBeNull();
      else expect(why).toContain(says);
      expect(verdictBy(model, reduction).says).toEqual(verdictBy(model, 'none').says);
    }
  });

  it('where one of the like threads alone is asked to be done', () => {
    const like = routine('Like', { gloss: 'x', basis: 'ours', why: 'x' }, [toggles]);
    const run = threadsRun({ name: 'A', routine: like }, { name: 'B', routine: like });
    const model = modelWith(settingOf({ case: 'spin-lock', processors: 2 }), [
      { ...run, done: () => eq(onThread(1, nextStep), 0) },
    ]);
    expect(whyNotReduced(model, 'inert steps')).toBeNull();
    expect(whyNotReduced(model, 'inert steps and like threads')).toContain('is asked of B');
  });
});

describe('the probes', () => {
  it.each(
    TRUTH_TABLE.filter(({ setting }, at, all) => all.findIndex((one) => one.setting.load === setting.load) === at).map(
      ({ setting }) => [inWords(setting), setting] as const,
    ),
  )('of %s look at no variable of another thread, so steps left out are left out for them too', (_, setting) => {
    const model = modelFrom(
      modelOf(setting).spec,
      QUESTIONS.map(({ activity }) => activity),
    );
    const seen = deedsOf(model)
      .flatMap((deed) => [...readOfOthers(deed), ...changedOfOthers(deed)])
      .filter(({ scope }) => scope === 'thread')
      .map(({ name }) => name);
    expect([...new Set(seen)].filter((name) => name !== nextStep.name && name !== waitingFor.name)).toEqual([]);
    expect(whyNotReduced(model, 'inert steps')).toBeNull();
  });
});

describe('like threads are not exchanged', () => {
  const LIKE: Reduction = 'inert steps and like threads';
  const turn = synchronizationEvent('Turn');
  const never = KeWaitForSingleObject(notificationEvent('Never'));
  const firstOrLate = code('own = taken; taken = 1;', 'is the first, or late', put(own, shared), put(shared, 1));
  const asleep = line('sleep', { act: sleepOn(turn), says: 'sleeps' });
  const twoOf = (...body: readonly Node[]) => {
    const like = lines('Like', ...body);
    return ['A', 'B'].map((name) => ({ name, routine: like }));
  };
  const allAsleep = not(someThread(eq(waitingFor, 0)));
  const sleepsOnTurn = eq(waitingFor, idOf(turn));
  const takesTurns = forever(
    line('take', { when: not(item), act: [put(item, 1), put(own, 1)], says: 'takes it' }),
    code('pass', 'passes it on', put(item, 0), put(own, 0)),
  );
  const lacksIt = (thread: number, judged: Promised['judged']): Promised => ({
    name: `p${thread}`,
    says: 'never has it',
    judged,
    broken: () => not(onThread(thread, own)),
  });

  it.each<readonly [string, string, Partial<Activity>, number]>([
    [
      'where one act puts a thread to sleep and wakes one, which may be itself',
      'puts a thread to sleep and wakes one',
      threadsRun(
        ...twoOf(
          firstOrLate,
          when(
            'own',
            own,
            [line('swap', { when: someThread(sleepsOnTurn), act: [...sleepOn(turn), wakeFirst(turn)], says: 'swaps' })],
            [asleep, code('wake', 'wakes one', wakeFirst(turn))],
          ),
        ),
      ),
      1,
    ],
    [
      'where a thread sleeps that keeps its processor, and goes on there',
      'keeps its processor',
      threadsRun(
        ...twoOf(
          firstOrLate,
          when(
            'own',
            own,
            [code('doze', 'sleeps and goes on', put(waitingFor, idOf(turn))), code('own = 0;', 'is like', put(own, 0))],
            [asleep],
          ),
          never,
        ),
      ),
      2,
    ],
    [
      'where threads are woken one after the other while a test holds that this changes',
      'asks on the way for what that changes',
      {
        ...threadsRun(
          ...twoOf(
            firstOrLate,
            when(
              'own',
              own,
              [asleep, plain()],
              [plain(), asleep, code('wake', 'wakes all', eachThread(sleepsOnTurn, put(waitingFor, 0)))],
            ),
          ),
        ),
        devices: [
          {
            name: 'alarm',
            events: [
              {
                name: 'ring',
                says: 'wakes whom it may',
                when: and(not(item), allAsleep),
                act: [put(item, 1), eachThread(allAsleep, put(waitingFor, 0))],
              },
            ],
          },
        ],
      },
      2,
    ],
    ...(['at rest', 'always'] as const).map(
      (judged) =>
        [
          `where each of them has a promise of its own, judged ${judged}`,
          'is asked of B',
          { threads: twoOf(takesTurns), promises: [0, 1].map((thread) => lacksIt(thread, judged)) },
          1,
        ] as const,
    ),
    [
      'where somebody asks which of them a processor runs',
      'asks for the number of a thread',
      threadsRun(...twoOf(plain(), plain()), {
        name: 'Other',
        routine: lines('Other', when('it runs A', eq(onProcessor(0, running), 1), [never])),
      }),
      2,
    ],
  ])('%s', (_, why, activity, processors) => {
    const model = modelFrom(specOf([{ ...nothing, ...activity }], { processors }));
    const { verdict, stops, inevitable } = explore(model);
    expect(verdictOf(model)).toEqual({ verdict, stops, inevitable });
    expect(whyNotReduced(model, LIKE)).toContain(why);
  });

  it('to a machine in which no schedule ends, where alone the model is a bad one', () => {
    const count = inMachine('count');
    const body = [
      code('count = taken + taken; taken = 1;', 'is the first alone', put(count, plus(shared, shared)), put(shared, 1)),
      asleep,
    ];
    const threads = twoOf(...body).map((thread, at) => (at === 1 ? { ...thread, asleepOn: turn } : thread));
    const act = [put(item, 1), wakeFirst(turn)];
    const devices = [
      { name: 'alarm', events: [{ name: 'ring', says: 'rings', when: and(not(item), allAsleep), act }] },
    ];
    const model = modelFrom(specOf([{ ...threadsRun(...threads), devices }]));
    const { verdict, stops, inevitable } = explore(model);
    expect(verdict).toBe('hang');
    expect(verdictOf(model)).toEqual({ verdict, stops, inevitable });
  });

  const askStep = when('there', eq(onThread(0, nextStep), 200), [never]);
  it('that differ where it matters, whether or not inert steps can be left out too', () => {
    const body = [firstOrLate, KeWaitForSingleObject(turn), when('!own', not(own), [KeSetEvent(turn)])];
    const other = { name: 'Other', routine: lines('Other', KeSetEvent(turn)) };
    for (const more of [[], [askStep]]) {
      const first = { name: 'Looker', routine: lines('Looker', plain(), ...more) };
      const model = modelFrom(specOf([threadsRun(first, ...twoOf(...body), other)], { processors: 2 }));
      expect(verdictBy(model, LIKE).says).toEqual(verdictBy(model, 'none').says);
      expect(search(model, model.start, undefined, LIKE).states).toBe(
        search(model, model.start, undefined, 'inert steps').states,
      );
    }
  });
});
