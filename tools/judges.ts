/** The outside judges of a test run: who judged here, who could not, and why. How each is found stands in spin.ts and engines.ts. */
import { WHY_NOT } from './engines.ts';
import { WHY_NO_SPIN } from './spin.ts';

export interface Judge {
  readonly name: string;
  /** Why it cannot be had on this machine, in a sentence that says what to do about it; null if it can. */
  readonly whyNot: string | null;
}

export const JUDGES: readonly Judge[] = [
  { name: 'Spin', whyNot: WHY_NO_SPIN },
  { name: 'Firefox', whyNot: WHY_NOT.Firefox },
  { name: 'WebKit', whyNot: WHY_NOT.WebKit },
];

export interface Summons {
  /** A line for each judge. */
  readonly lines: readonly string[];
  /** Those that were expected and did not judge, and names of none. */
  readonly missing: readonly string[];
}

/**
 * What a run says of its judges.
 *
 * @param expected names with commas between them, as EXPECT_JUDGES has them: `spin,firefox`; empty where nobody is
 */
export function summon(expected: string, judges: readonly Judge[] = JUDGES): Summons {
  const asked = expected
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isNamed = (name: string, other: string): boolean => name.toLowerCase() === other.toLowerCase();
  const choices = judges.map(({ name }) => name.toLowerCase()).join(', ');
  return {
    lines: judges.map(({ name, whyNot }) =>
      whyNot === null ? `${name.padEnd(8)} judged` : `${name.padEnd(8)} did not judge: ${whyNot}`,
    ),
    missing: asked.flatMap((one) => {
      const judge = judges.find(({ name }) => isNamed(name, one));
      if (judge === undefined)
        return [`EXPECT_JUDGES names "${one}", and there is no such judge; there are ${choices}.`];
      return judge.whyNot === null ? [] : [`${judge.name} was expected and did not judge. ${judge.whyNot}`];
    }),
  };
}
