import { BUILD_IDS, type BuildId } from '../builds/index.ts';
import type { Case, Load } from './case.ts';
import { Q177245 } from './q177245.ts';
import { Q297040 } from './q297040.ts';

/** Every case, by article number. An article's page names one of these. */
export const CASE_NAMES = ['Q177245', 'Q297040'] as const;
export type CaseName = (typeof CASE_NAMES)[number];
export const CASES: Readonly<Record<CaseName, Case>> = { Q177245, Q297040 };

export type { Case, Load } from './case.ts';

/** One choice of everything a case lets a reader choose. */
export interface Setting {
  readonly case: CaseName;
  readonly build: BuildId;
  readonly processors: number;
  readonly registry: Readonly<Record<string, string>>;
  readonly load: string;
}

/** A setting as it may come from a link, a flag or a menu: unchecked, and with gaps for the default. */
export interface Wish {
  readonly case: string;
  readonly build?: string | undefined;
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
  throw new UnknownChoice(`There is no ${what} "${clipped(String(asked))}"; choose one of ${choices.join(', ')}.`);
}

/**
 * A wish made whole: gaps filled with the case's defaults, everything checked.
 *
 * @throws UnknownChoice with a sentence for the reader.
 */
export function settingOf(wish: Wish): Setting {
  const name = choose('case', wish.case as CaseName, CASE_NAMES);
  const { builds, processors, registry, loads } = CASES[name];
  for (const asked of Object.keys(wish.registry ?? {}))
    choose(
      'registry value',
      asked,
      registry.map((value) => value.name),
    );
  return {
    case: name,
    build: wish.build === undefined ? builds[0] : choose('build', wish.build as BuildId, BUILD_IDS),
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
  const { loads } = CASES[setting.case];
  return loads.find((load) => load.name === setting.load) ?? loads[0];
}
