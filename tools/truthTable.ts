import type { Claim, Claims, Expected, Leaves } from '../src/sim/computer/claim.ts';
import type { Runnable } from '../src/sim/computer/runnable.ts';
import type { Setting } from '../src/sim/computer/setting.ts';
import type { Exploration } from '../src/sim/explore/explore.ts';
import type { Verdicts } from '../src/sim/explore/verdict.ts';
import { CASES, CONCEPTS, settingOf } from '../src/sim/library/index.ts';
import { readPlace } from '../src/sim/machine/read.ts';

/** One setting of a claim. */
export interface Row {
  /** With the name of the case or the concept before it. */
  readonly claim: string;
  readonly setting: Setting;
  readonly expected: Expected;
  /** Of the machine that the shortest bad schedule ends in: each question's short name, `+` alive, `-` dead. */
  readonly symptoms?: string;
  /** After so many background requests every question is dead at every bad end. */
  readonly allDeadAfter?: number;
  readonly states: number;
  readonly transitions: number;
}

/** What the file of something runnable exports beside it. The folder and the name are all that is known of it here. */
const beside = (folder: 'cases' | 'concepts', name: string): Promise<Claims> =>
  import(`../src/sim/library/${folder}/${name}.ts`);

type Besides = ReadonlyMap<string, Claims>;
const besides = async (folder: 'cases' | 'concepts', all: Readonly<Record<string, Runnable>>): Promise<Besides> =>
  new Map(await Promise.all(Object.keys(all).map(async (name) => [name, await beside(folder, name)] as const)));

const OF_CASES = await besides('cases', CASES);
const OF_CONCEPTS = await besides('concepts', CONCEPTS);

/** Every way to choose one value for each name: `{ a: ['0', '1'] }` is `{ a: '0' }` and `{ a: '1' }`. */
const choices = (registry: Claim['registry'] = {}): readonly Readonly<Record<string, string>>[] =>
  Object.entries(registry).reduce<readonly Readonly<Record<string, string>>[]>(
    (all, [name, values]) => all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );

const rowsOf = (
  name: string,
  { claim, builds, registry, loads, reading, expected, symptoms, allDeadAfter, counts }: Claim,
): readonly Row[] =>
  (builds ?? [undefined]).flatMap((build) =>
    choices(registry).flatMap((values) =>
      loads.flatMap((load) =>
        Object.entries(counts).map(([processors, [states, transitions]]) => ({
          claim: `${name}: ${claim}`,
          setting: settingOf({ case: name, build, load, processors: Number(processors), registry: values, reading }),
          expected,
          ...(symptoms && { symptoms }),
          ...(allDeadAfter && { allDeadAfter: allDeadAfter[Number(processors)] }),
          states,
          transitions,
        })),
      ),
    ),
  );
const tableOf = (all: Besides): readonly Row[] =>
  [...all].flatMap(([name, { claims }]) => claims.flatMap((claim) => rowsOf(name, claim)));

/** The claims of the articles, as far as the models state them. One claim makes a row for each build, value, load and number of processors. */
export const TRUTH_TABLE: readonly Row[] = tableOf(OF_CASES);

/** Every load of every concept on every number of processors: the spaces are so small that none need be left out. */
export const CONCEPT_TABLE: readonly Row[] = tableOf(OF_CONCEPTS);

/** The claims of a case or a concept, for who would know what it says and not only that it holds. */
export const claimsOf = (name: string): readonly Claim[] => (OF_CASES.get(name) ?? OF_CONCEPTS.get(name))?.claims ?? [];

/** Every setting that a concept lets a reader choose. */
export const CONCEPT_SETTINGS: readonly Setting[] = Object.values(CONCEPTS).flatMap(
  ({ name, loads, processors, readings }) =>
    loads.flatMap((load) =>
      processors.choices.flatMap((count) =>
        [null, ...readings.map(({ id }) => id)].map((reading) =>
          settingOf({ case: name, load: load.name, processors: count, reading }),
        ),
      ),
    ),
);

/** Damage to a case's driver that no claim notices, with the reason why it may go unnoticed: all else must turn a row red. */
export const LET_STAND = [...OF_CASES].flatMap(([name, { letStand = [] }]) =>
  letStand.map((one) => ({ case: name, ...one })),
);

type Said = Pick<Verdicts, 'verdict' | 'inevitable'> & { readonly stops: readonly { readonly name: string }[] };

/** A verdict in the words of a claim. */
export function verdictOf({ verdict, inevitable, stops }: Said): Expected | string {
  const stopped = stops.map(({ name }) => `, ${name}`).join('');
  if (verdict === 'no-hang') return 'no hang';
  if (verdict === 'gave-up') return verdict;
  const how = inevitable === null ? 'bound reached' : inevitable ? 'every schedule' : 'some schedules';
  return `${verdict.replace('-', ' ')}, ${how}${stopped}`;
}
export const symptomsOf = ({ worst }: Exploration): string | undefined =>
  Object.entries(worst?.end?.life ?? {})
    .map(([question, life]) => `${question}${{ alive: '+', dead: '-', 'at risk': '~', unknown: '?' }[life]}`)
    .join(' ') || undefined;

const leavesOf = (name: string | undefined): Leaves | undefined => OF_CASES.get(name ?? '')?.leaves;

/** What must stay behind where a computer comes to rest: an object never freed, a connection left in the table. */
export function expectedBehind({ setting, expected }: Row): string {
  const leaves = leavesOf(setting.case);
  if (!leaves) return '';
  const after = expected.includes('every schedule') ? [] : [leaves.after[setting.load] ?? `no word on ${setting.load}`];
  return [...after, ...(expected === 'no hang' ? [] : [`hung: ${leaves.hung}`])].join(' | ');
}
export function leftBehind({ model, space, ends }: Exploration): string {
  const places = leavesOf(model.spec.of?.setting.case)?.places;
  if (!places) return '';
  const left = ends.map(
    ({ state, healthy }) =>
      `${healthy ? '' : 'hung: '}${places.map((place) => place.values?.[readPlace(model, space.machine(state), place)]).join(', ')}`,
  );
  return [...new Set(left)].sort().join(' | ');
}

/**
 * A promise that holds always and does not, in any state: also of a setting that hangs, whose verdict says nothing of it.
 * Null where all are kept, else a sentence.
 */
export function brokenPromise({ model, space }: Exploration): string | null {
  const promises = model.promises.filter(({ judged }) => judged === 'always');
  for (let state = 0; promises.length > 0 && state < space.states; state++) {
    const machine = space.machine(state);
    for (const { says, broken } of promises) if (broken(machine)) return says;
  }
  return null;
}
