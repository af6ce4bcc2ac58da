import { inWords } from '../computer/setting.ts';
import { fold } from '../machine/fold.ts';
import type { Instruction } from '../machine/instructions.ts';
import { STOPPED, stoppedBy } from '../machine/layout.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Move, Step } from '../machine/moves.ts';
import { unprovedPuts } from '../machine/ranges.ts';
import type { Transition } from '../machine/transitions.ts';
import { and, type Expr, eq, ne, type Place, type Stmt } from '../terms.ts';

/** Whose places an expression or statement means: numbers of a processor and a thread, from 0. */
interface Whose {
  readonly processor: number;
  readonly thread: number;
}
const NOBODY: Whose = { processor: 0, thread: 0 };

/** One thing that can happen, as Promela: a guard, what it does, and the line that it comes from. */
interface Option {
  readonly comment: string;
  readonly guard: string;
  readonly body: readonly string[];
}

const OPERATORS = { '==': '==', '!=': '!=', '<': '<', '>': '>', '+': '+', '-': '-', and: '&&', or: '||' } as const;

/** The stores of a model that may come to what their place cannot hold: in Spin a byte would go round, and the count go on. */
function uncheckedPuts({ layout, transitions }: Model): ReadonlySet<Stmt> {
  const unproved = new Set<Stmt>();
  const seen = new Set<Transition['act']>();
  for (const { at, when, act, concerns } of [...new Set(transitions)].flat()) {
    // Transitions that share an act share their guards too, but for whose they are.
    if (seen.has(act)) continue;
    seen.add(act);
    const guard = and(...at.map(({ counter, value }) => eq(counter, value)), ...when);
    for (const one of unprovedPuts(layout, act, guard, concerns)) unproved.add(one);
  }
  return unproved;
}

/** Prints the terms of one model. Every name gets a prefix: `run` and many others are Promela's own. */
function printer(model: Model) {
  const { layout } = model;
  const unproved = uncheckedPuts(model);
  const { known, processors, threads } = layout;
  const fixedName = new Map<string, string>();
  const nameOf = (place: Place, { processor, thread }: Whose): string => {
    const plain = fixedName.get(place.name) ?? unique(place.name);
    return { machine: `m_${plain}`, processor: `p${processor}_${plain}`, thread: `t${thread}_${plain}` }[place.scope];
  };
  function unique(name: string): string {
    const base = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '');
    const taken = [...fixedName.values()].filter((other) => other === base || other.startsWith(`${base}__`)).length;
    const plain = taken === 0 ? base : `${base}__${taken}`;
    fixedName.set(name, plain);
    return plain;
  }

  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);
  const expr = (term: Expr, whose: Whose): string => {
    const folded = fold(term, known);
    if (typeof folded === 'number') return String(folded);
    if ('kind' in folded) return nameOf(folded, whose);
    if ('not' in folded) return `!(${expr(folded.not, whose)})`;
    if ('op' in folded) return `(${expr(folded.left, whose)} ${OPERATORS[folded.op]} ${expr(folded.right, whose)})`;
    if ('self' in folded) return String(whose.thread + 1);
    if ('on' in folded) return expr(folded.read, { ...whose, [folded.on]: folded.number });
    if ('some' in folded) {
      const part = folded.some === 'processor' ? processors : threads;
      const each = numbers(part.count).map((number) => expr(folded.where, { ...whose, [folded.some]: number }));
      return `(${each.join(' || ') || '0'})`;
    }
    throw new Error(`No Promela for ${JSON.stringify(folded)}.`);
  };

  const branch = (test: string, yes: readonly string[], no: readonly string[]): readonly string[] => {
    const block = (lines: readonly string[]): string => (lines.length === 0 ? 'skip' : lines.join('; '));
    if (test === '1') return yes;
    if (test === '0') return no;
    return [`if :: (${test}) -> ${block(yes)} :: else -> ${block(no)} fi`];
  };
  const stmts = (terms: readonly Stmt[], whose: Whose): readonly string[] => terms.flatMap((stmt) => one(stmt, whose));
  const one = (stmt: Stmt, whose: Whose): readonly string[] => {
    if ('put' in stmt) {
      const [value, stores] = [expr(stmt.to, whose), `${nameOf(stmt.put, whose)} = ${expr(stmt.to, whose)}`];
      if (!unproved.has(stmt)) return [stores];
      const fits = `(${value} >= 0 && ${value} <= ${layout.maxOf(stmt.put)})`;
      // Behind a bug check nothing is stored that does not fit.
      const wrong = layout.byteOf(STOPPED) === null ? 'assert(false)' : `assert(${expr(STOPPED, whose)} != 0)`;
      return [`if :: ${fits} -> ${stores} :: else -> ${wrong} fi`];
    }
    if ('stop' in stmt) return one(stoppedBy(stmt.stop), whose);
    if ('test' in stmt) return branch(expr(stmt.test, whose), stmts(stmt.then, whose), stmts(stmt.otherwise, whose));
    if ('each' in stmt) {
      return numbers(threads.count).flatMap((thread) =>
        branch(expr(stmt.where, { ...whose, thread }), stmts(stmt.act, { ...whose, thread }), []),
      );
    }
    if ('first' in stmt) {
      return numbers(threads.count).reduceRight<readonly string[]>(
        (others, thread) =>
          branch(expr(stmt.where, { ...whose, thread }), stmts(stmt.act, { ...whose, thread }), others),
        [],
      );
    }
    if ('on' in stmt) return stmts(stmt.act, { ...whose, [stmt.on]: stmt.number });
    const value = (processor: number): string => expr(stmt.by, { ...whose, processor });
    return numbers(processors.count).reduceRight<readonly string[]>((others, processor) => {
      const isLowest = numbers(processors.count)
        .filter((other) => other !== processor)
        .map((other) => `${value(other)} ${other < processor ? '>' : '>='} ${value(processor)}`);
      const act = stmts(stmt.act, { ...whose, processor });
      return processor === processors.count - 1 ? act : branch(isLowest.join(' && ') || '1', act, others);
    }, []);
  };
  return { expr, stmts, nameOf, numbers, unproved };
}

const lineOf = (instruction: Instruction): string => {
  const position = instruction.at.at(-1);
  if (!position) return '';
  const part = position.parts > 1 ? ` (${position.part + 1} of ${position.parts})` : '';
  return `${position.listing.routine.name}: ${position.listing.rows[position.row]?.text ?? ''}${part}`;
};

/** Text that may stand in a comment: what names and sentences say ends none. */
const inComment = (text: string): string => text.replaceAll('*/', '* /');

/** What a transition is, for whoever reads the file. */
function commentOf({ computer }: Model, move: Move, { kind, thread, instruction }: Transition): string {
  if (move.kind === 'device') {
    const device = computer.devices[move.device];
    return `${device?.device} ${device?.event.says}`;
  }
  const name = thread === null ? 'DPC' : computer.threads[thread]?.name;
  if (instruction) return `${name}, ${lineOf(instruction)}`;
  return kind === 'dispatch' ? `is given ${name}` : 'starts the first DPC in its queue';
}

/** The transitions of each move as options. What can never be taken is no option. */
function optionsOf(model: Model): {
  readonly options: (step: Step) => readonly Option[];
  readonly print: ReturnType<typeof printer>;
} {
  const print = printer(model);
  const { expr, stmts } = print;
  const options = (step: Step): readonly Option[] => {
    const move = model.moves[step] as Move;
    const processor = move.kind === 'device' ? NOBODY.processor : move.processor;
    return (model.transitions[step] ?? []).flatMap((transition): readonly Option[] => {
      const { at, when, act, thread } = transition;
      const whose = { processor, thread: thread ?? NOBODY.thread };
      const guard = [...at.map(({ counter, value }) => eq(counter, value)), ...when];
      if (guard.includes(0)) return [];
      return [
        {
          comment: commentOf(model, move, transition),
          guard: guard.map((one) => expr(one, whose)).join(' && ') || '1',
          body: stmts(act, whose),
        },
      ];
    });
  };
  return { print, options };
}

/** Every place with a byte, as a declaration with its value in a machine. */
function declarations(
  { layout }: Model,
  machine: Machine,
  { nameOf, numbers }: ReturnType<typeof printer>,
): readonly string[] {
  const declare = (place: Place, whose: Whose, byte: number): string =>
    `byte ${nameOf(place, whose)} = ${machine[byte]};`;
  const part = (scope: 'processor' | 'thread'): readonly string[] => {
    const { count, start, stride } = layout[`${scope}s`];
    return numbers(count).flatMap((number) =>
      layout.places[scope].map((place, at) =>
        declare(place, { ...NOBODY, [scope]: number }, start + number * stride + at),
      ),
    );
  };
  return [
    ...layout.places.machine.map((place, at) => declare(place, NOBODY, at)),
    ...part('processor'),
    ...part('thread'),
  ];
}

const asStep = ({ comment, guard, body }: Option, indent: string): string =>
  `${indent}/* ${inComment(comment)} */\n${indent}:: d_step { (${guard}) -> ${body.length === 0 ? 'skip' : body.join('; ')} }`;

/** Everything asked of the computer is complete; a state after a stop is let off here, for that is another verdict. */
function allDone(model: Model, { expr }: ReturnType<typeof printer>): string {
  const done = model.computer.done.map((one) => expr(one(model.computer.threadNumber), NOBODY)).join(' && ') || '1';
  return model.layout.byteOf(STOPPED) === null ? done : `(${done}) || ${expr(ne(STOPPED, 0), NOBODY)}`;
}

/** What the head of an exported file says. */
const HEAD = ({ spec }: Model, { unproved }: ReturnType<typeof printer>): string =>
  `/*
 * ${spec.of ? inComment(inWords(spec.of.setting)) : 'A computer of its own'}.
 * Exported by Hangbook. Every d_step is one transition of the book's model; the comment is its line.
 * The routines are ours: a reconstruction, not Microsoft's source.
 *
 *   spin -o2 -a FILE && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000 -c0
 *
 * "errors" counts states at rest in which something that was asked for is not done${
   unproved.size === 0
     ? '.'
     : `,
 * and transitions that would store a value that a place cannot hold: with one of those the model is bad, and the other counts mean nothing.`
 }
 */`;

/** Text of a Promela model that has exactly the states of this one: processors and devices are processes without any state of their own. */
export function promelaOf(model: Model): string {
  const { options, print } = optionsOf(model);
  const declared = declarations(model, model.start, print);
  const process = (name: string, isItsMove: (move: Move) => boolean): string => {
    const steps = model.moves.flatMap((move, step) => (isItsMove(move) ? options(step) : []));
    return steps.length === 0
      ? ''
      : `active proctype ${name}() {\nend:\n  do\n${steps.map((step) => asStep(step, '  ')).join('\n')}\n  od\n}\n`;
  };
  return [
    HEAD(model, print),
    '',
    ...declared,
    '',
    ...print
      .numbers(model.layout.processors.count)
      .map((number) => process(`Processor${number}`, (move) => move.kind !== 'device' && move.processor === number)),
    process('Devices', ({ kind }) => kind === 'device'),
    `/* No other process can move: everything that was asked for should be complete. */\nactive proctype AtRest() {\nend:\n  do\n  :: d_step { timeout -> assert(${allDone(model, print)}) }\n  od\n}\n`,
  ].join('\n');
}

/**
 * The same model driven along one schedule, step after step, with a failing assertion at its end: if
 * Spin finds that assertion, the schedule is a path of its model.
 */
export function promelaAlong(model: Model, steps: readonly Step[]): string {
  const { options, print } = optionsOf(model);
  const sequence = steps.map(
    (step) =>
      `  if\n${options(step)
        .map((option) => asStep(option, '  '))
        .join('\n')}\n  fi;`,
  );
  return [
    HEAD(model, print),
    '',
    ...declarations(model, model.start, print),
    '',
    `active proctype Schedule() {\n${sequence.join('\n')}\n  assert(false)\n}`,
    '',
  ].join('\n');
}
