import { nextDpcStep } from '../kernel/dpc.ts';
import { dispatch, nextStep, running, waitingFor } from '../kernel/thread.ts';
import type { Act, Place, Scope, Waitable } from '../terms.ts';
import type { Computer } from './assemble.ts';
import { changedBy, fold, foldAll, type Known, mayStop } from './fold.ts';
import type { Instruction } from './instructions.ts';
import { expressionsIn, waitablesIn } from './scan.ts';

/** Number of the stop that a machine has come to, from 1; 0: it runs. */
export const STOPPED: Place = { kind: 'place', name: 'BugCheck', scope: 'machine', max: 255, initial: 0 };

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
  readonly processors: { readonly count: number; readonly start: number; readonly stride: number };
  readonly threads: { readonly count: number; readonly start: number; readonly stride: number };
  readonly known: Known;
  readonly waitables: readonly Waitable[];
  /** The steps that this computer can come to at all; the others have no meaning in it. */
  readonly reachable: ReadonlySet<Instruction>;
}

/** The acts of an instruction that can be reached when so much is known. */
function* reachable(computer: Computer, known: Known): Generator<Instruction> {
  const seen = new Set<Instruction>();
  const open = [...computer.threads, ...computer.dpcs].flatMap(({ first }) => first.instruction ?? []);
  for (let instruction = open.pop(); instruction; instruction = open.pop()) {
    if (seen.has(instruction)) continue;
    seen.add(instruction);
    yield instruction;
    if (instruction.when !== undefined && fold(instruction.when, known) === 0) continue;
    for (const { test, to } of instruction.next) {
      const holds = fold(test, known);
      if (holds !== 0 && to.instruction) open.push(to.instruction);
      if (typeof holds === 'number' && holds !== 0) break;
    }
  }
}

export function layOut(computer: Computer): Layout {
  const { spec } = computer;

  const waitables: Waitable[] = [];
  const meet = (waitable: Waitable): void => void (waitables.includes(waitable) || waitables.push(waitable));
  const allActs: readonly Act[] = [...computer.instructions, ...computer.devices.map(({ event }) => event)];
  for (const act of allActs)
    for (const expr of [act.when ?? 1, ...expressionsIn(act.act)])
      for (const waitable of waitablesIn(expr)) meet(waitable);

  const constant: Known['constant'] = (expr) => {
    if ('idOf' in expr) return waitables.indexOf(expr.idOf) + 1;
    if ('firstStepOf' in expr)
      return computer.dpcs.find(({ dpc }) => dpc.routine === expr.firstStepOf)?.first.instruction?.number ?? 0;
    if (!('setting' in expr)) return null;
    if (expr.setting === 'processors') return spec.processors;
    const value = spec.constants[expr.setting];
    if (value === undefined)
      throw new Error(
        `A routine asks for the setting ${expr.setting}, and this computer has only ${['processors', ...Object.keys(spec.constants)].join(', ')}.`,
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
  for (let before = -1; before < places.length; ) {
    before = places.length;
    const acts: readonly Act[] = [
      ...reachable(computer, known),
      ...computer.devices.map(({ event }) => event),
      dispatch,
      ...(computer.startDpc ? [computer.startDpc] : []),
    ];
    for (const act of acts) {
      if (act.when !== undefined && fold(act.when, known) === 0) continue;
      const stmts = foldAll(act.act, known);
      for (const place of changedBy(stmts)) change(place);
      if (mayStop(stmts)) change(STOPPED);
    }
  }

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
    processors,
    threads,
    known,
    waitables,
    reachable: new Set(reachable(computer, known)),
  };
}
