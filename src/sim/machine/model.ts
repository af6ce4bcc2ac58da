import type { Build } from '../builds/index.ts';
import { buildFor, loadOf, type Setting } from '../cases/index.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import type { Activity, Promised } from '../world/activities.ts';
import { assemble, type Computer } from './assemble.ts';
import { compilerFor } from './compile.ts';
import { type Layout, layOut } from './layout.ts';
import { type Moves, movesOf } from './moves.ts';

/** A whole computer in one state. The bytes are a `Layout`'s to read; equal bytes are equal machines. */
export type Machine = Uint8Array;

export interface KnownPromise extends Pick<Promised, 'name' | 'says' | 'judged'> {
  /** It does not hold in this machine. */
  readonly broken: (machine: Machine) => boolean;
}

/** A computer that can run. */
export interface Model extends Moves {
  readonly setting: Setting;
  readonly build: Build;
  /** What the load asks, without what was added. */
  readonly asked: readonly Activity[];
  readonly computer: Computer;
  readonly layout: Layout;
  readonly start: Machine;
  /** Everything the load asked for is complete. */
  readonly isDone: (machine: Machine, at?: number) => boolean;
  /** What the load's routines promise, each with its test. */
  readonly promises: readonly KnownPromise[];
  /** What was asked for beyond the load is complete: one test for each added activity. */
  readonly addedDone: readonly ((s: Uint8Array, m: number) => boolean)[];
}

/**
 * Builds the computer of a setting, ready to run, with `added` asked of it beyond its load. `build` is
 * the setting's own unless a test wants to know what a changed one would do.
 *
 * @throws Error where the terms contradict themselves: a mistake of ours, not of a reader.
 */
export const modelOf = (setting: Setting, added: readonly Activity[] = [], build: Build = buildFor(setting)): Model =>
  modelFrom(setting, loadOf(setting).activities, added, build);

/** The same with activities of one's own in place of the case's load: for the smallest machines. */
export function modelFrom(
  setting: Setting,
  asked: readonly Activity[],
  added: readonly Activity[] = [],
  build: Build = buildFor(setting),
): Model {
  const computer = assemble(setting, build, [...asked, ...added]);
  const layout = layOut(computer);
  const compiler = compilerFor(layout);
  const tests = computer.done.map((done) => {
    const test = compiler.expr(done(computer.threadNumber));
    return (s: Uint8Array, m: number): boolean => test(s, m, 0, 0) !== 0;
  });
  return {
    setting,
    build,
    asked,
    computer,
    layout,
    ...movesOf(computer, layout, compiler),
    start: startOf(computer, layout),
    isDone: (machine, at = 0) => tests.slice(0, asked.length).every((test) => test(machine, at)),
    promises: asked.flatMap(({ promises = [] }) =>
      promises.map(({ name, says, judged, broken }) => {
        const test = compiler.expr(broken(computer.threadNumber));
        return { name, says, judged, broken: (machine) => test(machine, 0, 0, 0) !== 0 };
      }),
    ),
    addedDone: tests.slice(asked.length),
  };
}

/** Every place as it begins, every thread at its first step, on the processor that it starts on. */
function startOf(computer: Computer, layout: Layout): Machine {
  const { processors, threads } = layout;
  const start = new Uint8Array(layout.width);
  for (const [place, o] of layout.places.machine.map((one, at) => [one, at] as const))
    start[o] = computer.begins.get(place.name) ?? place.initial;
  for (const part of [processors, threads]) {
    const places = layout.places[part === processors ? 'processor' : 'thread'];
    for (let number = 0; number < part.count; number++)
      for (const [o, place] of places.entries()) start[part.start + number * part.stride + o] = place.initial;
  }
  for (const [number, { first, asleepOn, runsOn }] of computer.threads.entries()) {
    const t = threads.start + number * threads.stride;
    start[t + (layout.byteOf(nextStep) ?? 0)] = first.instruction?.number ?? 0;
    if (asleepOn) start[t + (layout.byteOf(waitingFor) ?? 0)] = layout.waitables.indexOf(asleepOn) + 1;
    if (runsOn !== null && runsOn < processors.count)
      start[processors.start + runsOn * processors.stride + (layout.byteOf(running) ?? 0)] = number + 1;
  }
  return start;
}
