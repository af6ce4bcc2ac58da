import { atProcessor, type Expr, lowestProcessor, type Stmt } from '../terms.ts';
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

/** An interrupt goes to the processor of lowest IRQL, ties to the lowest number (A5: K36 found no source). */
export const steer = (...act: readonly Stmt[]): Stmt => lowestProcessor(irql, ...act);

/** The clock's expiry is handled on processor 0 (A6: K36 found no source). */
export const CLOCK_PROCESSOR = 0;
export const onClockProcessor = (...act: readonly Stmt[]): Stmt => atProcessor(CLOCK_PROCESSOR, ...act);
