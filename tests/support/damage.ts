/** Small damages to anything that is written in terms: what a test must notice if it holds the terms to their meaning. */
import { irql } from '../../src/sim/kernel/irql.ts';
import { changedBy, mayStop } from '../../src/sim/machine/fold.ts';
import { placesIn } from '../../src/sim/machine/locksets.ts';
import { expressionsIn } from '../../src/sim/machine/scan.ts';
import { type Act, type Expr, headOf, type Line, type Node, not, type Stmt } from '../../src/sim/terms.ts';

/** One damage to a thing: what it does, and the thing with it. */
export interface Damage<T> {
  readonly what: string;
  readonly damaged: T;
}
type Damages<T> = Generator<Damage<T>>;

// Terms in words, so that a damage has a name.

export function exprText(expr: Expr): string {
  if (typeof expr === 'number') return String(expr);
  if ('kind' in expr) return expr.name;
  if ('setting' in expr) return expr.setting;
  if ('idOf' in expr) return expr.idOf.name;
  if ('firstStepOf' in expr) return `first step of ${expr.firstStepOf}`;
  if ('self' in expr) return 'itself';
  if ('not' in expr) return `not ${exprText(expr.not)}`;
  if ('op' in expr) return `(${exprText(expr.left)} ${expr.op} ${exprText(expr.right)})`;
  if ('some' in expr) return `some ${expr.some} with ${exprText(expr.where)}`;
  return `${exprText(expr.read)} of ${expr.on} ${expr.number}`;
}
export function stmtText(stmt: Stmt): string {
  if ('put' in stmt) return `${stmt.put.name} = ${exprText(stmt.to)}`;
  if ('test' in stmt) return `if ${exprText(stmt.test)}`;
  if ('each' in stmt) return `each thread with ${exprText(stmt.where)}`;
  if ('first' in stmt) return `first thread with ${exprText(stmt.where)}`;
  if ('lowest' in stmt) return `processor of lowest ${stmt.by.name}`;
  if ('on' in stmt) return `on ${stmt.on} ${stmt.number}`;
  return `stop ${stmt.stop.name}`;
}
export const nodeText = (node: Node): string => headOf(node).text;

/** Every place that a statement reads, and every one that it writes. */
const readBy = (stmt: Stmt): ReadonlySet<string> =>
  new Set([...expressionsIn([stmt])].flatMap((expr) => [...placesIn(expr)]).map(({ name }) => name));
const writtenBy = (stmt: Stmt): ReadonlySet<string> => new Set([...changedBy([stmt])].map(({ name }) => name));
/** The order of two statements of one act can matter: one of them writes what the other reads or writes, or ends it all. */
function orderMatters(one: Stmt, other: Stmt): boolean {
  const touches = (a: Stmt, b: Stmt): boolean =>
    [...writtenBy(a)].some((name) => readBy(b).has(name) || writtenBy(b).has(name));
  return touches(one, other) || touches(other, one) || mayStop([one]) || mayStop([other]);
}

/** One of a list dropped, two neighbours swapped, or one damaged in itself. */
function* inList<T>(
  list: readonly T[],
  text: (one: T) => string,
  inside: (one: T) => Iterable<Damage<T>>,
  maySwap: (one: T, next: T) => boolean = () => true,
): Damages<readonly T[]> {
  for (const [at, one] of list.entries()) {
    const replaced = (...by: readonly T[]): readonly T[] => [...list.slice(0, at), ...by, ...list.slice(at + 1)];
    yield { what: `drops ${text(one)}`, damaged: replaced() };
    const next = list[at + 1];
    if (next !== undefined && maySwap(one, next))
      yield {
        what: `swaps ${text(one)} and ${text(next)}`,
        damaged: [...list.slice(0, at), next, one, ...list.slice(at + 2)],
      };
    for (const { what, damaged } of inside(one)) yield { what, damaged: replaced(damaged) };
  }
}
/** Damages to a part of something, as damages to the whole. */
function* inPart<P, T>(damages: Iterable<Damage<P>>, whole: (part: P) => T): Damages<T> {
  for (const { what, damaged } of damages) yield { what, damaged: whole(damaged) };
}

/** What is left whole, since it is damaged elsewhere: it may be dropped and swapped. */
export type Whole = (stmt: Stmt) => boolean;

function* inStmt(stmt: Stmt, isWhole: Whole): Damages<Stmt> {
  if ('put' in stmt || 'stop' in stmt || isWhole(stmt)) return;
  if ('test' in stmt) {
    yield { what: `inverts ${stmtText(stmt)}`, damaged: { ...stmt, test: not(stmt.test) } };
    yield* inPart(damagedStmts(stmt.then, isWhole), (then) => ({ ...stmt, then }));
    yield* inPart(damagedStmts(stmt.otherwise, isWhole), (otherwise) => ({ ...stmt, otherwise }));
    return;
  }
  yield* inPart(damagedStmts(stmt.act, isWhole), (act) => ({ ...stmt, act }));
  if ('each' in stmt) {
    const { where, act } = stmt;
    yield { what: `inverts ${stmtText(stmt)}`, damaged: { ...stmt, where: not(where) } };
    yield { what: `takes the first instead of ${stmtText(stmt)}`, damaged: { first: 'thread', where, act } };
  } else if ('first' in stmt) {
    const { where, act } = stmt;
    yield { what: `inverts ${stmtText(stmt)}`, damaged: { ...stmt, where: not(where) } };
    yield { what: `takes all instead of the ${stmtText(stmt)}`, damaged: { each: 'thread', where, act } };
  } else if ('lowest' in stmt)
    yield {
      what: `takes processor 0 instead of the ${stmtText(stmt)}`,
      damaged: { on: 'processor', number: 0, act: stmt.act },
    };
  else
    yield {
      what: `takes the processor of lowest level instead of ${stmt.on} ${stmt.number}`,
      damaged: { lowest: 'processor', by: irql, act: stmt.act },
    };
}
/** A statement dropped, two swapped whose order can matter, a test inverted, another thread or processor taken. */
export const damagedStmts = (stmts: readonly Stmt[], isWhole: Whole = () => false): Damages<readonly Stmt[]> =>
  inList(stmts, stmtText, (stmt) => inStmt(stmt, isWhole), orderMatters);

/** The statements of an act; its guard dropped or inverted; its repetition dropped or inverted. */
export function* damagedAct<A extends Pick<Act, 'when' | 'act' | 'again'>>(act: A, isWhole?: Whole): Damages<A> {
  yield* inPart(damagedStmts(act.act, isWhole), (stmts) => ({ ...act, act: stmts }));
  for (const part of ['when', 'again'] as const) {
    const test = act[part];
    if (test === undefined) continue;
    const { [part]: _, ...without } = act;
    yield {
      what: `drops the ${part} of ${exprText(test)}`,
      damaged: { ...without, ...(part === 'when' && { when: 1 }) } as A,
    };
    yield { what: `inverts the ${part} of ${exprText(test)}`, damaged: { ...act, [part]: not(test) } };
  }
}

const sayingOf = ({ says }: Act): string => (typeof says === 'string' ? says : 'asks' in says ? says.asks : says.then);
const actText = (act: Act): string => `"${sayingOf(act)}"`;
/** The acts of a line: one dropped, two swapped, one damaged in itself. */
export const damagedLine = (line: Line, isWhole?: Whole): Damages<Line> =>
  inPart(
    inList(line.acts, actText, (act) => damagedAct(act, isWhole)),
    (acts) => ({ ...line, acts }),
  );

/** What of a node is damaged beside its place in the list and the lines under it. */
export type Inside = (node: Node) => Iterable<Damage<Node>>;
const nothing: Inside = () => [];

/** Tests inverted, cases dropped and swapped, and the lines under a node. */
function* inNode(node: Node, inside: Inside): Damages<Node> {
  yield* inside(node);
  if (node.kind === 'if') {
    yield { what: `inverts ${node.line.text}`, damaged: { ...node, test: not(node.test) } };
    yield* inPart(damagedBody(node.then, inside), (then) => ({ ...node, then }));
    yield* inPart(damagedBody(node.otherwise, inside), (otherwise) => ({ ...node, otherwise }));
  } else if (node.kind === 'loop') {
    yield* inPart(damagedBody(node.body, inside), (body) => ({ ...node, body }));
  } else if (node.kind === 'switch') {
    yield* inPart(
      inList(
        node.cases,
        ({ text }) => text,
        function* (one) {
          yield { what: `inverts ${one.text}`, damaged: { ...one, test: not(one.test) } };
          yield* inPart(damagedStmts(one.act), (act) => ({ ...one, act }));
          yield* inPart(damagedBody(one.body, inside), (body) => ({ ...one, body }));
        },
      ),
      (cases) => ({ ...node, cases }),
    );
  }
}
/** Every list of lines that differs from this one by a line dropped, two neighbours swapped, a test inverted, or as `inside` says. */
export const damagedBody = (body: readonly Node[], inside: Inside = nothing): Damages<readonly Node[]> =>
  inList(body, nodeText, (node) => inNode(node, inside));
