/** Which two builds are laid side by side, and under what: kept in the address where the page is about nothing else. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Library } from '../../sim/computer/runnable.ts';
import type { Wish } from '../../sim/computer/setting.ts';
import type { Sheet } from '../../views/compare/SideBySide.tsx';
import { type Comparison, readComparison, withChoice, writeComparison } from './comparison.ts';

export interface ComparedChoice {
  readonly one?: string;
  readonly other?: string;
  readonly under?: Partial<Omit<Wish, 'build'>>;
}

export interface Comparing {
  readonly comparison: Comparison;
  /** What of the address could not be read, in sentences. */
  readonly problem: string | null;
  readonly choose: (choice: ComparedChoice) => void;
}

/** `addressed`: the address names the comparison, and each choice is an entry in the browser's history. */
export function useComparison(
  cases: Library,
  home: Comparison,
  sheets: readonly Sheet[],
  addressed: boolean,
): Comparing {
  const [reading, read] = useState<{ comparison: Comparison; problem: string | null }>({
    comparison: home,
    problem: null,
  });
  const names = useMemo(() => new Map(sheets.map(({ id, name }) => [id, name])), [sheets]);
  useEffect(() => {
    if (!addressed) return;
    const open = (): void => {
      const text = location.hash.slice(1);
      // A link to a heading of the page is not one to a comparison.
      if (text.includes('=')) read(readComparison(cases, text, home, names));
      else if (text === '') read({ comparison: home, problem: null });
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  const choose = ({ one, other, under }: ComparedChoice): void => {
    const { comparison } = reading;
    const now = withChoice(
      cases,
      { ...comparison, one: one ?? comparison.one, other: other ?? comparison.other },
      under ?? {},
    );
    if (addressed) location.hash = writeComparison(cases, now);
    read({ comparison: now, problem: null });
  };
  return { ...reading, choose };
}
