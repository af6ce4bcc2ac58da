import { and, type Expr, eq } from '../terms.ts';
import { asksOf } from './belonging.ts';
import type { Compiler, Eval, Exec } from './compile.ts';
import type { Layout } from './layout.ts';
import type { Move, Step } from './moves.ts';
import type { Location, Transition } from './transitions.ts';

export interface CompiledMove {
  readonly enabled: (s: Uint8Array, m: number) => boolean;
  /** Changes the machine in place. Only for a move that is enabled. */
  readonly take: (s: Uint8Array, m: number) => void;
}

/** Calls `visit` with every step that a machine can take, in ascending order. The machine must not change meanwhile. */
export type ForEachEnabled = (s: Uint8Array, m: number, visit: (step: Step) => void) => void;

/** The moves of a computer, ready to be tried. */
export interface Closures {
  readonly compiled: readonly CompiledMove[];
  /** The same as asking every move, but what several of them ask is asked once. */
  readonly forEachEnabled: ForEachEnabled;
  /** The number of the instruction that a processor is at, for its DPC or thread; 0 if it is at none. */
  readonly upcoming: (s: Uint8Array, m: number, processor: number) => number;
}

/**
 * A decision on the way to the transition that a processor is at: one of `ways` by the value of a byte, or one of two by
 * a test, or none any more. One class for all three: following them is the innermost work of a search.
 */
class Fork {
  ways: readonly (Fork | null)[] | null = null;
  /** Where the byte is, counted from the processor's part or from the machine's beginning. */
  byte = 0;
  isOfProcessor = false;
  test: Eval | null = null;
  yes: Fork | null = null;
  no: Fork | null = null;
  /** Arrived: where the transition's thread has its part, what is still to be asked, the act, the instruction's number. */
  part = 0;
  when: Eval | null = null;
  act: Exec = () => undefined;
  number = 0;
}

/**
 * Prints transitions as closures. It knows nothing of what they are about: what they have in common, and so need be
 * asked only once, it sees by comparing them. Finding the way to each also proves that no two can be taken at once.
 *
 * @throws Error where transitions of one processor cannot be told apart by where they are and by a condition and its
 * opposite, or where another move is not one transition.
 */
export function closuresOf(
  moves: readonly Move[],
  transitions: readonly (readonly Transition[])[],
  layout: Layout,
  compiler: Compiler,
): Closures {
  const { processors, threads } = layout;
  const partOf = ({ thread }: Transition): number => (thread === null ? 0 : threads.start + thread * threads.stride);
  const partOfProcessor = (number: number): number => processors.start + number * processors.stride;
  const compileOnce = remembered(compiler.expr);
  const isAt = remembered(({ counter, value }: Location): Expr => eq(counter, value));
  const acts = new Map<Transition['act'], Exec>();
  /** An act that several transitions share is compiled for the first of them: they share their guards too. */
  const actOf = ({ at, when, act, concerns }: Transition): Exec => {
    const exec = acts.get(act) ?? compiler.stmts(act, and(...at.map(isAt), ...when), concerns);
    acts.set(act, exec);
    return exec;
  };
  const all = (conditions: readonly Expr[]): Eval | null => conjunction(conditions.map(compileOnce));

  // What every transition asks, of nobody in particular, is asked before any.
  const every = [...new Set(transitions)].flat();
  const askedFirst = (every[0]?.when ?? []).filter(
    (one) => asksOfNobody(one) && every.every(({ when }) => when.includes(one)),
  );
  const first = all(askedFirst);
  const mayMove = (s: Uint8Array, m: number): boolean => first === null || first(s, m, 0, 0) !== 0;
  const guardOf = ({ at, when }: Transition): readonly Expr[] => [
    ...at.map(isAt),
    ...when.filter((one) => !askedFirst.includes(one)),
  ];

  /** The way to each of the transitions, where `depth` of their counters have been read and some conditions asked. */
  const forkOf = (among: readonly Transition[], depth: number, asked: readonly Expr[]): Fork | null => {
    const [one] = among;
    if (!one) return null;
    const fork = new Fork();
    const counter = one.at[depth]?.counter;
    if (counter && among.every(({ at }) => at[depth]?.counter === counter)) {
      const byValue = new Map<number, Transition[]>();
      for (const transition of among) {
        const { value } = transition.at[depth] as Location;
        const same = byValue.get(value);
        if (same) same.push(transition);
        else byValue.set(value, [transition]);
      }
      const ways = new Array<Fork | null>(Math.max(...byValue.keys()) + 1).fill(null);
      for (const [value, same] of byValue) ways[value] = forkOf(same, depth + 1, asked);
      fork.ways = ways;
      fork.byte = (layout.byteOf(counter) as number) + (counter.scope === 'thread' ? partOf(one) : 0);
      fork.isOfProcessor = counter.scope === 'processor';
      return fork;
    }
    if (among.length === 1) {
      const { when, instruction } = one;
      fork.when = all(when.filter((condition) => !asked.includes(condition)));
      fork.act = actOf(one);
      fork.part = partOf(one);
      fork.number = instruction?.number ?? 0;
      return fork;
    }
    // A condition that tells them apart is asked by every one of them, or its opposite is.
    for (const condition of one.when) {
      const test = typeof condition === 'object' && 'not' in condition ? condition.not : condition;
      const opposite = among.flatMap(({ when }) => when.filter((other) => isOpposite(other, test)));
      const yes = among.filter(({ when }) => when.includes(test));
      const no = among.filter(({ when }) => when.some((other) => opposite.includes(other)));
      if (yes.length === 0 || no.length === 0 || yes.length + no.length < among.length) continue;
      if (asksOf(test, 'thread')) continue;
      fork.test = compileOnce(test);
      fork.yes = forkOf(yes, depth, [...asked, test]);
      fork.no = forkOf(no, depth, [...asked, ...opposite]);
      return fork;
    }
    const [some, other] = among.map(({ kind, at }) => `${kind} at ${at.map(({ value }) => value).join(', ')}`);
    throw new Error(`Nothing tells two transitions of one move apart: ${some}, and ${other}.`);
  };
  const rootOf = remembered((list: readonly Transition[]) => forkOf(list, 0, askedFirst));

  /** The transition that a processor is at, whether it can be taken or not; null: none. */
  const follow = (root: Fork | null, s: Uint8Array, m: number, p: number): Fork | null => {
    for (let fork = root; fork !== null; ) {
      if (fork.ways !== null) fork = fork.ways[s[(fork.isOfProcessor ? p : m) + fork.byte] as number] ?? null;
      else if (fork.test !== null) fork = fork.test(s, m, p, 0) !== 0 ? fork.yes : fork.no;
      else return fork;
    }
    return null;
  };
  const roots = Array.from({ length: processors.count }, (_, number) =>
    rootOf(transitions[moves.findIndex((move) => move.kind === 'run' && move.processor === number)] ?? []),
  );
  const compileRun = (processor: number): CompiledMove => {
    const [root = null, part] = [roots[processor], partOfProcessor(processor)];
    return {
      enabled: (s, m) => {
        const here = mayMove(s, m) ? follow(root, s, m, m + part) : null;
        return here !== null && (here.when === null || here.when(s, m, m + part, m + here.part) !== 0);
      },
      take: (s, m) => {
        const here = follow(root, s, m, m + part);
        if (here !== null) here.act(s, m, m + part, m + here.part);
      },
    };
  };
  const compileOne = (part: number, transition: Transition): CompiledMove => {
    const [when, act, own] = [all(guardOf(transition)), actOf(transition), partOf(transition)];
    return {
      enabled: (s, m) => mayMove(s, m) && (when === null || when(s, m, m + part, m + own) !== 0),
      take: (s, m) => act(s, m, m + part, m + own),
    };
  };
  const compiled = moves.map((move, step): CompiledMove => {
    if (move.kind === 'run') return compileRun(move.processor);
    const [transition, another] = transitions[step] ?? [];
    if (!transition || another) throw new Error(`Step ${step} is a ${move.kind}, and not one transition.`);
    return compileOne(move.kind === 'dispatch' ? partOfProcessor(move.processor) : 0, transition);
  });

  // What every dispatch asks of its processor is asked once for each of them, and what it asks of its thread once for all.
  const dispatches = Array.from({ length: threads.count }, (_, thread) => {
    const steps = moves.flatMap((move, step) => (move.kind === 'dispatch' && move.thread === thread ? [step] : []));
    const part = threads.start + thread * threads.stride;
    return { steps, part, guard: (transitions[steps[0] as number] ?? []).flatMap(guardOf) };
  });
  const ofEvery = (dispatches[0]?.guard ?? []).filter((one) => dispatches.every(({ guard }) => guard.includes(one)));
  const ofProcessor = ofEvery.filter((one) => !asksOf(one, 'thread'));
  const ofThread = ofEvery.filter((one) => asksOf(one, 'thread') && !asksOf(one, 'processor'));
  const [isFree, isReady] = [all(ofProcessor), all(ofThread)];
  const nothingMore = dispatches.every(({ guard }) => guard.length === ofProcessor.length + ofThread.length);

  const free = new Int32Array(processors.count);
  const ofDevices = moves.flatMap(({ kind }, step) => (kind === 'device' ? [step] : []));
  const forEachEnabled: ForEachEnabled = (s, m, visit) => {
    if (!mayMove(s, m)) return;
    let howManyFree = 0;
    for (let number = 0, p = m + processors.start; number < processors.count; number++, p += processors.stride) {
      const here = follow(roots[number] as Fork | null, s, m, p);
      if (here !== null && (here.when === null || here.when(s, m, p, m + here.part) !== 0)) visit(number);
      if (isFree === null || isFree(s, m, p, 0) !== 0) free[howManyFree++] = number;
    }
    if (howManyFree > 0) {
      for (let thread = 0; thread < dispatches.length; thread++) {
        const { steps, part } = dispatches[thread] as (typeof dispatches)[number];
        if (isReady !== null && isReady(s, m, 0, m + part) === 0) continue;
        for (let at = 0; at < howManyFree; at++) {
          const step = steps[free[at] as number] as number;
          if (nothingMore || compiled[step]?.enabled(s, m)) visit(step);
        }
      }
    }
    for (const step of ofDevices) if (compiled[step]?.enabled(s, m)) visit(step);
  };
  return {
    compiled,
    forEachEnabled,
    upcoming: (s, m, processor) => follow(roots[processor] ?? null, s, m, m + partOfProcessor(processor))?.number ?? 0,
  };
}

/** The same function, which works each answer out once. */
function remembered<Asked, Answer>(work: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    const known = answers.get(asked);
    if (known !== undefined) return known;
    const answer = work(asked);
    answers.set(asked, answer);
    return answer;
  };
}

/** All of the tests as one; null where there are none. */
function conjunction([one, two, three, ...more]: readonly Eval[]): Eval | null {
  if (!one || !two) return one ?? null;
  if (!three) return (s, m, p, t) => (one(s, m, p, t) !== 0 && two(s, m, p, t) !== 0 ? 1 : 0);
  const rest = conjunction(more);
  if (!rest) return (s, m, p, t) => (one(s, m, p, t) !== 0 && two(s, m, p, t) !== 0 && three(s, m, p, t) !== 0 ? 1 : 0);
  return (s, m, p, t) =>
    one(s, m, p, t) !== 0 && two(s, m, p, t) !== 0 && three(s, m, p, t) !== 0 && rest(s, m, p, t) !== 0 ? 1 : 0;
}

const isOpposite = (one: Expr, other: Expr): boolean => typeof one === 'object' && 'not' in one && one.not === other;
const asksOfNobody = (expr: Expr): boolean => !asksOf(expr, 'processor') && !asksOf(expr, 'thread');
