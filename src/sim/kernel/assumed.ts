import { type Expr, eq } from '../terms.ts';

/**
 * Whether an assumption of the book is taken the other way: 1 or 0, known before a computer runs.
 *
 * The number is that of `src/content/model/assumptions.yaml`. A computer that states nothing of it is the book's own. A
 * reading (`library/readings.ts`) states the assumption as a constant, 1.
 */
export const otherwise = (assumption: `A${number}`): Expr => eq({ setting: assumption, unstated: 0 }, 1);
