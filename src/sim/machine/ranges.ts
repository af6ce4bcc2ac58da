import type { BinaryOperator, Expr, Place, Stmt } from '../terms.ts';
import { type Concerns, outOfRange } from './badModel.ts';
import { changedBy, mayStop } from './fold.ts';
import type { Layout } from './layout.ts';

/** A statement that stores a value. */
type Put = Extract<Stmt, { readonly put: Place }>;

/** The whole numbers from `least` to `most`. */
interface Range {
  readonly least: number;
  readonly most: number;
}
/** What is known at a point of an act of the places of those who act there, by name; null: it is never come to. */
type Facts = ReadonlyMap<string, Range> | null;

const TRUTH: Range = { least: 0, most: 1 };
const just = (value: number): Range => ({ least: value, most: value });
const both = (a: Range, b: Range): Range => ({ least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) });
const either = (a: Range, b: Range): Range => ({ least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) });
const MIRRORED: Partial<Record<BinaryOperator, BinaryOperator>> = { '==': '==', '!=': '!=', '<': '>', '>': '<' };

/** What a comparison with a number says of a place. */
const compared = (op: BinaryOperator, value: number, holds: boolean): Range => {
  const all = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  if (op === '<') return holds ? { ...all, most: value - 1 } : { ...all, least: value };
  if (op === '>') return holds ? { ...all, least: value + 1 } : { ...all, most: value };
  if (holds ? op === '==' : op === '!=') return just(value);
  // Places are never below 0: "not 0" is the one inequality that bounds a range.
  return value === 0 ? { ...all, least: 1 } : all;
};

/**
 * Finds the puts of an act that cannot be proved to store what their place can hold.
 *
 * The proof is by induction: every place holds 0 to its maximum before the act, and what the act has
 * tested by then. A put that is proved needs no check while the computer runs, ever.
 *
 * @param act statements with everything that is known folded in.
 * @param when the folded guard of the act.
 * @throws BadModel for a put that can only ever store what its place cannot hold, unless the act may have come to a bug check by then.
 */
export function unprovedPuts(layout: Layout, act: readonly Stmt[], when: Expr, where: Concerns): ReadonlySet<Put> {
  const unproved = new Set<Put>();
  const stops = mayStop(act);
  const mostOf = (place: Place): Range => ({ least: 0, most: layout.maxOf(place) });
  const without = (facts: Facts, drop: (name: string) => boolean): Facts =>
    facts && new Map([...facts].filter(([name]) => !drop(name)));
  const scopes = new Map<string, Place['scope']>();
  const know = (facts: Facts, place: Place, range: Range): Facts => {
    if (!facts) return null;
    scopes.set(place.name, place.scope);
    const now = both(range, facts.get(place.name) ?? mostOf(place));
    return now.least > now.most ? null : new Map(facts).set(place.name, now);
  };

  const rangeOf = (expr: Expr, facts: Facts): Range => {
    if (typeof expr === 'number') return just(expr);
    if ('kind' in expr) return facts?.get(expr.name) ?? mostOf(expr);
    if ('self' in expr) return { least: 1, most: layout.threads.count };
    if ('on' in expr) return rangeOf(expr.read, facing(facts, expr.on));
    if (!('op' in expr) || (expr.op !== '+' && expr.op !== '-')) return TRUTH;
    const [a, b] = [rangeOf(expr.left, facts), rangeOf(expr.right, facts)];
    return expr.op === '+'
      ? { least: a.least + b.least, most: a.most + b.most }
      : { least: a.least - b.most, most: a.most - b.least };
  };
  /** What stays known when another processor or thread is meant. */
  const facing = (facts: Facts, part: 'processor' | 'thread'): Facts =>
    without(facts, (name) => scopes.get(name) === part);

  const assume = (test: Expr, holds: boolean, facts: Facts): Facts => {
    if (typeof test === 'number') return (test !== 0) === holds ? facts : null;
    if ('kind' in test) return know(facts, test, compared('!=', 0, holds));
    if ('not' in test) return assume(test.not, !holds, facts);
    if (!('op' in test)) return facts;
    const { op, left, right } = test;
    if (op === 'and' || op === 'or')
      return (op === 'and') === holds ? assume(right, holds, assume(left, holds, facts)) : facts;
    if (typeof right === 'number' && typeof left === 'object' && 'kind' in left)
      return know(facts, left, compared(op, right, holds));
    const mirrored = MIRRORED[op];
    if (mirrored && typeof left === 'number' && typeof right === 'object' && 'kind' in right)
      return know(facts, right, compared(mirrored, left, holds));
    return facts;
  };

  const store = (put: Put, facts: Facts): Facts => {
    if (!facts) return null;
    const [value, can] = [rangeOf(put.to, facts), mostOf(put.put)];
    if (value.least > value.most) return null;
    const never = value.least > can.most || value.most < can.least;
    if (never && !stops)
      throw outOfRange(put.put.name, value.least > can.most ? value.least : value.most, can.most, where);
    if (value.least < can.least || value.most > can.most) unproved.add(put);
    scopes.set(put.put.name, put.put.scope);
    // Behind a bug check nothing is stored that does not fit: then the place is as it was.
    return new Map(facts).set(put.put.name, stops ? can : both(value, can));
  };
  const merged = (one: Facts, other: Facts): Facts => {
    if (!one || !other) return one ?? other;
    return new Map(
      [...one].flatMap(([name, range]) => {
        const its = other.get(name);
        return its ? [[name, either(range, its)] as const] : [];
      }),
    );
  };
  const follow = (stmts: readonly Stmt[], before: Facts): Facts =>
    stmts.reduce<Facts>((facts, stmt) => {
      if (!facts || 'stop' in stmt) return facts;
      if ('put' in stmt) return store(stmt, facts);
      if ('test' in stmt)
        return merged(
          follow(stmt.then, assume(stmt.test, true, facts)),
          follow(stmt.otherwise, assume(stmt.test, false, facts)),
        );
      const changed = new Set([...changedBy(stmt.act)].map(({ name }) => name));
      const untouched = without(facts, (name) => changed.has(name));
      const part = 'on' in stmt ? stmt.on : 'lowest' in stmt ? 'processor' : 'thread';
      // Of several threads each finds what the one before it left.
      const inside = facing('each' in stmt ? untouched : facts, part);
      follow(stmt.act, 'where' in stmt ? assume(stmt.where, true, inside) : inside);
      return untouched;
    }, before);

  follow(act, assume(when, true, new Map()));
  return unproved;
}
