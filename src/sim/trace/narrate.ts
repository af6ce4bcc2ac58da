import { nextDpcStep } from '../kernel/dpc.ts';
import { DISPATCH_LEVEL, irql, irqlName } from '../kernel/irql.ts';
import { running } from '../kernel/thread.ts';
import { compilerFor } from '../machine/compile.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Move } from '../machine/moves.ts';
import { readPlace, stopOf } from '../machine/read.ts';
import { listed, stopCode } from '../sentences.ts';
import type { Says, Waitable } from '../terms.ts';
import { type Holding, type Moment, nextInstruction, type Runner, type Trace } from './replay.ts';
import { isWokenFromOutside, threadState, waitsFor, wakers, whoCouldWake } from './waits.ts';

const inWords = (runner: Runner): string => (runner.kind === 'dpc' ? `DPC ${runner.name}` : runner.name);
const onProcessor = (runner: Runner): string => `Processor ${runner.processor}, ${inWords(runner)},`;

/** What was done, and where it was to look whether something holds, whether it did. */
interface Phrase {
  readonly did: string;
  readonly found: boolean | null;
}
function phrase(says: Says, model: Model, machine: Machine, by: Runner): Phrase {
  if (typeof says === 'string') return { did: says, found: null };
  const { layout } = model;
  const p = layout.processors.start + by.processor * layout.processors.stride;
  const t = layout.threads.start + (readPlace(model, machine, running, by.processor) - 1) * layout.threads.stride;
  const holds = compilerFor(layout).expr(says.test)(machine, 0, p, t) !== 0;
  if ('asks' in says) return { did: `tests ${says.asks}: ${holds ? 'yes' : 'no'}`, found: holds };
  return { did: holds ? says.then : says.otherwise, found: null };
}

/** Who took a step of a trace, and what it did: a subject and a verb phrase. `at` is the moment that it led to, from 1. */
export function tellStep(trace: Trace, at: number): Phrase & { readonly who: string } {
  const found = null;
  const { model, moments } = trace;
  const [before, moment] = [moments[at - 1] as Moment, moments[at] as Moment];
  const move = model.moves[moment.step as number] as Move;
  if (move.kind === 'device')
    return {
      who: `The ${move.actor.kind === 'device' ? move.actor.name : ''}`,
      did: model.computer.devices[move.device]?.event.says ?? '',
      found,
    };
  const who = `Processor ${move.processor}`;
  if (move.kind === 'dispatch') {
    const out = readPlace(model, before.machine, running, move.processor);
    const put = out === 0 ? '' : `, in place of ${model.computer.threads[out - 1]?.name}`;
    return { who, did: `is given ${model.computer.threads[move.thread]?.name}${put}`, found };
  }
  if (!moment.ran)
    return {
      who,
      did: `${model.computer.startDpc?.says}: ${startedDpc(model, moment.machine, move.processor)}`,
      found,
    };
  const { instruction, by } = moment.ran;
  return { who: onProcessor(by), ...phrase(instruction.says, model, before.machine, by) };
}

/** What a step of a trace did, as one sentence. `at` is the moment that it led to, from 1. */
export function sayStep(trace: Trace, at: number): string {
  const { who, did } = tellStep(trace, at);
  const stop = stopOf(trace.model, (trace.moments[at] as Moment).machine);
  const ending = stop ? ` STOP ${stopCode(stop)}: ${stop.because}.` : '';
  return `${who} ${did}.${ending}`;
}

const startedDpc = (model: Model, machine: Machine, processor: number): string =>
  nextInstruction(model, machine, processor)?.by.name ?? 'a DPC';

/** Why a thread sleeps, and whether anybody could still wake it. */
function whyWaiting(model: Model, machine: Machine, thread: number, object: Waitable): string {
  const routines = new Set(wakers(model, object).map(({ at }) => at.at(-1)?.listing.routine.name ?? ''));
  if (routines.size === 0) return `waits for ${object.name}, which no routine of this model signals`;
  const others = whoCouldWake(model, machine, thread).map((number) => ({
    name: model.computer.threads[number]?.name,
    number,
  }));
  const who = `waits for ${object.name}, which ${listed([...routines], 'or')} signals`;
  if (others.length === 0)
    return isWokenFromOutside(model, object) ? who : `${who}, but no thread or DPC runs that line any more`;
  return `${who}: ${others
    .map(({ name, number }) => {
      const obstacle = waitsFor(model, machine, number);
      return obstacle ? `${name} would do so, but waits for ${obstacle.name} itself` : `${name} can still do so`;
    })
    .join('; ')}`;
}

/** No processor can be given the thread, though it is ready: why, as the end of a sentence; null if one can. */
function whyNotDispatched(model: Model, machine: Machine, thread: number): string | null {
  const given = model.moves.findIndex(
    (move, step) => move.kind === 'dispatch' && move.thread === thread && model.compiled[step]?.enabled(machine, 0),
  );
  if (given >= 0) return null;
  const levels = Array.from({ length: model.layout.processors.count }, (_, number) =>
    readPlace(model, machine, irql, number),
  );
  return levels.every((level) => level >= DISPATCH_LEVEL)
    ? 'is ready, but every processor is at DISPATCH_LEVEL, where no thread can be switched in'
    : 'is ready, but each processor below DISPATCH_LEVEL has a DPC to run first';
}

/** A thread that is not on a processor and cannot get on one: why, as a sentence; null if it can, or runs, or is done. */
export function whyThreadStuck(trace: Trace, at: number, thread: number): string | null {
  const { model } = trace;
  const { machine } = trace.moments[at] as Moment;
  const object = waitsFor(model, machine, thread);
  const why = object
    ? whyWaiting(model, machine, thread, object)
    : threadState(model, machine, thread) === 'ready' && !stopOf(model, machine)
      ? whyNotDispatched(model, machine, thread)
      : null;
  return why && `${model.computer.threads[thread]?.name} ${why}.`;
}

const holderSentence = (holding: Holding | undefined): string => {
  if (!holding) return '';
  const { by } = holding;
  return `, which ${inWords(by)} took on processor ${by.processor} at step ${holding.since} and has not released`;
};

/** Why a processor cannot take a step of its own, as a sentence; null if it can. Whether it could be given a thread is another question. */
export function whyProcessorStuck(trace: Trace, at: number, processor: number): string | null {
  const { model } = trace;
  const { machine, held } = trace.moments[at] as Moment;
  if (stopOf(model, machine)) return `Processor ${processor} has halted, because the computer has stopped.`;
  if (model.compiled[processor]?.enabled(machine, 0)) return null;
  const next = nextInstruction(model, machine, processor);
  if (!next) {
    const level = readPlace(model, machine, irql, processor);
    if (level >= DISPATCH_LEVEL)
      return `Processor ${processor} is at ${irqlName(level)} with nothing to run: no thread can be switched in.`;
    const ready = model.computer.threads.filter((_, thread) => threadState(model, machine, thread) === 'ready');
    return ready.length === 0
      ? `Processor ${processor} is idle: no thread is ready.`
      : `Processor ${processor} is idle and can be given ${listed(
          ready.map(({ name }) => name),
          'or',
        )}.`;
  }
  const { instruction, by } = next;
  const holding = instruction.takes && held.find(({ lock }) => lock === instruction.takes?.name);
  return `${onProcessor(by)} ${instruction.stuck ?? 'cannot go on'}${holderSentence(holding)}.`;
}

/** A processor is in the middle of a DPC. */
export const dpcRunning = (model: Model, machine: Machine, processor: number): boolean =>
  readPlace(model, machine, nextDpcStep, processor) !== 0;
