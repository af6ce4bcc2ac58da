import type { Act, Expr } from '../terms.ts';
import type { Listing } from './listing.ts';

/** A row of a listing that is being worked on: its routine, and which of the row's acts comes next. */
export interface Position {
  readonly listing: Listing;
  readonly row: number;
  readonly part: number;
  readonly parts: number;
}

/** Where to go on: the first branch whose test (read before the act) holds. */
export interface Branch {
  readonly test: Expr;
  readonly to: Target;
}
/** A step to come, known once everything after it is. `number` 0 is the end of the program. */
export interface Target {
  instruction: Instruction | null;
}

/** One step of a thread or a DPC, with everything its line said about it. */
export interface Instruction extends Act {
  /** From 1, unique within a computer. */
  number: number;
  readonly next: readonly Branch[];
  /** Outermost routine first, the routine that the step belongs to last. */
  readonly at: readonly Position[];
}

/** The line of a listing that an instruction belongs to. */
export function lineOf({ at }: Instruction): string {
  const position = at.at(-1);
  return position?.listing.rows[position.row]?.text ?? '';
}

/** What is asked of a machine before an act without changing what comes of it: for the sentence about it, and for the rule that it must keep. */
export const askedAside = ({ says, needs }: Partial<Act>): readonly Expr[] => [
  ...(typeof says === 'object' ? [says.test] : []),
  ...(needs ? [needs.holds] : []),
];

/** Whether a program can come to its end, as far as its ways on tell; through some of the instructions only, where they are given. */
export function comesToAnEnd(first: Target, through?: ReadonlySet<Instruction>): boolean {
  const seen = new Set<Instruction>();
  const open = [first];
  for (let target = open.pop(); target; target = open.pop()) {
    const { instruction } = target;
    if (!instruction) return true;
    if (seen.has(instruction) || through?.has(instruction) === false) continue;
    seen.add(instruction);
    for (const { to } of instruction.next) open.push(to);
  }
  return false;
}
