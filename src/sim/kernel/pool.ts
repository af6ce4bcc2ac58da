import { bugCheck, code, type Expr, given, inMachine, type Line, type Place, put, type Stmt } from '../terms.ts';
import { IRQL_NOT_LESS_OR_EQUAL, PAGE_FAULT_IN_NONPAGED_AREA } from './bugcheck.ts';
import { belowDispatch } from './irql.ts';

/** A piece of non-paged pool that somebody may free too early. */
export const poolBlock = (name: string): Place => inMachine(`memory of ${name}`, { values: ['allocated', 'freed'] });

/**
 * What following a bad pointer costs: a stop, and which one depends on the level.
 *
 * Freed pool is taken to be gone at once (A10); NT might have let a late reader off.
 */
export const touch = (bad: Expr): Stmt =>
  given(bad, [given(belowDispatch, [bugCheck(PAGE_FAULT_IN_NONPAGED_AREA)], [bugCheck(IRQL_NOT_LESS_OR_EQUAL)])]);

/** Gives the block back. Giving it back twice is following a bad pointer. */
export const ExFreePool = (block: Place, pointer: string): Line =>
  code(`ExFreePool(${pointer});`, `frees ${pointer}`, touch(block), put(block, 1));
