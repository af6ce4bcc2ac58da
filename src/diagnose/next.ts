/** What to find out next: the question whose answer leaves the fewest cases, worked out from the patterns. */

import { ASKED, type AskedProbe, type Fit, fitsOf, type Pattern, type Seen } from './patterns.ts';

/** The patterns of a case, by its name. */
export type Patterns = Readonly<Record<string, readonly Pattern[]>>;

/** Something that one can find out of a hung computer. */
export type NextQuestion =
  /** `later`: after so many more requests; 0 is now. */
  { readonly ask: AskedProbe; readonly later: number } | { readonly ask: 'processors' };

/** A question, and the cases that each of its answers would leave. */
export interface Next {
  readonly question: NextQuestion;
  readonly leaves: ReadonlyMap<string, readonly string[]>;
}

/** A machine that may be the reader's: a pattern at a moment, on so many processors. */
interface Candidate {
  readonly case: string;
  readonly pattern: Pattern;
  readonly moment: number;
  readonly processors: number;
}

/** What can be the reader's machine by all that was said: nothing contradicts it. */
function candidatesOf(patterns: Patterns, seen: Seen): readonly Candidate[] {
  const possible = ({ contradicts }: Fit): boolean => contradicts.length === 0;
  return Object.entries(patterns).flatMap(([name, list]) =>
    fitsOf(list, seen)
      .filter(possible)
      .flatMap(({ pattern, moment }) =>
        pattern.where.processors
          .filter((count) => seen.processors === null || count === seen.processors)
          .map((processors) => ({ case: name, pattern, moment, processors })),
      ),
  );
}

/** The cases that nothing which was said contradicts. */
export const leftOf = (patterns: Patterns, seen: Seen): readonly string[] => [
  ...new Set(candidatesOf(patterns, seen).map((candidate) => candidate.case)),
];

/** What a candidate would answer; both where its pattern leaves it open. */
function answersOf({ pattern, moment, processors }: Candidate, question: NextQuestion): readonly string[] {
  if (question.ask === 'processors') return [String(processors)];
  const lives = pattern.lives[question.ask];
  const life = lives[Math.min(moment + question.later, lives.length - 1)];
  return life === 'a' ? ['yes'] : life === 'd' ? ['no'] : ['yes', 'no'];
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Every question in the order in which a person would try them: now before later. */
function questionsOf(candidates: readonly Candidate[], seen: Seen): readonly NextQuestion[] {
  const most = Math.max(0, ...candidates.flatMap(({ pattern }) => ASKED.map((probe) => pattern.lives[probe].length)));
  return [
    ...ASKED.filter((probe) => seen.probes[probe] === undefined).map((ask) => ({ ask, later: 0 })),
    ...(seen.processors === null ? [{ ask: 'processors' } as const] : []),
    ...Array.from({ length: Math.max(0, most - 1) }, (_, at) => at + 1).flatMap((later) =>
      ASKED.map((ask) => ({ ask, later })),
    ),
  ];
}

/**
 * The question that tells the cases apart best, or null where one case is left, or none, or nothing can tell them apart.
 *
 * A question is the better, the fewer cases are left after its answer on average, each case counting as much as any
 * other and each of its candidates as much as any other of that case. Among equals the one that is asked first.
 */
export function nextOf(patterns: Patterns, seen: Seen): Next | null {
  const candidates = candidatesOf(patterns, seen);
  const cases = leftOf(patterns, seen);
  if (cases.length < 2) return null;

  const leavesOf = (question: NextQuestion): Map<string, string[]> => {
    const leaves = new Map<string, string[]>();
    for (const candidate of candidates)
      for (const answer of answersOf(candidate, question)) {
        const left = leaves.get(answer) ?? [];
        if (!left.includes(candidate.case)) leaves.set(answer, [...left, candidate.case]);
      }
    return leaves;
  };
  const costOf = (question: NextQuestion, leaves: ReadonlyMap<string, readonly string[]>): number =>
    mean(
      cases.map((name) =>
        mean(
          candidates
            .filter((candidate) => candidate.case === name)
            .map((candidate) => mean(answersOf(candidate, question).map((answer) => leaves.get(answer)?.length ?? 0))),
        ),
      ),
    );

  let best: (Next & { readonly cost: number }) | null = null;
  for (const question of questionsOf(candidates, seen)) {
    const leaves = leavesOf(question);
    const cost = costOf(question, leaves);
    // Sums of fractions in another order differ by less than this.
    if (cost < (best?.cost ?? cases.length) - 1e-9) best = { question, leaves, cost };
  }
  return best && { question: best.question, leaves: best.leaves };
}
