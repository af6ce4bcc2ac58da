import { nextDpcStep } from '../kernel/dpc.ts';
import { DISPATCH_LEVEL, irql } from '../kernel/irql.ts';
import type { Queue } from '../kernel/queue.ts';
import { hasLockWords } from '../kernel/spinlock.ts';
import { mayStop } from '../machine/fold.ts';
import { type Instruction, lineOf } from '../machine/instructions.ts';
import { placesIn } from '../machine/locksets.ts';
import { readPlace, stopOf } from '../machine/read.ts';
import { listed, stopCode } from '../sentences.ts';
import type { Place, Stmt, Waitable } from '../terms.ts';
import { whatFollows } from './follows.ts';
import { type Frame, frameOf, type ProcessorFrame } from './frame.ts';
import { endlessLoops } from './loops.ts';
import { wrongReleases } from './releases.ts';
import type { Holding, Moment, Runner, Trace } from './replay.ts';
import { ruleBreakerOf, sayBrokenRule } from './rules.ts';
import { isWokenFromOutside, waitsFor, wakers, whoCouldWake } from './waits.ts';

/** What can be wrong in a state, in kinds that a reader can tell apart. */
export const FINDING_KINDS = [
  'stop',
  'cycle of waiters',
  'lost wake-up',
  'leaked lock',
  'recursive acquisition',
  'spinning',
  'IRQL left raised',
  'stranded DPC',
  'exhausted pool',
  'endless loop',
  'double release',
  'release by a stranger',
  'promise broken',
  'rule broken',
] as const;

/** One thing that is wrong, and where. `about` names the lock, the threads or the processors concerned. */
export interface Finding {
  readonly kind: (typeof FINDING_KINDS)[number];
  readonly about: readonly string[];
  readonly sentence: string;
}

const nameOf = (runner: Runner): string => (runner.kind === 'dpc' ? `DPC ${runner.name}` : runner.name);

/**
 * What is wrong at a moment of a schedule, worked out from the state there and the steps that led to it. Empty where
 * nothing is wrong in that state, and no step before it did anything wrong.
 */
export function diagnose(trace: Trace, at: number = trace.moments.length - 1): readonly Finding[] {
  const { machine } = trace.moments[at] as Moment;
  const stop = stopOf(trace.model, machine);
  const onTheWay = [...releasesOf(trace, at), ...promisesOf(trace, at), ...rulesOf(trace, at)];
  if (stop) {
    const sentence = `The computer has stopped with ${stopCode(stop)} (${stop.parameters.join('; ')}): ${stop.because}.${stoppedBy(trace, at)}`;
    return [{ kind: 'stop', about: [stop.name], sentence }, ...onTheWay];
  }
  const frame = frameOf(trace, at);
  return [
    ...ringsOf(trace, at),
    ...lostSignalsOf(trace, at),
    ...locksOf(trace, at, frame),
    ...frame.processors.flatMap((processor) => levelOf(trace, at, processor)),
    ...poolsOf(trace, at),
    ...loopsOf(trace, at, frame),
    ...onTheWay,
  ];
}

/** Who ran which line as the computer stopped, and the line before it that was the cause. */
function stoppedBy({ model, moments }: Trace, at: number): string {
  const step = moments.slice(0, at + 1).findIndex(({ machine }) => stopOf(model, machine) !== null);
  const ran = moments[step]?.ran;
  if (!ran) return '';
  const { instruction, by } = ran;
  const looked = [...lookedAtByStops(instruction.act)].filter(({ scope }) => scope === 'machine');
  const valuesAt = (one: Moment): string => looked.map((place) => readPlace(model, one.machine, place)).join();
  const changed = moments.findLastIndex(
    (moment, which) => which > 0 && which < step && valuesAt(moment) !== valuesAt(moments[which - 1] as Moment),
  );
  const cause = moments[changed]?.ran;
  const since = cause
    ? ` The cause is "${lineOf(cause.instruction)}", which ${nameOf(cause.by)} ran at step ${changed}.`
    : '';
  return ` ${nameOf(by)} ran "${lineOf(instruction)}" on processor ${by.processor} at step ${step}.${since}`;
}

/** The places that an act looks at before it stops the computer. */
function* lookedAtByStops(stmts: readonly Stmt[]): Generator<Place> {
  for (const stmt of stmts) {
    if (!('test' in stmt)) continue;
    if (mayStop([stmt])) yield* placesIn(stmt.test);
    yield* lookedAtByStops(stmt.then);
    yield* lookedAtByStops(stmt.otherwise);
  }
}

/** Threads and DPCs that go round the same lines for ever, and what their processor cannot do meanwhile. */
function loopsOf({ model, moments }: Trace, at: number, { processors }: Frame): readonly Finding[] {
  const { machine } = moments[at] as Moment;
  return endlessLoops(model, machine).flatMap(({ by, instructions }): readonly Finding[] => {
    const lines = [...new Set(instructions.map(lineOf))].map((text) => `"${text}"`);
    const routines = [...new Set(instructions.map((one) => one.at.at(-1)?.listing.routine.name ?? ''))];
    const round = `${nameOf(by)} repeats ${listed(lines)} in ${listed(routines)} on processor ${by.processor} for ever.`;
    const frame = processors[by.processor];
    const isRaised = frame !== undefined && frame.irql >= DISPATCH_LEVEL;
    const level = isRaised
      ? ` The processor stays at ${frame.level}. It takes interrupts, but it runs no other DPC and no other thread.`
      : '';
    return [
      { kind: 'endless loop', about: [by.name, `processor ${by.processor}`], sentence: `${round}${level}` },
      ...(isRaised ? strandedOn(frame) : []),
    ];
  });
}

/** Spin locks that were released by somebody who did not hold them. */
const releasesOf = (trace: Trace, at: number): readonly Finding[] =>
  wrongReleases(trace, at).map(({ lock, by, at: step, holder, before }) => {
    const who = `${nameOf(by)} on processor ${by.processor} released ${lock} at step ${step}`;
    if (holder)
      return {
        kind: 'release by a stranger',
        about: [lock],
        sentence: `${who}, but ${nameOf(holder.by)} had taken it at step ${holder.since}.`,
      };
    const already = before ? `${nameOf(before.by)} had released it at step ${before.at}` : 'nobody had taken it';
    return { kind: 'double release', about: [lock], sentence: `${who}, but ${already}.` };
  });

/** Promises that were broken on the way, and those that are broken now and that nothing which can follow would keep. */
function promisesOf({ model, moments }: Trace, at: number): readonly Finding[] {
  const { machine } = moments[at] as Moment;
  return model.promises.flatMap(({ name, says, judged, broken }): readonly Finding[] => {
    if (judged === 'always') {
      const step = moments.slice(0, at + 1).findIndex((moment) => broken(moment.machine));
      return step < 0 ? [] : [{ kind: 'promise broken', about: [name], sentence: `From step ${step} on ${says}.` }];
    }
    const isLasting =
      model.isDone(machine) &&
      broken(machine) &&
      (whatFollows(model, machine)?.every((one) => model.isDone(one) && broken(one)) ?? false);
    return isLasting
      ? [{ kind: 'promise broken', about: [name], sentence: `All that was asked for is done, but ${says}.` }]
      : [];
  });
}

/** Rules of the DDK that were broken on the way, each line once. */
function rulesOf({ model, moments }: Trace, at: number): readonly Finding[] {
  const breaks = ruleBreakerOf(model);
  if (!breaks) return [];
  const found = new Map<Instruction, Finding>();
  for (const [step, { machine }] of moments.slice(0, at + 1).entries())
    for (let processor = 0; processor < model.layout.processors.count; processor++) {
      const instruction = breaks(machine, processor);
      if (!instruction || found.has(instruction)) continue;
      const sentence = `After step ${step} ${sayBrokenRule(model, machine, processor, instruction)}`;
      found.set(instruction, { kind: 'rule broken', about: [`processor ${processor}`], sentence });
    }
  return [...found.values()];
}

/** Threads that wait in a ring, each for an object that only the next would signal. */
function ringsOf({ model, moments }: Trace, at: number): readonly Finding[] {
  const { machine, held } = moments[at] as Moment;
  const threads = model.computer.threads.map(({ name }, number) => ({
    name,
    object: waitsFor(model, machine, number),
    needs: whoCouldWake(model, machine, number),
  }));
  const rings = new Map<string, readonly number[]>();
  const follow = (path: readonly number[]): void => {
    for (const next of threads[path.at(-1) as number]?.needs ?? []) {
      // Each ring is found once, from its thread of lowest number.
      if (next === path[0]) rings.set(path.join(), path);
      else if (next > (path[0] as number) && !path.includes(next) && threads[next]?.object) follow([...path, next]);
    }
  };
  for (const [number, { object }] of threads.entries()) if (object) follow([number]);
  return [...rings.values()].map((ring) => {
    const parts = ring.map((number, place) => {
      const next = threads[ring[(place + 1) % ring.length] as number];
      return `${threads[number]?.name} waits for ${threads[number]?.object?.name}, which only ${next?.name} would signal`;
    });
    const locks =
      held.length === 0 || !hasLockWords(model.layout.processors.count)
        ? 'No spin lock is held.'
        : `The spin locks that are held (${listed(held.map(({ lock }) => lock))}) are not part of the cycle.`;
    return {
      kind: 'cycle of waiters',
      about: ring.map((number) => threads[number]?.name ?? ''),
      sentence: `${parts.join('. ')}. ${locks}`,
    };
  });
}

/** Threads that came to wait for an object after it had been signalled for the last time. */
function lostSignalsOf({ model, moments }: Trace, at: number): readonly Finding[] {
  const { machine } = moments[at] as Moment;
  return model.computer.threads.flatMap(({ name }, number): readonly Finding[] => {
    const object = waitsFor(model, machine, number);
    if (!object || whoCouldWake(model, machine, number).length > 0 || isWokenFromOutside(model, object)) return [];
    const targets = wakers(model, object);
    const before = moments.slice(0, at + 1);
    const signalled = before.findLastIndex(({ ran }) => ran && targets.includes(ran.instruction));
    const since = before.findLastIndex((moment) => waitsFor(model, moment.machine, number) !== object) + 1;
    const by = moments[signalled]?.ran?.by;
    if (!by || signalled >= since) return [];
    const sentence = `${nameOf(by)} signalled ${object.name} at step ${signalled}. ${name} began to wait for it at step ${since}, and nobody signals it again.`;
    return [{ kind: 'lost wake-up', about: [name, object.name], sentence }];
  });
}

/** Spin locks that nobody will release, and who spins for them. */
function locksOf(trace: Trace, at: number, { processors, locks }: Frame): readonly Finding[] {
  const { held } = trace.moments[at] as Moment;
  return held.flatMap((holding): readonly Finding[] => {
    const { lock, by, since } = holding;
    const spinners = processors.filter(({ spinsFor }) => spinsFor === lock);
    const spinning =
      spinners.length === 0
        ? ''
        : ` ${listed(spinners.map(({ who, number }) => `${who} on processor ${number}`))} ${spinners.length === 1 ? 'spins' : 'spin'} for it.`;
    const wordless = locks.some(({ name, hasWord }) => name === lock && !hasWord)
      ? ' There is no lock word on one processor: the level is what is left behind.'
      : '';
    const left = whereLeft(trace, at, holding);
    if (left) {
      const sentence = `${nameOf(by)} took ${lock} at step ${since} and never released it: at step ${left.step} it left ${left.routine} by "${left.text}".${wordless}${spinning}`;
      return [{ kind: 'leaked lock', about: [lock], sentence }];
    }
    // A thread may have moved to another processor since, or sleep; a DPC stays where it runs.
    const own = spinners.find(({ who, doing, number }) =>
      who === by.name && by.kind === 'dpc'
        ? doing === 'dpc' && number === by.processor
        : who === by.name && doing === 'thread',
    );
    if (own)
      return [
        {
          kind: 'recursive acquisition',
          about: [lock],
          sentence: `Processor ${own.number} spins for ${lock}, which it took itself at step ${since}.`,
        },
      ];
    if (spinning === '') return [];
    return [
      {
        kind: 'spinning',
        about: [lock],
        sentence: `${nameOf(by)} took ${lock} at step ${since} and has not released it.${spinning}`,
      },
    ];
  });
}

/** If the holder is no longer in the routine in which it took the lock: the line by which it left. */
function whereLeft(
  { model, moments }: Trace,
  at: number,
  { by, since, through }: Holding,
): { readonly routine: string; readonly text: string; readonly step: number } | null {
  const routine = through.at.at(-1)?.listing.routine;
  if (by.kind === 'dpc') {
    const over = moments.findIndex(
      ({ machine }, step) => step > since && step <= at && readPlace(model, machine, nextDpcStep, by.processor) === 0,
    );
    const ended = moments[over]?.ran?.instruction;
    return over < 0 || !ended ? null : { routine: routine?.name ?? '', text: lineOf(ended), step: over };
  }
  const stillThere = (moment: Moment): boolean =>
    moment.ran?.by.name === by.name && moment.ran.instruction.at.some(({ listing }) => listing.routine === routine);
  const steps = moments.slice(0, at + 1).map((moment, step) => ({ moment, step }));
  const own = steps.filter(
    ({ moment, step }) => step >= since && moment.ran?.by.name === by.name && moment.ran.by.kind === by.kind,
  );
  const last = own.findLast(({ moment }) => stillThere(moment));
  const after = own.find(({ step }) => last && step > last.step);
  if (!last?.moment.ran || !after) return null;
  return { routine: routine?.name ?? '', text: lineOf(last.moment.ran.instruction), step: last.step };
}

/** A processor that will never come below DISPATCH_LEVEL, and what is lost in its queue. */
function levelOf(trace: Trace, at: number, processor: ProcessorFrame): readonly Finding[] {
  const { number, stuck, spinsFor, doing, who, level } = processor;
  if (!stuck) return [];
  const stranded = strandedOn(processor);
  if (spinsFor !== null || doing !== 'thread') return stranded;
  const raised = raisedBy(trace, at, number);
  const since = raised ? `, raised by "${raised.text}" at step ${raised.step} and never lowered` : '';
  const sentence = `Processor ${number} stays at ${level} with ${who} on it${since}. It takes interrupts, but it runs no DPC and no other thread.`;
  return [{ kind: 'IRQL left raised', about: [`processor ${number}`], sentence }, ...stranded];
}

/** DPCs in the queue of a processor that never comes below DISPATCH_LEVEL. */
const strandedOn = ({ number, doing, who, dpcsWaiting }: ProcessorFrame): readonly Finding[] =>
  dpcsWaiting.length === 0
    ? []
    : [
        {
          kind: 'stranded DPC',
          about: [`processor ${number}`],
          // A DPC can be queued again while its routine runs: the one that waits is not the one that spins.
          sentence: `${listed(dpcsWaiting.map((dpc, at) => (doing === 'dpc' && dpc === who ? `${at === 0 ? 'The' : 'the'} next ${dpc}` : dpc)))} ${dpcsWaiting.length === 1 ? 'waits' : 'wait'} in the queue of processor ${number}. A DPC there can never start, and it cannot be queued on another processor.`,
        },
      ];

/** The last step by which a processor came to DISPATCH_LEVEL from below. */
function raisedBy(
  { model, moments }: Trace,
  at: number,
  processor: number,
): { readonly step: number; readonly text: string } | null {
  const levelAt = (step: number): number => readPlace(model, (moments[step] as Moment).machine, irql, processor);
  for (let step = at; step > 0; step--) {
    const ran = moments[step]?.ran;
    if (levelAt(step - 1) < DISPATCH_LEVEL && levelAt(step) >= DISPATCH_LEVEL)
      return { step, text: ran ? lineOf(ran.instruction) : 'the start of a DPC' };
  }
  return null;
}

/**
 * All threads that serve a queue sleep for something else than its work. A load that needs fewer threads than there are
 * has only those it needs, and its queue is not judged by them.
 */
function poolsOf({ model, moments }: Trace, at: number): readonly Finding[] {
  const { machine } = moments[at] as Moment;
  const { threads } = model.computer;
  const queues = [...new Set(threads.map(({ asleepOn }) => asleepOn))].filter(isQueue);
  return queues.flatMap((queue): readonly Finding[] => {
    const objects = threads.flatMap(({ asleepOn }, number) =>
      asleepOn === queue ? [waitsFor(model, machine, number)] : [],
    );
    const { servers } = queue;
    if (!servers || objects.length < servers || !objects.every((object) => object !== null && object !== queue))
      return [];
    const sentence = `All ${objects.length} threads that serve ${queue.name} wait for ${listed([...new Set(objects.map((object) => object?.name ?? ''))])}, so the work in the queue is not done.`;
    return [{ kind: 'exhausted pool', about: [queue.name], sentence }];
  });
}

const isQueue = (object: Waitable | null): object is Queue => object !== null && 'items' in object;
