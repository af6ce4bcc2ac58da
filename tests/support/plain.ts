/**
 * The computer once more, as plainly as it can be said: a judge over the engine.
 *
 * The engine folds what it knows, lays places out in bytes, numbers the steps and compiles closures.
 * Here nothing of that happens. A state is objects with names in them, a routine is read where it
 * stands, and what can happen next is worked out anew in every state. What both share is only what
 * they are about: the terms, the kernel's rules written in them, and the routines.
 */

import type { Spec } from '../../src/sim/computer/spec.ts';
import { dpcEnds, dpcsGoFirst, nextDpcStep, startDpc } from '../../src/sim/kernel/dpc.ts';
import { dispatch, nextStep, running, threadEnds, waitingFor } from '../../src/sim/kernel/thread.ts';
import type { Expr, Line, Node, Place, Routine, Stmt } from '../../src/sim/terms.ts';

/** What is run: the driver's routines, and everything that is asked of the computer. */
export type Program = Pick<Spec, 'processors' | 'constants' | 'routines' | 'asked'>;

/** A test asks where a thread or DPC is by a step's number, which only the engine gives. */
export class NotToBeJudged extends Error {}

/** A number; or the name of a waitable; or, for a thread or DPC, where it stands: `thread Close/2/then/0`. */
export type Value = number | string;
type Places = Record<string, Value>;

const isStanding = (value: Value): boolean => typeof value === 'string' && /^(thread|DPC) /.test(value);

export interface State {
  /** The name of the bug check that ended it; empty while it runs. */
  stopped: string;
  readonly machine: Places;
  readonly processor: readonly Places[];
  readonly thread: readonly Places[];
}

/** Something that can happen in a state. Taking it makes another state; the old one stays as it was. */
export interface Transition {
  readonly name: string;
  readonly take: () => State;
}

export interface PlainComputer {
  readonly start: State;
  readonly transitions: (state: State) => readonly Transition[];
  readonly isDone: (state: State) => boolean;
}

/** A state, and which processor and thread of it are meant by "its own". */
interface At {
  readonly state: State;
  readonly processor: number | null;
  readonly thread: number | null;
}

/** Where a thread or DPC can stand: in front of one step. Everything is decided in the state before that step. */
interface Standing {
  readonly when: Expr;
  readonly decide: (holds: (test: Expr) => boolean) => { readonly act: readonly Stmt[]; readonly to: Value };
}

export function plainComputer({ processors: count, constants, routines, asked }: Program): PlainComputer {
  // A driver's own form of a routine stands in for what an activity brings along, and for what a thread would run.
  const table: Record<string, Routine> = {};
  for (const routine of asked.flatMap((activity) => activity.routines)) table[routine.name] = routine;
  Object.assign(table, routines);
  const called = (name: string): Routine => {
    const routine = table[name];
    if (!routine) throw new Error(`${name} is called, and there is no such routine.`);
    return routine;
  };
  const threads = firstOfEach(asked.flatMap((activity) => activity.threads)).map((thread) => ({
    ...thread,
    routine: (Object.hasOwn(routines, thread.routine.name) && routines[thread.routine.name]) || thread.routine,
  }));
  const devices = firstOfEach(asked.flatMap((activity) => activity.devices));
  const dpcs = [...new Set(asked.flatMap((activity) => activity.dpcs))];
  const dpcStarts = startDpc(dpcs);

  // Routines: a standing has the path that leads to it for its name, through bodies and calls alike.

  const standings = new Map<Value, Standing>();
  const stand = (path: string, standing: () => Standing): Value => {
    if (!standings.has(path)) standings.set(path, standing());
    return path;
  };

  /** Where one stands who comes to a node of a body. `after`: behind the body. `back`: behind the routine. */
  const enter = (body: readonly Node[], at: number, within: string, after: () => Value, back: () => Value): Value => {
    const node = body[at];
    if (!node) return after();
    const path = `${within}/${at}`;
    const next = (): Value => enter(body, at + 1, within, after, back);
    switch (node.kind) {
      case 'line':
        return enterLine(node, 0, path, next);
      case 'return':
        return enterLine(node.line, 0, path, back);
      case 'call':
        return enter(called(node.routine).body, 0, `${path} ${node.routine}`, next, next);
      case 'loop': {
        const again = (): Value => enter(node.body, 0, path, again, back);
        return again();
      }
      case 'if':
        return stand(path, () => ({
          when: 1,
          decide: (holds) => {
            const way = holds(node.test) ? 'then' : 'otherwise';
            return { act: node.act, to: enter(node[way], 0, `${path}/${way}`, next, back) };
          },
        }));
      case 'switch':
        return stand(path, () => ({
          when: 1,
          decide: (holds) => {
            const one = node.cases.find(({ test }) => holds(test));
            if (!one) return { act: [], to: next() };
            const within = `${path}/case ${node.cases.indexOf(one)}`;
            return { act: one.act, to: one.leaves ? back() : enter(one.body, 0, within, next, back) };
          },
        }));
    }
  };
  const enterLine = (line: Line, part: number, path: string, after: () => Value): Value => {
    const act = line.acts[part];
    if (!act) return after();
    const here = `${path}:${part}`;
    return stand(here, () => ({
      when: act.when ?? 1,
      decide: (holds) => {
        const repeats = act.again !== undefined && holds(act.again);
        return { act: act.act, to: repeats ? here : enterLine(line, part + 1, path, after) };
      },
    }));
  };
  const firstStep = (who: 'thread' | 'DPC', { name, body }: Routine): Value => {
    const path = `${who} ${name}`;
    const atEnd = (): Value => enterLine(who === 'thread' ? threadEnds : dpcEnds, 0, `${path}/}`, () => 0);
    return enter(body, 0, path, atEnd, atEnd);
  };

  // Expressions and statements

  const holds = (test: Expr, at: At): boolean => value(test, at) !== 0;

  function value(expr: Expr, at: At): Value {
    if (typeof expr === 'number') return expr;
    if ('kind' in expr) return recordOf(expr, at)[expr.name] as Value;
    if ('setting' in expr) return expr.setting === 'processors' ? count : constantNamed(expr.setting, expr.unstated);
    if ('idOf' in expr) return expr.idOf.name;
    if ('firstStepOf' in expr) return firstStep('DPC', called(expr.firstStepOf));
    if ('self' in expr) return (at.thread as number) + 1;
    if ('not' in expr) return holds(expr.not, at) ? 0 : 1;
    if ('some' in expr)
      return at.state[expr.some].some((_, number) => holds(expr.where, { ...at, [expr.some]: number })) ? 1 : 0;
    if ('on' in expr) return value(expr.read, { ...at, [expr.on]: expr.number });
    const truth = (is: boolean): number => (is ? 1 : 0);
    // What is decided by its left side does not look at the right one, which may speak of a processor that there is not.
    if (expr.op === 'and') return truth(holds(expr.left, at) && holds(expr.right, at));
    if (expr.op === 'or') return truth(holds(expr.left, at) || holds(expr.right, at));
    const [left, right] = [value(expr.left, at), value(expr.right, at)];
    if ([left, right].some(isStanding) && [left, right].some((one) => typeof one === 'number' && one !== 0))
      throw new NotToBeJudged();
    switch (expr.op) {
      case '==':
        return truth(left === right);
      case '!=':
        return truth(left !== right);
      case '<':
        return truth(left < right);
      case '>':
        return truth(left > right);
      case '+':
        return Number(left) + Number(right);
      case '-':
        return Number(left) - Number(right);
    }
  }

  function perform(stmts: readonly Stmt[], at: At): void {
    for (const stmt of stmts) {
      if ('put' in stmt) recordOf(stmt.put, at)[stmt.put.name] = within(stmt.put, value(stmt.to, at));
      else if ('test' in stmt) perform(holds(stmt.test, at) ? stmt.then : stmt.otherwise, at);
      else if ('stop' in stmt) at.state.stopped = stmt.stop.name;
      else if ('on' in stmt) perform(stmt.act, { ...at, [stmt.on]: stmt.number });
      else if ('lowest' in stmt) {
        const values = at.state.processor.map((one) => Number(one[stmt.by.name]));
        perform(stmt.act, { ...at, processor: values.indexOf(Math.min(...values)) });
      } else {
        for (const thread of at.state.thread.keys()) {
          if (!holds(stmt.where, { ...at, thread })) continue;
          perform(stmt.act, { ...at, thread });
          if ('first' in stmt) break;
        }
      }
    }
  }
  const constantNamed = (name: string, unstated?: number): number => {
    const value = Object.hasOwn(constants, name) ? constants[name] : unstated;
    if (value === undefined) throw new Error(`Nobody has said what ${name} is.`);
    return value;
  };

  // The computer

  /** What becomes of a state by some statements, and by what `then` does to the new state. */
  const changed = (at: At, stmts: readonly Stmt[], then: (state: State) => void = () => undefined): State => {
    const { stopped, machine, processor, thread } = at.state;
    const state: State = {
      stopped,
      machine: { ...machine },
      processor: processor.map((places) => ({ ...places })),
      thread: thread.map((places) => ({ ...places })),
    };
    perform(stmts, { ...at, state });
    then(state);
    return state;
  };

  /** A thread or DPC goes on from where it stands. A thread that has ended has no variables any more. */
  const goesOn = (name: string, at: At): readonly Transition[] => {
    const whose = at.thread === null ? nextDpcStep : nextStep;
    const standing = standings.get(value(whose, at));
    if (!standing || !holds(standing.when, at)) return [];
    const take = (): State => {
      const { act, to } = standing.decide((test) => holds(test, at));
      return changed(at, act, (state) => {
        const places = recordOf(whose, { ...at, state });
        places[whose.name] = to;
        if (at.thread !== null && to === 0) for (const place of Object.keys(places)) places[place] = 0;
      });
    };
    return [{ name, take }];
  };

  const ofProcessor = (state: State, processor: number): readonly Transition[] => {
    const at: At = { state, processor, thread: null };
    const name = `processor ${processor}`;
    if (holds(dpcStarts.when ?? 1, at)) return [{ name, take: () => changed(at, dpcStarts.act) }];
    if (value(nextDpcStep, at) !== 0) return goesOn(name, at);
    const who = value(running, at);
    const given = holds(dpcsGoFirst, at)
      ? []
      : threads.flatMap((one, thread): readonly Transition[] => {
          const its: At = { ...at, thread };
          if (!holds(dispatch.when ?? 1, its)) return [];
          return [{ name: `${one.name} to processor ${processor}`, take: () => changed(its, dispatch.act) }];
        });
    return [...(who === 0 ? [] : goesOn(name, { ...at, thread: Number(who) - 1 })), ...given];
  };

  const ofDevices = (state: State): readonly Transition[] => {
    const at: At = { state, processor: null, thread: null };
    return devices.flatMap((device) =>
      device.events
        .filter((event) => holds(event.when, at))
        .map((event) => ({ name: `${device.name}: ${event.name}`, take: () => changed(at, event.act) })),
    );
  };

  const dones = asked.map(({ done }) => done((name) => threads.findIndex((thread) => thread.name === name)));
  const programs = [...threads.map(({ routine }) => routine), ...dpcs.map(({ routine }) => called(routine))];
  const places = placesIn([programs, devices, dones, dispatch, dpcStarts, threadEnds, dpcEnds, waitingFor], called);
  const begins = new Map(asked.flatMap((activity) => activity.begins.map(([{ name }, begin]) => [name, begin])));
  const fresh = (scope: Place['scope']): Places =>
    Object.fromEntries(places.filter((place) => place.scope === scope).map(({ name, initial }) => [name, initial]));
  const start: State = {
    stopped: '',
    machine: Object.fromEntries(
      Object.entries(fresh('machine')).map(([name, initial]) => [name, begins.get(name) ?? initial]),
    ),
    processor: Array.from({ length: count }, (_, processor) => ({
      ...fresh('processor'),
      [running.name]: threads.findIndex(({ runsOn }) => runsOn === processor) + 1,
    })),
    thread: threads.map(({ routine, asleepOn }) => ({
      ...fresh('thread'),
      [nextStep.name]: firstStep('thread', routine),
      [waitingFor.name]: asleepOn?.name ?? 0,
    })),
  };
  return {
    start,
    transitions: (state) =>
      state.stopped !== ''
        ? []
        : [...state.processor.flatMap((_, processor) => ofProcessor(state, processor)), ...ofDevices(state)],
    isDone: (state) => dones.every((done) => holds(done, { state, processor: null, thread: null })),
  };
}

function recordOf({ name, scope }: Place, at: At): Places {
  if (scope === 'machine') return at.state.machine;
  const number = at[scope];
  const places = number === null ? undefined : at.state[scope][number];
  if (!places) throw new Error(`${name} belongs to a ${scope}, and there is no ${scope} ${number ?? 'here'}.`);
  return places;
}

function within({ name, max }: Place, value: Value): Value {
  if (typeof value === 'number' && (value < 0 || value > max))
    throw new Error(`${name} would be ${value}; it can be 0 to ${max}.`);
  return value;
}

/** Things of one name are one thing: who comes later adds nothing. */
const firstOfEach = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
  all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at);

/** Every place that terms speak of, the called routines' among them. */
function placesIn(terms: unknown, called: (name: string) => Routine): readonly Place[] {
  const places = new Map<string, Place>();
  const seen = new Set<unknown>();
  const look = (at: unknown): void => {
    if (typeof at !== 'object' || at === null || seen.has(at)) return;
    seen.add(at);
    const { kind, name, routine } = at as Partial<Place & { routine: string }> & { kind?: string };
    if (kind === 'place') places.set(name as string, places.get(name as string) ?? (at as Place));
    else if (kind === 'call') look(called(routine as string));
    for (const part of Object.values(at)) look(part);
  };
  look(terms);
  return [...places.values()];
}
