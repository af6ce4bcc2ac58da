import { type Act, type Line, not, type Routine } from '../terms.ts';
import { BadModel } from './badModel.ts';
import type { Branch, Instruction, Position, Target } from './instructions.ts';
import { listingOf, type Outline } from './listing.ts';

/** Why there is no moment at which an act of such a line could happen. */
const TAKES = {
  if: 'its step is the test, with what the test costs',
  switch: 'its step is to take a case, with the acts of that case',
  loop: 'a loop takes no step of its own',
  call: 'a call takes no step of its own',
} as const;

/**
 * The steps of a program: a routine that a thread or a DPC runs, with every routine it calls set in
 * place of the call.
 *
 * Built from the end backwards, because a step must know what follows it. `lookUp` finds a routine by
 * name and throws if there is none.
 */
export function instructionsOf(
  entry: Routine,
  end: Line,
  lookUp: (name: string) => Routine,
): { readonly first: Target; readonly all: readonly Instruction[] } {
  const backwards: Instruction[] = [];
  const nowhere: Target = { instruction: null };

  const emit = (act: Act, next: readonly Branch[], at: readonly Position[]): Target => {
    const instruction: Instruction = { ...act, number: 0, next, at };
    backwards.push(instruction);
    return { instruction };
  };

  const emitLine = (line: Line, then: Target, here: (part: number, parts: number) => readonly Position[]): Target =>
    line.acts.reduceRight((following, act, part) => {
      const again: Target = { instruction: null };
      const next = [...(act.again === undefined ? [] : [{ test: act.again, to: again }]), { test: 1, to: following }];
      const target = emit(act, next, here(part, line.acts.length));
      again.instruction = target.instruction;
      return target;
    }, then);

  const emitRoutine = (routine: Routine, then: Target, stack: readonly Position[]): Target => {
    if (stack.some(({ listing }) => listing.routine === routine))
      throw new BadModel(`${routine.name} calls itself, and the machine has no stack for that: write it as a loop.`, {
        routine: routine.name,
      });
    const listing = listingOf(routine);
    const at = (row: number, part = 0, parts = 1): readonly Position[] => [...stack, { listing, row, part, parts }];
    const emitBody = (body: readonly Outline[], after: Target): Target =>
      body.reduceRight((following, item) => emitNode(item, following), after);
    const emitNode = (item: Outline, after: Target): Target => {
      const { kind, line } = 'line' in item.node ? item.node : { kind: 'line' as const, line: item.node };
      if (kind !== 'line' && kind !== 'return' && line.acts.length > 0)
        throw new BadModel(
          `“${line.text}” of ${routine.name} has acts of its own, and ${TAKES[kind]}: write them as a line before it.`,
          { routine: routine.name, line: line.text },
        );
      if ('then' in item) {
        const { test, act, asks } = item.node;
        const [yes, no] = [emitBody(item.then, after), emitBody(item.otherwise, after)];
        return emit(
          { act, says: { test, asks } },
          [
            { test, to: yes },
            { test: not(test), to: no },
          ],
          at(item.row),
        );
      }
      if ('cases' in item) {
        const bodies = item.cases.map(({ body }, which) =>
          item.node.cases[which]?.leaves ? then : emitBody(body, after),
        );
        const branches = item.node.cases.map(({ test }, which) => ({ test, to: bodies[which] ?? after }));
        const act = item.node.cases.reduceRight<Act['act']>(
          (later, { test, act: mine }) => [{ test, then: mine, otherwise: later }],
          [],
        );
        const says = item.node.cases.reduceRight<Act['says']>(
          (_, { text }) => `finds ${text}`,
          'looks what there is to do',
        );
        return emit(
          { act, says: item.node.cases.length > 1 ? 'looks what there is to do' : says },
          [...branches, { test: 1, to: after }],
          at(item.row),
        );
      }
      if ('body' in item) {
        const top: Target = { instruction: null };
        const entered = emitBody(item.body, top);
        if (entered === top)
          throw new BadModel(
            `“${line.text}” of ${routine.name} goes round without a step, so nobody could ever be in it or leave it: write a line into it that takes a step.`,
            { routine: routine.name, line: line.text },
          );
        top.instruction = entered.instruction;
        return entered;
      }
      const { node, row } = item;
      if (node.kind === 'call') return emitRoutine(lookUp(node.routine), after, at(row));
      if (node.kind === 'return') return emitLine(node.line, then, (part, parts) => at(row, part, parts));
      return emitLine(node, after, (part, parts) => at(row, part, parts));
    };
    return emitBody(listing.outline, then);
  };

  const last = listingOf(entry);
  const atEnd = emitLine(end, nowhere, (part, parts) => [{ listing: last, row: last.rows.length - 1, part, parts }]);
  const first = emitRoutine(entry, atEnd, []);
  return { first, all: backwards.reverse() };
}
