/**
 * One list with several readings: everything that may stand in a line of a driver is an item, with its text and its
 * meaning in one place. The text has holes; an item with its holes filled is a line.
 *
 *     item`KeSetEvent(&${anEvent}, 0, FALSE);`.does((event) => ({ act: ..., says: `signals ${event.name}` }))
 *     item`FreeTCB(${tcb});`.does(() => ({ act: ..., says: 'frees the TCB' }))
 *
 * What stands between braces is a hole, or a thing that the line always names: a renamed field is renamed in every line.
 * And a line that names a thing in memory follows the pointer there: that need not be written again.
 */
import type {
  Act,
  Block,
  Call,
  Expr,
  If,
  Line,
  Node,
  Place,
  Return,
  Stmt,
  Switch,
  SwitchCase,
  Waitable,
} from '../terms.ts';

/** Anything that a line can name. */
export type Thing =
  | Place
  | Block
  | Waitable
  /** A registry value. */
  | { readonly kind: 'setting'; readonly name: string }
  | { readonly kind: 'dpc'; readonly name: string }
  | { readonly kind: 'work item'; readonly name: string };

/** As a line writes a thing: `AoLock`, `ao->Done`, `ao`. */
export const nameOf = (thing: Thing): string => (thing.kind === 'block' ? thing.pointer : thing.name);

/** A gap in the text of an item. */
export interface Hole<Filling = unknown> {
  readonly kind: 'hole';
  /** One of the things of a vocabulary, a value of the first that the line names, what that is given, or a test. */
  readonly sort: 'thing' | 'value' | 'expression' | 'test';
  /** What belongs there: `spin lock`. */
  readonly name: string;
  /** Whether a thing may fill it. */
  fits(thing: Thing): boolean;
  /** `before` are the fillings of the holes further to the left. */
  print(filling: Filling, before: readonly unknown[]): string;
  /** The pointers that naming it follows. */
  follow(filling: Filling): readonly Stmt[];
}

/** Where an item may stand: a line of its own, or what begins a block of lines. */
export type Form = 'line' | 'if' | 'switch' | 'case' | 'loop' | 'call' | 'return';

/** One entry of a vocabulary. */
export interface Item {
  readonly kind: 'item';
  readonly form: Form;
  readonly parts: readonly (string | Hole)[];
  /** The line with its holes filled. What begins a block comes with nothing in it. */
  readonly make: (fillings: readonly unknown[]) => Node | SwitchCase;
  /** Of a case: the switch that it belongs to. */
  readonly of?: Item;
}

/** A line's item and what fills its holes. */
export interface Use {
  readonly item: Item;
  readonly fillings: readonly unknown[];
}

/** What a line is made of; null where it is made of nothing, as a line of a made-up program is. */
export const useOf = ({ from }: { readonly from?: object }): Use | null => (from as Use | undefined) ?? null;

export const holesOf = ({ parts }: Item): readonly Hole[] => parts.filter((part) => typeof part === 'object');

/** Its text with the holes by name: `KeSetEvent(&{event}, 0, FALSE);`. No two items of a vocabulary have the same. */
export const patternOf = ({ parts }: Item): string =>
  parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('');

/** The text of a line. */
export const print = ({ parts }: Item, fillings: readonly unknown[]): string => printParts(parts, fillings);

function printParts(parts: Item['parts'], fillings: readonly unknown[]): string {
  let hole = 0;
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const text = part.print(fillings[hole], fillings.slice(0, hole));
      hole++;
      return text;
    })
    .join('');
}

/** Neighbouring texts as one. */
function joinedParts(parts: Item['parts']): Item['parts'] {
  const joined: (string | Hole)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}

/** What fills the holes among the things of a template, in their order. */
type Fillings<Named extends readonly unknown[]> = Named extends readonly [infer First, ...infer Rest]
  ? First extends Hole<infer Filling>
    ? [Filling, ...Fillings<Rest>]
    : Fillings<Rest>
  : [];

/** An item in use: with holes a function of what fills them, without any the thing itself. */
type Made<F extends readonly unknown[], Result> = F extends readonly []
  ? Result
  : ((...fillings: F) => Result) & { readonly item: Item };
type MadeWith<F extends readonly unknown[], Rest extends readonly unknown[], Result> = ((
  ...all: [...F, ...Rest]
) => Result) & { readonly item: Item };

interface Looks {
  readonly test: Expr;
  /** What looking costs, beyond the pointers that it follows. */
  readonly act?: readonly Stmt[];
}

const blockOf = (thing: Thing): Block | null =>
  thing.kind === 'block' ? thing : 'of' in thing && thing.of ? thing.of : null;

/** The pointer that naming a thing follows. */
export const followTo = (thing: Thing): readonly Stmt[] => blockOf(thing)?.follow ?? [];

/** The pointers that a line follows by what it names, each once. */
function following(named: readonly (Thing | Hole)[], fillings: readonly unknown[]): readonly Stmt[] {
  let hole = 0;
  return [...new Set(named.flatMap((one) => (one.kind === 'hole' ? one.follow(fillings[hole++]) : followTo(one))))];
}

/** The text of an item, to be given its meaning by one of the functions of the result. */
export function item<const Named extends readonly (Hole | Thing)[]>(text: TemplateStringsArray, ...named: Named) {
  type F = Fillings<Named>;
  const all: readonly (Thing | Hole)[] = named;
  const parts = text.flatMap((before, at): (string | Hole)[] => {
    const one = all[at];
    return one === undefined ? [before] : [before, one.kind === 'hole' ? one : nameOf(one)];
  });
  const joined = joinedParts(parts);
  const holes = joined.filter((part) => typeof part === 'object').length;
  const itemOf = (
    form: Form,
    make: (from: Item, fillings: readonly unknown[]) => Node | SwitchCase,
    more: Partial<Pick<Item, 'of' | 'parts'>> = {},
  ): Item => {
    const made: Item = { kind: 'item', form, parts: joined, make: (fillings) => make(made, fillings), ...more };
    return made;
  };
  const lineOf = (from: Item, fillings: readonly unknown[], acts: readonly Act[] = []): Line => ({
    kind: 'line',
    text: print(from, fillings),
    acts,
    from: { item: from, fillings } satisfies Use,
  });
  const inUse = <Result>(one: Item): Made<F, Result> =>
    (holes === 0
      ? one.make([])
      : Object.assign((...fillings: readonly unknown[]) => one.make(fillings), { item: one })) as Made<F, Result>;
  const looks = (from: Item, fillings: readonly unknown[], means: (...fillings: F) => Looks) => {
    const { test, act = [] } = means(...(fillings as F));
    const use: Use = { item: from, fillings };
    return { text: print(from, fillings), test, act: [...following(all, fillings), ...act], from: use };
  };

  return {
    /** A line, and what it does, in one act or more. The first of them follows the pointers. */
    does: (means: (...fillings: F) => Act | readonly Act[]): Made<F, Line> =>
      inUse(
        itemOf('line', (from, fillings) => {
          const meant = means(...(fillings as F));
          const [first, ...later] = 'act' in meant ? [meant] : meant;
          const acts = first ? [{ ...first, act: [...following(all, fillings), ...first.act] }, ...later] : [];
          return lineOf(from, fillings, acts);
        }),
      ),

    /** `if (...)` around the text. */
    tests: (
      means: (...fillings: F) => Looks,
    ): MadeWith<F, [then: readonly Node[], otherwise?: readonly Node[]], If> => {
      const one = itemOf(
        'if',
        (from, fillings): If => {
          const { test, act } = looks(from, fillings, means);
          const asks = printParts(joined, fillings);
          return { kind: 'if', line: lineOf(from, fillings), asks, test, act, then: [], otherwise: [] };
        },
        { parts: joinedParts(['if (', ...joined, ')']) },
      );
      const made = (...given: readonly unknown[]): If => {
        const [then, otherwise = []] = given.slice(holes) as [readonly Node[], (readonly Node[])?];
        return { ...(one.make(given.slice(0, holes)) as If), then, otherwise };
      };
      return Object.assign(made, { item: one }) as MadeWith<F, [readonly Node[], (readonly Node[])?], If>;
    },

    /** `switch (...)`, around cases of its own. */
    chooses: (): ((...cases: readonly SwitchCase[]) => Switch) & { readonly item: Item } => {
      const one = itemOf('switch', (from): Switch => ({ kind: 'switch', line: lineOf(from, []), cases: [] }));
      return Object.assign((...cases: readonly SwitchCase[]) => ({ ...(one.make([]) as Switch), cases }), {
        item: one,
      });
    },

    /** A case of a switch. One that `leaves` the routine has no lines under it. */
    caseOf: (
      { item: head }: { readonly item: Item },
      means: (...fillings: F) => Looks & { readonly leaves?: true },
    ): MadeWith<F, readonly Node[], SwitchCase> => {
      const one = itemOf(
        'case',
        (from, fillings): SwitchCase => {
          const { leaves } = means(...(fillings as F));
          return { ...looks(from, fillings, means), body: [], ...(leaves && { leaves }) };
        },
        { of: head },
      );
      const made = (...given: readonly unknown[]): SwitchCase => ({
        ...(one.make(given.slice(0, holes)) as SwitchCase),
        body: given.slice(holes) as readonly Node[],
      });
      return Object.assign(made, { item: one }) as MadeWith<F, readonly Node[], SwitchCase>;
    },

    /** A call of the routine whose name stands before the first bracket. */
    calls: (): Made<F, Call> =>
      inUse(
        itemOf('call', (from, fillings): Call => {
          const line = lineOf(from, fillings);
          const [, routine = ''] = /\b(\w+)\(/.exec(line.text) ?? [];
          return { kind: 'call', line, routine };
        }),
      ),

    /** The way out of a routine. */
    leaves: (means: (...fillings: F) => Act): Made<F, Return> =>
      inUse(
        itemOf('return', (from, fillings): Return => {
          const act = means(...(fillings as F));
          return { kind: 'return', line: lineOf(from, fillings, [act]) };
        }),
      ),
  };
}
