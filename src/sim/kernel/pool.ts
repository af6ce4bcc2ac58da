import { aBlock } from '../spell/holes.ts';
import { item } from '../spell/item.ts';
import { and, type Block, bugCheck, type Expr, given, inMachine, not, put, type Stmt } from '../terms.ts';
import { otherwise } from './assumed.ts';
import { IRQL_NOT_LESS_OR_EQUAL, PAGE_FAULT_IN_NONPAGED_AREA } from './bugcheck.ts';
import { belowDispatch } from './irql.ts';

/** What following a bad pointer costs: a stop, and which one depends on the level. */
export const touch = (bad: Expr): Stmt =>
  given(bad, [given(belowDispatch, [bugCheck(PAGE_FAULT_IN_NONPAGED_AREA)], [bugCheck(IRQL_NOT_LESS_OR_EQUAL)])]);

/**
 * A piece of non-paged pool that a routine may free too early. Freed pool is taken to be gone at once (A10); NT might let a
 * late reader off.
 */
export function poolBlock(pointer: string): Block {
  const memory = inMachine(`memory of ${pointer}`, { values: ['allocated', 'freed'], role: 'memory' });
  return { kind: 'block', pointer, memory, follow: [touch(and(memory, not(otherwise('A10'))))] };
}

/** Gives the block back. Giving it back twice is following a bad pointer. */
export const ExFreePool = item`ExFreePool(${aBlock});`.does(({ pointer, memory }) => ({
  act: [put(memory, 1)],
  says: `frees ${pointer}`,
}));
