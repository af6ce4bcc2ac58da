import { type Activity, nothing, type Thread, threadsRun } from '../../src/sim/computer/activity.ts';
import { type Spec, specOf } from '../../src/sim/computer/spec.ts';
import { chance } from '../../src/sim/explore/runs.ts';
import { type Dpc, dpc, insertQueueDpc } from '../../src/sim/kernel/dpc.ts';
import {
  KeClearEvent,
  KePulseEvent,
  KeSetEvent,
  KeWaitForSingleObject,
  notificationEvent,
  setEvent,
  synchronizationEvent,
} from '../../src/sim/kernel/event.ts';
import { type Device, onClockProcessor, steer } from '../../src/sim/kernel/interrupt.ts';
import { DISPATCH_LEVEL, irql, KeLowerIrql, KeRaiseIrql } from '../../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock, touch } from '../../src/sim/kernel/pool.ts';
import { insertQueue, KeRemoveQueue, queue, workItem } from '../../src/sim/kernel/queue.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../src/sim/kernel/spinlock.ts';
import { waitingFor } from '../../src/sim/kernel/thread.ts';
import {
  and,
  atProcessor,
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
  ne,
  not,
  onProcessor,
  onThread,
  or,
  type Place,
  plus,
  put,
  type Routine,
  routine,
  type Stmt,
  self,
  setting,
  someProcessor,
  someThread,
  when,
} from '../../src/sim/terms.ts';

/** What a program can have in it. A test counts how often each occurs. */
export const FEATURES = [
  'no lock',
  'spin lock',
  'lock forgotten',
  'DPC',
  'device to the lowest IRQL',
  'device to the clock processor',
  'DPC queued by a line',
  'notification event',
  'synchronization event',
  'pulse',
  'clear',
  'queue',
  'switch',
  'switch without a default',
  'loop with an exit',
  'shared routine',
  'early return',
  'return with acts',
  'again',
  'guard',
  'test that costs an act',
  'place of a processor',
  'each thread',
  'first thread',
  'lowest processor',
  'one processor by number',
  'one thread by number',
  'some thread',
  'some processor',
  'own number',
  'setting',
  'truth as a number',
  'raised by hand',
  'memory',
  'begins',
  'initial value',
  'like threads',
  'asked twice',
  'more processors',
] as const;
export type Feature = (typeof FEATURES)[number];

export interface Program extends Spec {
  readonly features: ReadonlySet<Feature>;
}

const about = { gloss: 'made by chance', basis: 'ours', why: 'a test' } as const;

/** Who runs a line, and so which places are its own: a device has no processor, a DPC no thread. */
type Actor = 'thread' | 'DPC' | 'device';

/**
 * A small program made by chance from a seed: everything that terms and kernel can say, a little of it
 * in each. Its number of lines is kept small and bounds it: of seeds 0 to 999 half have at most some
 * 100 states, three in four at most 500, one in seven fewer than 10. How many of 1,000 have each feature
 * in them: a lock forgotten 8 %, a line that raises by hand 12 %, a look at the own number 15 %, every
 * other one 16 % or more, up to two in three. One in eighteen can stop, more than one in three has a state
 * in which nothing can happen and something asked for is not done. Nothing is done to make a program
 * sensible: a test may be of what never changes, a DPC of what nobody queues.
 */
export function program(seed: number): Program {
  const next = chance(seed);
  const odds = (share: number): boolean => next() < share;
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const oneOf = <T>(...choices: readonly (() => T)[]): T => (choices[upTo(choices.length - 1)] as () => T)();
  const features = new Set<Feature>();
  const using = <T>(feature: Feature, made: T): T => {
    features.add(feature);
    return made;
  };

  const processors = odds(0.35) ? 1 : odds(0.75) ? 2 : 3;
  if (processors > 1) features.add('more processors');
  const threadCount = odds(0.35) ? 1 : odds(0.85) ? 2 : 3;
  let linesLeft = 3 + upTo(4) - (processors === 3 ? 1 : 0) - (threadCount === 3 ? 2 : 0);
  const [withLocks, withDpcs, initial] = [odds(0.6), odds(0.5), odds(0.5)];

  const lock = spinLock('Lock');
  const [flag, shared] = [inMachine('flag'), inMachine('count', { max: 5, initial: odds(0.4) ? 1 : 0 })];
  const [own, mine] = [inThread('own', { max: 5 }), inThread('mine', { max: 3, initial: 2 })];
  const mark = inProcessor('mark', { max: 5 });
  const block = poolBlock('block');
  const notified = notificationEvent('Notified', odds(0.2) ? 1 : 0);
  const synchronized = synchronizationEvent('Synchronized', odds(0.2) ? 1 : 0);
  const [read, write] = [workItem('read', 2), workItem('write', 2)];
  const work = queue('Work', [read, write]);
  const dpcs: readonly Dpc[] = ['First', 'Second', 'Third'].map((name) => dpc(`${name}Dpc`, `${name}DpcRoutine`));

  // Tests and values

  const placeFor = (actor: Actor): Place =>
    oneOf(
      () => shared,
      () => (actor === 'thread' ? own : shared),
      () => (actor === 'device' ? flag : using('place of a processor', mark)),
    );
  const test = (actor: Actor, depth = 0): Expr =>
    oneOf<Expr>(
      () => flag,
      () => not(flag),
      () => eq(placeFor(actor), upTo(3)),
      () => lt(placeFor(actor), 1 + upTo(2)),
      () => ne(placeFor(actor), placeFor(actor)),
      () => gt(plus(placeFor(actor), 1), placeFor(actor)),
      () => (depth < 2 ? and(test(actor, depth + 1), test(actor, depth + 1)) : flag),
      () => (depth < 2 ? or(test(actor, depth + 1), test(actor, depth + 1)) : not(flag)),
      () =>
        using(
          'some thread',
          someThread(
            oneOf<Expr>(
              () => ne(own, 0),
              () => eq(own, upTo(3)),
              () => and(gt(self, 1), own),
            ),
          ),
        ),
      () => (initial ? using('some thread', someThread(eq(mine, upTo(2)))) : not(flag)),
      () => using('some thread', someThread(eq(waitingFor, idOf(notified)))),
      () =>
        using(
          'some processor',
          someProcessor(
            oneOf<Expr>(
              () => ne(mark, 0),
              () => eq(irql, DISPATCH_LEVEL),
            ),
          ),
        ),
      () =>
        using(
          'one processor by number',
          onProcessor(
            upTo(processors - 1),
            oneOf<Expr>(
              () => mark,
              () => irql,
            ),
          ),
        ),
      () => using('one thread by number', onThread(upTo(threadCount - 1), own)),
      () => (actor === 'thread' ? using('own number', eq(self, 1 + upTo(1))) : flag),
      () => using('setting', eq(setting(odds(0.5) ? 'Choice' : 'Absent'), 1)),
      () => using('setting', gt(setting('processors'), 1)),
    );
  /** A number from 0 to 3, or that of a thread: 5 at most. */
  const value = (actor: Actor): Expr =>
    oneOf<Expr>(
      () => upTo(3),
      () => placeFor(actor),
      () => not(placeFor(actor)),
      () => using('truth as a number', and(placeFor(actor), setting('processors'))),
      () => using('truth as a number', or(placeFor(actor), setting('Absent'))),
      () => using('truth as a number', plus(and(placeFor(actor), placeFor(actor)), or(placeFor(actor), flag))),
      () => (actor === 'thread' ? using('own number', self) : 1),
      () => test(actor),
    );
  const raise = (place: Place): Stmt => given(lt(place, 3), [put(place, plus(place, 1))]);
  const lower = (place: Place): Stmt => given(place, [put(place, minus(place, 1))]);
  const queueWork = (): readonly Stmt[] => {
    const item = odds(0.5) ? read : write;
    return using('queue', [given(lt(item.waiting, 2), insertQueue(work, item))]);
  };
  const act = (actor: Actor): readonly Stmt[] =>
    oneOf<readonly Stmt[]>(
      () => [put(flag, not(flag))],
      () => [put(flag, using('truth as a number', and(setting('processors'), test(actor))))],
      () => [put(shared, value(actor))],
      () => (actor === 'thread' ? [put(own, value(actor))] : [raise(shared)]),
      () => (actor === 'device' ? [lower(shared)] : using('place of a processor', [put(mark, value(actor))])),
      () => [raise(shared)],
      () => [given(test(actor), [put(flag, 1)], [raise(shared)])],
      () =>
        using('each thread', [
          eachThread(
            oneOf<Expr>(
              () => eq(own, 0),
              () => 1,
              () => gt(self, 1),
            ),
            raise(own),
          ),
        ]),
      () =>
        using('first thread', [
          firstThread(
            oneOf<Expr>(
              () => lt(own, 2),
              () => eq(waitingFor, 0),
            ),
            raise(own),
          ),
        ]),
      () => using('lowest processor', [lowestProcessor(odds(0.6) ? mark : irql, raise(mark), put(flag, ne(mark, 1)))]),
      () => using('one processor by number', [atProcessor(upTo(processors - 1), raise(mark))]),
      () => using('one thread by number', [{ on: 'thread', number: upTo(threadCount - 1), act: [lower(own)] }]),
    );

  // Lines

  const does = (actor: Actor): Node => code('Work();', 'works', ...act(actor));
  const event = (actor: Actor): Node =>
    oneOf<Node>(
      () => using('notification event', KeSetEvent(notified)),
      () => using('synchronization event', KeSetEvent(synchronized)),
      () => using('pulse', KePulseEvent(notified)),
      () => using('clear', KeClearEvent(odds(0.5) ? notified : synchronized)),
      () =>
        code('Tell();', 'works and tells', ...act(actor), ...using('synchronization event', setEvent(synchronized))),
    );
  const waits = (): Node =>
    odds(0.5)
      ? using('notification event', KeWaitForSingleObject(notified))
      : using('synchronization event', KeWaitForSingleObject(synchronized));
  const locked = (actor: Actor, depth: number): readonly Node[] => {
    const [acquire, release] =
      actor === 'thread'
        ? [KeAcquireSpinLock(lock), KeReleaseSpinLock(lock)]
        : [KeAcquireSpinLockAtDpcLevel(lock), KeReleaseSpinLockFromDpcLevel(lock)];
    const forgets = odds(0.12);
    if (forgets) features.add('lock forgotten');
    return using('spin lock', [acquire, ...nodes(actor, 2, depth + 1), ...(forgets ? [] : [release])]);
  };
  const cases = (actor: Actor, depth: number, last: readonly Node[] | null) => {
    const arm = (text: string, arms: Expr, body: readonly Node[]) => ({
      text,
      test: arms,
      act: odds(0.5) ? act(actor) : [],
      body,
    });
    return using('switch', [
      arm('case 0:', test(actor), nodes(actor, 1, depth + 1)),
      ...(odds(0.5) ? [arm('case 1:', test(actor), [])] : []),
      ...(last ? [{ text: 'default:', test: 1, act: [], body: last }] : using('switch without a default', [])),
    ]);
  };
  /** A loop that takes away from a count until there is nothing left. */
  const loop = (actor: Actor): Node =>
    forever(
      choose('switch (Next())', [
        { text: 'case some:', test: shared, act: [lower(shared)], body: odds(0.3) ? [does(actor)] : [] },
        { text: 'default:', test: 1, act: [], body: [leave()] },
      ]),
    );
  const returns = (actor: Actor): Node =>
    odds(0.5)
      ? using('early return', leave())
      : using('return with acts', leave({ act: act(actor), says: 'works and returns' }));
  const nodesOfOne = (actor: Actor, depth: number): readonly Node[] => {
    const isThread = actor === 'thread';
    const deep = depth >= 2;
    return oneOf<readonly Node[]>(
      () => [does(actor)],
      () => [event(actor)],
      () => (isThread ? [waits()] : [event(actor)]),
      () => (isThread && depth < 1 ? [waits()] : [does(actor)]),
      () => (withLocks && depth < 1 ? locked(actor, depth) : [does(actor)]),
      () => (withLocks && depth < 1 ? locked(actor, depth) : [event(actor)]),
      () =>
        isThread && depth < 1
          ? using('raised by hand', [KeRaiseIrql, ...nodes(actor, 2, depth + 1), KeLowerIrql])
          : [does(actor)],
      () => [
        when(
          '...',
          test(actor),
          deep ? [] : nodes(actor, 2, depth + 1),
          odds(0.5) || deep ? [] : nodes(actor, 1, depth + 1),
        ),
      ],
      () => [
        using(
          'test that costs an act',
          when(
            'p->...',
            test(actor),
            deep ? [] : nodes(actor, 1, depth + 1),
            [],
            ...(odds(0.5) ? using('memory', [touch(block.memory)]) : act(actor)),
          ),
        ),
      ],
      () => [when('...', test(actor), [returns(actor)])],
      () => (deep ? [does(actor)] : [choose('switch (...)', cases(actor, depth, odds(0.5) ? [does(actor)] : null))]),
      () => using('shared routine', [call('Shared', 'Shared();')]),
      () => using('shared routine', using('loop with an exit', [call('Drain', 'Drain();')])),
      () => [
        using(
          'again',
          line('Try();', {
            act: odds(0.5) ? [raise(shared)] : [put(flag, 1)],
            says: 'tries',
            again: oneOf<Expr>(
              () => lt(shared, 1 + upTo(2)),
              () => not(flag),
              () => and(not(flag), test(actor)),
            ),
          }),
        ),
      ],
      () => [
        using(
          'guard',
          line(
            'While();',
            {
              when: oneOf<Expr>(
                () => flag,
                () => not(flag),
                () => or(flag, test(actor)),
              ),
              act: act(actor),
              says: 'goes on',
              stuck: 'spins',
            },
            ...(odds(0.4) ? [{ act: act(actor), says: 'goes on again' }] : []),
          ),
        ),
      ],
      () =>
        odds(0.65)
          ? [using('memory', ExFreePool(block))]
          : [using('memory', code('p->x;', 'reads', touch(block.memory), ...act(actor)))],
      () =>
        withDpcs
          ? [
              using(
                'DPC queued by a line',
                code('KeInsertQueueDpc(...);', 'queues', insertQueueDpc(dpcs[upTo(2)] as Dpc)),
              ),
            ]
          : [does(actor)],
      () => [code('ExQueueWorkItem(...);', 'queues work', ...queueWork())],
    );
  };
  function nodes(actor: Actor, most: number, depth: number): readonly Node[] {
    const count = Math.min(linesLeft, 1 + upTo(most - 1));
    return Array.from({ length: count }, () => {
      linesLeft--;
      return nodesOfOne(actor, depth);
    }).flat();
  }

  // Who runs them

  const helper = (name: string, ...body: readonly Node[]): Routine => routine(name, about, body);
  const loses = (): readonly Node[] =>
    initial && odds(0.5) ? using('initial value', [code('mine = 1;', 'keeps one', put(mine, 1))]) : [];
  const main = (name: string): Routine =>
    helper(
      name,
      ...loses(),
      ...(withLocks && odds(0.5) ? locked('thread', 0) : []),
      ...nodes('thread', 3, 0),
      ...(odds(0.15) ? using('loop with an exit', [loop('thread')]) : []),
    );
  const first = main('Routine0');
  const free = new Set(Array.from({ length: processors }, (_, number) => number));
  const threads = Array.from({ length: threadCount }, (_, number): Thread => {
    const like = number > 0 && odds(0.3);
    if (like) features.add('like threads');
    const on = odds(0.4) ? upTo(processors - 1) : -1;
    return {
      name: `Thread ${number}`,
      routine: number === 0 || like ? first : main(`Routine${number}`),
      ...(free.delete(on) && { runsOn: on }),
    };
  });
  const dpcRoutines = (withDpcs ? dpcs : []).map(({ routine: name }) => {
    linesLeft = Math.max(linesLeft, 2);
    return helper(name, ...nodes('DPC', 2, 1));
  });
  const isCalled = features.has('shared routine');
  const called = isCalled
    ? [
        helper('Shared', does('DPC'), ...(odds(0.5) ? [when('flag', flag, [returns('DPC')])] : []), event('DPC')),
        helper('Drain', ...(odds(0.3) ? [call('Shared', 'Shared();')] : []), loop('DPC')),
      ]
    : [];

  const interrupted = [0, 1].map((number) => inMachine(`interrupted ${number}`));
  const devices: Device[] = [];
  const device = (name: string, number: number, stmt: Stmt): void => {
    const place = interrupted[number] as Place;
    devices.push({
      name,
      events: [
        {
          name: 'interrupt',
          says: 'interrupts',
          when: odds(0.4) ? and(not(place), odds(0.5) ? flag : not(flag)) : not(place),
          act: [put(place, 1), stmt, ...(odds(0.3) ? act('device') : [])],
        },
      ],
    });
  };
  if (withDpcs) {
    features.add('DPC');
    if (odds(0.6)) device('adapter', 0, using('device to the lowest IRQL', steer(insertQueueDpc(dpcs[0] as Dpc))));
    if (odds(0.5))
      device('clock', 1, using('device to the clock processor', onClockProcessor(insertQueueDpc(dpcs[1] as Dpc))));
  }
  if (!features.has('spin lock')) features.add('no lock');

  const asked: Activity[] = [
    {
      ...threadsRun(...threads),
      dpcs: withDpcs ? dpcs : [],
      routines: [...called, ...dpcRoutines],
      devices,
      begins: [
        ...(odds(0.2) ? using('begins', [[shared, 2] as const]) : []),
        ...(odds(0.1) ? [[block.memory, 1] as const] : []),
      ],
    },
  ];
  if (odds(0.2)) {
    const atMost = 2 + upTo(1);
    const alsoDone = not(gt(shared, atMost));
    asked.push(using('asked twice', { ...nothing, threads: threads.slice(0, 1), devices, done: () => alsoDone }));
  }
  if (features.has('queue') || odds(0.05)) {
    const serving = (): readonly Node[] => (odds(0.5) ? [does('thread')] : []);
    const serves = helper(
      'Serve',
      forever(
        ...KeRemoveQueue(work, [
          { item: read, body: serving() },
          { item: write, body: [] },
        ]),
      ),
    );
    features.add('queue');
    asked.push({
      ...nothing,
      threads: Array.from({ length: odds(0.7) ? 1 : 2 }, (_, at) => ({
        name: `Worker ${at}`,
        routine: serves,
        asleepOn: work,
      })),
      done: () => not(or(read.waiting, write.waiting)),
    });
  }
  const constants = { Choice: odds(0.5) ? 1 : 0, Absent: 0 };
  return { ...specOf(asked, { processors, constants }), features };
}
