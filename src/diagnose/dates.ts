/** The dates that decide: the spans of all cases laid over each other, so that one look-up answers for each of them. */
import type { ProductLine } from '../content/lists.ts';
import type { StandingRule } from '../content/schemas.ts';
import { ruleOfDay } from '../content/standing.ts';

/** A span of days on one product line within which no rule changes. Null ends are open. */
export interface DaySpan {
  readonly from: Date | null;
  readonly until: Date | null;
  /** One rule a case, in their order. */
  readonly rules: readonly StandingRule[];
}

const DAY = 24 * 60 * 60 * 1000;
/** Before any span that has a beginning. */
const EVER = new Date(0);

/** The spans of a product line, earliest first. `cases`: the rules of each. */
export function datesOf(cases: readonly (readonly StandingRule[])[], line: ProductLine): readonly DaySpan[] {
  const starts = cases.flat().flatMap((rule) => (rule.lines.includes(line) && rule.from ? [rule.from.getTime()] : []));
  const days = [...new Set(starts)].toSorted((one, other) => one - other);
  return [null, ...days].map((start, at) => {
    const from = start === null ? null : new Date(start);
    const next = days[at];
    return {
      from,
      until: next === undefined ? null : new Date(next - DAY),
      rules: cases.flatMap((rules) => ruleOfDay(rules, line, from ?? EVER) ?? []),
    };
  });
}
