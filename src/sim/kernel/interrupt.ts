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

/**
 * The clock's expiry is handled on processor 0 (A6: K36 found no source). Otherwise: on the last processor, the fourth at most.
 *
 * Each of these asks for one processor after the other; a computer keeps the one that is meant.
 */
const CLOCK_CHOICES = [0, 1, 2] as const;
const LAST_CHOICE = 3;
const isClockProcessor = (number: number): Expr => {
  const isLast = and(otherwise('A6'), eq(setting('processors'), number + 1));
  return number === 0 ? or(not(otherwise('A6')), isLast) : isLast;
};
export const onClockProcessor = (...act: readonly Stmt[]): Stmt =>
  CLOCK_CHOICES.reduceRight(
    (later, number) => given(isClockProcessor(number), [atProcessor(number, ...act)], [later]),
    atProcessor(LAST_CHOICE, ...act),
  );
/** Whether a test holds of the processor that handles the clock's expiry. */
export const holdsOnClockProcessor = (test: Expr): Expr => {
  const isLater = not(or(...CLOCK_CHOICES.map(isClockProcessor)));
  return or(
    ...CLOCK_CHOICES.map((number) => and(isClockProcessor(number), onProcessor(number, test))),
    and(isLater, onProcessor(LAST_CHOICE, test)),
  );
};
