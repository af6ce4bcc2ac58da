import {
  and,
  atProcessor,
  type Expr,
  eq,
  given,
  lowestProcessor,
  not,
  onProcessor,
  or,
  type Stmt,
  setting,
} from '../terms.ts';
import { otherwise } from './assumed.ts';
import { irql } from './irql.ts';

/**
 * Something outside the processors that can act: a network adapter, a mouse, the clock.
 *
 * Its service routine runs at the device's own level, above anything that runs here, and does little:
 * it queues a DPC and is gone (K12). So the whole interrupt is one step (A4), and it comes even to a
 * processor that is stuck at DISPATCH_LEVEL.
 */
export interface Device {
  readonly name: string;
  readonly events: readonly DeviceEvent[];
}
export interface DeviceEvent {
  readonly name: string;
  /** A verb phrase for the step: `delivers a TCP segment`. */
  readonly says: string;
  /** One letter or digit by which links know it, its own among the events of a computer. Absent: they know it by its place in the list. */
  readonly letter?: string;
  readonly when: Expr;
  readonly act: readonly Stmt[];
}

/** An interrupt goes to the processor of lowest IRQL, ties to the lowest number (A5: K36 found no source). Otherwise: to processor 0. */
export const steer = (...act: readonly Stmt[]): Stmt =>
  given(otherwise('A5'), [atProcessor(0, ...act)], [lowestProcessor(irql, ...act)]);

/** The last processor is the fourth at most. A computer keeps the one that is meant: the number of its processors is known. */
const BEFORE_LAST = [0, 1, 2] as const;
const LAST = 3;
const hasSoMany = (number: number): Expr => eq(setting('processors'), number + 1);
export const onLastProcessor = (...act: readonly Stmt[]): Stmt =>
  BEFORE_LAST.reduceRight(
    (later, number) => given(hasSoMany(number), [atProcessor(number, ...act)], [later]),
    atProcessor(LAST, ...act),
  );
const ofLastProcessor = (test: Expr): Expr =>
  or(
    ...BEFORE_LAST.map((number) => and(hasSoMany(number), onProcessor(number, test))),
    and(not(or(...BEFORE_LAST.map(hasSoMany))), onProcessor(LAST, test)),
  );

/** The clock's expiry is handled on processor 0 (A6: K36 found no source). Otherwise: on the last processor. */
const isHandledOnLast = otherwise('A6');
export const onClockProcessor = (...act: readonly Stmt[]): Stmt =>
  given(isHandledOnLast, [onLastProcessor(...act)], [atProcessor(0, ...act)]);
/** Whether a test holds of the processor that handles the clock's expiry. */
export const holdsOnClockProcessor = (test: Expr): Expr =>
  or(and(not(isHandledOnLast), onProcessor(0, test)), and(isHandledOnLast, ofLastProcessor(test)));
