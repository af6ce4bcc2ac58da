import { type Expr, eq } from '../terms.ts';

/**
 * Whether an assumption of the book is taken in one of its other ways: 1 or 0, known before a computer runs.
 *
 * The number is that of `src/content/model/assumptions.yaml`. A computer that states nothing of it is the book's own. A
 * reading (`library/readings.ts`) states the assumption as a constant: 1 for its first alternative.
 */
export const otherwise = (assumption: `A${number}`, way = 1): Expr => eq({ setting: assumption, unstated: 0 }, way);
