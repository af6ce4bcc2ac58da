/**
 * Every line, switch and act of `kernel/` and of the library’s world is damaged here in turn, wherever a computer of the book has it.
 *
 * One act cannot be reached from here: the start of a DPC is made anew for each computer. kernel.test.ts holds what each
 * of its statements does.
 */
import type { Activity } from '../../src/sim/computer/activity.ts';
import { inWords, type Setting } from '../../src/sim/computer/setting.ts';
import { type Spec, specFor } from '../../src/sim/computer/spec.ts';
import { explore } from '../../src/sim/explore/explore.ts';
import { search } from '../../src/sim/explore/search.ts';
import { dpc, dpcEnds, insertQueueDpc } from '../../src/sim/kernel/dpc.ts';
import {
  KeClearEvent,
  KePulseEvent,
  KeSetEvent,
  KeWaitForSingleObject,
  notificationEvent,
  synchronizationEvent,
} from '../../src/sim/kernel/event.ts';
import { type Device, type DeviceEvent, onClockProcessor, steer } from '../../src/sim/kernel/interrupt.ts';
import { belowDispatch, KeLowerIrql, KeRaiseIrql } from '../../src/sim/kernel/irql.ts';
import { ExFreePool, poolBlock, touch } from '../../src/sim/kernel/pool.ts';
import { insertQueue, KeRemoveQueue, queue, workItem } from '../../src/sim/kernel/queue.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  spinLock,
} from '../../src/sim/kernel/spinlock.ts';
import { dispatch, threadEnds, wakeAll, wakeFirst } from '../../src/sim/kernel/thread.ts';
import { CASES, runnable } from '../../src/sim/library/index.ts';
import { QUESTIONS } from '../../src/sim/library/world/questions.ts';
import { BadModel } from '../../src/sim/machine/badModel.ts';
import { fold, foldAll, type Known, mayStop } from '../../src/sim/machine/fold.ts';
import { type Model, modelFrom } from '../../src/sim/machine/model.ts';
import { stopOf } from '../../src/sim/machine/read.ts';
import {
  type Act,
  code,
  eq,
  forever,
  inMachine,
  type Line,
  type Node,
  plus,
  put,
  type Routine,
  type Stmt,
} from '../../src/sim/terms.ts';
import {
  brokenPromise,
  CONCEPT_TABLE,
  expectedBehind,
  leftBehind,
  type Row,
  TRUTH_TABLE,
  verdictOf,
} from '../../tools/truthTable.ts';
import { type Damage, damagedAct, damagedBody, damagedLine, damagedStmts, nodeText } from './damage.ts';
import { breachesOf } from './lockDiscipline.ts';
import { countByDoors } from './secondSearch.ts';
import { dpcOf, plain, set, smallModel } from './small.ts';

/** A damage wherever the thing is used: what becomes of statements, lines, routines and device events, and of an act that all computers share. */
export interface SystemDamage {
  /** `KeReleaseSpinLock: swaps ...`, `RawInputThread: drops ...`. */
  readonly name: string;
  readonly stmt?: (stmt: Stmt) => readonly Stmt[];
  readonly node?: (node: Node) => Node;
  readonly routine?: (routine: Routine) => Routine;
  readonly event?: (event: DeviceEvent) => DeviceEvent;
  readonly shared?: { readonly of: Act; readonly as: Act };
}

// As the book takes its assumptions. What only another reading asks for is no part of these computers, so it is not damaged.

const BOOK: Known = { constant: (expr) => ('setting' in expr ? (expr.unstated ?? null) : null), fixed: () => null };
const stmtsTaken = (stmts: readonly Stmt[]): readonly Stmt[] => foldAll(stmts, BOOK);
function actTaken<A extends Pick<Act, 'when' | 'act'>>(act: A): A {
  const { when, ...rest } = act;
  const guard = when === undefined ? 1 : fold(when, BOOK);
  return {
    ...rest,
    act: stmtsTaken(act.act),
    ...(typeof guard === 'number' && guard !== 0 ? {} : { when: guard }),
  } as A;
}
const nodeTaken = (node: Node): Node => (node.kind === 'line' ? { ...node, acts: node.acts.map(actTaken) } : node);

// What the kernel's functions make. The star stands for the lock, event, queue, block or DPC that they are given.

const isInsertion = (stmt: Stmt): boolean =>
  'test' in stmt &&
  typeof stmt.test === 'object' &&
  'not' in stmt.test &&
  typeof stmt.test.not === 'object' &&
  'kind' in stmt.test.not &&
  stmt.test.not.name.endsWith('.Inserted');
const isTouch = (stmt: Stmt): boolean => {
  const [inner] = 'test' in stmt ? stmt.then : [];
  return inner !== undefined && 'test' in inner && inner.test === belowDispatch && mayStop([inner]);
};
const taken = (stmt: Stmt): Stmt => stmtsTaken([stmt])[0] as Stmt;
/** Statements that only the kernel's functions make, each with a way to know it. */
const KERNEL_STMTS: readonly (readonly [string, Stmt, (stmt: Stmt) => boolean])[] = [
  ['wakeAll', wakeAll(notificationEvent('*')), (stmt) => 'each' in stmt],
  ['wakeFirst', wakeFirst(notificationEvent('*')), (stmt) => 'first' in stmt],
  ['steer', taken(steer(insertQueueDpc(dpc('*', '*')))), (stmt) => 'lowest' in stmt],
  ['onClockProcessor', taken(onClockProcessor(insertQueueDpc(dpc('*', '*')))), (stmt) => 'on' in stmt],
  ['insertQueueDpc', insertQueueDpc(dpc('*', '*')), isInsertion],
  ['touch', touch(poolBlock('*').memory), isTouch],
];
const isKernels = (stmt: Stmt): boolean => KERNEL_STMTS.some(([, , is]) => is(stmt));
const damagesOfStmt = (stmt: Stmt): readonly Damage<readonly Stmt[]>[] => [
  ...damagedStmts([stmt], (inner) => inner !== stmt && isKernels(inner)),
];
const STMT_DAMAGES: readonly SystemDamage[] = KERNEL_STMTS.flatMap(([name, sample, is]) =>
  damagesOfStmt(sample).map(({ what }, at) => ({
    name: `${name}: ${what}`,
    // What one function makes has one shape, so its damages come in one order.
    stmt: (stmt) => (is(stmt) ? (damagesOfStmt(stmt)[at]?.damaged ?? [stmt]) : [stmt]),
  })),
);

const item = workItem('*', 2);
const other = workItem('other', 2);
const KERNEL_LINES: readonly (readonly [string, Node])[] = [
  ['KeAcquireSpinLock', KeAcquireSpinLock(spinLock('*'))],
  ['KeReleaseSpinLock', KeReleaseSpinLock(spinLock('*'))],
  ['KeAcquireSpinLockAtDpcLevel', KeAcquireSpinLockAtDpcLevel(spinLock('*'))],
  ['KeReleaseSpinLockFromDpcLevel', KeReleaseSpinLockFromDpcLevel(spinLock('*'))],
  ['KeRaiseIrql', KeRaiseIrql],
  ['KeLowerIrql', KeLowerIrql],
  ['KeWaitForSingleObject', KeWaitForSingleObject(notificationEvent('*'))],
  ['KeWaitForSingleObject', KeWaitForSingleObject(synchronizationEvent('*'))],
  ['KeSetEvent', KeSetEvent(notificationEvent('*'))],
  ['KeSetEvent', KeSetEvent(synchronizationEvent('*'))],
  ['KeClearEvent', KeClearEvent(notificationEvent('*'))],
  ['KePulseEvent', KePulseEvent(notificationEvent('*'))],
  ['ExFreePool', ExFreePool(poolBlock('*'))],
  ...KeRemoveQueue(queue('*', [item, other]), [
    { item, body: [] },
    { item: other, body: [] },
  ]).map((node) => ['KeRemoveQueue', node] as const),
];

/** What a call was given, by the text of its line; null where the line is no such call. */
function givenTo(sample: Node, node: Node): string | null {
  const [call, text] = [nodeText(sample), nodeText(node)];
  const [before = '', after] = call.split('*');
  if (after === undefined) return text === call ? '*' : null;
  return text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length
    ? text.slice(before.length, text.length - after.length)
    : null;
}
/** The same words for the same damage, whatever the call was given and whatever a queue’s items are called. */
const inGeneral = (what: string, given: string): string =>
  what.replace(/queued: [^)=]+?(?= or |\)| =|$)/g, 'item').replaceAll(given, '*');
/** The damages of a kernel function’s node. Of a switch the tests and what taking an item costs: the lines under it are somebody else’s. */
function damagesOf(node: Node, given: string): readonly Damage<Node>[] {
  if (node.kind === 'line')
    return [...damagedLine(node, isKernels)].map(({ what, damaged }) => ({ what: inGeneral(what, given), damaged }));
  if (node.kind !== 'switch') return [];
  const bare: Node = { ...node, cases: node.cases.map((one) => ({ ...one, body: [] })) };
  return [...damagedBody([bare])].flatMap(({ what, damaged: [changed] }) => {
    if (changed?.kind !== 'switch') return [];
    const cases = changed.cases.map((one) => ({
      ...one,
      body: node.cases.find(({ text }) => text === one.text)?.body ?? [],
    }));
    const words = node.cases.reduce((text, one, at) => text.replaceAll(one.text, `case ${at + 1}`), what);
    return [{ what: inGeneral(words, given), damaged: { ...changed, cases } }];
  });
}
const isKernelLine = (node: Node): boolean => KERNEL_LINES.some(([, sample]) => givenTo(sample, node) !== null);

const LINE_DAMAGES: readonly SystemDamage[] = KERNEL_LINES.flatMap(([name, sample]) =>
  damagesOf(nodeTaken(sample), '*').map(({ what }) => ({
    name: `${name}: ${what}`,
    node: (node) => {
      const given = givenTo(sample, node);
      return (given !== null && damagesOf(node, given).find((one) => one.what === what)?.damaged) || node;
    },
  })),
);

/** Acts that are the same object in every computer. */
const SHARED: readonly (readonly [string, Act])[] = [
  ['the end of a thread', threadEnds.acts[0] as Act],
  ['the end of a DPC', dpcEnds.acts[0] as Act],
  ['the dispatcher', dispatch],
];
const SHARED_DAMAGES: readonly SystemDamage[] = SHARED.flatMap(([name, of]) =>
  [...damagedAct(actTaken(of))].map(({ what, damaged }) => ({ name: `${name}: ${what}`, shared: { of, as: damaged } })),
);

// What the world brings along.

const ASKED: readonly Activity[] = [
  ...Object.values(CASES).flatMap(({ loads }) => loads.flatMap(({ activities }) => activities)),
  ...QUESTIONS.map(({ activity }) => activity),
];
const WORLD_ROUTINES: ReadonlySet<Routine> = new Set(
  ASKED.flatMap(({ threads, routines }) => [...threads.map(({ routine }) => routine), ...routines]),
);
const WORLD_DAMAGES: readonly SystemDamage[] = [...WORLD_ROUTINES].flatMap((of) =>
  [
    ...damagedBody(of.body, (node) =>
      node.kind === 'line' && !isKernelLine(node) ? damagedLine(nodeTaken(node) as Line, isKernels) : [],
    ),
  ].map(({ what, damaged }) => ({
    name: `${of.name}: ${what}`,
    routine: (routine: Routine) => (routine === of ? { ...of, body: damaged } : routine),
  })),
);
const DEVICES: ReadonlySet<Device> = new Set(ASKED.flatMap(({ devices }) => devices));
const DEVICE_DAMAGES: readonly SystemDamage[] = [...DEVICES].flatMap(({ name, events }) =>
  events.flatMap((of) =>
    [...damagedAct(actTaken(of), isKernels)].map(({ what, damaged }) => ({
      name: `${name}, ${of.name}: ${what}`,
      event: (event: DeviceEvent) => (event === of ? damaged : event),
    })),
  ),
);

/** Two kinds of an event share what they share: one name, one damage. */
const once = (damages: readonly SystemDamage[]): readonly SystemDamage[] => [
  ...new Map(damages.map((damage) => [damage.name, damage])).values(),
];
export const SYSTEM_DAMAGES: readonly SystemDamage[] = once([
  ...STMT_DAMAGES,
  ...LINE_DAMAGES,
  ...SHARED_DAMAGES,
  ...WORLD_DAMAGES,
  ...DEVICE_DAMAGES,
]);

// A computer with the damage in it.

type Change = Pick<SystemDamage, 'stmt' | 'node'>;

const stmtsWith = (stmts: readonly Stmt[], change: Change): readonly Stmt[] =>
  stmtsTaken(stmts).flatMap((before) =>
    (change.stmt?.(before) ?? [before]).map((stmt): Stmt => {
      if ('test' in stmt)
        return { ...stmt, then: stmtsWith(stmt.then, change), otherwise: stmtsWith(stmt.otherwise, change) };
      return 'act' in stmt ? { ...stmt, act: stmtsWith(stmt.act, change) } : stmt;
    }),
  );
const lineWith = (line: Line, change: Change): Line => ({
  ...line,
  acts: line.acts.map((act) => ({ ...act, act: stmtsWith(act.act, change) })),
});
function bodyWith(body: readonly Node[], change: Change): readonly Node[] {
  return body.map((before) => {
    const asTaken = nodeTaken(before);
    const node = change.node?.(asTaken) ?? asTaken;
    if (node.kind === 'line') return lineWith(node, change);
    if (node.kind === 'if')
      return {
        ...node,
        act: stmtsWith(node.act, change),
        then: bodyWith(node.then, change),
        otherwise: bodyWith(node.otherwise, change),
      };
    if (node.kind === 'loop') return { ...node, body: bodyWith(node.body, change) };
    if (node.kind === 'switch')
      return {
        ...node,
        cases: node.cases.map((one) => ({
          ...one,
          act: stmtsWith(one.act, change),
          body: bodyWith(one.body, change),
        })),
      };
    return node;
  });
}
/** Changes routines and activities as the damage says; what is one routine stays one. */
function changer(damage: SystemDamage) {
  const { node, stmt } = damage;
  const known = new Map<Routine, Routine>();
  const ofRoutine = (before: Routine): Routine => {
    const one = known.get(before) ?? damage.routine?.(before) ?? before;
    const after = known.get(before) ?? (node || stmt ? { ...one, body: bodyWith(one.body, damage) } : one);
    known.set(before, after);
    return after;
  };
  const ofEvent = (before: DeviceEvent): DeviceEvent => {
    const event = damage.event?.(before) ?? before;
    return stmt ? { ...event, act: stmtsWith(event.act, damage) } : event;
  };
  const ofActivity = (activity: Activity): Activity => ({
    ...activity,
    threads: activity.threads.map((thread) => ({ ...thread, routine: ofRoutine(thread.routine) })),
    routines: activity.routines.map(ofRoutine),
    devices: activity.devices.map((device) => ({ ...device, events: device.events.map(ofEvent) })),
  });
  return { ofRoutine, ofActivity };
}

/** The same computer with the change everywhere in it: in the questions too. */
const changed = ({ ofRoutine, ofActivity }: ReturnType<typeof changer>, spec: Spec): Model =>
  modelFrom({
    ...spec,
    routines: Object.fromEntries(Object.entries(spec.routines).map(([name, one]) => [name, ofRoutine(one)] as const)),
    asked: spec.asked.map(ofActivity),
    questions: spec.questions.map((question) => ({ ...question, activity: ofActivity(question.activity) })),
  });
const modelWith = (change: ReturnType<typeof changer>, setting: Setting): Model =>
  changed(change, specFor(runnable(setting.case), setting));

/** Calls `judge` while the damage is in what all computers share. */
function withDamage<T>(damage: SystemDamage, judge: (change: ReturnType<typeof changer>) => T): T {
  const shared = damage.shared && ({ ...damage.shared.of } as Act);
  try {
    if (damage.shared) Object.assign(damage.shared.of, { when: undefined, again: undefined }, damage.shared.as);
    return judge(changer(damage));
  } finally {
    if (damage.shared && shared) Object.assign(damage.shared.of, { when: undefined, again: undefined }, shared);
  }
}

// Machines in which mechanisms are used as no driver of the book uses them, but as NT allows, or punishes.

const [lock, block] = [spinLock('Lock'), poolBlock('block')];
const [notified, synchronized] = [notificationEvent('Notified'), synchronizationEvent('Synchronized')];
const jobs = [workItem('a job', 2), workItem('another', 2)] as const;
const jobQueue = queue('Jobs', jobs);
const [workDone, poked] = [inMachine('done', { max: 9 }), inMachine('poked', { max: 9 })];
const work = code('Work();', 'works', put(workDone, plus(workDone, 1)));
const serves = forever(
  ...KeRemoveQueue(
    jobQueue,
    jobs.map((one) => ({ item: one, body: [work] })),
  ),
);
const insert = (which: 0 | 1): Node => code('Insert();', 'hands a job over', ...insertQueue(jobQueue, jobs[which]));
const three = ['One', 'Two', 'Three'].map((name, at) => dpcOf(name, set(workDone, at + 1)));
const pokes = {
  name: 'poker',
  events: three.map(({ object }, at) => ({
    name: object.name,
    says: 'pokes',
    when: eq(poked, at),
    act: [put(poked, at + 1), steer(insertQueueDpc(object))],
  })),
};
const small = (processors: number, threads: Parameters<typeof smallModel>[0]['threads'], more = {}): Model =>
  smallModel({ processors, threads, questions: false, ...more });
const waits = { A: [KeWaitForSingleObject(notified)], B: [KeWaitForSingleObject(notified)] };
const looks = { A: [KeWaitForSingleObject(synchronized)], B: [KeWaitForSingleObject(synchronized)] };

const MACHINES: readonly Model[] = [
  small(1, { A: [KeRaiseIrql, KeRaiseIrql, KeLowerIrql, KeLowerIrql], B: [plain()] }),
  small(1, {
    A: [KeAcquireSpinLock(lock), KeAcquireSpinLock(lock), KeReleaseSpinLock(lock), KeReleaseSpinLock(lock)],
    B: [plain()],
  }),
  small(1, { A: [KeRaiseIrql, KeWaitForSingleObject(notified), KeLowerIrql], B: [KeSetEvent(notified)] }),
  small(2, { A: [KeRaiseIrql, KeWaitForSingleObject(synchronized), KeLowerIrql], B: [KeSetEvent(synchronized)] }),
  small(1, { ...waits, C: [KeSetEvent(notified)] }),
  small(1, { ...waits, C: [KeSetEvent(notified), KePulseEvent(notified)] }),
  small(1, { ...waits, C: [KeSetEvent(notified), KeClearEvent(notified)] }),
  small(1, { ...looks, C: [KeSetEvent(synchronized)] }),
  small(1, { A: [ExFreePool(block), ExFreePool(block)] }),
  small(1, { A: [KeRaiseIrql, ExFreePool(block), ExFreePool(block)] }),
  small(1, { V: [serves], W: [serves], P: [insert(0)], Q: [insert(1)] }),
  small(1, { V: [KeRaiseIrql, serves], P: [insert(0)] }),
  small(
    2,
    { V: [serves], W: [plain(), serves], P: [insert(1)] },
    { starts: { V: { asleepOn: jobQueue }, W: { asleepOn: jobQueue } } },
  ),
  small(2, { A: [KeRaiseIrql, KeLowerIrql] }, { dpcs: three, devices: [pokes] }),
];

// The judge.

const isSmall = ({ states }: Pick<Row, 'states'>): boolean => states < 2500;
/** One row for each case, build, load and number of processors, small ones first. */
const ROWS = [
  ...new Map(
    [...TRUTH_TABLE]
      .filter(isSmall)
      .reverse()
      .map((row) => [
        `${row.setting.case} ${row.setting.build} ${row.setting.load} ${row.setting.processors} ${row.expected}`,
        row,
      ]),
  ).values(),
].sort((a, b) => a.states - b.states);
const COUNTED: readonly Pick<Row, 'setting' | 'states' | 'transitions'>[] = [...CONCEPT_TABLE, ...ROWS].sort(
  (a, b) => a.states - b.states,
);
/** Past so many machines more than there should be, counting them is of no use. */
const ROOM = 2000;

const countOf = (model: Model, states: number): string => {
  const space = search(model, model.start, states + ROOM);
  return space.complete ? `${space.states} machines and ${space.transitions} steps` : 'many more machines';
};
/** The counts of every question, asked of a computer that has nothing else to do: what the tables count only from where a load left it. */
const IDLE: readonly Setting[] = [1, 2].map((processors) => ({ ...(TRUTH_TABLE[0] as Row).setting, processors }));
const questionCounts = (change: ReturnType<typeof changer>): readonly string[] =>
  IDLE.flatMap((setting) =>
    QUESTIONS.map(({ name, activity }) => {
      const spec = { ...specFor(runnable(setting.case), setting), asked: [activity] };
      return `${name}, asked of an idle computer: ${countOf(changed(change, spec), 20_000)}`;
    }),
  );
/** Of a small machine: its counts by search and by the doors, and the stops that it comes to. */
function told(model: Model): string {
  const space = search(model, model.start, ROOM);
  const stops = new Set<string>();
  for (let state = 0; state < space.states; state++) stops.add(stopOf(model, space.machine(state))?.name ?? 'runs');
  const threads = model.computer.threads.map(({ name }) => name).join(', ');
  return `a machine with the threads ${threads}: ${countOf(model, 0)}, by its doors ${countByDoors(model, ROOM).join(' and ')}, ${[...stops].sort().join(', ')}`;
}
let usual: { readonly questions: readonly string[]; readonly machines: readonly string[] } | null = null;

/**
 * What a damage changes of what a reader is shown; null if nothing.
 *
 * The judge of a driver's line is meaning alone: verdicts, probes, memory, promises, lock rules. The kernel and the world
 * are judged by golden counts first. A mechanism is not there for a verdict, and what each one means is claimed on machines
 * of a few lines, in kernel.test.ts and world.test.ts; that every state and every step of every small setting and of every
 * concept is as it was is what a reader who steps through them is shown, and it is quickly counted. Where no count moves, meaning is asked too.
 */
export function changedBy(damage: SystemDamage): string | null {
  usual ??= { questions: questionCounts(changer({ name: 'none' })), machines: MACHINES.map(told) };
  const { questions, machines } = usual;
  try {
    return withDamage(damage, (change) => {
      const differs = (now: readonly string[], expected: readonly string[]): string | undefined =>
        now.find((one, at) => one !== expected[at]);
      for (const [at, { spec }] of MACHINES.entries()) {
        const [now, expected] = [told(changed(change, spec)), machines[at]];
        if (now !== expected) return `${now} instead of ${expected}`;
      }
      for (const { setting, states, transitions } of COUNTED) {
        const model = modelWith(change, setting);
        const expected = `${states} machines and ${transitions} steps`;
        const now = countOf(model, states);
        if (now !== expected) return `${inWords(setting)}: ${now} instead of ${expected}`;
        const [breach] = breachesOf(model);
        if (breach) return `${inWords(setting)}: ${breach}`;
      }
      const question = differs(questionCounts(change), questions);
      if (question) return question;
      for (const row of ROWS) {
        const x = explore(modelWith(change, row.setting));
        const now = [verdictOf(x), leftBehind(x), brokenPromise(x)].join('; ');
        const expected = [row.expected, expectedBehind(row), null].join('; ');
        if (now !== expected) return `${inWords(row.setting)}: ${now} instead of ${expected}`;
      }
      return null;
    });
  } catch (error) {
    if (error instanceof BadModel) return `refused: ${error.message}`;
    throw error;
  }
}
