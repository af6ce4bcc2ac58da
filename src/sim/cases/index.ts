import type { Build, BuildId } from '../builds/index.ts';
import { CONCEPT_NAMES, CONCEPTS, type ConceptName } from '../concepts/index.ts';
import type { Load } from '../world/load.ts';
import type { Case, Runnable } from './case.ts';
import * as EVERY from './every.ts';

/** Every case, by article number. An article's page names one of these. */
export const CASE_NAMES = ['Q177245', 'Q297040'] as const;
export type CaseName = (typeof CASE_NAMES)[number];
export const CASES: Readonly<Record<CaseName, Case>> = EVERY;

/** Everything that can be run: the articles' cases, and the concepts, of which none has a driver, a registry or a network. */
export const RUNNABLE_NAMES = [...CASE_NAMES, ...CONCEPT_NAMES] as const;
export type RunnableName = CaseName | ConceptName;
const WITHOUT_DRIVER = { driver: null, builds: [], registry: [], probes: [] } as const;
export const RUNNABLES: Readonly<Record<RunnableName, Runnable>> = {
  ...CASES,
  ...(Object.fromEntries(
    Object.entries(CONCEPTS).map(([name, concept]) => [name, { ...concept, ...WITHOUT_DRIVER }]),
  ) as unknown as Record<ConceptName, Runnable>),
};

export type { Load } from '../world/load.ts';
export type { Case, Runnable } from './case.ts';

/** One choice of everything that something runnable lets a reader choose. */
export interface Setting {
  readonly case: RunnableName;
  /** Null: no driver takes part. */
  readonly build: BuildId | null;
  readonly processors: number;
  readonly registry: Readonly<Record<string, string>>;
  readonly load: string;
}

/** A setting as it may come from a link, a flag or a menu: unchecked, and with gaps for the default. */
export interface Wish {
  readonly case: string;
  readonly build?: string | null | undefined;
  readonly processors?: number | undefined;
  readonly registry?: Readonly<Record<string, string>> | undefined;
  readonly load?: string | undefined;
}

/** What was asked for does not exist. The message is one sentence that names the choices. */
export class UnknownChoice extends Error {}

/** Text from outside may be of any length; a sentence about it repeats no more than this. */
const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function choose<T extends string | number>(what: string, asked: T, choices: readonly T[]): T {
  if (choices.includes(asked)) return asked;
  const instead = choices.length === 0 ? 'none can be chosen here' : `choose one of ${choices.join(', ')}`;
  throw new UnknownChoice(`There is no ${what} "${clipped(String(asked))}"; ${instead}.`);
}

/** The name of something runnable. @throws UnknownChoice with a sentence that names the choices: in a frame, one. */
export const runnableName = (name: string): RunnableName =>
  choose(
    'case',
    name as RunnableName,
    RUNNABLE_NAMES.filter((one) => one in RUNNABLES),
  );

/**
 * A wish made whole: gaps filled with the defaults of what it names, everything checked.
 *
 * @throws UnknownChoice with a sentence for the reader.
 */
export function settingOf(wish: Wish): Setting {
  const name = runnableName(wish.case);
  const { driver, builds, processors, registry, loads } = RUNNABLES[name];
  for (const asked of Object.keys(wish.registry ?? {}))
    choose(
      'registry value',
      asked,
      registry.map((value) => value.name),
    );
  const [usual = null] = builds;
  return {
    case: name,
    // What has a driver may have any of its files.
    build: wish.build == null ? usual : choose('build', wish.build as BuildId, Object.keys(driver ?? {}) as BuildId[]),
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
  };
}

/** The load of a setting, whose name has been checked. */
export function loadOf(setting: Setting): Load {
  const { loads } = RUNNABLES[setting.case];
  return loads.find((load) => load.name === setting.load) ?? loads[0];
}

/** The file of its driver that a setting runs with. */
export const buildFor = ({ case: name, build }: Setting): Build => ({
  id: build,
  routines: (build !== null && RUNNABLES[name].driver?.[build]) || {},
});

/** A setting in words, for the terminal and for files: `Q177245: build nt4-sp3, 2 processors, SynAttackProtect absent, load both-closes`. */
export const inWords = ({ case: name, build, processors, registry, load }: Setting): string =>
  `${name}: ${[
    ...(build === null ? [] : [`build ${build}`]),
    `${processors} processor${processors === 1 ? '' : 's'}`,
    ...Object.entries(registry).map(([value, data]) => `${value} ${data}`),
    `load ${load}`,
  ].join(', ')}`;
