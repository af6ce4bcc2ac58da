/**
 * What a driver file is to a case: the rules of content/standings, applied.
 *
 * One set of rules answers for the builds that articles print, for whole service packs, and for a file of any date that
 * somebody finds on a disk. That is how articles mean "or later": the date decides, then the size tells two builds apart.
 */
import type { ProductLine } from './lists.ts';
import type { Build, StandingRule } from './schemas.ts';

/** What of a build its standing rests on. */
export type Standable = Pick<Build, 'lines' | 'packs'> & {
  readonly files: readonly { readonly day: Date }[];
  readonly said: readonly { readonly from: Date; readonly to: Date | null }[];
};

const inSpan = (rule: StandingRule, line: ProductLine, day: Date) =>
  rule.lines.includes(line) &&
  (rule.from === null || rule.from.getTime() <= day.getTime()) &&
  (rule.until === null || day.getTime() <= rule.until.getTime());

/** The rule for a file of a product line by its date alone; undefined where no span holds the day. */
export const ruleOfDay = (rules: readonly StandingRule[], line: ProductLine, day: Date): StandingRule | undefined =>
  rules.find((rule) => inSpan(rule, line, day));

/** The rule that names a service pack; undefined where none does. */
export const ruleOfPack = (rules: readonly StandingRule[], pack: string): StandingRule | undefined =>
  rules.find((rule) => rule.packs.includes(pack));

/** The first day that any source gives a build; undefined where none does. */
export const firstDay = ({ files, said }: Pick<Standable, 'files' | 'said'>): Date | undefined => {
  const days = [...files.map((file) => file.day), ...said.map(({ from }) => from)].map((day) => day.getTime());
  return days.length === 0 ? undefined : new Date(Math.min(...days));
};

/** Every rule that can be meant for a build on one product line: more than one, or none, is a fault of the rules. */
export function rulesOfBuild(
  rules: readonly StandingRule[],
  id: string,
  build: Standable,
  line: ProductLine,
): readonly StandingRule[] {
  const onLine = (rule: StandingRule) => rule.lines.length === 0 || rule.lines.includes(line);
  const named = rules.filter((rule) => rule.builds.includes(id));
  if (named.length > 0) return named.length > 1 ? named.filter(onLine) : named;
  const carried = rules.filter((rule) => build.packs.some((pack) => rule.packs.includes(pack)));
  if (carried.length > 0) return carried.length > 1 ? carried.filter(onLine) : carried;
  const day = firstDay(build);
  return day === undefined ? [] : rules.filter((rule) => inSpan(rule, line, day));
}

/** The rule for a build on one of its product lines. @throws Error where the rules do not decide it, which joins.ts says first. */
export function standingOf(
  rules: readonly StandingRule[],
  id: string,
  build: Standable,
  line: ProductLine,
): StandingRule {
  const [rule, ...others] = rulesOfBuild(rules, id, build, line);
  if (rule === undefined || others.length > 0)
    throw new Error(
      `The standing of ${id} on ${line} is covered by ${others.length + (rule ? 1 : 0)} rules, not by one.`,
    );
  return rule;
}
