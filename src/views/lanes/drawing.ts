/**
 * What the signature figure shows of a trace, before anybody decides where it goes on the paper.
 *
 * Rows are steps, from 1. What lasts is a span between rows: it begins with the step that brought it about and
 * ends with the step that ended it, or goes on past the last one.
 */
import { DISPATCH_LEVEL } from '../../sim/kernel/irql.ts';
import { stopNumber } from '../../sim/sentences.ts';
import { type Frame, frameOf, type ProcessorFrame } from '../../sim/trace/frame.ts';
import { endlessLoops } from '../../sim/trace/loops.ts';
import { tellStep } from '../../sim/trace/narrate.ts';
import type { Moment, Trace } from '../../sim/trace/replay.ts';
import { whoCouldWake } from '../../sim/trace/waits.ts';

export type MarkKind = 'thread' | 'dpc' | 'dispatch' | 'dpc start' | 'device';

/** One step: who, where, and the words beside its mark. */
export interface Mark {
  readonly step: number;
  readonly kind: MarkKind;
  /** Null for a device, which stands beside the processors. */
  readonly processor: number | null;
  /** The thread, the DPC's routine, or the device. */
  readonly who: string;
  /** The line of the listing; null where words say more. */
  readonly code: string | null;
  readonly words: string | null;
  /** It ends in a wait: the thread gives its processor up. */
  readonly sleeps: boolean;
}

interface LaneSpan {
  readonly from: number;
  /** The step that ended it; null where nothing has. */
  readonly to: number | null;
}
/** A processor at DISPATCH_LEVEL or above. */
export interface Raised extends LaneSpan {
  readonly processor: number;
  readonly level: string;
}
/** A lock whose word is set. */
export interface Held extends LaneSpan {
  readonly processor: number;
  readonly lock: string;
}
export interface Sleep extends LaneSpan {
  readonly processor: number;
  readonly who: string;
}
export interface Spin extends LaneSpan {
  readonly processor: number;
  readonly lock: string;
  /** The processor on which the lock was taken, while it is held. */
  readonly holder: number | null;
}
/** A DPC in a processor's queue. */
export interface Queued extends LaneSpan {
  readonly processor: number;
  readonly routine: string;
}

/** Somebody who is not getting on when the trace ends, and where they stand. */
export interface Stand {
  readonly kind: 'waits' | 'spins' | 'stuck' | 'pending' | 'loops' | 'stopped';
  readonly processor: number;
  readonly who: string;
  readonly words: string;
}
/** One who waits for another in a ring of waiters: numbers in the list of stands. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  /** The other waits for this one in turn, so one line stands for both. */
  readonly mutual: boolean;
}

export interface Drawing {
  readonly processors: number;
  /** For each processor the thread that it runs when the trace begins, or null. */
  readonly begins: readonly (string | null)[];
  readonly devices: boolean;
  /** Every spin lock that the trace touches, in the order of the frame. */
  readonly locks: readonly string[];
  readonly marks: readonly Mark[];
  readonly raised: readonly Raised[];
  readonly held: readonly Held[];
  readonly sleeps: readonly Sleep[];
  readonly spins: readonly Spin[];
  readonly queued: readonly Queued[];
  readonly stands: readonly Stand[];
  readonly ties: readonly Tie[];
  /** Nothing can move any more, and what was asked for is not complete or a processor is stuck for good; or somebody loops for ever. */
  readonly lost: boolean;
}

/**
 * What is worked out of each moment of a trace, once: a trace that branches off shares its moments with the other up
 * to there, and a moment has the same way to it in both.
 */
function ofEach<T>(work: (trace: Trace, at: number) => T): (trace: Trace) => readonly T[] {
  const known = new WeakMap<Moment, T>();
  return (trace) =>
    trace.moments.map((moment, at) => {
      const before = known.get(moment);
      if (before !== undefined) return before;
      const now = work(trace, at);
      known.set(moment, now);
      return now;
    });
}

/** Every moment of a trace decoded, the start first. */
export const framesOf = ofEach(frameOf);

/** The stretches of moments at which a question has one and the same answer; null is no answer. */
function spansOf<T>(frames: readonly Frame[], answer: (frame: Frame) => T | null, same: (a: T, b: T) => boolean) {
  const spans: (LaneSpan & { readonly is: T })[] = [];
  let open: { from: number; is: T } | null = null;
  for (const [at, frame] of frames.entries()) {
    const now = answer(frame);
    if (open && (now === null || !same(open.is, now))) {
      spans.push({ ...open, to: at });
      open = null;
    }
    if (now !== null && !open) open = { from: at, is: now };
  }
  if (open) spans.push({ ...open, to: null });
  return spans;
}
const equal = <T>(a: T, b: T): boolean => a === b;

function markOf(trace: Trace, step: number): Mark | null {
  const { model, moments } = trace;
  const moment = moments[step] as Moment;
  if (moment.step === null) return null;
  const move = model.moves[moment.step];
  const frames = framesOf(trace);
  const { who, did, found } = tellStep(trace, step);
  const base = { step, sleeps: false, code: null, words: null };
  if (!move || move.kind === 'device') {
    return { ...base, kind: 'device', processor: null, who: who.replace(/^The /, ''), words: `${who} ${did}` };
  }
  const { processor } = move;
  const [before, after] = [step - 1, step].map((at) => frames[at]?.processors[processor] as ProcessorFrame) as [
    ProcessorFrame,
    ProcessorFrame,
  ];
  if (move.kind === 'dispatch') {
    const name = model.computer.threads[move.thread]?.name ?? '';
    const words = before.doing === 'thread' ? `${name}, in place of ${before.who}` : name;
    return { ...base, kind: 'dispatch', processor, who: name, words };
  }
  if (!moment.ran) return { ...base, kind: 'dpc start', processor, who: after.who ?? '', words: `DPC ${after.who}` };
  const { instruction, by } = moment.ran;
  const position = instruction.at.at(-1);
  const text = position?.listing.rows[position.row]?.text ?? '';
  // The second act of a line, and the end of a routine, say more in words than the line said already.
  const inWords = text === '}' || (position?.part ?? 0) > 0;
  const sleeper = frames[step]?.threads.find(({ name }) => name === by.name);
  return {
    ...base,
    kind: by.kind,
    processor,
    who: by.name,
    code: inWords ? null : text,
    words: inWords ? did : found === null ? null : `→ ${found ? 'yes' : 'no'}`,
    sleeps: by.kind === 'thread' && sleeper?.state === 'waiting',
  };
}

/** The start has no step, so no mark. */
const marksOf = ofEach(markOf);

/** Does following who needs whom lead back to where it began? */
function isInRing(who: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(needs.get(who) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === who) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(needs.get(next) ?? []));
  }
  return false;
}

/** Where everybody stands who does not get on at the end, and who depends on whom. */
function standsOf(trace: Trace, last: Frame, sleeps: readonly Sleep[]): Pick<Drawing, 'stands' | 'ties'> {
  const at = trace.moments.length - 1;
  const { machine } = trace.moments[at] as Moment;
  const asleep = sleeps.filter(({ to }) => to === null);
  const stands: Stand[] = [];
  for (const { processor, who } of asleep) {
    const object = last.threads.find(({ name }) => name === who)?.waitsFor;
    stands.push({ kind: 'waits', processor, who, words: `${who} waits for ${object}` });
  }
  if (last.stop) {
    const by = (trace.moments[at] as Moment).ran?.by;
    const words = `STOP ${stopNumber(last.stop.code)}: nothing runs any more`;
    return { stands: [{ kind: 'stopped', processor: by?.processor ?? 0, who: last.stop.name, words }], ties: [] };
  }
  for (const { by } of endlessLoops(trace.model, machine))
    stands.push({ kind: 'loops', processor: by.processor, who: by.name, words: `${by.name} loops for ever` });
  for (const { number, who, stuck, spinsFor, level, dpcsWaiting, irql } of last.processors) {
    if (spinsFor !== null)
      stands.push({ kind: 'spins', processor: number, who: who ?? '', words: `${who} spins for ${spinsFor}` });
    else if (stuck)
      stands.push({ kind: 'stuck', processor: number, who: who ?? '', words: `${who} is stuck at ${level}` });
    if (irql < DISPATCH_LEVEL) continue;
    for (const routine of dpcsWaiting)
      stands.push({ kind: 'pending', processor: number, who: routine, words: `DPC ${routine} cannot start` });
  }

  const needs = new Map(
    asleep.map(({ who }) => {
      const thread = last.threads.findIndex(({ name }) => name === who);
      const others = whoCouldWake(trace.model, machine, thread).map((number) => last.threads[number]?.name ?? '');
      return [who, others.filter((other) => asleep.some((one) => one.who === other))] as const;
    }),
  );
  // Whoever only waits for somebody in a ring is told in words; the ring itself is drawn, below everybody else.
  const ring = new Set([...needs.keys()].filter((who) => isInRing(who, needs)));
  const inRing = ({ kind, who }: Stand): boolean => kind === 'waits' && ring.has(who);
  stands.sort((one, other) => Number(inRing(one)) - Number(inRing(other)));
  const numberOf = (who: string): number => stands.findIndex((stand) => stand.kind === 'waits' && stand.who === who);
  const ties = [...ring].flatMap((who) =>
    (needs.get(who) ?? [])
      .filter((other) => ring.has(other))
      .map((other) => ({ from: numberOf(who), to: numberOf(other), mutual: needs.get(other)?.includes(who) ?? false }))
      .filter(({ from, to, mutual }) => !mutual || from < to),
  );
  return { stands, ties };
}

/** Reads a trace from start to end. `frames` are the trace's own, for callers that have them already. */
export function drawingOf(trace: Trace, frames: readonly Frame[] = framesOf(trace)): Drawing {
  const last = frames.at(-1) as Frame;
  const marks = marksOf(trace).filter((mark) => mark !== null);
  const everyProcessor = <T>(read: (processor: number) => readonly T[]): readonly T[] =>
    last.processors.flatMap(({ number }) => read(number));

  const raised = everyProcessor((processor) =>
    spansOf(
      frames,
      ({ processors }) => {
        const one = processors[processor];
        return one && one.irql >= DISPATCH_LEVEL ? one.level : null;
      },
      equal,
    ).map(({ from, to, is }): Raised => ({ processor, from, to, level: is })),
  );
  const held = last.locks.flatMap(({ name }, number) =>
    spansOf(
      frames,
      ({ locks }) => {
        const lock = locks[number];
        return lock?.hasWord ? lock.processor : null;
      },
      equal,
    ).map(({ from, to, is }): Held => ({ processor: is, lock: name, from, to })),
  );
  const spins = everyProcessor((processor) =>
    spansOf(
      frames,
      ({ processors, locks }) => {
        const lock = processors[processor]?.spinsFor ?? null;
        return lock === null ? null : { lock, holder: locks.find(({ name }) => name === lock)?.processor ?? null };
      },
      (a, b) => a.lock === b.lock && a.holder === b.holder,
    ).map(({ from, to, is }): Spin => ({ processor, from, to, ...is })),
  );
  const queued = everyProcessor((processor) =>
    [...new Set(frames.flatMap(({ processors }) => processors[processor]?.dpcsWaiting ?? []))].flatMap((routine) =>
      spansOf(
        frames,
        ({ processors }) => (processors[processor]?.dpcsWaiting.includes(routine) ? routine : null),
        equal,
      ).map(({ from, to }): Queued => ({ processor, routine, from, to })),
    ),
  );
  // Who slept before the trace began had nothing to do; who falls asleep in it waits for something.
  const sleeps = last.threads.flatMap(({ name }, number) =>
    spansOf(frames, ({ threads }) => threads[number]?.waitsFor ?? null, equal)
      .filter(({ from }) => from > 0)
      .map(({ from, to }): Sleep => ({ who: name, from, to, processor: marks[from - 1]?.processor ?? 0 })),
  );
  const stood = standsOf(trace, last, sleeps);
  const touched = new Set([...held, ...spins].map(({ lock }) => lock));
  return {
    processors: last.processors.length,
    begins: (frames[0] as Frame).processors.map(({ who }) => who),
    devices: trace.model.moves.some(({ kind }) => kind === 'device'),
    locks: last.locks.map(({ name }) => name).filter((name) => touched.has(name)),
    marks,
    raised,
    held,
    sleeps,
    spins,
    queued,
    ...stood,
    lost:
      stood.stands.some(({ kind }) => kind === 'loops') ||
      (last.choices.length === 0 && (!last.done || last.processors.some(({ stuck }) => stuck))),
  };
}

/** Whoever does a step, in the order of their first. */
export const actorsOf = ({ marks }: Pick<Drawing, 'marks'>): readonly string[] => [
  ...new Set(marks.map(({ who }) => who)),
];
