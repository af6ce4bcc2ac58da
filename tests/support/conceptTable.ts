import type { Setting } from '../../src/sim/computer/setting.ts';
import { CONCEPTS, settingOf } from '../../src/sim/library/index.ts';
import type { Expected } from './truthTable.ts';

interface Line {
  readonly concept: string;
  readonly load: string;
  readonly expected: Expected;
  /** Machines and steps between them, for each number of processors. */
  readonly counts: Readonly<Record<number, readonly [number, number]>>;
}
export interface ConceptRow {
  readonly setting: Setting;
  readonly expected: Expected;
  readonly states: number;
  readonly transitions: number;
}

/** Every load of every concept on every number of processors: the spaces are so small that none need be left out. */
const LINES: readonly Line[] = [
  {
    concept: 'preemption',
    load: 'unguarded',
    expected: 'broken promise, some schedules',
    counts: { 1: [52, 76], 2: [27, 38] },
  },
  { concept: 'preemption', load: 'raised', expected: 'no hang', counts: { 1: [41, 50] } },
  { concept: 'preemption', load: 'raised', expected: 'broken promise, some schedules', counts: { 2: [59, 94] } },
  { concept: 'preemption', load: 'locked', expected: 'no hang', counts: { 1: [53, 62], 2: [63, 100] } },
  { concept: 'dispatch-level', load: 'raised', expected: 'no hang', counts: { 1: [103, 140], 2: [270, 561] } },
  { concept: 'dispatch-level', load: 'not-raised', expected: 'no hang', counts: { 1: [85, 116], 2: [145, 300] } },
  { concept: 'interrupt', load: 'mouse-movement', expected: 'no hang', counts: { 1: [12, 11], 2: [26, 36] } },
  { concept: 'interrupt', load: 'ctrl-alt-del', expected: 'no hang', counts: { 1: [46, 60], 2: [143, 312] } },
  { concept: 'spin-lock', load: 'two-counters', expected: 'no hang', counts: { 1: [41, 48], 2: [45, 72] } },
  { concept: 'wait-or-spin', load: 'spin', expected: 'hang, some schedules', counts: { 1: [11, 10] } },
  { concept: 'wait-or-spin', load: 'spin', expected: 'no hang', counts: { 2: [16, 19] } },
  { concept: 'wait-or-spin', load: 'wait', expected: 'no hang', counts: { 1: [12, 12], 2: [15, 18] } },
  { concept: 'two-orders', load: 'two-orders', expected: 'no hang', counts: { 1: [47, 54] } },
  { concept: 'two-orders', load: 'two-orders', expected: 'hang, some schedules', counts: { 2: [58, 94] } },
  { concept: 'two-orders', load: 'one-order', expected: 'no hang', counts: { 1: [47, 54], 2: [55, 88] } },
  { concept: 'leaked-lock', load: 'forgets', expected: 'hang, every schedule', counts: { 1: [12, 12], 2: [20, 28] } },
  { concept: 'leaked-lock', load: 'gives-back', expected: 'no hang', counts: { 1: [89, 120], 2: [77, 132] } },
  {
    concept: 'lost-wake-up',
    load: 'test-then-clear',
    expected: 'hang, some schedules',
    counts: { 1: [52, 78], 2: [39, 64] },
  },
  { concept: 'lost-wake-up', load: 'clear-then-test', expected: 'no hang', counts: { 1: [60, 90], 2: [43, 70] } },
  { concept: 'lost-wake-up', load: 'pulse', expected: 'hang, some schedules', counts: { 1: [26, 34], 2: [26, 42] } },
  { concept: 'lost-wake-up', load: 'set', expected: 'no hang', counts: { 1: [23, 32], 2: [24, 41] } },
  { concept: 'after-you', load: 'raised', expected: 'no hang', counts: { 1: [109, 154] } },
  { concept: 'after-you', load: 'raised', expected: 'hang, some schedules', counts: { 2: [134, 234] } },
  { concept: 'after-you', load: 'one-lock', expected: 'no hang', counts: { 1: [129, 174], 2: [137, 240] } },
  {
    concept: 'double-free',
    load: 'looks-again',
    expected: 'stop, some schedules, PAGE_FAULT_IN_NONPAGED_AREA',
    counts: { 1: [65, 96], 2: [34, 48] },
  },
  { concept: 'double-free', load: 'looks-at-its-own', expected: 'no hang', counts: { 1: [25, 36], 2: [13, 18] } },
  {
    concept: 'endless-dpc',
    load: 'in-lines',
    expected: 'loop, some schedules',
    counts: { 1: [61, 73], 2: [273, 488] },
  },
  { concept: 'endless-dpc', load: 'synchronized', expected: 'no hang', counts: { 1: [50, 60], 2: [123, 205] } },
];

export const CONCEPT_TABLE: readonly ConceptRow[] = LINES.flatMap(({ concept, load, expected, counts }) =>
  Object.entries(counts).map(([processors, [states, transitions]]) => ({
    setting: settingOf({ case: concept, load, processors: Number(processors) }),
    expected,
    states,
    transitions,
  })),
);

/** Every setting that a concept lets a reader choose. */
export const CONCEPT_SETTINGS: readonly Setting[] = Object.values(CONCEPTS).flatMap(({ name, loads, processors }) =>
  loads.flatMap((load) =>
    processors.choices.map((count) => settingOf({ case: name, load: load.name, processors: count })),
  ),
);
