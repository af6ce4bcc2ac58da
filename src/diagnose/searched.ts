/** What the search of every schedule came to for a computer: a compact table, made when the book is built, and the way to ask it. */

/**
 * What becomes of one load, in a letter: every schedule ends in a hang, some do; every one ends in a stop screen, or some
 * do and none in a hang; every one breaks a promise, or some do and nothing is worse; nothing bad is possible; or the
 * search was not carried to its end and has found none so far. A processor that is busy for ever looks like a hang from
 * outside, and stands as one.
 */
export const OUTCOMES = {
  every: 'e',
  some: 's',
  'every stop': 'B',
  stop: 'b',
  'every broken': 'P',
  broken: 'p',
  none: 'n',
  open: '?',
} as const;
const HANGS = /[es]/;
const STOPS = /b/i;
const BREAKS = /p/i;
const BAD = /[esbp]/i;
const EVERY = /[eBP]/;

/** Settings that come to the same, whatever the load. */
export interface Cell {
  readonly processors: number;
  /** Combinations of registry values, each in the order of `registry`. */
  readonly registry: readonly (readonly string[])[];
  /** One letter a load, in the order of `loads`. */
  readonly loads: string;
  /** States visited, all loads that were searched to their end together. */
  readonly states: number;
}

/** Everything that was searched for one case. Builds that come to the same in every setting share a table. */
export interface Searched {
  /** Names of the registry values that can be set. */
  readonly registry: readonly string[];
  /** Titles. */
  readonly loads: readonly string[];
  readonly tables: readonly { readonly builds: readonly string[]; readonly cells: readonly Cell[] }[];
}

/** A computer as far as it is known: what is null, or not there, can be anything. */
export interface AskedSetting {
  readonly build: string;
  readonly processors: number | null;
  readonly registry: Readonly<Partial<Record<string, string>>>;
}

export interface SearchFinding {
  /** `open`: no hang was found, and some search did not come to its end, so nothing is proven. */
  readonly is: 'hang' | 'stop' | 'broken' | 'none' | 'open';
  /**
   * Numbers of processors, and values of each registry value, with which it hangs or stops; and of these only what tells
   * something: not what was asked for, and no value that does so like every other.
   */
  readonly processors: readonly number[];
  readonly registry: Readonly<Record<string, readonly string[]>>;
  /** Loads that can bring it, and whether every schedule of them does, in every setting in which one does. */
  readonly loads: readonly { readonly title: string; readonly every: boolean }[];
  /** Loads whose search was not carried to its end. */
  readonly open: readonly string[];
  readonly states: number;
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

const valuesIn = (cells: readonly Pick<Cell, 'registry'>[], at: number): readonly string[] =>
  distinct(cells.flatMap(({ registry }) => registry.map((values) => values[at] ?? '')));

/** What the search found of every setting that can be meant. Null where the build is not modelled. */
export function searchFindingOf({ registry, loads, tables }: Searched, asked: AskedSetting): SearchFinding | null {
  const table = tables.find(({ builds }) => builds.includes(asked.build));
  if (!table) return null;
  const meant = table.cells
    .filter(({ processors }) => asked.processors === null || processors === asked.processors)
    .map((cell) => ({
      ...cell,
      registry: cell.registry.filter((values) =>
        registry.every((name, at) => (asked.registry[name] ?? values[at]) === values[at]),
      ),
    }))
    .filter((cell) => cell.registry.length > 0);
  const bad = meant.filter((cell) => BAD.test(cell.loads));
  const found = meant.map((cell) => cell.loads).join('');
  const lettersOf = (load: number): readonly string[] => meant.map((cell) => cell.loads[load] ?? '');
  return {
    is: HANGS.test(found)
      ? 'hang'
      : STOPS.test(found)
        ? 'stop'
        : BREAKS.test(found)
          ? 'broken'
          : found.includes('?')
            ? 'open'
            : 'none',
    processors: asked.processors === null ? distinct(bad.map(({ processors }) => processors)) : [],
    registry: Object.fromEntries(
      registry.flatMap((name, at) => {
        const [among, found] = [valuesIn(meant, at), valuesIn(bad, at)];
        return found.length < among.length ? [[name, found]] : [];
      }),
    ),
    loads: loads.flatMap((title, load) => {
      const letters = lettersOf(load).filter((letter) => BAD.test(letter));
      return letters.length === 0 ? [] : [{ title, every: letters.every((letter) => EVERY.test(letter)) }];
    }),
    open: loads.filter((_, load) => lettersOf(load).includes('?')),
    states: meant.reduce((sum, { states }) => sum + states, 0),
  };
}
