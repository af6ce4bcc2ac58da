import { nextDpcStep } from '../kernel/dpc.ts';
import { DISPATCH_LEVEL, irql, irqlName, oldIrql } from '../kernel/irql.ts';
import { hasLockWords } from '../kernel/spinlock.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import type { Position } from '../machine/instructions.ts';
import { STOPPED } from '../machine/layout.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Actor, Move, Step } from '../machine/moves.ts';
import { readPlace, stopOf } from '../machine/read.ts';
import type { Place, Stop } from '../terms.ts';
import { dpcRunning, sayStep, whyProcessorStuck, whyThreadStuck } from './narrate.ts';
import { enabledAt, type Moment, nextInstruction, type Trace } from './replay.ts';
import { processorOf, type ThreadState, threadState, waitsFor } from './waits.ts';

/** One processor, decoded for a view. */
export interface ProcessorFrame {
  readonly number: number;
  readonly irql: number;
  readonly level: string;
  readonly doing: 'idle' | 'thread' | 'dpc';
  /** The thread or DPC that it is on. */
  readonly who: string | null;
  /** The line that it comes to next, outermost routine first. Empty when it is idle. */
  readonly at: readonly Position[];
  /** The spin lock that it spins for. */
  readonly spinsFor: string | null;
  /** It is stuck where it is: spinning, or waiting where nobody may wait. */
  readonly stuck: boolean;
  readonly dpcsWaiting: readonly string[];
  /** Why it takes no step of its own, or null if it can. */
  readonly why: string | null;
}
export interface ThreadFrame {
  readonly name: string;
  readonly gloss: string;
  readonly state: ThreadState;
  readonly processor: number | null;
  readonly waitsFor: string | null;
  readonly at: readonly Position[];
  readonly why: string | null;
}
export interface LockFrame {
  readonly name: string;
  /** On one processor a lock has no word, and taking it only raises the level: nothing is held there (K6). */
  readonly hasWord: boolean;
  /** Who has taken it and not let it go, in words; null if nobody has. */
  readonly holder: string | null;
  readonly processor: number | null;
  readonly since: number | null;
  readonly wantedBy: readonly string[];
}
/** One step that can be taken now, in words. */
export interface Choice {
  readonly step: Step;
  readonly actor: Actor;
  readonly kind: Move['kind'];
  /** `goes on`, `is given Connection closer`: the actor is the subject. */
  readonly text: string;
}

/** A machine decoded for a view, at one point of a schedule. */
export interface Frame {
  /** How many steps led here. */
  readonly number: number;
  /** The sentence of the last of them; null at the start. */
  readonly said: string | null;
  readonly processors: readonly ProcessorFrame[];
  readonly threads: readonly ThreadFrame[];
  readonly locks: readonly LockFrame[];
  /** Everything else that can change: the driver's own data, with values by name. */
  readonly data: readonly { readonly name: string; readonly value: string; readonly changed: boolean }[];
  readonly stop: Stop | null;
  readonly choices: readonly Choice[];
  /** Everything that was asked for is complete. */
  readonly done: boolean;
}

/** Places that the frame shows in words of its own. */
const SHOWN_ELSEWHERE: readonly Place[] = [irql, running, nextStep, nextDpcStep, waitingFor, STOPPED];

const valueName = (place: Place, value: number): string =>
  place.values?.[value] ?? (place.max === 1 ? (value === 0 ? 'no' : 'yes') : String(value));

function choiceOf(model: Model, machine: Machine, step: Step): Choice {
  const move = model.moves[step] as Move;
  const base = { step, actor: move.actor, kind: move.kind };
  if (move.kind === 'device') return { ...base, text: model.computer.devices[move.device]?.event.says ?? '' };
  if (move.kind === 'dispatch') {
    const out = readPlace(model, machine, running, move.processor);
    const instead = out === 0 ? '' : ` instead of ${model.computer.threads[out - 1]?.name}`;
    return { ...base, text: `is given ${model.computer.threads[move.thread]?.name}${instead}` };
  }
  const next = nextInstruction(model, machine, move.processor);
  const position = next?.instruction.at.at(-1);
  return {
    ...base,
    text: position ? `runs ${position.listing.rows[position.row]?.text ?? ''}` : 'starts the DPC that waits',
  };
}

/** The machine at a moment of a trace (0 is the start), with everything a view shows. */
export function frameOf(trace: Trace, at: number): Frame {
  const { model, moments } = trace;
  const { computer, layout } = model;
  const { machine, held } = moments[at] as Moment;
  const before = at > 0 ? (moments[at - 1] as Moment).machine : null;
  const numbers = Array.from({ length: layout.processors.count }, (_, number) => number);

  const processors = numbers.map((number): ProcessorFrame => {
    const next = nextInstruction(model, machine, number);
    const level = readPlace(model, machine, irql, number);
    const thread = computer.threads[readPlace(model, machine, running, number) - 1];
    const dpc = dpcRunning(model, machine, number);
    const blocked = next !== null && !model.compiled[number]?.enabled(machine, 0) && !stopOf(model, machine);
    return {
      number,
      irql: level,
      level: irqlName(level),
      doing: dpc ? 'dpc' : thread ? 'thread' : 'idle',
      who: dpc ? (next?.by.name ?? null) : (thread?.name ?? null),
      at: next?.instruction.at ?? [],
      spinsFor: blocked ? (next.instruction.takes?.name ?? null) : null,
      stuck: blocked,
      dpcsWaiting: dpcsWaiting(model, machine, number),
      why: whyProcessorStuck(trace, at, number),
    };
  });

  const threads = computer.threads.map(({ name, routine }, number): ThreadFrame => {
    const instruction = computer.instructions[readPlace(model, machine, nextStep, number) - 1];
    return {
      name,
      gloss: routine.gloss,
      state: threadState(model, machine, number),
      processor: processorOf(model, machine, number),
      waitsFor: waitsFor(model, machine, number)?.name ?? null,
      at: instruction?.at ?? [],
      why: whyThreadStuck(trace, at, number),
    };
  });

  const lockNames = [
    ...new Set(
      computer.instructions.filter((one) => layout.reachable.has(one)).flatMap(({ takes }) => (takes ? [takes] : [])),
    ),
  ];
  const locks = lockNames.map((lock): LockFrame => {
    const holding = held.find((one) => one.lock === lock.name);
    return {
      name: lock.name,
      hasWord: hasLockWords(layout.processors.count),
      holder: holding ? holding.by.name : null,
      processor: holding?.by.processor ?? null,
      since: holding?.since ?? null,
      wantedBy: processors
        .filter(({ spinsFor }) => spinsFor === lock.name)
        .map(({ who, number }) => `${who} on processor ${number}`),
    };
  });

  const hidden = new Set([...SHOWN_ELSEWHERE, oldIrql, ...lockNames].map(({ name }) => name));
  const data = layout.places.machine
    .filter(({ name }) => !hidden.has(name) && !name.endsWith('.Inserted'))
    .map((place) => {
      const value = readPlace(model, machine, place);
      return {
        name: place.name,
        value: valueName(place, value),
        changed: before !== null && readPlace(model, before, place) !== value,
      };
    });

  return {
    number: at,
    said: at === 0 ? null : sayStep(trace, at),
    processors,
    threads,
    locks,
    data,
    stop: stopOf(model, machine),
    choices: enabledAt(trace, at).map((step) => choiceOf(model, machine, step)),
    done: model.isDone(machine),
  };
}

/** DPCs in a processor's queue, first to start first. */
function dpcsWaiting(model: Model, machine: Machine, processor: number): readonly string[] {
  return model.layout.places.processor
    .filter(({ name }) => name.startsWith('DpcQueue'))
    .flatMap((place) => {
      const first = readPlace(model, machine, place, processor);
      const waiting = model.computer.dpcs.find(
        ({ first: { instruction } }) => first !== 0 && instruction?.number === first,
      );
      return waiting ? [waiting.dpc.routine] : [];
    });
}

/** Below this a processor switches threads and runs DPCs: views shade a lane from here on. */
export const SHADED_FROM = DISPATCH_LEVEL;
