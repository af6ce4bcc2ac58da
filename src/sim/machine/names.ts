import { BadModel, type Concerns } from './badModel.ts';

/** What stands for a thing in a comparison: two things that print alike are one. */
const print = (thing: unknown): string => JSON.stringify(thing);

/**
 * Whether two things of one name are the same: one object, or two that say the same.
 *
 * @throws BadModel that names both, where they are not.
 */
export function sameUnderOneName<T extends { readonly name: string }>(
  kind: string,
  one: T,
  other: T,
  concerns: Concerns,
): true {
  if (one === other) return true;
  const [a, b] = [one, other] as readonly Readonly<Record<string, unknown>>[];
  const differs = [...new Set([...Object.keys(one), ...Object.keys(other)])].find(
    (field) => print(a?.[field]) !== print(b?.[field]),
  );
  if (differs === undefined) return true;
  throw new BadModel(
    `There are two different ${kind} called ${one.name}, which differ in their ${differs}; a name means one thing in a computer, so rename one of them.`,
    concerns,
  );
}
