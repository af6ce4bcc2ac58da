import { type Expr, inProcessor, lt } from '../terms.ts';

/**
 * Interrupt request levels on x86 (K1, K2). At a level a processor masks every interrupt of that
 * level and below; threads run at PASSIVE_LEVEL, the two levels above it are software's own.
 */
export const LEVELS = ['PASSIVE_LEVEL', 'APC_LEVEL', 'DISPATCH_LEVEL'] as const;
export const [PASSIVE_LEVEL, APC_LEVEL, DISPATCH_LEVEL] = [0, 1, 2] as const;

/** NT's name for a level, or the number where NT has none. */
export const irqlName = (level: number): string => LEVELS[level] ?? `level ${level}`;

/**
 * A processor's current level. An interrupt's own level never shows here: a service routine is over
 * within the step that brings it, and only its DPC is left to run.
 */
export const irql = inProcessor('Irql', {
  values: LEVELS,
});

/**
 * Below DISPATCH_LEVEL threads are switched and DPCs run; at it, neither (K8, K12). Almost
 * everything this book shows turns on this one test.
 */
export const belowDispatch: Expr = lt(irql, DISPATCH_LEVEL);
