import { STOPS } from '../kernel/bugcheck.ts';
import { nextDpcStep } from '../kernel/dpc.ts';
import { dispatch, nextStep, running, waitingFor } from '../kernel/thread.ts';
import { type Act, type Place, put, type Scope, type Stmt, type Stop, type Waitable } from '../terms.ts';
import { BadModel, type Concerns, lineOf, sayLine } from './badModel.ts';
import type { Computer } from './computer.ts';
import { changedBy, fold, foldAll, type Known, mayStop } from './fold.ts';
import { askedAside, comesToAnEnd, type Instruction } from './instructions.ts';

/** Number of the stop that a machine has come to, from 1; 0: it runs. */
export const STOPPED: Place = { kind: 'place', name: 'BugCheck', scope: 'machine', max: STOPS.length, initial: 0 };

/** What a stop does, as a change of a place. */
export const stoppedBy = (stop: Stop): Stmt => put(STOPPED, STOPS.indexOf(stop) + 1);

/**
 * Where everything is kept. A machine is `width` bytes: the places of the computer, then those of
 * each processor, then those of each thread.
 *
 * A place that nothing ever changes has no byte: it is its initial value, everywhere, and every act
 * has been shortened by that knowledge.
 */
export interface Layout {
  readonly width: number;
  readonly places: Readonly<Record<Scope, readonly Place[]>>;
  /** Byte of a place within the machine, or within its processor's or thread's part; null: it is fixed. */
  readonly byteOf: (place: Place) => number | null;
  /** The largest value that a place can hold in this computer. */
  readonly maxOf: (place: Place) => number;
  readonly processors: { readonly count: number; readonly start: number; readonly stride: number };
  readonly threads: { readonly count: number; readonly start: number; readonly stride: number };
  readonly known: Known;
  readonly waitables: readonly Waitable[];
  /** The steps that this computer can come to at all; the others have no meaning in it. */
  readonly reachable: ReadonlySet<Instruction>;
}

/** The instructions that can be reached when so much is known; `lookAt` is told of each before its tests are read. */
function* reachable(
  computer: Computer,
  known: Known,
  lookAt: (instruction: Instruction) => void,
): Generator<Instruction> {
  const seen = new Set<Instruction>();
  const open = [...computer.threads, ...computer.dpcs].flatMap(({ first }) => first.instruction ?? []);
  for (let instruction = open.pop(); instruction; instruction = open.pop()) {
    if (seen.has(instruction)) continue;
    seen.add(instruction);
    yield instruction;
    lookAt(instruction);
    if (instruction.when !== undefined && fold(instruction.when, known) === 0) continue;
    for (const { test, to } of instruction.next) {
      const holds = fold(test, known);
      if (holds !== 0 && to.instruction) open.push(to.instruction);
      if (typeof holds === 'number' && holds !== 0) break;
    }
  }
}

/** @throws BadModel where a DPC is queued that the computer does not have. */
export function layOut(computer: Computer): Layout {
  const { spec, waitables } = computer;
  const numberOf = (waitable: Waitable): number => waitables.findIndex(({ name }) => name === waitable.name) + 1;

  /** What is being read, for the sentence where it asks for what there is not. */
  let here: Concerns = {};
  const lookAt = (instruction: Instruction): void => {
    here = lineOf(instruction);
  };
  const constant: Known['constant'] = (expr) => {
    if ('idOf' in expr) return numberOf(expr.idOf);
    if ('firstStepOf' in expr) {
      const first = computer.dpcs.find(({ dpc }) => dpc.routine === expr.firstStepOf)?.first.instruction?.number;
      if (first !== undefined) return first;
      throw new BadModel(
        `A DPC that runs ${expr.firstStepOf} is queued${sayLine(here)}, and the computer has no such DPC: list it among those of what queues it.`,
        { ...here, routine: expr.firstStepOf },
      );
    }
    if (!('setting' in expr)) return null;
    if (expr.setting === 'processors') return spec.processors;
    const value = Object.hasOwn(spec.constants, expr.setting) ? spec.constants[expr.setting] : expr.unstated;
    if (value === undefined)
      throw new BadModel(
        `The setting ${expr.setting} is asked for${sayLine(here)}, and this computer has only ${['processors', ...Object.keys(spec.constants)].join(', ')}: state it, or ask for one of those.`,
        here,
      );
    return value;
  };
  const initial = (place: Place): number =>
    (place.scope === 'machine' ? computer.begins.get(place.name) : undefined) ?? place.initial;

  // Everything counts as fixed until some act that can happen changes it: found by repeating until nothing new is.
  const changing = new Set<string>();
  const places: Place[] = [];
  const known: Known = { constant, fixed: (place) => (changing.has(place.name) ? null : initial(place)) };
  const change = (place: Place): void => {
    if (changing.has(place.name)) return;
    changing.add(place.name);
    places.push(place);
  };
  for (const place of [running, nextStep]) change(place);
  if (computer.dpcs.length > 0) change(nextDpcStep);
  if (computer.threads.some(({ asleepOn }) => asleepOn)) change(waitingFor);
  // A thread that ends has no variables any more: that changes what does not begin as 0, if nothing else does.
  const atEnd = computer.places.filter(({ scope, initial }) => scope === 'thread' && initial !== 0);
  let through: ReadonlySet<Instruction> = new Set();
  for (let before = -1; before < places.length; ) {
    before = places.length;
    through = new Set(reachable(computer, known, lookAt));
    const acts: readonly (readonly [Concerns, Pick<Act, 'when' | 'act'>])[] = [
      ...[...through].map((instruction) => [lineOf(instruction), instruction] as const),
      ...computer.devices.map(
        ({ device, event }) => [{ object: device, line: `${device} ${event.says}` }, event] as const,
      ),
      [{}, dispatch],
      ...(computer.startDpc ? [[{}, computer.startDpc] as const] : []),
    ];
    for (const [where, act] of acts) {
      here = where;
      if (act.when !== undefined && fold(act.when, known) === 0) continue;
      const stmts = foldAll(act.act, known);
      for (const place of changedBy(stmts)) change(place);
      if (mayStop(stmts)) change(STOPPED);
    }
    if (computer.threads.some(({ first }) => comesToAnEnd(first, through))) for (const place of atEnd) change(place);
  }

  // What is only asked for a sentence or a rule changes nothing, and is to be known too.
  for (const instruction of through) {
    here = lineOf(instruction);
    for (const test of askedAside(instruction)) fold(test, known);
  }
  here = {};
  const inScope = (scope: Scope): readonly Place[] => places.filter((place) => place.scope === scope);
  const byScope = { machine: inScope('machine'), processor: inScope('processor'), thread: inScope('thread') };
  const bytes = new Map(Object.values(byScope).flatMap((list) => list.map((place, at) => [place.name, at] as const)));
  const processors = { count: spec.processors, start: byScope.machine.length, stride: byScope.processor.length };
  const threads = {
    count: computer.threads.length,
    start: processors.start + processors.count * processors.stride,
    stride: byScope.thread.length,
  };
  return {
    width: threads.start + threads.count * threads.stride,
    places: byScope,
    byteOf: (place) => bytes.get(place.name) ?? null,
    maxOf: ({ numberOf: counted, max }) => {
      if (counted === undefined) return max;
      return { step: computer.instructions, thread: computer.threads, waitable: waitables }[counted].length;
    },
    processors,
    threads,
    known,
    waitables,
    reachable: through,
  };
}
