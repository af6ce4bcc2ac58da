/**
 * The vocabulary in which every routine of the book is written.
 *
 * A routine is data: lines, each made of a few atomic acts, each act a guard and some assignments
 * over named places. Everything else is a reading of that data: the listing a reader sees, the
 * closures that run it, the Promela that Spin checks, the difference between two builds.
 *
 * Imports nothing, on purpose: whoever understands this file can read the rest.
 */

/** Who has a copy of a place: the computer one, each processor one, or each thread one. */
export type Scope = 'machine' | 'processor' | 'thread';

/** Something with a small number in it: a lock's word, a processor's IRQL, a thread's saved OldIrql. */
export interface Place {
  readonly kind: 'place';
  /** As it reads in a listing: `ao->State`. Unique within one computer. */
  readonly name: string;
  readonly scope: Scope;
  /** The largest value ever stored, 1 to 255. A larger one, or one below 0, is a bad model: nothing is stored, and a sentence says where. */
  readonly max: number;
  readonly initial: number;
  /** It holds the number of a step, a thread or a waitable: then the largest is how many of them the computer has, and `max` how many it may have. */
  readonly numberOf?: 'step' | 'thread' | 'waitable';
  /** Names of the values, where they have any: 0 is the first. */
  readonly values?: readonly string[];
  /** The spin lock under which alone it may be read or written: a rule that the tests hold every build to. */
  readonly guardedBy?: Place;
  /** What it is for, where it is no variable of a routine: a lock's word, an event's signal, whether memory is there, or something of the world outside. */
  readonly role?: 'lock' | 'signal' | 'memory' | 'world';
  /** The memory that it is part of: a line that names it follows the pointer there. */
  readonly of?: Block;
  /** What a line that gives it a value tells a reader, by the value's name: `marks the address as closing`. */
  readonly says?: Readonly<Record<string, string>>;
}

/** A piece of memory that a pointer leads to, for as long as it is there. */
export interface Block {
  readonly kind: 'block';
  /** As it reads in a listing: `ao`, of which `ao->State` is a part. */
  readonly pointer: string;
  /** Whether the memory has been given back. */
  readonly memory: Place;
  /** What it costs to follow the pointer. */
  readonly follow: readonly Stmt[];
}

/** What a thread can wait for. `waitingFor` holds its number while the thread sleeps. */
export interface Waitable {
  readonly kind: 'waitable';
  readonly name: string;
  /** The memory that it is part of. */
  readonly of?: Block;
}

/** A bug check: the code and name that a blue screen shows, and what is known of its parameters. */
export interface Stop {
  readonly kind: 'stop';
  readonly code: number;
  readonly name: string;
  /** What the four parameters would say, in words where the numbers cannot be known. */
  readonly parameters: readonly string[];
  /** What went wrong, for the reader. */
  readonly because: string;
}

const BINARY = ['==', '!=', '<', '>', '+', '-', 'and', 'or'] as const;
export type BinaryOperator = (typeof BINARY)[number];

/** A number worked out from places. Anything but 0 counts as true; a test gives 1 or 0. */
export type Expr =
  | number
  | Place
  /**
   * A setting of the case (`processors`, or a registry value): constant while a computer runs. `unstated` is its value in
   * a computer that does not state it; without one, such a computer is a bad model.
   */
  | { readonly setting: string; readonly unstated?: number }
  /** The number that stands for a waitable in `waitingFor`. */
  | { readonly idOf: Waitable }
  /** The number of the first step of a routine that some DPC or thread runs. */
  | { readonly firstStepOf: string }
  /** The number of the thread (from 1) that acts. */
  | { readonly self: 'thread' }
  | { readonly not: Expr }
  | { readonly op: BinaryOperator; readonly left: Expr; readonly right: Expr }
  /** Is the test true of any processor (or thread)? Inside it, that one's places are meant. */
  | { readonly some: 'processor' | 'thread'; readonly where: Expr }
  /** The same expression read on one particular processor or thread, counted from 0. One that the computer does not have is a bad model, unless it is known beforehand that it is never asked. */
  | { readonly on: 'processor' | 'thread'; readonly number: number; readonly read: Expr };

/** A change to the computer. The statements of one act happen together, in this order. */
export type Stmt =
  | { readonly put: Place; readonly to: Expr }
  | { readonly test: Expr; readonly then: readonly Stmt[]; readonly otherwise: readonly Stmt[] }
  /** Every thread of which the test is true. */
  | { readonly each: 'thread'; readonly where: Expr; readonly act: readonly Stmt[] }
  /** The thread of lowest number of which the test is true, if there is one. */
  | { readonly first: 'thread'; readonly where: Expr; readonly act: readonly Stmt[] }
  /** The processor of lowest value in a place; the lowest number wins a tie. */
  | { readonly lowest: 'processor'; readonly by: Place; readonly act: readonly Stmt[] }
  | { readonly on: 'processor' | 'thread'; readonly number: number; readonly act: readonly Stmt[] }
  | { readonly stop: Stop };

/** What an act tells a reader; chosen by a test on the machine before the act, where it matters. */
export type Says =
  | string
  | { readonly test: Expr; readonly then: string; readonly otherwise: string }
  /** The act is to look whether `test` holds, which a reader sees written as `asks`. */
  | { readonly test: Expr; readonly asks: string };

/** A rule of the DDK: broken where an actor comes to the act and `holds` is 0. */
export interface Rule {
  readonly holds: Expr;
  /** The rule as a sentence, with the number of the fact behind it. */
  readonly says: string;
}

/** One atomic act: a step of the machine. */
export interface Act {
  /** The act cannot be taken while this is 0. Absent: it always can. */
  readonly when?: Expr;
  readonly act: readonly Stmt[];
  /** A verb phrase whose subject is whoever acts: `raises to DISPATCH_LEVEL`. */
  readonly says: Says;
  /** The same for an actor that cannot act because `when` is 0: `spins for AoLock`. */
  readonly stuck?: string;
  /** Repeat this act instead of going on, while the test (read before the act) holds. */
  readonly again?: Expr;
  /** What the kernel asks of whoever comes to this act: a rule of the DDK that nothing enforces. */
  readonly needs?: Rule;
  /** The spin lock that this act takes or lets go: for those who follow locks along a schedule, since a lock's word does not say whose it is. */
  readonly takes?: Place;
  readonly gives?: Place;
}

/** Where a statement of the book comes from. */
export const BASES = ['documented', 'inferred', 'ours'] as const;
export type LineBasis = (typeof BASES)[number];

/** One displayed line of driver pseudo-C. */
export interface Line {
  readonly kind: 'line';
  readonly text: string;
  readonly acts: readonly Act[];
  readonly basis?: LineBasis;
  /** The article and sentence, or the reason, behind the basis. */
  readonly why?: string;
  /** What it is made of, where it is made of a vocabulary (spell/item.ts): its text then follows from this. */
  readonly from?: object;
}

/** `if (...)` with the lines under it. The test is one step of its own. */
export interface If {
  readonly kind: 'if';
  readonly line: Line;
  /** What stands between the brackets. */
  readonly asks: string;
  readonly test: Expr;
  /** What looking costs: a test that follows a bad pointer is a stop. */
  readonly act: readonly Stmt[];
  readonly then: readonly Node[];
  readonly otherwise: readonly Node[];
}

/** `switch (...)`: one step that takes the first case whose test holds, or goes on below. */
export interface Switch {
  readonly kind: 'switch';
  readonly line: Line;
  readonly cases: readonly {
    readonly text: string;
    readonly test: Expr;
    readonly act: readonly Stmt[];
    readonly body: readonly Node[];
    /** To take the case is to leave the routine; then nothing is in its body. */
    readonly leaves?: true;
    readonly from?: object;
  }[];
}
export type SwitchCase = Switch['cases'][number];

/** `for (;;)`: the lines under it for ever. Takes no step of its own, so one of them must. */
export interface Loop {
  readonly kind: 'loop';
  readonly line: Line;
  readonly body: readonly Node[];
}

/** A call of another routine by the name under which a build lists it. Takes no step of its own. */
export interface Call {
  readonly kind: 'call';
  readonly line: Line;
  readonly routine: string;
}

/** Leave the routine here, after the acts of the line; without acts, as part of the step before. */
export interface Return {
  readonly kind: 'return';
  readonly line: Line;
}

/** Of these only a `Line` and a `Return` have acts on their line: of the others there is no moment for them, and one that has any is a bad model. */
export type Node = Line | If | Switch | Loop | Call | Return;

/** A name and a list of lines. */
export interface Routine {
  readonly name: string;
  /** One sentence for the reader: what it is for. */
  readonly gloss: string;
  /** The basis of every line that does not state its own. */
  readonly basis: LineBasis;
  readonly why: string;
  readonly body: readonly Node[];
}

// Places

export type PlaceOptions = Partial<Omit<Place, 'kind' | 'name' | 'scope'>>;

function placeOf(scope: Scope, name: string, options: PlaceOptions): Place {
  const max = options.max ?? (options.values ? options.values.length - 1 : 1);
  return { initial: 0, ...options, kind: 'place', name, scope, max };
}
/** One for the whole computer. A flag (0 or 1) unless `max` or `values` says otherwise. */
export const inMachine = (name: string, options: PlaceOptions = {}): Place => placeOf('machine', name, options);
/** One for each processor. */
export const inProcessor = (name: string, options: PlaceOptions = {}): Place => placeOf('processor', name, options);
/** One for each thread: a local variable. */
export const inThread = (name: string, options: PlaceOptions = {}): Place => placeOf('thread', name, options);
/** The numbers of values by their names: `const { OPEN, CLOSING } = numbered(['OPEN', 'CLOSING'])`. */
export const numbered = <const Names extends readonly string[]>(
  names: Names,
): { readonly [Name in Names[number]]: number } =>
  Object.fromEntries(names.map((name, value) => [name, value])) as { [Name in Names[number]]: number };
/** A field of what a pointer leads to, one for the whole computer. */
export const field = (block: Block, name: string, options: PlaceOptions = {}): Place =>
  inMachine(`${block.pointer}->${name}`, { ...options, of: block });

// Expressions

const binary =
  (op: BinaryOperator) =>
  (left: Expr, right: Expr): Expr => ({ op, left, right });
export const eq = binary('==');
export const ne = binary('!=');
export const lt = binary('<');
export const gt = binary('>');
export const plus = binary('+');
export const minus = binary('-');
/** True when all are; with none, true. */
export const and = (...all: readonly Expr[]): Expr =>
  all.length === 0 ? 1 : all.reduce((left, right) => ({ op: 'and', left, right }));
/** True when one is; with none, false. */
export const or = (...any: readonly Expr[]): Expr =>
  any.length === 0 ? 0 : any.reduce((left, right) => ({ op: 'or', left, right }));
export const not = (test: Expr): Expr => ({ not: test });
export const setting = (name: string): Expr => ({ setting: name });
export const idOf = (waitable: Waitable): Expr => ({ idOf: waitable });
export const firstStepOf = (routineName: string): Expr => ({ firstStepOf: routineName });
export const self: Expr = { self: 'thread' };
export const someProcessor = (where: Expr): Expr => ({ some: 'processor', where });
export const someThread = (where: Expr): Expr => ({ some: 'thread', where });
export const onProcessor = (number: number, read: Expr): Expr => ({ on: 'processor', number, read });
export const onThread = (number: number, read: Expr): Expr => ({ on: 'thread', number, read });

// Statements

export const put = (place: Place, to: Expr): Stmt => ({ put: place, to });
export const given = (test: Expr, then: readonly Stmt[], otherwise: readonly Stmt[] = []): Stmt => ({
  test,
  then,
  otherwise,
});
export const eachThread = (where: Expr, ...act: readonly Stmt[]): Stmt => ({ each: 'thread', where, act });
export const firstThread = (where: Expr, ...act: readonly Stmt[]): Stmt => ({ first: 'thread', where, act });
export const lowestProcessor = (by: Place, ...act: readonly Stmt[]): Stmt => ({ lowest: 'processor', by, act });
export const atProcessor = (number: number, ...act: readonly Stmt[]): Stmt => ({ on: 'processor', number, act });
export const bugCheck = (stop: Stop): Stmt => ({ stop });

// Lines

export const line = (text: string, ...acts: readonly Act[]): Line => ({ kind: 'line', text, acts });
/** A line that takes one step and can always take it. */
export const code = (text: string, says: Says, ...act: readonly Stmt[]): Line => line(text, { act, says });
/** `asks` is what stands between the brackets. */
export const when = (
  asks: string,
  test: Expr,
  then: readonly Node[],
  otherwise: readonly Node[] = [],
  ...act: readonly Stmt[]
): If => ({
  kind: 'if',
  line: line(`if (${asks})`),
  asks,
  test,
  act,
  then,
  otherwise,
});
export const choose = (text: string, cases: Switch['cases']): Switch => ({ kind: 'switch', line: line(text), cases });
export const forever = (...body: readonly Node[]): Loop => ({ kind: 'loop', line: line('for (;;)'), body });
export const call = (routine: string, text: string): Call => ({ kind: 'call', line: line(text), routine });
export const leave = (...acts: readonly Act[]): Return => ({ kind: 'return', line: line('return;', ...acts) });

/** The line that a node is, or the one at its head. */
export const headOf = (node: Node): Line => (node.kind === 'line' ? node : node.line);

function withBasis<N extends Node>(basis: LineBasis, why: string, node: N): N {
  return node.kind === 'line' ? { ...node, basis, why } : { ...node, line: { ...node.line, basis, why } };
}
/** The article says so; `why` names article and sentence. */
export const documented = <N extends Node>(why: string, node: N): N => withBasis('documented', why, node);
/** No source says so; `why` says what it was chosen for. */
export const ours = <N extends Node>(why: string, node: N): N => withBasis('ours', why, node);
/** It follows from documented facts; `why` says which. */
export const inferred = <N extends Node>(why: string, node: N): N => withBasis('inferred', why, node);

/**
 * A routine. `basis` and `why` speak for every line that has none of its own, so that no line of
 * the book is without one.
 */
export const routine = (
  name: string,
  about: Pick<Routine, 'gloss' | 'basis' | 'why'>,
  body: readonly Node[],
): Routine => ({
  name,
  ...about,
  body,
});
