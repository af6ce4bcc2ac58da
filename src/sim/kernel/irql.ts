import { item } from '../spell/item.ts';
import {
  type Act,
  type Expr,
  eq,
  gt,
  inProcessor,
  inThread,
  type Line,
  lt,
  not,
  put,
  type Rule,
  type Stmt,
} from '../terms.ts';

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

/** KIRQL OldIrql: the level a thread had before it took its first spin lock, or raised its processor by hand. */
export const oldIrql = inThread('oldIrql', { values: LEVELS });

/**
 * Below DISPATCH_LEVEL threads are switched and DPCs run; at it, neither (K8, K12). Almost
 * everything this book shows turns on this one test.
 */
export const belowDispatch: Expr = lt(irql, DISPATCH_LEVEL);

/** What may be called at DISPATCH_LEVEL only: nothing checks it, and nothing raises the caller. */
export const atDispatchOnly = (routine: string, fact: 'K4' | 'K5'): Rule => ({
  holds: eq(irql, DISPATCH_LEVEL),
  says: `${routine} may be called at DISPATCH_LEVEL only (NT DDK, ${fact}).`,
});
/** What may be called up to DISPATCH_LEVEL. Nothing of the book runs above it, but a routine might raise too far. */
export const upToDispatch = (routine: string): Rule => ({
  holds: not(gt(irql, DISPATCH_LEVEL)),
  says: `${routine} may be called at DISPATCH_LEVEL at most (NT DDK, K4).`,
});
/** What gives the processor up, and so may be called below DISPATCH_LEVEL only (K8). */
export const belowDispatchOnly: Rule = {
  holds: belowDispatch,
  says: 'No thread may wait at DISPATCH_LEVEL (K8).',
};

/** Raises the processor and keeps its old level. */
export const raise: readonly Stmt[] = [put(oldIrql, irql), put(irql, DISPATCH_LEVEL)];
/** Back to the level that was kept. */
export const lower: Act = {
  act: [put(irql, oldIrql), put(oldIrql, 0)],
  says: { test: oldIrql, then: 'stays at the level it had', otherwise: 'lowers to PASSIVE_LEVEL' },
};

/** What KeAcquireSpinLock does first, without a lock (K39). */
export const KeRaiseIrql: Line = item`KeRaiseIrql(DISPATCH_LEVEL, &${oldIrql});`.does(() => ({
  act: raise,
  says: 'raises to DISPATCH_LEVEL',
}));
export const KeLowerIrql: Line = item`KeLowerIrql(${oldIrql});`.does(() => lower);
