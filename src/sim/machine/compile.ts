import type { Expr, Place, Stmt } from '../terms.ts';
import { type Concerns, outOfRange } from './badModel.ts';
import { fold } from './fold.ts';
import { type Layout, STOPPED, stoppedBy } from './layout.ts';
import { unprovedPuts } from './ranges.ts';

/**
 * Compiled terms. `s` holds machines, `m` is where this one begins; `p` and `t` are where the part of
 * the acting processor and thread begins. Bytes in, a number out.
 */
export type Eval = (s: Uint8Array, m: number, p: number, t: number) => number;
export type Exec = (s: Uint8Array, m: number, p: number, t: number) => void;

export interface Compiler {
  readonly expr: (expr: Expr) => Eval;
  /**
   * Statements with everything put in that is known. `when`, the guard under which they are taken, helps to prove that what
   * they store fits; `where` is for the sentence if it does not.
   *
   * @throws BadModel for a value that never fits. The statements themselves throw it in place of storing one that does not.
   */
  readonly stmts: (stmts: readonly Stmt[], when?: Expr, where?: Concerns) => Exec;
}

/** Turns terms into closures over the bytes of a machine. No text becomes code, so a strict policy of the page holds. */
export function compilerFor(layout: Layout): Compiler {
  const { processors, threads, known } = layout;
  const at = (place: Place): number => {
    const byte = layout.byteOf(place);
    if (byte === null) throw new Error(`${place.name} never changes and has no byte; folding should have replaced it.`);
    return byte;
  };

  const read = (place: Place): Eval => {
    const o = at(place);
    if (place.scope === 'machine') return (s, m) => s[m + o] as number;
    if (place.scope === 'processor') return (s, _, p) => s[p + o] as number;
    return (s, _, __, t) => s[t + o] as number;
  };

  /** The commonest tests by far, in one array read. */
  const compared = (op: '==' | '!=' | '<', place: Place, value: number): Eval => {
    const o = at(place);
    const { scope } = place;
    if (op === '==') {
      if (scope === 'machine') return (s, m) => (s[m + o] === value ? 1 : 0);
      if (scope === 'processor') return (s, _, p) => (s[p + o] === value ? 1 : 0);
      return (s, _, __, t) => (s[t + o] === value ? 1 : 0);
    }
    if (op === '!=') {
      if (scope === 'machine') return (s, m) => (s[m + o] === value ? 0 : 1);
      if (scope === 'processor') return (s, _, p) => (s[p + o] === value ? 0 : 1);
      return (s, _, __, t) => (s[t + o] === value ? 0 : 1);
    }
    if (scope === 'machine') return (s, m) => ((s[m + o] as number) < value ? 1 : 0);
    if (scope === 'processor') return (s, _, p) => ((s[p + o] as number) < value ? 1 : 0);
    return (s, _, __, t) => ((s[t + o] as number) < value ? 1 : 0);
  };

  /** Whether a place holds the number of the acting thread: asked of each processor for each thread, so without a division. */
  const isSelf = (place: Place): Eval => {
    const { start, stride } = threads;
    const o = at(place);
    if (place.scope === 'processor')
      return (s, m, p, t) => (((s[p + o] as number) - 1) * stride === t - m - start ? 1 : 0);
    const value = read(place);
    return (s, m, p, t) => ((value(s, m, p, t) - 1) * stride === t - m - start ? 1 : 0);
  };

  const compile = (expr: Expr): Eval => {
    if (typeof expr === 'number') return () => expr;
    if ('kind' in expr) return read(expr);
    if ('not' in expr) {
      const inner = compile(expr.not);
      return (s, m, p, t) => (inner(s, m, p, t) === 0 ? 1 : 0);
    }
    if ('op' in expr) {
      const { op, left, right } = expr;
      if (
        (op === '==' || op === '!=' || op === '<') &&
        typeof left === 'object' &&
        'kind' in left &&
        typeof right === 'number'
      )
        return compared(op, left, right);
      if (op === '==' && typeof left === 'object' && 'kind' in left && typeof right === 'object' && 'self' in right)
        return isSelf(left);
      const [a, b] = [compile(left), compile(right)];
      switch (op) {
        case '==':
          return (s, m, p, t) => (a(s, m, p, t) === b(s, m, p, t) ? 1 : 0);
        case '!=':
          return (s, m, p, t) => (a(s, m, p, t) !== b(s, m, p, t) ? 1 : 0);
        case '<':
          return (s, m, p, t) => (a(s, m, p, t) < b(s, m, p, t) ? 1 : 0);
        case '>':
          return (s, m, p, t) => (a(s, m, p, t) > b(s, m, p, t) ? 1 : 0);
        case '+':
          return (s, m, p, t) => a(s, m, p, t) + b(s, m, p, t);
        case '-':
          return (s, m, p, t) => a(s, m, p, t) - b(s, m, p, t);
        case 'and':
          return (s, m, p, t) => (a(s, m, p, t) !== 0 && b(s, m, p, t) !== 0 ? 1 : 0);
        case 'or':
          return (s, m, p, t) => (a(s, m, p, t) !== 0 || b(s, m, p, t) !== 0 ? 1 : 0);
      }
    }
    if ('self' in expr) {
      const { start, stride } = threads;
      return (_, m, __, t) => (t - m - start) / stride + 1;
    }
    if ('some' in expr) {
      const where = compile(expr.where);
      if (expr.some === 'processor') {
        const { start, stride, count } = processors;
        return (s, m, _, t) => {
          for (let n = 0, q = m + start; n < count; n++, q += stride) if (where(s, m, q, t) !== 0) return 1;
          return 0;
        };
      }
      const { start, stride, count } = threads;
      return (s, m, p) => {
        for (let n = 0, u = m + start; n < count; n++, u += stride) if (where(s, m, p, u) !== 0) return 1;
        return 0;
      };
    }
    if ('on' in expr) {
      const inner = compile(expr.read);
      const part = expr.on === 'processor' ? processors : threads;
      const offset = part.start + expr.number * part.stride;
      return expr.on === 'processor'
        ? (s, m, _, t) => inner(s, m, m + offset, t)
        : (s, m, p) => inner(s, m, p, m + offset);
    }
    throw new Error(`Not known before the computer runs: ${JSON.stringify(expr)}.`);
  };

  /** The puts that have to look at what they store, each with its line. */
  const checked = new WeakMap<Stmt, Concerns>();
  const fitting = (place: Place, value: Eval, where: Concerns): Eval => {
    const [max, before, stopped] = [layout.maxOf(place), read(place), layout.byteOf(STOPPED)];
    return (s, m, p, t) => {
      const now = value(s, m, p, t);
      if (now >= 0 && now <= max) return now;
      // An act that has come to a bug check stores nothing more that could be wrong: the computer has stopped before.
      if (stopped !== null && s[m + stopped] !== 0) return before(s, m, p, t);
      throw outOfRange(place.name, now, max, where);
    };
  };

  const compilePut = (place: Place, to: Expr, where?: Concerns): Exec => {
    const o = at(place);
    if (typeof to === 'number' && !where) {
      if (place.scope === 'machine') return (s, m) => void (s[m + o] = to);
      if (place.scope === 'processor') return (s, _, p) => void (s[p + o] = to);
      return (s, _, __, t) => void (s[t + o] = to);
    }
    const value = where ? fitting(place, compile(to), where) : compile(to);
    if (place.scope === 'machine') return (s, m, p, t) => void (s[m + o] = value(s, m, p, t));
    if (place.scope === 'processor') return (s, m, p, t) => void (s[p + o] = value(s, m, p, t));
    return (s, m, p, t) => void (s[t + o] = value(s, m, p, t));
  };

  const compileStmt = (stmt: Stmt): Exec => {
    if ('put' in stmt) return compilePut(stmt.put, stmt.to, checked.get(stmt));
    if ('stop' in stmt) return compileStmt(stoppedBy(stmt.stop));
    if ('test' in stmt) {
      const [test, then, otherwise] = [compile(stmt.test), sequence(stmt.then), sequence(stmt.otherwise)];
      return (s, m, p, t) => (test(s, m, p, t) !== 0 ? then : otherwise)(s, m, p, t);
    }
    const act = sequence(stmt.act);
    if ('on' in stmt) {
      const part = stmt.on === 'processor' ? processors : threads;
      const offset = part.start + stmt.number * part.stride;
      return stmt.on === 'processor' ? (s, m, _, t) => act(s, m, m + offset, t) : (s, m, p) => act(s, m, p, m + offset);
    }
    if ('lowest' in stmt) {
      const by = compile(fold(stmt.by, known));
      const { start, stride, count } = processors;
      return (s, m, _, t) => {
        let best = m + start;
        for (let n = 1, q = m + start + stride; n < count; n++, q += stride)
          if (by(s, m, q, t) < by(s, m, best, t)) best = q;
        act(s, m, best, t);
      };
    }
    const where = compile(stmt.where);
    const { start, stride, count } = threads;
    const onlyOne = 'first' in stmt;
    return (s, m, p) => {
      for (let n = 0, u = m + start; n < count; n++, u += stride) {
        if (where(s, m, p, u) === 0) continue;
        act(s, m, p, u);
        if (onlyOne) return;
      }
    };
  };

  const sequence = (stmts: readonly Stmt[]): Exec => {
    const [first, second, ...rest] = stmts.map(compileStmt);
    if (!first) return () => undefined;
    if (!second) return first;
    const [third] = rest;
    if (!third) {
      return (s, m, p, t) => {
        first(s, m, p, t);
        second(s, m, p, t);
      };
    }
    if (rest.length === 1) {
      return (s, m, p, t) => {
        first(s, m, p, t);
        second(s, m, p, t);
        third(s, m, p, t);
      };
    }
    const all = [first, second, ...rest];
    return (s, m, p, t) => {
      for (const exec of all) exec(s, m, p, t);
    };
  };

  return {
    expr: (expr) => compile(fold(expr, known)),
    stmts: (stmts, when = 1, where = {}) => {
      for (const put of unprovedPuts(layout, stmts, when, where)) checked.set(put, where);
      return sequence(stmts);
    },
  };
}
