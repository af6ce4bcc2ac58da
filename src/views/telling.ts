/** How each verdict is told, wherever a reader meets one: its word, and what stands for it in the middle of a sentence. */
import type { Verdict } from '../sim/explore/explore.ts';

export interface Telling {
  readonly word: string;
  readonly mark: string;
  /** What a hue may say beside the word. */
  readonly is: 'alive' | 'dead' | 'unsure';
  /** `the hang`: what can be avoided, or come to. */
  readonly the: string;
  /** The same on a button, where a long name would not fit. */
  readonly run: string;
  /** `No hang`: what cannot follow any more. */
  readonly no: string;
  /** What runs do that come to it: `hang`; of one run: `hangs`. */
  readonly do: string;
  readonly does: string;
}

export const TELLINGS: Readonly<Record<Verdict, Telling>> = {
  hang: {
    word: 'Hang',
    mark: '✕',
    is: 'dead',
    the: 'the hang',
    run: 'the hang',
    no: 'No hang',
    do: 'hang',
    does: 'hangs',
  },
  loop: {
    word: 'Loop',
    mark: '✕',
    is: 'dead',
    the: 'the loop',
    run: 'the loop',
    no: 'No loop',
    do: 'loop',
    does: 'loops',
  },
  stop: {
    word: 'Stop',
    mark: '✕',
    is: 'dead',
    the: 'the stop',
    run: 'the stop',
    no: 'No stop',
    do: 'stop',
    does: 'stops',
  },
  'broken-promise': {
    word: 'Broken promise',
    mark: '✕',
    is: 'dead',
    the: 'the broken promise',
    run: 'it',
    no: 'No broken promise',
    do: 'break the promise',
    does: 'breaks the promise',
  },
  'no-hang': {
    word: 'No hang',
    mark: '✓',
    is: 'alive',
    the: 'a bad end',
    run: 'it',
    no: 'Nothing bad',
    do: 'end badly',
    does: 'ends badly',
  },
  'gave-up': {
    word: 'Gave up',
    mark: '?',
    is: 'unsure',
    the: 'a bad end',
    run: 'it',
    no: 'Nothing bad',
    do: 'end badly',
    does: 'ends badly',
  },
};

/** In how many schedules something bad comes, after its word: `in some schedules`; empty where nothing does, or nobody knows. */
export const inHowMany = ({
  verdict,
  inevitable,
}: {
  readonly verdict: Verdict;
  readonly inevitable: boolean | null;
}): string =>
  TELLINGS[verdict].is !== 'dead' || inevitable === null ? '' : inevitable ? 'in every schedule' : 'in some schedules';
