import { inWords } from '../computer/setting.ts';
import { STOPS } from '../kernel/bugcheck.ts';
import { dpcsGoFirst, nextDpcStep } from '../kernel/dpc.ts';
import { dispatch, nextStep, running } from '../kernel/thread.ts';
import { fold, foldAll } from '../machine/fold.ts';
import type { Branch, Instruction } from '../machine/instructions.ts';
import { STOPPED } from '../machine/layout.ts';
import type { Machine, Model } from '../machine/model.ts';
import type { Move, Step } from '../machine/moves.ts';
import { type Act, and, type Expr, eq, ne, not, type Place, type Stmt } from '../terms.ts';

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

/** Prints the terms of one model. Every name gets a prefix: `run` and many others are Promela's own. */
function printer({ layout }: Model) {
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
      return `(${numbers(part.count)
        .map((number) => expr(folded.where, { ...whose, [folded.some]: number }))
        .join(' || ')})`;
    }
    throw new Error(`No Promela for ${JSON.stringify(folded)}.`);
  };

  const branch = (test: string, yes: readonly string[], no: readonly string[]): readonly string[] => {
    const block = (lines: readonly string[]): string => (lines.length === 0 ? 'skip' : lines.join('; '));
    if (test === '1') return yes;
    if (test === '0') return no;
    return [`if :: (${test}) -> ${block(yes)} :: else -> ${block(no)} fi`];
  };
  const stmts = (terms: readonly Stmt[], whose: Whose): readonly string[] =>
    foldAll(terms, known).flatMap((stmt) => one(stmt, whose));
  const one = (stmt: Stmt, whose: Whose): readonly string[] => {
    if ('put' in stmt) return [`${nameOf(stmt.put, whose)} = ${expr(stmt.to, whose)}`];
    if ('stop' in stmt) return [`${nameOf(STOPPED, NOBODY)} = ${STOPS.indexOf(stmt.stop) + 1}`];
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
  return { expr, stmts, nameOf, branch, numbers };
}

const lineOf = (instruction: Instruction): string => {
  const position = instruction.at.at(-1);
  if (!position) return '';
  const part = position.parts > 1 ? ` (${position.part + 1} of ${position.parts})` : '';
  return `${position.listing.routine.name}: ${position.listing.rows[position.row]?.text ?? ''}${part}`.replaceAll(
    '*/',
    '* /',
  );
};

/** Every move of a model as options: for a processor, one for each instruction that it may be at. */
function optionsOf(model: Model): {
  readonly options: (move: Move) => readonly Option[];
  readonly print: ReturnType<typeof printer>;
} {
  const { computer, layout } = model;
  const print = printer(model);
  const { expr, stmts, nameOf, branch } = print;
  const runs: Expr = layout.byteOf(STOPPED) === null ? 1 : eq(STOPPED, 0);

  /** The acts of an instruction and where it goes on: the way is chosen before the acts change what it is chosen by. */
  const goOn = ({ act, next }: Instruction, counter: Place, whose: Whose): readonly string[] => {
    const end =
      counter === nextStep
        ? layout.places.thread.map((place) => `${nameOf(place, whose)} = 0`)
        : [`${nameOf(counter, whose)} = 0`];
    const finish = ({ to }: Branch): readonly string[] => [
      ...stmts(act, whose),
      ...(to.instruction ? [`${nameOf(counter, whose)} = ${to.instruction.number}`] : end),
    ];
    const [last = { test: 1, to: { instruction: null } }, ...earlier] = [...next].reverse();
    return earlier.reduce<readonly string[]>(
      (otherwise, one) => branch(expr(one.test, whose), finish(one), otherwise),
      finish(last),
    );
  };
  const programOf = (first: Instruction | null): readonly Instruction[] => {
    const found = new Set<Instruction>();
    const open = first ? [first] : [];
    for (let instruction = open.pop(); instruction; instruction = open.pop()) {
      if (found.has(instruction) || !layout.reachable.has(instruction)) continue;
      found.add(instruction);
      for (const { to } of instruction.next) if (to.instruction) open.push(to.instruction);
    }
    return [...found].sort((a, b) => a.number - b.number);
  };
  const hasDpcs = computer.dpcs.length > 0;
  const dpcFirst: Expr = hasDpcs ? dpcsGoFirst : 0;
  const option = (comment: string, guard: Expr, whose: Whose, body: readonly string[]): readonly Option[] => {
    const text = expr(guard, whose);
    return text === '0' ? [] : [{ comment, guard: text, body }];
  };

  const runOptions = (processor: number): readonly Option[] => [
    ...computer.threads.flatMap(({ name, first }, thread) => {
      const whose = { processor, thread };
      return programOf(first.instruction).flatMap((instruction) =>
        option(
          `${name}, ${lineOf(instruction)}`,
          and(runs, not(dpcFirst), eq(running, thread + 1), eq(nextStep, instruction.number), instruction.when ?? 1),
          whose,
          goOn(instruction, nextStep, whose),
        ),
      );
    }),
    ...(computer.startDpc
      ? option(
          'starts the first DPC in its queue',
          and(runs, eq(nextDpcStep, 0), dpcFirst),
          { processor, thread: 0 },
          stmts(computer.startDpc.act, { processor, thread: 0 }),
        )
      : []),
    ...computer.dpcs.flatMap(({ first }) =>
      programOf(first.instruction).flatMap((instruction) =>
        option(
          `DPC, ${lineOf(instruction)}`,
          and(runs, eq(nextDpcStep, instruction.number), instruction.when ?? 1),
          { processor, thread: 0 },
          goOn(instruction, nextDpcStep, { processor, thread: 0 }),
        ),
      ),
    ),
  ];
  const act = (
    comment: string,
    { when = 1, act: body }: Pick<Act, 'when' | 'act'>,
    more: Expr,
    whose: Whose,
  ): readonly Option[] => option(comment, and(runs, more, when), whose, stmts(body, whose));
  return {
    print,
    options: (move) => {
      if (move.kind === 'run') return runOptions(move.processor);
      if (move.kind === 'dispatch')
        return act(`is given ${computer.threads[move.thread]?.name}`, dispatch, not(dpcFirst), {
          processor: move.processor,
          thread: move.thread,
        });
      const device = computer.devices[move.device];
      return device ? act(`${device.device} ${device.event.says}`, device.event, 1, NOBODY) : [];
    },
  };
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
  `${indent}/* ${comment} */\n${indent}:: d_step { (${guard}) -> ${body.length === 0 ? 'skip' : body.join('; ')} }`;

/** Everything asked of the model is complete; a machine that has stopped is let off here, for that is another verdict. */
function allDone(model: Model, { expr }: ReturnType<typeof printer>): string {
  const done = model.computer.done.map((one) => expr(one(model.computer.threadNumber), NOBODY)).join(' && ');
  return model.layout.byteOf(STOPPED) === null ? done : `(${done}) || ${expr(ne(STOPPED, 0), NOBODY)}`;
}

/** What the head of an exported file says. */
const HEAD = ({ spec }: Model): string =>
  `/*
 * ${spec.of ? inWords(spec.of.setting) : 'A computer of its own'}.
 * Exported by Hangbook. Every d_step is one step of the book's machine; the comment is its line.
 * Its routines are ours: a reconstruction, not Microsoft's source.
 *
 *   spin -o2 -a FILE && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000 -c0
 *
 * "errors" counts machines that have come to rest with something asked for left undone.
 */`;

/** Text of a Promela model that has exactly the states of this one: processors and devices are processes without any state of their own. */
export function promelaOf(model: Model): string {
  const { options, print } = optionsOf(model);
  const declared = declarations(model, model.start, print);
  const process = (name: string, moves: readonly Move[]): string => {
    const steps = moves.flatMap(options);
    return steps.length === 0
      ? ''
      : `active proctype ${name}() {\nend:\n  do\n${steps.map((step) => asStep(step, '  ')).join('\n')}\n  od\n}\n`;
  };
  const ofProcessor = (number: number): readonly Move[] =>
    model.moves.filter((move) => move.kind !== 'device' && move.processor === number);
  return [
    HEAD(model),
    '',
    ...declared,
    '',
    ...print.numbers(model.layout.processors.count).map((number) => process(`Processor${number}`, ofProcessor(number))),
    process(
      'Devices',
      model.moves.filter(({ kind }) => kind === 'device'),
    ),
    `/* Nothing else can move: everything that was asked for should be complete. */\nactive proctype AtRest() {\nend:\n  do\n  :: d_step { timeout -> assert(${allDone(model, print)}) }\n  od\n}\n`,
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
      `  if\n${options(model.moves[step] as Move)
        .map((option) => asStep(option, '  '))
        .join('\n')}\n  fi;`,
  );
  return [
    HEAD(model),
    '',
    ...declarations(model, model.start, print),
    '',
    `active proctype Schedule() {\n${sequence.join('\n')}\n  assert(false)\n}`,
    '',
  ].join('\n');
}
