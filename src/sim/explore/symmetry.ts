import { running, waitingFor } from '../kernel/thread.ts';
import type { Computer } from '../machine/computer.ts';
import { fold } from '../machine/fold.ts';
import type { Model } from '../machine/model.ts';
import { changedOfOthers, deedsOf, expressionsOf, isPlace, partsOf, statementsIn } from '../machine/seen.ts';
import type { Expr, Routine, Stmt } from '../terms.ts';

/** Threads that run the same routine, by their numbers: only groups of two and more. */
function likeThreads({ computer }: Model): readonly (readonly number[])[] {
  const byRoutine = new Map<Routine, number[]>();
  for (const [number, { routine }] of computer.threads.entries())
    byRoutine.set(routine, [...(byRoutine.get(routine) ?? []), number]);
  return [...byRoutine.values()].filter(({ length }) => length > 1);
}

const wakes = (stmt: Stmt): boolean => 'put' in stmt && isPlace(stmt.put, waitingFor) && stmt.to === 0;
const sleeps = (stmt: Stmt): boolean => 'put' in stmt && isPlace(stmt.put, waitingFor) && stmt.to !== 0;

/** `firstThread(eq(waitingFor, idOf(object)), put(waitingFor, 0))`, folded: the number of the object; else null. */
function wokenBy(stmt: Extract<Stmt, { readonly first: 'thread' }>): number | null {
  const { where, act } = stmt;
  const [only] = act;
  const isWaking = act.length === 1 && only && wakes(only);
  if (!isWaking || typeof where !== 'object' || !('op' in where) || where.op !== '==') return null;
  return isPlace(where.left, waitingFor) && typeof where.right === 'number' ? where.right : null;
}

/** The objects of which an act wakes one sleeper only, as numbers in `waitingFor`. */
const choosy = (model: Model): ReadonlySet<number> =>
  new Set(
    deedsOf(model).flatMap(({ stmts }) =>
      [...statementsIn(stmts)].flatMap((stmt) => ('first' in stmt ? (wokenBy(stmt) ?? []) : [])),
    ),
  );

/**
 * What must be true for everything to be done, as a sorted list, and for each promise not to be broken, with two threads
 * exchanged where one is named. All of the first must be true at once, so they may stand for each other. A promise may
 * not stand for its mirror image: one alone is broken where it is broken in every state of an end.
 */
function askedFor({ computer, layout }: Model, exchanged: (number: number) => number): string {
  const rename = (expr: Expr): Expr => {
    if (typeof expr === 'number' || 'kind' in expr) return expr;
    if ('not' in expr) return { not: rename(expr.not) };
    if ('op' in expr) return { ...expr, left: rename(expr.left), right: rename(expr.right) };
    if ('some' in expr) return { ...expr, where: rename(expr.where) };
    if ('on' in expr)
      return { ...expr, read: rename(expr.read), number: expr.on === 'thread' ? exchanged(expr.number) : expr.number };
    return expr;
  };
  const all = (expr: Expr): readonly Expr[] =>
    typeof expr === 'object' && 'op' in expr && expr.op === 'and' ? [...all(expr.left), ...all(expr.right)] : [expr];
  const folded = (test: Computer['done'][number]): Expr => fold(test(computer.threadNumber), layout.known);
  return [
    ...computer.done
      .flatMap((done) => all(folded(done)))
      .map((expr) => JSON.stringify(rename(expr)))
      .sort(),
    ...computer.promises.map(({ broken }) => `broken: ${JSON.stringify(rename(folded(broken)))}`),
  ].join('\n');
}

/**
 * Why it is not enough to look at who sleeps before an act, as a sentence; null where it is. An act that puts its thread to
 * sleep and wakes one chooses among more sleepers than there were before it, and a thread that sleeps on a processor
 * goes on there without having been woken.
 */
function whyNotAsleepAlike(stmts: readonly Stmt[]): string | null {
  const all = [...statementsIn(stmts)];
  if (!all.some(sleeps)) return null;
  if (all.some((stmt) => 'first' in stmt || 'each' in stmt))
    return 'One act in this model puts a thread to sleep and wakes one.';
  const leaves = (list: readonly Stmt[]): boolean => {
    const goes = list.some((stmt) => 'put' in stmt && isPlace(stmt.put, running) && stmt.to === 0);
    return list.every((stmt) => {
      if ('test' in stmt) return leaves(stmt.then) && leaves(stmt.otherwise);
      return 'act' in stmt ? ![...statementsIn(stmt.act)].some(sleeps) : goes || !sleeps(stmt);
    });
  };
  return leaves(stmts)
    ? null
    : 'Something in this model puts a thread to sleep that keeps its processor, or another thread.';
}

/**
 * Why threads that run the same routine may not be exchanged in a model, as a sentence; null where they may be, or where
 * no two run the same. One more thing is asked of every machine on the way: see `likeThreadsOrdered`.
 */
export function whyNotAlike(model: Model): string | null {
  const groups = likeThreads(model);
  if (groups.length === 0) return null;
  const alike = new Set(groups.flat());
  const tests = model.computer.done.length + model.computer.promises.length;
  const deeds = deedsOf(model);
  for (const [at, deed] of deeds.entries()) {
    const isTest = at >= deeds.length - tests;
    for (const expr of expressionsOf(deed))
      for (const part of partsOf(expr)) {
        if ('self' in part || isPlace(part, running)) return 'Something in this model asks for the number of a thread.';
        if (!isTest && 'on' in part && part.on === 'thread' && alike.has(part.number))
          return `Something in this model looks at ${model.computer.threads[part.number]?.name}, and not at those that run the same routine.`;
      }
    for (const stmt of statementsIn(deed.stmts)) {
      if ('put' in stmt && isPlace(stmt.put, running) && stmt.to !== 0)
        return 'Something in this model gives a processor a thread of its own choice.';
      if ('lowest' in stmt && isPlace(stmt.by, running))
        return 'Something in this model asks for the number of a thread.';
      if ('on' in stmt && stmt.on === 'thread' && alike.has(stmt.number))
        return `Something in this model acts on ${model.computer.threads[stmt.number]?.name}, and not on those that run the same routine.`;
      if ('first' in stmt && wokenBy(stmt) === null)
        return 'Something in this model picks a thread by its number, to do more than to wake it.';
      if ('each' in stmt && !stmt.act.every(wakes))
        return 'Something in this model goes through the threads in order, to do more than to wake them.';
      if ('each' in stmt && [...partsOf(stmt.where)].some((part) => 'some' in part || 'on' in part))
        return 'Something in this model goes through the threads in order, and asks on the way for what that changes.';
    }
    const unclear = whyNotAsleepAlike(deed.stmts);
    if (unclear !== null) return unclear;
    for (const place of changedOfOthers(deed))
      if (place.scope === 'thread' && !isPlace(place, waitingFor))
        return `Something in this model changes ${place.name} of another thread.`;
  }
  const asked = askedFor(model, (number) => number);
  for (const group of groups)
    for (const other of group.slice(1)) {
      const [one] = group;
      const exchanged = (number: number): number =>
        number === one ? other : number === other ? (one ?? number) : number;
      if (askedFor(model, exchanged) !== asked)
        return `Something is asked of ${model.computer.threads[other]?.name} that is not asked of those that run the same routine.`;
    }
  return null;
}

export interface LikeThreads {
  /**
   * Puts threads that run the same routine into a fixed order, in place: machines that differ only in which of them is
   * where become one.
   */
  readonly order: (machine: Uint8Array) => void;
  /** Why machines that have been ordered so far were not all alike, as a sentence; null where they were. */
  readonly whyNot: () => string | null;
}

/**
 * The order of like threads in a model; null where no two threads run the same routine, or where they may not be exchanged.
 *
 * Sound because nothing tells such threads apart: `whyNotAlike` reads the terms for that. One thing depends on the
 * machine: an act that wakes one sleeper of several wakes the lowest number. Where like threads sleep on such an object,
 * it must not matter which of them that is, so all sleepers must run the same routine and be alike to the byte. Every
 * machine is looked at for that, and a search in which one fails must not be used.
 */
export function likeThreadsOrdered(model: Model): LikeThreads | null {
  const { layout, computer } = model;
  const groups = likeThreads(model);
  const on = layout.byteOf(running);
  if (groups.length === 0 || on === null || whyNotAlike(model) !== null) return null;
  const { processors, threads } = layout;
  const recordOf = (number: number): number => threads.start + number * threads.stride;
  const processorOf = (machine: Uint8Array, number: number): number => {
    for (let processor = 0, p = processors.start; processor < processors.count; processor++, p += processors.stride)
      if (machine[p + on] === number + 1) return p;
    return -1;
  };

  /** By the thread's own bytes, then by where it runs. */
  const isBefore = (machine: Uint8Array, one: number, other: number): boolean => {
    for (let byte = 0, a = recordOf(one), b = recordOf(other); byte < threads.stride; byte++, a++, b++) {
      const difference = (machine[a] as number) - (machine[b] as number);
      if (difference !== 0) return difference < 0;
    }
    return processorOf(machine, one) < processorOf(machine, other);
  };
  const exchange = (machine: Uint8Array, one: number, other: number): void => {
    const [first, second] = [processorOf(machine, one), processorOf(machine, other)];
    if (first >= 0) machine[first + on] = other + 1;
    if (second >= 0) machine[second + on] = one + 1;
    for (let byte = 0, a = recordOf(one), b = recordOf(other); byte < threads.stride; byte++, a++, b++) {
      const kept = machine[a] as number;
      machine[a] = machine[b] as number;
      machine[b] = kept;
    }
  };

  const waits = layout.byteOf(waitingFor);
  const objects = waits === null ? new Set<number>() : choosy(model);
  const alike = groups.flat();
  let whyNot: string | null = null;
  /** A sleeper that another one could be woken for, with another result. */
  const isToldApart = (machine: Uint8Array, one: number): boolean => {
    const a = recordOf(one);
    const object = machine[a + (waits as number)] as number;
    if (!objects.has(object)) return false;
    for (let other = 0; other < threads.count; other++) {
      const b = recordOf(other);
      if (other === one || machine[b + (waits as number)] !== object) continue;
      if (computer.threads[other]?.routine !== computer.threads[one]?.routine) return true;
      for (let byte = 0; byte < threads.stride; byte++) if (machine[a + byte] !== machine[b + byte]) return true;
    }
    return false;
  };

  return {
    whyNot: () => whyNot,
    order: (machine) => {
      if (objects.size > 0 && whyNot === null) {
        const apart = alike.find((one) => isToldApart(machine, one));
        if (apart !== undefined)
          whyNot = `Several threads sleep on ${layout.waitables[(machine[recordOf(apart) + (waits as number)] as number) - 1]?.name}, of which one is woken at a time, and they are not alike.`;
      }
      for (const group of groups) {
        for (let place = 1; place < group.length; place++) {
          for (let at = place; at > 0 && isBefore(machine, group[at] as number, group[at - 1] as number); at--)
            exchange(machine, group[at] as number, group[at - 1] as number);
        }
      }
    },
  };
}
