import { clipped } from '../outside.ts';
import { many } from '../sentences.ts';
import type { Load } from './load.ts';
import type { Reading } from './reading.ts';
import { buildsOf, type Library, type Runnable } from './runnable.ts';

/** One choice of everything that something runnable lets a reader choose. */
export interface Setting {
  readonly case: string;
  /** Null: no driver takes part. */
  readonly build: string | null;
  readonly processors: number;
  readonly registry: Readonly<Record<string, string>>;
  readonly load: string;
  /** The number of an assumption that is taken another way; null: all are as the book takes them. */
  readonly reading: string | null;
}

/** A setting as it may come from a link, a flag or a menu: unchecked, and with gaps for the default. */
export interface Wish {
  readonly case: string;
  readonly build?: string | null | undefined;
  readonly processors?: number | undefined;
  readonly registry?: Readonly<Record<string, string>> | undefined;
  readonly load?: string | undefined;
  readonly reading?: string | null | undefined;
}

/** What was asked for does not exist. The message is one sentence that names the choices. */
export class UnknownChoice extends Error {}

function choose<T extends string | number>(what: string, asked: T, choices: readonly T[]): T {
  if (choices.includes(asked)) return asked;
  const instead = choices.length === 0 ? 'none can be chosen here' : `choose one of ${choices.join(', ')}`;
  throw new UnknownChoice(`There is no ${what} "${clipped(String(asked))}"; ${instead}.`);
}

/** What a name stands for in a library. @throws UnknownChoice with a sentence that names the choices. */
export const runnableOf = (library: Library, name: string): Runnable =>
  library[choose('case', name, Object.keys(library))] as Runnable;

/**
 * A wish made whole: gaps filled with the defaults of what is run, everything checked.
 *
 * @throws UnknownChoice with a sentence for the reader.
 */
export function settingFor(runnable: Runnable, wish: Omit<Wish, 'case'>): Setting {
  const { name, processors, registry, loads, readings } = runnable;
  const builds = buildsOf(runnable);
  for (const asked of Object.keys(wish.registry ?? {}))
    choose(
      'registry value',
      asked,
      registry.map((value) => value.name),
    );
  const [usual = null] = builds;
  return {
    case: name,
    build: wish.build == null ? usual : choose('build', wish.build, builds),
    processors:
      wish.processors === undefined
        ? processors.usual
        : choose('number of processors', wish.processors, processors.choices),
    registry: Object.fromEntries(
      registry.map((value) => {
        const asked = wish.registry?.[value.name];
        return [value.name, asked === undefined ? (value.values[0] ?? '') : choose(value.name, asked, value.values)];
      }),
    ),
    load: choose(
      'load',
      wish.load ?? loads[0].name,
      loads.map((load) => load.name),
    ),
    reading:
      wish.reading == null
        ? null
        : choose(
            'other reading',
            wish.reading,
            readings.map(({ id }) => id),
          ),
  };
}

/** The load of a setting, whose name has been checked. */
export const loadIn = ({ loads }: Runnable, { load }: Setting): Load =>
  loads.find(({ name }) => name === load) ?? loads[0];

/** The reading of a setting, whose number has been checked; null where all is as the book takes it. */
export const readingIn = ({ readings }: Runnable, { reading }: Setting): Reading | null =>
  readings.find(({ id }) => id === reading) ?? null;

/** A setting in words, for the terminal and for files: `Q177245: build nt4-sp3, 2 processors, SynAttackProtect absent, load both-closes`. */
export const inWords = ({ case: name, build, processors, registry, load, reading }: Setting): string =>
  `${name}: ${[
    ...(build === null ? [] : [`build ${build}`]),
    many(processors, 'processor'),
    ...Object.entries(registry).map(([value, data]) => `${value} ${data}`),
    `load ${load}`,
    ...(reading === null ? [] : [`${reading} taken the other way`]),
  ].join(', ')}`;

/** Two settings are the same choice of everything. */
export const isSameSetting = (one: Setting, other: Setting): boolean => JSON.stringify(one) === JSON.stringify(other);
